"""What an officer's duties of some dates add up to, and its limits: rows only where rest and shifts leave room for more."""

from typing import NamedTuple

from scheduler.formulation.fullest import Fullest, Weight
from scheduler.formulation.model import Model
from scheduler.program.affine import Affine, total


class _Date(NamedTuple):
    """What is carried of one date, the decided duties in it, and how much of it may be given, by weights alone."""

    amount: Affine
    decided: list[Affine]
    given: Affine
    most_given: int


class Carried:
    """`weight` is what a duty counts, in the unit of the limit; `with_home_work` counts home work as well."""

    def __init__(self, model: Model, weight: Weight, with_home_work: bool = False):
        self._model, self._weight, self._with_home_work = model, weight, with_home_work
        self._fullest = Fullest(model, weight, with_home_work)
        self._dates: dict[int, list[_Date]] = {}

    def limit(self, officer: int, days: range, most: int, before: int = 0) -> None:
        """At most so much over dates of the horizon, `before` of it given before them. A duty of no weight adds nothing,
        however many the givens are."""
        if self._fullest.most(officer, days) + before <= most:
            return
        if officer not in self._dates:
            self._dates[officer] = [self._date(officer, day) for day in range(self._model.instance.days.count)]
        dates = self._dates[officer][days.start : days.stop]
        decided = [amount for date in dates for amount in date.decided]
        if decided:
            given = before + self._given(dates, most - before)
            self._model.program.cap_beside(total([date.amount for date in dates]).plus(before), decided, given, most)

    def _given(self, dates: list[_Date], room: int) -> int:
        """At most; found exactly only where it may leave no room."""
        by_weight = sum([date.most_given for date in dates])
        return by_weight if by_weight <= room else sum([self._model.program.most(date.given.merged()) for date in dates])

    def _date(self, officer: int, day: int) -> _Date:
        instance, home = self._model.instance, self._model.home
        starts = [(start, self._weight(start.shift)) for start in self._model.starts_on(officer, day)]
        decided = [(start.amount, weight) for start, weight in starts if weight and start.decided]
        given = [(start.amount, weight) for start, weight in starts if weight and not start.decided]
        shift = instance.lines.base_on[officer][day]
        if self._with_home_work and shift is not None and (officer, day) in home:
            given.append((home[officer, day], self._weight(instance.shifts[shift])))
        carried = [amount.times(weight) for amount, weight in (*decided, *given)]
        weights = [weight for _, weight in given]
        return _Date(
            total(carried),
            [amount for amount, _ in decided],
            total(carried[len(decided) :]),
            max(weights, default=0) if self._model.takes_turns(officer) else sum(weights),
        )
