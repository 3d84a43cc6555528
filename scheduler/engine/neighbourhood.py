"""Which decisions to free at once: the rosters of a few stations for a while, or the whole lines of some officers."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from random import Random
from typing import NamedTuple

import numpy as np

from scheduler.engine.matrix import Flags, Numbers
from scheduler.engine.model import Model

STATIONS = (1, 1, 2, 3)
"""Stations of a part, drawn at random."""
SHORTEST = 3
"""Days of the shortest part."""
LACKING = 0.7
"""How often a part lies where something is lacking."""
LINES = 0.2
"""How often a part is whole lines of officers."""

Row = tuple[int, int, int]
"""A variable, and the first and the last day that it speaks of."""


class Timed(NamedTuple):
    """Variables, each with the first and last day that it speaks of."""

    names: Numbers
    first: Numbers
    last: Numbers

    def within(self, days: range) -> Numbers:
        return self.names[(self.last >= days.start) & (self.first < days.stop)]


class Neighbourhoods:
    """Sets of variables by station and window: who may serve there, their present duties elsewhere, the leave of its own."""

    def __init__(self, model: Model, needed: Collection[int]):
        self.model = model
        auxiliary = {definition.var for definition in model.program.definitions}
        self.everything = np.array([var for var in range(len(model.program.lower)) if var not in auxiliary or var in needed])
        self._counted = np.zeros(len(model.program.lower), dtype=bool)
        self._counted[[*model.x, *model.refused, *(var for options in model.options for var in options)]] = True
        self._servers: dict[str, set[int]] = defaultdict(set)
        for candidate in model.candidates:
            self._servers[candidate.duty.station].add(candidate.officer)
        at: dict[str, list[Row]] = defaultdict(list)
        of: dict[int, list[Row]] = defaultdict(list)
        for station, officer, row in self._rows():
            at[station].append(row)
            of[officer].append(row)
        self._at = {station: _timed(rows) for station, rows in at.items()}
        self._of = {officer: _timed(rows) for officer, rows in of.items()}
        self.stations = sorted(self._servers)
        lacks = [(station, row) for station, row in self._lacking() if station in self._servers]
        self._lacks, self._lack_stations = _timed(row for _, row in lacks), [station for station, _ in lacks]
        self._followers: list[list[int]] = [[] for _ in model.program.lower]
        for definition in model.program.definitions:
            if definition.var in needed:
                for var in {var for piece in definition.pieces for var, _ in piece.terms}:
                    self._followers[var].append(definition.var)

    def _rows(self) -> Iterator[tuple[str, int, Row]]:
        """Decisions, each with the station whose roster it is part of and the officer."""
        model, instance = self.model, self.model.instance
        for candidate, var in zip(model.candidates, model.x, strict=True):
            yield candidate.duty.station, candidate.officer, (var, candidate.duty.day, candidate.duty.day)
        for (officer, station), stay in model.stays.items():
            yield from ((station, officer, (var, day, day)) for day, var in stay.on.items())
        for leave, refused, options in zip(instance.decidable_leave, model.refused, model.options, strict=True):
            first, last = min(one.first for one in leave.options), max(one.last for one in leave.options)
            unit = instance.officers[leave.officer].unit
            yield from ((unit, leave.officer, (var, first, last)) for var in (refused, *options))
        for (officer, day), starts in model.base.items():
            unit = instance.unit_on[officer][day] or ""
            yield from ((unit, officer, (var, day, day)) for start in starts[1:] for var, _ in start.amount.terms[:1])
        for (officer, night), var in model.beds.items():
            yield instance.officers[officer].unit, officer, (var, night, night)

    def _lacking(self) -> Iterator[tuple[str, Row]]:
        """Variables that are positive where something is lacking."""
        instance = self.model.instance
        for duty in instance.duties:
            amount = self.model.below_target.get(duty.index)
            yield from ((duty.station, (var, duty.day, duty.day)) for var, _ in (amount.terms if amount else ()))
        for leave, refused in zip(instance.decidable_leave, self.model.refused, strict=True):
            day = min(max(0, leave.options[0].first), instance.days - 1)
            yield instance.officers[leave.officer].unit, (refused, day, day)

    def draw(self, rng: Random, values: Numbers, is_open: Flags, size: int) -> tuple[Numbers, bool]:
        """Variables with about `size` open decisions among them, and whether those are all there are.

        Days of stints do not count: they follow from the duties but for the idle ones.
        """
        total = int((is_open & self._counted).sum())
        if total <= size:
            return self.everything, True
        if rng.random() < LINES:
            return self._with_followers(self._lines(rng, is_open, size)), False
        return self._with_followers(self._window(rng, values, size / total)), False

    def _lines(self, rng: Random, is_open: Flags, size: int) -> set[int]:
        """All that is decided of some officers who serve one station."""
        counted, free = is_open & self._counted, set[int]()
        servers = sorted(self._servers[rng.choice(self.stations)])
        for officer in rng.sample(servers, len(servers)):
            free.update(self._of[officer].names.tolist())
            size -= int(counted[self._of[officer].names].sum())
            if size <= 0:
                break
        return free

    def _window(self, rng: Random, values: Numbers, share: float) -> set[int]:
        """All that is decided of some stations on some days, mostly around something that is lacking."""
        number = min(len(self.stations), max(rng.choice(STATIONS), math.ceil(share * len(self.stations))))
        horizon = self.model.instance.days
        length = max(SHORTEST, round(share * len(self.stations) / number * horizon))
        station, middle = self._place(rng, values)
        first = middle - rng.randrange(length)
        days = range(max(0, first), min(horizon, first + length))
        others = rng.sample(self.stations, number)
        free: set[int] = set()
        for one in [station, *(other for other in others if other != station)][:number]:
            free.update(self._around(one, days, values).tolist())
        return free

    def _place(self, rng: Random, values: Numbers) -> tuple[str, int]:
        """A station and a day: of a duty below target or a request refused, or any."""
        lacking = np.flatnonzero(values[self._lacks.names] > 0)
        if len(lacking) and rng.random() < LACKING:
            index = int(rng.choice(lacking))
            return self._lack_stations[index], int(self._lacks.first[index])
        return rng.choice(self.stations), rng.randrange(self.model.instance.days)

    def _around(self, station: str, days: range, values: Numbers) -> Numbers:
        held = [self._of[officer].within(days) for officer in self._servers[station]]
        elsewhere = np.concatenate(held)
        return np.concatenate([self._at[station].within(days), elsewhere[values[elsewhere] != 0]])

    def _with_followers(self, free: set[int]) -> Numbers:
        waiting = list(free)
        while waiting:
            for var in self._followers[waiting.pop()]:
                if var not in free:
                    free.add(var)
                    waiting.append(var)
        return np.array(sorted(free))


def _timed(rows: Iterable[Row]) -> Timed:
    table = np.array(list(rows), dtype=np.int64).reshape(-1, 3)
    return Timed(table[:, 0], table[:, 1], table[:, 2])
