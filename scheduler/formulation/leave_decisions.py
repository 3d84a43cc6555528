"""The variables of leave that is decided, and what of it covers a day or excludes a duty."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from scheduler.formulation.facts import DecidableLeave, LeaveOption
from scheduler.formulation.instance import Instance
from scheduler.program.affine import Affine, count

Options = list[tuple[LeaveOption, int]]
"""Of one request, each with its variable."""


class Decided(NamedTuple):
    """A request's options, whether force grants it, and whether it counts among those on leave at once."""

    options: Options
    is_forced: bool
    takes_place: bool


class LeaveDecisions:
    """`refused` and `options` hold 0/1 variables by request, in the order of the instance's `leave.decidable`."""

    def __init__(self, instance: Instance):
        self._instance = instance
        self.refused: list[int] = []
        self.options: list[list[int]] = []
        """Per request, a variable per option."""
        self._decided: dict[int, list[Decided]] = defaultdict(list)

    def add(self, leave: DecidableLeave, variables: list[int], refused: int) -> None:
        options = list(zip(leave.options, variables, strict=True))
        is_forced = leave.request.id in self._instance.forced.grants
        takes_place = self._instance.leave.takes_place(leave.request)
        self._decided[leave.officer].append(Decided(options, is_forced, takes_place))
        self.options.append(variables)
        self.refused.append(refused)

    def requests(self) -> Iterator[tuple[DecidableLeave, int, list[int]]]:
        """Each decidable request, the variable that refuses it and those of its options."""
        return zip(self._instance.leave.decidable, self.refused, self.options, strict=True)

    def variables(self) -> list[int]:
        """Of every request, to refuse it and each of its options."""
        return [*self.refused, *(var for options in self.options for var in options)]

    def options_of(self, officer: int) -> list[Options]:
        """Per request of the officer."""
        return [decided.options for decided in self._decided.get(officer, ())]

    def covering(self, officer: int, day: int) -> list[Affine]:
        """Per request, 1 if it is granted over the day; none where it cannot be."""
        return _covering(self.options_of(officer), day)

    def forced_covering(self, officer: int, day: int) -> list[Affine]:
        """The same of the requests that forced pins grant."""
        return _covering([decided.options for decided in self._decided.get(officer, ()) if decided.is_forced], day)

    def taking_place(self, officer: int, day: int, is_forced: bool) -> list[Affine]:
        """The same of the requests that count among those on leave at once, forced pins' own or all others."""
        placed = [decided for decided in self._decided.get(officer, ()) if decided.takes_place]
        return _covering([decided.options for decided in placed if decided.is_forced == is_forced], day)

    def excluding(self, officer: int, start: int, end: int) -> list[Affine]:
        """Per request, 1 if it is granted so that a duty of minutes [start, end) falls away; none where it cannot be."""
        excludes = self._instance.leave.excludes
        amounts = [
            count([var for option, var in options if excludes(option.first, option.last, start, end)])
            for options in self.options_of(officer)
        ]
        return [amount for amount in amounts if amount.terms]


def _covering(requests: list[Options], day: int) -> list[Affine]:
    amounts = [count([var for option, var in options if option.first <= day <= option.last]) for options in requests]
    return [amount for amount in amounts if amount.terms]
