"""The common base of every noun: frozen, closed to unknown fields, ids kept as text; and the numbers and times of fields."""

from datetime import date, datetime, time, timedelta
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from models.words import say

T = TypeVar("T", time, datetime)
LARGEST_NUMBER = 1_000_000
"""Of officers, minutes, points or anything else that a case counts: beyond it sums outgrow what a solver handles."""


def _on_the_minute(value: T) -> T:
    """Local time in whole minutes, as rosters have it."""
    if value.tzinfo is not None:
        raise PydanticCustomError("zone", "{said}", {"said": say("json.zone")})
    if value.second or value.microsecond:
        raise PydanticCustomError("seconds", "{said}", {"said": say("json.seconds")})
    return value


Id = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
Count = Annotated[int, Field(ge=0, le=LARGEST_NUMBER)]
PositiveCount = Annotated[int, Field(ge=1, le=LARGEST_NUMBER)]
Clock = Annotated[time, AfterValidator(_on_the_minute)]
Moment = Annotated[datetime, AfterValidator(_on_the_minute)]


def is_none(value: object) -> bool:
    """For fields that are left out of a file where they say nothing."""
    return value is None


class Noun(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class DateRange(Noun):
    """Dates from `first` to `last`, both included."""

    first: date
    last: date


def dates(first: date, last: date) -> list[date]:
    """From `first` to `last`, both included; none where `last` is earlier."""
    return [first + timedelta(number) for number in range((last - first).days + 1)]
