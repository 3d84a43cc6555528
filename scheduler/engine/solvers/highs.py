"""The program as a HiGHS model: linear relaxations with safe bounds, and mixed-integer solves."""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import highspy
import numpy as np

from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.solvers.cp import Result
from scheduler.engine.solvers.highs_solver import (
    BOUND_ONLY,
    Callback,
    Entries,
    Method,
    call_back,
    interruptible,
    model_of,
    options_of,
    quiet,
)
from scheduler.engine.watch import SolveWatch, Until
from scheduler.program.affine import Affine
from scheduler.program.arrays import NO_LIMIT, Flags, Numbers, Vector, places
from scheduler.program.matrix import Matrix
from scheduler.program.narrowing import Priced, narrowed
from scheduler.program.program import Row
from scheduler.program.sums import with_sums


class Relaxation(NamedTuple):
    """What the dual values of a linear relaxation prove.

    `bound` is Σ y · side + Σ min(reduced · lower, reduced · upper): no value of the program is below it, whatever the dual
    values are, because every variable is bounded (Geoffrion 1974). `reduced[v]` is the reduced cost of variable v of the
    program, 0 where it is not in the relaxation; `values[v]` is the point that the solver ended at; `duals` are by row.
    `is_whole` where the solver came to its end.
    """

    bound: float
    reduced: Vector
    values: Vector
    duals: Vector
    is_whole: bool


class Dual(NamedTuple):
    """What dual values prove: the bound, reduced costs by column, and what each row and each column gives to the bound."""

    bound: float
    reduced: Vector
    by_row: Vector
    by_column: Vector


class HighsProgram:
    """HiGHS's copy of the rows, of caps on expressions (value ≤ cap), and of the variables that objectives speak of.

    `groups` are variables whose sum many rows share; such sums are columns after those of the variables, which are `names`.
    """

    def __init__(
        self,
        matrix: Matrix,
        objectives: Sequence[Affine],
        caps: Sequence[tuple[Affine, int]] = (),
        groups: Sequence[Sequence[int]] = (),
    ):
        self.least = matrix.lower
        matrix = matrix.with_rows([Row(cap.terms, None, high - cap.constant) for cap, high in caps])
        rows = len(matrix.low)
        spoken = [var for objective in objectives for var, _ in objective.terms]
        self.names = np.unique(np.concatenate([matrix.columns, np.array(spoken, dtype=np.int64)]))
        place = places(self.names, len(matrix.lower))
        placed = [columns[columns >= 0] for columns in (place[list(group)] for group in groups)]
        shared = [columns for columns in placed if len(columns) > 1]
        sums = with_sums(matrix.row_of, place[matrix.columns], matrix.coefs.astype(float), rows, len(self.names), shared)
        self.row_of, self.columns, self.coefs, self.groups = sums
        self.start = np.concatenate([[0], np.cumsum(np.bincount(self.row_of, minlength=rows + len(self.groups)))])
        equal = np.zeros(len(self.groups))
        self.low = np.concatenate([np.where(matrix.low <= -NO_LIMIT, -np.inf, matrix.low), equal])
        self.high = np.concatenate([np.where(matrix.high >= NO_LIMIT, np.inf, matrix.high), equal])
        lower, upper = matrix.lower[self.names].astype(float), matrix.upper[self.names].astype(float)
        self.lower, self.upper = self.with_sums(lower), self.with_sums(upper)

    @property
    def rows(self) -> int:
        return len(self.low)

    def with_sums(self, columns: Vector) -> Vector:
        """What is by name, and after it the sum of each group."""
        return np.concatenate([columns, [columns[group].sum() for group in self.groups]])

    @property
    def first_names(self) -> Numbers:
        """Per column its variable; of a sum the first of its group."""
        first = np.array([group[0] for group in self.groups], dtype=np.int64)
        return np.concatenate([self.names, self.names[first]])

    def relax(self, objective: Affine, until: Until, method: Method, left_out: Flags | None = None) -> Relaxation:
        """The linear relaxation, without the rows left out. Whatever dual values were reached in time still prove a bound."""
        kept = np.ones(self.rows, dtype=bool) if left_out is None else ~left_out
        solver = self._solver(objective, False, until.seconds(), options_of(method), kept)
        interruptible(solver, until.stop)
        solver.run()
        solution = solver.getSolution()
        values = self.least.astype(float)
        reduced = np.zeros(len(values))
        status = solver.getModelStatus()
        cut_off = method is Method.FIRST_ORDER and status == highspy.HighsModelStatus.kTimeLimit
        if not len(solution.row_dual) or cut_off:
            return Relaxation(-math.inf, reduced, values, np.zeros(self.rows), False)
        duals = np.zeros(self.rows)
        duals[kept] = solution.row_dual
        proven = self.dual_bound(objective, duals)
        values[self.names] = np.array(solution.col_value)[: len(self.names)]
        reduced[self.names] = proven.reduced[: len(self.names)]
        return Relaxation(proven.bound, reduced, values, duals, status == highspy.HighsModelStatus.kOptimal)

    def dual_bound(self, objective: Affine, duals: Vector) -> Dual:
        """Duals of absent sides count as 0."""
        duals = self.usable(duals)
        reduced = self.priced(objective, duals)
        sides = np.where(duals > 0, self.low, self.high)
        by_row = np.where(duals != 0, duals * np.where(duals != 0, sides, 0.0), 0.0)
        by_column = reduced * np.where(reduced > 0, self.lower, self.upper)
        return Dual(objective.constant + float(by_row.sum()) + float(by_column.sum()), reduced, by_row, by_column)

    def usable(self, duals: Vector) -> Vector:
        """Without those of absent sides."""
        return np.where(duals > 0, np.where(np.isinf(self.low), 0.0, duals), np.where(np.isinf(self.high), 0.0, duals))

    def priced(self, objective: Affine, duals: Vector) -> Vector:
        """What a column costs beyond what the rows pay for it."""
        paid = np.bincount(self.columns, weights=duals[self.row_of] * self.coefs, minlength=len(self.lower))
        return np.asarray(self.costs(objective) - paid)

    def narrow(self, relaxation: Relaxation, value: int) -> None:
        """Leave out what no solution of this value or less can have (`narrowing`)."""
        priced = Priced(relaxation.bound, relaxation.reduced[self.names])
        known = slice(len(self.names))
        self.lower[known], self.upper[known] = narrowed(self.lower[known], self.upper[known], priced, value)

    def minimise(
        self, objective: Affine, hint: Sequence[int] | None, seconds: float, watch: SolveWatch, bound_only: bool = False
    ) -> Result:
        """One mixed-integer solve on one thread; returns early when it is stopped, with the best found.

        `bound_only` leaves rosters to others: a large model's bound comes sooner.
        """
        solver = self._solver(objective, True, seconds, BOUND_ONLY if bound_only else {})
        if hint is not None:
            start = highspy.HighsSolution()
            start.col_value = self.with_sums(np.array(hint, dtype=float)[self.names])
            solver.setSolution(start)
        call_back(solver, self._told(watch, hint), "MipInterrupt", "MipImprovingSolution", "SimplexInterrupt")
        solver.run()
        status, info = solver.getModelStatus(), solver.getInfo()
        has_values = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        return Result(
            infeasible=status == highspy.HighsModelStatus.kInfeasible,
            optimal=status == highspy.HighsModelStatus.kOptimal and has_values,
            values=self.completed(solver.getSolution().col_value, hint) if has_values else None,
            bound=info.mip_dual_bound,
        )

    def _told(self, watch: SolveWatch, hint: Sequence[int] | None) -> Callback:
        """Incumbents and bounds go on to the watch, and a stop is obeyed."""
        kinds = highspy.cb.HighsCallbackType

        def tell(kind: Any, message: str, out: Any, asked: Any, data: Any) -> None:
            if kind == kinds.kCallbackMipImprovingSolution:
                watch.incumbent(self.completed(out.mip_solution, hint))
                watch.report(round(out.objective_function_value), out.mip_dual_bound)
                return
            if kind == kinds.kCallbackMipInterrupt:
                watch.report(None, out.mip_dual_bound)
            if watch.stop.is_set():
                asked.user_interrupt = True

        return tell

    def completed(self, columns: Sequence[float], hint: Sequence[int] | None) -> list[int]:
        """Values of all variables: those not in the copy keep the hint's value, or their lower bound."""
        values = np.array(self.least if hint is None else hint)
        values[self.names] = np.rint(np.array(columns)[: len(self.names)]).astype(int)
        return [int(value) for value in values]

    def costs(self, objective: Affine) -> Vector:
        costs: Vector = np.zeros(len(self.least))
        np.add.at(costs, [var for var, _ in objective.terms], [coef for _, coef in objective.terms])
        return np.concatenate([costs[self.names], np.zeros(len(self.groups))])

    def _solver(
        self, objective: Affine, integral: bool, seconds: float, options: dict[str, Any], kept: Flags | None = None
    ) -> highspy.Highs:
        entries, sides = Entries(self.start, self.columns, self.coefs), (self.low, self.high)
        if kept is not None and not kept.all():
            inside = kept[self.row_of]
            start = np.concatenate([[0], np.cumsum(np.diff(self.start)[kept])])
            entries, sides = Entries(start, self.columns[inside], self.coefs[inside]), (self.low[kept], self.high[kept])
        lp = model_of(self.costs(objective), (self.lower, self.upper), sides, entries, integral)
        lp.offset_ = objective.constant
        limits = {"time_limit": max(0.1, seconds), "mip_abs_gap": PARAMETERS.integral_gap, "mip_rel_gap": 0.0}
        return quiet(lp, limits | options)
