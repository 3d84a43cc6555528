"""What commitments block, those whose dates are typed, and visits, whose dates are decided."""

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from models.case import Case
from models.leave import Commitment
from scheduler.formulation.facts import DAY_MINUTES
from scheduler.formulation.parts.days import Days


class Asked(NamedTuple):
    """A visit that takes `length` of these days of the horizon, in a row, and of each the minutes from `start` to `end`."""

    officer: int
    row: Commitment
    days: range
    length: int
    start: int
    end: int


class Commitments:
    """`number` gives the place of an officer."""

    def __init__(self, case: Case, number: Mapping[str, int], days: Days):
        self._case, self._number, self._days = case, number, days

    @cached_property
    def blocked(self) -> list[list[tuple[int, int, int]]]:
        """Per officer (day, start minute, end minute), also on the days around the horizon."""
        table: list[list[tuple[int, int, int]]] = [[] for _ in self._number]
        for row in self._case.commitments:
            start, end = _minutes(row)
            for day in range(self._days.number(row.first), self._days.number(row.last) + 1) if row.days is None else ():
                table[self._number[row.officer]].append((day, day * DAY_MINUTES + start, day * DAY_MINUTES + end))
        return table

    @cached_property
    def visits(self) -> list[Asked]:
        """Those that have dates enough in the horizon; none while the row is off."""
        rows = self._case.commitments if self._case.policy.on("visits") else ()
        asked = [
            Asked(self._number[row.officer], row, self._days.clipped(row.first, row.last), row.days, *_minutes(row))
            for row in rows
            if row.days is not None
        ]
        return [visit for visit in asked if len(visit.days) >= visit.length]


def _minutes(row: Commitment) -> tuple[int, int]:
    start = 0 if row.start is None else row.start.hour * 60 + row.start.minute
    return start, (row.end.hour * 60 + row.end.minute if row.end else 0) or DAY_MINUTES
