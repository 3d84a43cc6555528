"""The common base of every noun: frozen, closed to unknown fields, ids kept as text."""

from datetime import date, timedelta
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Id = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]


class Noun(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class DateRange(Noun):
    """Dates from `first` to `last`, both included."""

    first: date
    last: date


def dates(first: date, last: date) -> list[date]:
    """From `first` to `last`, both included; none where `last` is earlier."""
    return [first + timedelta(number) for number in range((last - first).days + 1)]
