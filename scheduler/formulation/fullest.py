"""The most that an officer's duties of some dates may add up to, by what rest leaves room for: where that is within a limit,
no row is needed.

Every chain of duties that may follow one another is looked at, by its neighbours alone, so that the number is never too small.
"""

from collections.abc import Callable
from typing import NamedTuple

from scheduler.formulation.facts import DAY_MINUTES, ShiftFacts
from scheduler.formulation.model import Model

Weight = Callable[[ShiftFacts], int]


class _Work(NamedTuple):
    """Something that may start on a date; minutes from its midnight, `ready` when the rest after it is over."""

    begin: int
    ready: int
    standby: bool
    decided: bool
    weight: int


_Day = frozenset[_Work]


class Fullest:
    """`weight` is what a duty counts, in the unit of the limit; `with_home_work` counts home work as well."""

    def __init__(self, model: Model, weight: Weight, with_home_work: bool = False):
        self._model, self._weight, self._with_home_work = model, weight, with_home_work
        self._asks_rest = model.instance.active("rest")
        self._of: dict[tuple[str, bool], _Work] = {}
        self._known: dict[tuple[_Day, ...], int] = {}
        self._days: dict[int, list[_Day]] = {}

    def most(self, officer: int, days: range) -> int:
        """Over dates inside the horizon; without bound by rest where several duties may share a date."""
        if not self._model.takes_turns(officer):
            return sum(self._weight(start.shift) for day in days for start in self._model.starts_on(officer, day)) + sum(
                work.weight for day in days for work in self._at_home(officer, day)
            )
        if officer not in self._days:
            self._days[officer] = [self._works(officer, day) for day in range(self._model.instance.days.count)]
        dates = tuple(self._days[officer][days.start : days.stop])
        longest = self._known.get(dates)
        if longest is None:
            longest = self._known[dates] = self._longest(dates)
        return longest

    def _works(self, officer: int, day: int) -> _Day:
        kinds = {(start.shift.id, start.decided) for start in self._model.starts_on(officer, day)}
        works = (self._work(shift, decided) for shift, decided in kinds)
        return frozenset(work for work in (*works, *self._at_home(officer, day)) if work.weight)

    def _at_home(self, officer: int, day: int) -> list[_Work]:
        shift = self._model.instance.lines.base_on[officer][day] if self._with_home_work else None
        return [self._work(shift, False)] if shift and (officer, day) in self._model.home else []

    def _work(self, shift_id: str, decided: bool) -> _Work:
        work = self._of.get((shift_id, decided))
        if work is None:
            shift = self._model.instance.shifts[shift_id]
            ready = shift.start + shift.minutes + shift.rest
            work = self._of[shift_id, decided] = _Work(shift.start, ready, shift.standby, decided, self._weight(shift))
        return work

    def _longest(self, dates: tuple[_Day, ...]) -> int:
        """The heaviest chain with one work a date at most."""
        reach = self._model.instance.lines.reach if self._asks_rest else 0
        up_to = [0]
        chains: list[list[tuple[_Work, int]]] = []
        for day, works in enumerate(dates):
            chains.append([])
            for work in works:
                best = up_to[max(0, day - reach)]
                for back in range(1, min(reach, day) + 1):
                    near = (weight for before, weight in chains[day - back] if _may_follow(work, before, back))
                    best = max(best, max(near, default=0))
                chains[day].append((work, best + work.weight))
            up_to.append(max(up_to[-1], max((weight for _, weight in chains[day]), default=0)))
        return up_to[-1]


def _may_follow(work: _Work, before: _Work, back: int) -> bool:
    """Two givens never clash; a standby may follow at once."""
    return work.standby or not (work.decided or before.decided) or before.ready <= work.begin + back * DAY_MINUTES
