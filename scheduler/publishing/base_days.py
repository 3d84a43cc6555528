"""Base shifts of single dates other than the rota's: who is off, and who serves instead."""

from models.case import Case
from models.duty import BaseDay
from models.roster import Assignment


def without_base(case: Case, row: Assignment) -> Case:
    """The case in which the officer of a base duty is off on its date."""
    return with_base_days(case, (BaseDay(officer=row.officer, date=row.date, shift=None),))


def with_base_days(case: Case, days: tuple[BaseDay, ...]) -> Case:
    """The case with these in place of what the rota or the existing roster has on their dates."""
    new = {(day.officer, day.date) for day in days}
    kept = (day for day in case.base_roster if (day.officer, day.date) not in new)
    return case.model_copy(update={"base_roster": (*kept, *days)})
