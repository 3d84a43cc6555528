"""A line as a path: stretches of dates of two kinds take turns, so that a limit on their length is a choice of arcs.

A node is the start of a date, an arc one whole stretch. A relaxation of rows over windows lets half a stretch stand wherever
it helps; the path's relaxation only mixes whole ones (docs/archive/engine-tried.md has the measurements).
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from scheduler.program.affine import ONE, ZERO, Affine, total
from scheduler.program.program import Program


class Stretch(NamedTuple):
    """`amount` is 1 if exactly the dates `first` … `last` are of the kind."""

    first: int
    last: int
    amount: Affine

    @property
    def length(self) -> int:
        return self.last - self.first + 1


class Stretches:
    """The stretches of up to `longest` dates of one kind; `here` says by day, 0 or 1, whether the date is of it.

    Where `endless`, those of `longest` dates or more are not told apart: such an arc may go on day by day. Otherwise there are
    none longer, and a stretch from day 0 is a part of one that began `before` dates earlier.
    """

    def __init__(self, program: Program, here: Sequence[Affine], longest: int, endless: bool, before: int = 0):
        self.here, self.longest, self.endless, self.before = here, longest, endless, before
        self.exact: list[Stretch] = []
        self._starts: dict[int, list[Affine]] = defaultdict(list)
        self._ends: dict[int, list[Affine]] = defaultdict(list)
        self._going_on: dict[int, list[Affine]] = defaultdict(list)
        self._over: dict[int, list[Affine]] = defaultdict(list)
        for first in range(len(here)):
            if first == 0 or here[first - 1] != ONE:
                self._add_from(program, first)
        for day in range(longest, len(here)) if endless else ():
            self._add_more(program, day)

    def inside(self) -> list[Stretch]:
        """Those that touch neither the first nor the last date."""
        return [stretch for stretch in self.exact if stretch.first > 0 and stretch.last < len(self.here) - 1]

    def starting(self, day: int) -> Affine:
        return total(self._starts[day])

    def ending(self, day: int) -> Affine:
        """On the eve of the day."""
        return total([*self._ends[day], *self._going_on[day]])

    def over(self, day: int) -> Affine:
        return total(self._over[day])

    def _add_from(self, program: Program, first: int) -> None:
        for length in range(1, min(self.longest, len(self.here) - first) + 1):
            after = first + length
            too_long = first == 0 and not self.endless and length + self.before > self.longest
            if too_long or self.here[after - 1] == ZERO:
                return
            goes_on = self.endless and length == self.longest
            if goes_on or after == len(self.here) or self.here[after] != ONE:
                self._add(program, first, after, goes_on)

    def _add(self, program: Program, first: int, after: int, goes_on: bool) -> None:
        edges = [self.here[first - 1]] if first else []
        if not goes_on:
            edges += self.here[after : after + 1]
        inner = self.here[first:after]
        amount = program.follower(total([*inner, *(-edge for edge in edges)]).plus(1 - len(inner)))
        self._starts[first].append(amount)
        (self._going_on if goes_on else self._ends)[after].append(amount)
        for day in range(first, after):
            self._over[day].append(amount)
        if not goes_on:
            self.exact.append(Stretch(first, after - 1, amount))

    def _add_more(self, program: Program, day: int) -> None:
        """1 if a stretch has lasted `longest` dates before the day and goes on over it."""
        window = self.here[day - self.longest : day + 1]
        if ZERO not in window:
            amount = program.follower(total(window).plus(-self.longest))
            self._going_on[day].append(-amount)
            self._going_on[day + 1].append(amount)
            self._over[day].append(amount)
            program.row(total(self._going_on[day]), low=0)


def take_turns(program: Program, work: Stretches, off: Stretches) -> None:
    """Every date belongs to a stretch of either kind, and where the one kind ends the other begins."""
    program.row(work.starting(0).plus(off.starting(0)), low=1, high=1)
    for day in range(1, len(work.here)):
        program.row(work.starting(day).plus(-off.ending(day)), low=0, high=0)
        program.row(off.starting(day).plus(-work.ending(day)), low=0, high=0)
    for day, here in enumerate(work.here):
        program.row(work.over(day).plus(-here), low=0, high=0)
