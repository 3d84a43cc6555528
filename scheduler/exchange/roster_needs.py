"""What each duty of the horizon needs, laid out by date."""

from datetime import date, timedelta
from typing import NamedTuple

from models.case import Case
from models.duty import DayClass, DayKind


class Duty(NamedTuple):
    station: str
    post: str
    shift: str
    date: date


class Need(NamedTuple):
    """`weight` above 1 is a peak."""

    minimum: int
    target: int
    weight: int


CLASSES = {
    DayClass.EVERY: set(DayKind),
    DayClass.WORKING: {DayKind.WORKING},
    DayClass.REST: {DayKind.REST},
    DayClass.HOLIDAY: {DayKind.HOLIDAY},
    DayClass.OFF: {DayKind.REST, DayKind.HOLIDAY},
}


def dates(first: date, last: date) -> list[date]:
    return [first + timedelta(n) for n in range((last - first).days + 1)]


def needs(case: Case) -> dict[Duty, Need]:
    """What each duty needs; of rows for the same duty the later wins, and an exception wins over all rows."""
    kinds = {day.date: day.kind for day in case.calendar}
    found: dict[Duty, Need] = {}
    for row in case.demands:
        for day in dates(max(row.first or case.start, case.start), min(row.last or case.end, case.end)):
            if kinds[day] in CLASSES[row.days]:
                found[Duty(row.station, row.post, row.shift, day)] = Need(row.minimum, row.target, row.weight)
    for one in case.demand_exceptions:
        if case.start <= one.date <= case.end:
            found[Duty(one.station, one.post, one.shift, one.date)] = Need(one.minimum, one.target, one.weight)
    return found
