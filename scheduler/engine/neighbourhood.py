"""Which decisions to free at once: all that the roster of a few stations hangs on, the rest staying as it is."""

from collections import defaultdict
from collections.abc import Collection
from random import Random

import numpy as np

from scheduler.engine.matrix import Flags, Numbers
from scheduler.engine.model import Model


class Neighbourhoods:
    """Sets of variables by station: who may serve there, their present duties elsewhere, and the leave of the station's own."""

    def __init__(self, model: Model, needed: Collection[int]):
        self.model = model
        program = model.program
        self._at: dict[str, set[int]] = defaultdict(set)
        self._servers: dict[str, set[int]] = defaultdict(set)
        self._of: dict[int, list[int]] = defaultdict(list)
        """By officer, variables that tie the officer to a place while they are 1."""
        for candidate, var in zip(model.candidates, model.x, strict=True):
            if program.lower[var] < program.upper[var]:
                self._at[candidate.duty.station].add(var)
                self._servers[candidate.duty.station].add(candidate.officer)
            self._of[candidate.officer].append(var)
        for (officer, station), stay in model.stays.items():
            if officer in self._servers[station]:
                self._at[station].update(stay.on.values())
            self._of[officer].extend(stay.on.values())
        self._add_own()
        self._counted = np.zeros(len(program.lower), dtype=bool)
        self._counted[[*model.x, *model.refused, *(var for options in model.options for var in options)]] = True
        self.stations = sorted(station for station in self._at if station in model.instance.units)
        auxiliary = {definition.var for definition in program.definitions}
        self._followers: list[list[int]] = [[] for _ in program.lower]
        for definition in program.definitions:
            if definition.var in needed:
                for var in {var for piece in definition.pieces for var, _ in piece.terms}:
                    self._followers[var].append(definition.var)
        self.everything = np.array([var for var in range(len(program.lower)) if var not in auxiliary or var in needed])

    def _add_own(self) -> None:
        instance = self.model.instance
        for leave, refused, options in zip(instance.decidable_leave, self.model.refused, self.model.options, strict=True):
            self._at[instance.officers[leave.officer].unit].update((refused, *options))
        for (officer, day), starts in self.model.base.items():
            unit = instance.unit_on[officer][day] or ""
            self._at[unit].update(var for start in starts[1:] for var, _ in start.amount.terms[:1])
        for (officer, _), var in self.model.beds.items():
            self._at[instance.officers[officer].unit].add(var)

    def draw(self, rng: Random, values: Numbers, is_open: Flags, size: int) -> tuple[Numbers, bool]:
        """Variables of random stations until `size` or more decisions among them are open, and whether those are all.

        Days of stints do not count: they follow from the duties but for the idle ones.
        """
        is_open = is_open & self._counted
        free: set[int] = set()
        for station in rng.sample(self.stations, len(self.stations)):
            free |= self._around(station, values)
            if int(is_open[list(free)].sum()) >= size:
                return self._with_followers(free), False
        return self.everything, True

    def _around(self, station: str, values: Numbers) -> set[int]:
        held = {var for officer in self._servers[station] for var in self._of[officer] if values[var]}
        return self._at[station] | held

    def _with_followers(self, free: set[int]) -> Numbers:
        waiting = list(free)
        while waiting:
            for var in self._followers[waiting.pop()]:
                if var not in free:
                    free.add(var)
                    waiting.append(var)
        return np.array(sorted(free))
