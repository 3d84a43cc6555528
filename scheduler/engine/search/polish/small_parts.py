"""What is small enough to be solved exactly with all else held still: beds, exchanges, single dates and stints, one line."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from scheduler.engine.search.places import Places
from scheduler.formulation.decisions import Stay
from scheduler.formulation.model import Model
from scheduler.program.arrays import Numbers

NOTHING = np.empty(0, dtype=np.int64)


class Worked(NamedTuple):
    """A decided duty that an officer is on; `home` is the officer's unit on that day."""

    officer: int
    station: str
    day: int
    home: str | None


class SmallParts:
    """Kinds of parts, each as sets of decision variables; all wanted beds and visits belong to each part.

    `values` gives those of the roster at the moment at which a part is drawn, since each part may change it.
    """

    def __init__(self, model: Model, values: Callable[[], Numbers]) -> None:
        self._model, self._values = model, values
        self._of = Places(model).of
        self._x = np.array(model.x, dtype=np.int64)
        self._beds = np.array(sorted([*model.beds.values(), *model.visits.variables()]), dtype=np.int64)
        duty = np.array([candidate.duty.index for candidate in model.candidates], dtype=np.int64)
        self._by_duty, self._duty = np.argsort(duty, kind="stable"), np.sort(duty)

    def all(self) -> Iterator[Numbers]:
        """What is quick and sure to be asked for first; a stint given up lies in the third kind, two made one in the last two."""
        for kind in (self.beds, self.exchanges, self.dates, self.stints, self.lines):
            for free in kind():
                yield np.concatenate([free, self._beds])

    def beds(self) -> Iterator[Numbers]:
        if len(self._beds):
            yield self._beds

    def exchanges(self) -> Iterator[Numbers]:
        """Whole lines of two officers each of whom stands in at the other's station on a date."""
        standing_in: dict[tuple[int, str | None, str], list[int]] = defaultdict(list)
        for work in self._worked():
            if work.home != work.station:
                standing_in[work.day, work.home, work.station].append(work.officer)
        pairs = {
            (officer, other)
            for (day, home, station), officers in standing_in.items()
            for other in standing_in.get((day, station, home or ""), ())
            for officer in officers
            if officer < other
        }
        for pair in sorted(pairs):
            yield np.concatenate([self._of[officer].names for officer in pair])

    def dates(self) -> Iterator[Numbers]:
        """Of a date all that is decided of those who are on a decided duty or might wish to be, and posts of base duties."""
        instance = self._model.instance
        wishing = {
            (instance.number[wish.officer], day)
            for wish in instance.case.wishes
            for day in instance.days.clipped(wish.first, wish.last)
        }
        for day in range(instance.days.count):
            officers = {work.officer for work in self._worked() if work.day == day}
            officers |= {officer for officer, when in wishing if when == day}
            posts = [self._posts(officer, day) for officer in range(len(instance.officers)) if officer not in officers]
            yield np.concatenate([NOTHING, *posts, *(self._on(officer, range(day, day + 1)) for officer in sorted(officers))])

    def stints(self) -> Iterator[Numbers]:
        """A stint, all that is decided of its officer meanwhile, and whoever else may be on its duties; short ones first."""
        stints = [(last - first, officer, station, first, last) for officer, station, first, last in self._stints()]
        for _, officer, station, first, last in sorted(stints):
            days = range(first, last + 1)
            yield np.concatenate([self._on(officer, days), *self._successors(officer, station, days)])

    def lines(self) -> Iterator[Numbers]:
        """The whole line of an officer who is on a decided duty or has a wish."""
        model = self._model
        officers = {work.officer for work in self._worked()}
        officers |= {model.instance.number[wish.officer] for wish in model.instance.case.wishes}
        for officer in sorted(officers & set(self._of)):
            yield self._of[officer].names

    def _worked(self) -> list[Worked]:
        unit_on, candidates = self._model.instance.lines.unit_on, self._model.candidates
        worked = []
        for place in np.flatnonzero(self._values()[self._x]).tolist():
            officer, duty = candidates[place].officer, candidates[place].duty
            worked.append(Worked(officer, duty.station, duty.day, unit_on[officer][duty.day]))
        return worked

    def _on(self, officer: int, days: range) -> Numbers:
        return self._of[officer].within(days) if officer in self._of else NOTHING

    def _posts(self, officer: int, day: int) -> Numbers:
        """Variables of the posts at which a base duty may be worked, where there is a choice."""
        starts = self._model.base.get((officer, day), ())
        return np.array([var for start in starts[1:] for var, _ in start.amount.terms[:1]], dtype=np.int64)

    def _stints(self) -> Iterator[tuple[int, str, int, int]]:
        """Officer, station, first and last day."""
        values = self._values()
        for (officer, station), stay in self._model.stays.items():
            there = np.array(sorted(day for day, var in stay.on.items() if values[var]), dtype=np.int64)
            for run in np.split(there, np.flatnonzero(np.diff(there) > 1) + 1) if len(there) else ():
                yield officer, station, int(run[0]), int(run[-1])

    def _successors(self, officer: int, station: str, days: range) -> Iterator[Numbers]:
        """What makes others take over the officer's duties at the station on these days."""
        values, model = self._values(), self._model
        on = self._on(officer, days)
        worked = on[(values[on] != 0) & np.isin(on, self._x)]
        places = [
            self._rows_of(model.candidates[place].duty.index) for place in np.flatnonzero(np.isin(self._x, worked)).tolist()
        ]
        rows = np.concatenate([NOTHING, *places])
        yield self._x[rows]
        for other in sorted({model.candidates[row].officer for row in rows.tolist()} - {officer}):
            stay = model.stays.get((other, station))
            yield NOTHING if stay is None else _around(stay, days)
            yield from (self._posts(other, day) for day in days)

    def _rows_of(self, duty: int) -> Numbers:
        """Places of the duty's candidates among all."""
        first, end = np.searchsorted(self._duty, [duty, duty + 1])
        return self._by_duty[first:end]


def _around(stay: Stay, days: range) -> Numbers:
    """Days of the stay from the eve of these days to the day after."""
    wider = range(days.start - 1, days.stop + 1)
    return np.array([var for day, var in stay.on.items() if day in wider], dtype=np.int64)
