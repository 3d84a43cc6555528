"""Bounds of one level by HiGHS: the linear relaxation first, then branch and cut, on the smallest model that can tell.

Where the objective speaks of stints alone that is the whole model; else the model without stints, and the whole one after it
where that has not closed the level. Where stints count, the whole one's relaxation by itself tells little: unless it is large,
its bound is left to the cuts of branch and cut from the start.
"""

import math
import threading
import time
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from scheduler.engine.bounds.lagrangian import Homes, bound_by_station
from scheduler.engine.bounds.relaxation import Relaxed, without_stints
from scheduler.engine.bounds.uptime import beginnings
from scheduler.engine.solvers.highs import HighsProgram, Method, Relaxation
from scheduler.formulation.model import Model
from scheduler.formulation.owners import SHARED, officer_of, station_of
from scheduler.program.affine import Affine, whole_bound
from scheduler.program.arrays import Numbers, Vector
from scheduler.program.matrix import Matrix
from scheduler.program.narrowing import Priced

SIMPLEX_COLUMNS, INTERIOR_COLUMNS = 45_000, 150_000
"""Open columns up to which dual simplex, then interior point, were the quicker way to the linear relaxation (docs/engine.md)."""
LONG = 12
"""Columns beyond which a large model's limit on one officer's line is left to the stations' own parts: few such rows bind, and

without them interior point takes two thirds of the time on a district; a first-order method takes longer (benchmarks/RESULTS.md).
"""
WHOLE_FACTOR = 6.0
"""A large model's relaxation takes about so many times as long as that without stints; it is left where time is short, and where

even that without stints asks for a first-order method: a city's did not end within 400 s, which the search can use better.
"""


class Plan(NamedTuple):
    """What a relaxation proposes, by variable of the whole model; a roster where it is a solution of that."""

    values: dict[int, float]
    is_integral: bool
    is_roster: bool


class Prover:
    """What is proven of one level's value under caps on the earlier ones.

    `matrix` are the rows of the program that objective and caps ask for.
    """

    def __init__(
        self,
        model: Model,
        matrix: Matrix,
        objective: Affine,
        caps: Sequence[tuple[Affine, int]],
        value: Callable[[], int],
        on_bound: Callable[[int], None],
        on_plan: Callable[[Plan], None],
        on_priced: Callable[[Priced], None],
    ):
        self.model, self.matrix, self.objective, self.caps = model, matrix, objective, caps
        self.value, self.on_bound, self.on_plan, self.on_priced = value, on_bound, on_plan, on_priced
        self.bound = -math.inf

    def run(self, deadline: float, stop: threading.Event, workers: int) -> None:
        begun = time.monotonic()
        relaxed = without_stints(self.model, self.matrix, [self.objective, *(cap for cap, _ in self.caps)])
        goal = relaxed.at_least(self.objective)
        whole = len(goal.terms) == len(self.objective.terms)
        large = len(relaxed.names) > SIMPLEX_COLUMNS
        taken = 0.0
        if goal.terms:
            caps = [(relaxed.at_least(cap), high) for cap, high in self.caps]
            copy = self._copy(relaxed.matrix, goal, caps, relaxed.position)
            found = self._relax(copy, goal, relaxed, deadline, stop)
            taken = time.monotonic() - begun
            if found is not None and not self._over(deadline, stop):
                known = self._by_station(copy, goal, relaxed, found, deadline, stop, workers) if large else found.values
                self.on_plan(self._plan(known, relaxed, False))
            if whole and not self._over(deadline, stop):
                self._branch(copy, goal, relaxed, deadline, stop, bound_only=False)
        if len(relaxed.names) > INTERIOR_COLUMNS:
            return
        if not self._over(deadline - (WHOLE_FACTOR * taken if large else 0.0), stop):
            matrix = self.matrix.with_rows(beginnings(self.model, self.matrix))
            copy = self._copy(matrix, self.objective, self.caps, np.arange(len(matrix.lower)))
            if whole or large:
                found = self._relax(copy, self.objective, None, deadline, stop)
                if found is not None and not self._over(deadline, stop):
                    self.on_plan(self._plan(found.values, None, False))
            if not self._over(deadline, stop):
                self._branch(copy, self.objective, None, deadline, stop, bound_only=not whole)

    def _copy(self, matrix: Matrix, goal: Affine, caps: Sequence[tuple[Affine, int]], position: Numbers) -> HighsProgram:
        """With an officer's duties of one date as sums where interior point or a first-order method will want it.

        `position` is by variable of the model where it stands in the matrix, -1 where it does not.
        """
        large = len(matrix.lower) > SIMPLEX_COLUMNS
        groups = [position[group].tolist() for group in self.model.decided_together()] if large else []
        return HighsProgram(matrix, [goal, *(cap for cap, _ in caps)], caps, groups)

    @cached_property
    def _officer(self) -> Numbers:
        return officer_of(self.model)

    def _over(self, deadline: float, stop: threading.Event) -> bool:
        return stop.is_set() or time.monotonic() > deadline or whole_bound(self.bound) >= self.value()

    def _raise(self, bound: float) -> None:
        if math.isfinite(bound) and bound > self.bound:
            self.bound = bound
            self.on_bound(whole_bound(bound))

    def _relax(
        self, copy: HighsProgram, goal: Affine, relaxed: Relaxed | None, deadline: float, stop: threading.Event
    ) -> Relaxation | None:
        columns = int((copy.lower < copy.upper).sum())
        methods = {SIMPLEX_COLUMNS: Method.SIMPLEX, INTERIOR_COLUMNS: Method.INTERIOR}
        method = next((method for most, method in methods.items() if columns <= most), Method.FIRST_ORDER)
        left_out = None
        if relaxed is not None and method is Method.INTERIOR:
            left_out = copy.long_limits(self._officer[relaxed.names[copy.first_names]], LONG)
        found = copy.relax(goal, deadline - time.monotonic(), stop, method, left_out)
        self._raise(found.bound)
        if math.isinf(found.bound):
            return None
        self.on_priced(self._named(found, relaxed))
        copy.narrow(found, self.value())
        return found

    def _by_station(
        self,
        copy: HighsProgram,
        goal: Affine,
        relaxed: Relaxed,
        found: Relaxation,
        deadline: float,
        stop: threading.Event,
        workers: int,
    ) -> Vector:
        """The relaxation's values, with each station's leave as its own part would have it in whole numbers."""
        officer = self._officer
        homes = Homes(station_of(self.model, officer)[relaxed.names], officer[relaxed.names] == SHARED)
        whole = bound_by_station(copy, goal, found.duals, homes, self._raise, deadline, stop, workers)
        elsewhere = np.where(homes.station == SHARED, found.reduced, 0.0)
        self.on_priced(self._named(found._replace(bound=max(found.bound, self.bound), reduced=elsewhere), relaxed))
        leave = relaxed.position[self.model.leave.variables()]
        leave = leave[leave >= 0]
        values = found.values.copy()
        values[leave] = np.where(np.isnan(whole[leave]), values[leave], whole[leave])
        return values

    def _branch(
        self,
        copy: HighsProgram,
        goal: Affine,
        relaxed: Relaxed | None,
        deadline: float,
        stop: threading.Event,
        bound_only: bool,
    ) -> None:
        def found(values: Sequence[int]) -> None:
            if relaxed is None:
                self.on_plan(self._plan(values, None, True))

        seconds = deadline - time.monotonic()
        result = copy.minimise(goal, None, seconds, lambda _, bound: self._raise(bound), stop, found, bound_only)
        self._raise(result.bound)
        if result.values is not None:
            self.on_plan(self._plan(result.values, relaxed, True))

    def _named(self, found: Relaxation, relaxed: Relaxed | None) -> Priced:
        if relaxed is None:
            return Priced(found.bound, found.reduced)
        reduced = np.zeros(len(self.model.program.lower))
        reduced[relaxed.names] = found.reduced
        return Priced(found.bound, reduced)

    def _plan(self, values: Sequence[float] | Vector, relaxed: Relaxed | None, is_integral: bool) -> Plan:
        names = range(len(values)) if relaxed is None else relaxed.names
        known = dict(zip(map(int, names), map(float, values), strict=True))
        return Plan(known, is_integral, is_integral and relaxed is None)
