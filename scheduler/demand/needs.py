"""The demand as the planner typed it: 需求 by date, later rows over earlier ones, and 需求例外 over all."""

from datetime import date
from typing import NamedTuple

from models.base import dates
from models.case import Case
from models.duty import DayClass, DayKind, Demand, DemandException


class Duty(NamedTuple):
    station: str
    post: str
    shift: str
    date: date

    @property
    def place(self) -> tuple[str, str, str]:
        return self.station, self.post, self.shift


def typed(case: Case) -> dict[Duty, Demand]:
    """The row of 需求 in force for each duty of the horizon, whatever it asks for."""
    kinds = {day.date: day.kind for day in case.calendar}
    needs: dict[Duty, Demand] = {}
    for row in case.demands:
        first, last = max(row.first or case.start, case.start), min(row.last or case.end, case.end)
        for day in dates(first, last):
            if of_class(row.days, kinds[day]):
                needs[Duty(row.station, row.post, row.shift, day)] = row
    return needs


def exceptions(case: Case) -> dict[Duty, DemandException]:
    return {Duty(row.station, row.post, row.shift, row.date): row for row in case.demand_exceptions}


def in_force(case: Case) -> dict[Duty, Demand | DemandException]:
    """What holds for each duty of the horizon: an exception wins over all rows."""
    special = {duty: row for duty, row in exceptions(case).items() if case.start <= duty.date <= case.end}
    return typed(case) | special


def of_class(days: DayClass, kind: DayKind) -> bool:
    """Whether a date of this kind is one of the class."""
    match days:
        case DayClass.EVERY:
            return True
        case DayClass.OFF:
            return kind is not DayKind.WORKING
        case _:
            return days.value == kind.value
