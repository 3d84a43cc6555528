"""What the demand is computed from: what was counted, how the work is done, and what stations ask for beforehand."""

import datetime as dt
from datetime import date
from enum import StrEnum

from models.base import Count, DateRange, Id, Noun, PositiveCount


class ServiceMethod(StrEnum):
    """`counter`: people queue and wait; `response`: crews go out to calls."""

    COUNTER = "counter"
    RESPONSE = "response"


class Service(Noun):
    """A kind of business that is counted by the day, and the post and shift that do it.

    `minutes` is the mean time that one case takes at a counter, or one call takes a crew. `floor` is the fewest officers
    on duty on a date on which the service is open.
    """

    id: Id
    post: Id
    shift: Id
    method: ServiceMethod
    minutes: PositiveCount
    floor: Count = 0


class HourShare(Noun):
    """The part of a service's daily arrivals that comes in one clock hour; parts are relative to each other."""

    service: Id
    hour: Count
    share: Count


class HistoryCount(Noun):
    """Cases or calls at a station on one date. A closed day has no row, or 0."""

    station: Id
    service: Id
    date: dt.date
    count: Count


class SupportRequest(DateRange):
    """支援申请: a station asks for `number` officers in all on a duty; with `additional`, for so many beyond the demand.

    `submitted` None leaves the lead time open; `urgent` shortens it.
    """

    id: Id
    station: Id
    post: Id
    shift: Id
    number: PositiveCount
    reason: str = ""
    submitted: date | None = None
    urgent: bool = False
    additional: bool = False
