"""The common base of every noun: frozen, closed to unknown fields, ids kept as text."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Id = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]


class Noun(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class DateRange(Noun):
    """Dates from `first` to `last`, both included."""

    first: date
    last: date
