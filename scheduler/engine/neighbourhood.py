"""Which decisions to free at once: all that the roster of a few stations hangs on for a while, the rest staying as it is."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable
from random import Random
from typing import NamedTuple

import numpy as np

from scheduler.engine.matrix import Flags, Numbers
from scheduler.engine.model import Model

STATIONS = (1, 1, 2, 3)
"""Stations of a part, drawn at random."""
SHORTEST = 3
"""Days of the shortest part."""


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
        self._at = {station: _timed(rows) for station, rows in self._by_station().items()}
        self._of = {officer: _timed(rows) for officer, rows in self._by_officer().items()}
        self.stations = sorted(self._servers)
        self._followers: list[list[int]] = [[] for _ in model.program.lower]
        for definition in model.program.definitions:
            if definition.var in needed:
                for var in {var for piece in definition.pieces for var, _ in piece.terms}:
                    self._followers[var].append(definition.var)

    def _by_station(self) -> dict[str, list[tuple[int, int, int]]]:
        model, instance = self.model, self.model.instance
        found: dict[str, list[tuple[int, int, int]]] = {station: [] for station in self._servers}
        for candidate, var in zip(model.candidates, model.x, strict=True):
            found[candidate.duty.station].append((var, candidate.duty.day, candidate.duty.day))
        for (_, station), stay in model.stays.items():
            found[station] += [(var, day, day) for day, var in stay.on.items()]
        for leave, refused, options in zip(instance.decidable_leave, model.refused, model.options, strict=True):
            first, last = min(one.first for one in leave.options), max(one.last for one in leave.options)
            at = found.setdefault(instance.officers[leave.officer].unit, [])
            at += [(var, first, last) for var in (refused, *options)]
        for (officer, day), starts in model.base.items():
            at = found.setdefault(instance.unit_on[officer][day] or "", [])
            at += [(var, day, day) for start in starts[1:] for var, _ in start.amount.terms[:1]]
        for (officer, night), var in model.beds.items():
            found.setdefault(instance.officers[officer].unit, []).append((var, night, night))
        return found

    def _by_officer(self) -> dict[int, list[tuple[int, int, int]]]:
        found: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        for candidate, var in zip(self.model.candidates, self.model.x, strict=True):
            found[candidate.officer].append((var, candidate.duty.day, candidate.duty.day))
        for (officer, _), stay in self.model.stays.items():
            found[officer] += [(var, day, day) for day, var in stay.on.items()]
        return found

    def draw(self, rng: Random, values: Numbers, is_open: Flags, size: int) -> tuple[Numbers, bool]:
        """Variables of some stations and days with about `size` open decisions, and whether those are all there are.

        Days of stints do not count: they follow from the duties but for the idle ones.
        """
        total = int((is_open & self._counted).sum())
        if total <= size:
            return self.everything, True
        share = size / total
        number = min(len(self.stations), max(rng.choice(STATIONS), math.ceil(share * len(self.stations))))
        length = max(SHORTEST, round(share * len(self.stations) / number * self.model.instance.days))
        days = self._window(rng, length)
        free: set[int] = set()
        for station in rng.sample(self.stations, number):
            free.update(self._around(station, days, values).tolist())
        return self._with_followers(free), False

    def _window(self, rng: Random, length: int) -> range:
        horizon = self.model.instance.days
        first = rng.randint(1 - length // 2, max(1, horizon - length // 2))
        return range(max(0, first), min(horizon, first + length))

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


def _timed(rows: Iterable[tuple[int, int, int]]) -> Timed:
    table = np.array(list(rows), dtype=np.int64).reshape(-1, 3)
    return Timed(table[:, 0], table[:, 1], table[:, 2])
