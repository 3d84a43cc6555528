"""Bounds of one level by HiGHS: the linear relaxation first, then branch and cut, on the smallest model that can tell.

Where the objective speaks of stints alone that is the whole model; else the model without stints, and the whole one after it
where that has not closed the level. Where stints count, the whole one's relaxation by itself tells little: unless it is large,
its bound is left to the cuts of branch and cut from the start.
"""

import math
import time
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from scheduler.engine.bounds.lagrangian import Homes, bound_by_station
from scheduler.engine.bounds.long_limits import long_limits, relax_in_rounds
from scheduler.engine.bounds.relaxation import Relaxed, without_stints
from scheduler.engine.bounds.uptime import beginnings
from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.solvers.highs import HighsProgram, Relaxation
from scheduler.engine.solvers.highs_solver import Method
from scheduler.engine.watch import SolveWatch, Until
from scheduler.formulation.model import Model
from scheduler.formulation.owners import SHARED, officer_of, station_of
from scheduler.program.affine import Affine, whole_bound
from scheduler.program.arrays import Numbers, Vector
from scheduler.program.matrix import Matrix
from scheduler.program.narrowing import Priced


class Plan(NamedTuple):
    """What a relaxation proposes, by variable of the whole model; a roster where it is a solution of that."""

    values: dict[int, float]
    is_integral: bool
    is_roster: bool


class Copy(NamedTuple):
    """HiGHS's copy of the model and what it is to minimise; `relaxed` says which model it is, None the whole one."""

    program: HighsProgram
    goal: Affine
    relaxed: Relaxed | None

    def plan(self, values: Sequence[float] | Vector, is_integral: bool) -> Plan:
        names = range(len(values)) if self.relaxed is None else self.relaxed.names
        by_variable = dict(zip(map(int, names), map(float, values), strict=True))
        return Plan(by_variable, is_integral, is_integral and self.relaxed is None)


class Prover:
    """What is proven of one level's value under caps on the earlier ones.

    `matrix` are the rows of the program that objective and caps ask for. `value` is what the best roster has reached.
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

    def run(self, until: Until, workers: int) -> None:
        begun = time.monotonic()
        relaxed = without_stints(self.model, self.matrix, [self.objective, *(cap for cap, _ in self.caps)])
        goal = relaxed.at_least(self.objective)
        speaks_of_stints = relaxed.speaks_of_more(self.objective)
        is_large = len(relaxed.names) > PARAMETERS.simplex_columns
        seconds = 0.0
        if goal.terms:
            caps = [(relaxed.at_least(cap), high) for cap, high in self.caps]
            copy = Copy(self._program(relaxed.matrix, goal, caps, relaxed.position), goal, relaxed)
            relaxation = self._relax(copy, until)
            seconds = time.monotonic() - begun
            if relaxation is not None and not self._is_over(until):
                self.on_plan(self._plan(copy, relaxed, relaxation, until, workers if is_large else 0))
            if not speaks_of_stints and not self._is_over(until):
                self._branch(copy, until, bound_only=False)
        if len(relaxed.names) <= PARAMETERS.interior_columns:
            enough = until.sooner(PARAMETERS.whole_model_factor * seconds if is_large else 0.0)
            self._prove_whole(until, enough, is_large or not speaks_of_stints, bound_only=speaks_of_stints)

    def _prove_whole(self, until: Until, enough: Until, relax_first: bool, bound_only: bool) -> None:
        """By the model with stints, if it is begun before `enough`: its relaxation takes that much longer.

        A city's did not end within 400 s, which the search can use better.
        """
        if self._is_over(enough):
            return
        matrix = self.matrix.with_rows(beginnings(self.model, self.matrix))
        program = self._program(matrix, self.objective, self.caps, np.arange(len(matrix.lower)))
        copy = Copy(program, self.objective, None)
        if relax_first:
            relaxation = self._relax(copy, until)
            if relaxation is not None and not self._is_over(until):
                self.on_plan(copy.plan(relaxation.values, False))
        if not self._is_over(until):
            self._branch(copy, until, bound_only)

    def _program(self, matrix: Matrix, goal: Affine, caps: Sequence[tuple[Affine, int]], position: Numbers) -> HighsProgram:
        """With an officer's duties of one date as sums where interior point or a first-order method will want it.

        `position` is by variable of the model where it stands in the matrix, -1 where it does not.
        """
        is_large = len(matrix.lower) > PARAMETERS.simplex_columns
        groups = [position[group].tolist() for group in self.model.decided_together()] if is_large else []
        return HighsProgram(matrix, [goal, *(cap for cap, _ in caps)], caps, groups)

    @cached_property
    def _officer(self) -> Numbers:
        return officer_of(self.model)

    def _is_over(self, until: Until) -> bool:
        return until.is_over() or whole_bound(self.bound) >= self.value()

    def _raise(self, bound: float) -> None:
        if math.isfinite(bound) and bound > self.bound:
            self.bound = bound
            self.on_bound(whole_bound(bound))

    def _relax(self, copy: Copy, until: Until) -> Relaxation | None:
        """None where it was cut off before it proved anything."""
        relaxation = self._relaxation(copy, until)
        self._raise(relaxation.bound)
        if math.isinf(relaxation.bound):
            return None
        self.on_priced(self._priced(relaxation.bound, relaxation.reduced, copy.relaxed))
        copy.program.narrow(relaxation, self.value())
        return relaxation

    def _relaxation(self, copy: Copy, until: Until) -> Relaxation:
        """By the method for the size; dual simplex, where it is quick on a larger one, is quicker than interior point."""
        columns = int((copy.program.lower < copy.program.upper).sum())
        if columns <= PARAMETERS.tried_columns:
            is_trial = columns > PARAMETERS.simplex_columns
            limit = Until.within(PARAMETERS.trial_share * until.seconds(), until.stop) if is_trial else until
            by_simplex = copy.program.relax(copy.goal, limit, Method.SIMPLEX)
            if by_simplex.is_whole or not is_trial:
                return by_simplex
        if copy.relaxed is None or columns > PARAMETERS.interior_columns:
            method = Method.INTERIOR if columns <= PARAMETERS.interior_columns else Method.FIRST_ORDER
            return copy.program.relax(copy.goal, until, method)
        names = copy.relaxed.names[copy.program.first_names]
        visits = np.isin(names, list(copy.relaxed.visits))
        left_out = long_limits(copy.program, self._officer[names], PARAMETERS.long_line_columns, visits)
        return relax_in_rounds(copy.program, copy.goal, left_out, until, self._raise)

    def _plan(self, copy: Copy, relaxed: Relaxed, relaxation: Relaxation, until: Until, workers: int) -> Plan:
        """What the relaxation proposes; with workers, each station's leave as its own part would have it in whole numbers."""
        if not workers:
            return copy.plan(relaxation.values, False)
        officer = self._officer
        homes = Homes(station_of(self.model, officer)[relaxed.names], officer[relaxed.names] == SHARED)
        whole = bound_by_station(copy.program, copy.goal, relaxation.duals, homes, self._raise, until, workers)
        elsewhere = np.where(homes.station == SHARED, relaxation.reduced, 0.0)
        self.on_priced(self._priced(max(relaxation.bound, self.bound), elsewhere, relaxed))
        leave = relaxed.position[self.model.leave.variables()]
        leave = leave[leave >= 0]
        values = relaxation.values.copy()
        values[leave] = np.where(np.isnan(whole[leave]), values[leave], whole[leave])
        return copy.plan(values, False)

    def _branch(self, copy: Copy, until: Until, bound_only: bool) -> None:
        def propose(values: Sequence[int]) -> None:
            if copy.relaxed is None:
                self.on_plan(copy.plan(values, True))

        watch = SolveWatch(until.stop, lambda _, bound: self._raise(bound), propose)
        result = copy.program.minimise(copy.goal, None, until.seconds(), watch, bound_only)
        self._raise(result.bound)
        if result.values is not None:
            self.on_plan(copy.plan(result.values, True))

    def _priced(self, bound: float, reduced: Vector, relaxed: Relaxed | None) -> Priced:
        """By variable of the whole model."""
        if relaxed is None:
            return Priced(bound, reduced)
        named = np.zeros(len(self.model.program.lower))
        named[relaxed.names] = reduced
        return Priced(bound, named)
