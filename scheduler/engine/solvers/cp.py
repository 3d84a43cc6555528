"""The program as a CP-SAT model, and one solve of it."""

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NamedTuple

import numpy as np
from ortools.sat.python import cp_model

from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.watch import SolveWatch
from scheduler.program.affine import Affine
from scheduler.program.compiled import Compiled


class Result(NamedTuple):
    """What one solve proved and found. `values` is None without a solution; `bound` holds for the objective.

    `work` is CP-SAT's own count of it, which is the same on every machine.
    """

    infeasible: bool
    optimal: bool
    values: list[int] | None
    bound: float
    work: float = 0.0


class CpProgram:
    """CP-SAT's copy of a program, to be minimised for one expression after another.

    Variables and rows are copied as far as expressions speak of them, so that later levels do not slow earlier ones down.
    """

    def __init__(self, compiled: Compiled):
        self._compiled, self.program = compiled, compiled.program
        self.cp = cp_model.CpModel()
        self._vars: dict[int, cp_model.IntVar] = {}
        self._copied: set[int] = set()
        self.contradicted = any(low > high for low, high in zip(self.program.lower, self.program.upper, strict=True))

    def include(self, expressions: Sequence[Affine]) -> None:
        """Copy every rule's row and the rows that define what rules and expressions speak of."""
        missing = set(np.flatnonzero(self._compiled.needed_rows(expressions)).tolist()) - self._copied
        for number in sorted(missing):
            row = self.program.rows[number]
            self._add(Affine(0, row.terms), row.low, row.high)
        self._copied |= missing

    def at_most(self, affine: Affine, high: int) -> None:
        self._add(affine, None, high)

    def at_least(self, affine: Affine, low: int) -> None:
        self._add(affine, low, None)

    def _add(self, affine: Affine, low: int | None, high: int | None) -> None:
        minimum = cp_model.INT_MIN if low is None else low
        maximum = cp_model.INT_MAX if high is None else high
        if affine.terms or not minimum <= affine.constant <= maximum:
            self.cp.add_linear_constraint(self._expression(affine), minimum, maximum)

    def _expression(self, affine: Affine) -> cp_model.LinearExpr:
        variables = [self._variable(var) for var, _ in affine.terms]
        return cp_model.LinearExpr.weighted_sum(variables, [coef for _, coef in affine.terms]) + affine.constant

    def _variable(self, var: int) -> cp_model.IntVar:
        copy = self._vars.get(var)
        if copy is None:
            low, high = self.program.lower[var], self.program.upper[var]
            copy = self.cp.new_bool_var("") if (low, high) == (0, 1) else self.cp.new_int_var(low, max(low, high), "")
            self._vars[var] = copy
        return copy

    def minimise(self, objective: Affine, hint: Sequence[int] | None, parameters: dict[str, object], watch: SolveWatch) -> Result:
        """One solve; returns early when it is stopped, with the best found. Incumbents on the way are told now and then.

        Variables that were not copied keep the hint's value, or their lower bound.
        """
        if self.contradicted:
            return Result(True, False, None, 0.0)
        self.cp.minimize(self._expression(objective))
        self.cp.clear_hints()  # type: ignore[no-untyped-call]
        if hint is not None:
            for var, copy in self._vars.items():
                self.cp.add_hint(copy, hint[var])
        solver = _solver(parameters)
        callback = _Callback(watch, lambda solution: self._values(solution, hint))
        solver.best_bound_callback = callback.on_bound
        status = _run(solver, self.cp, callback, watch.stop)
        if status == cp_model.MODEL_INVALID:
            raise ValueError(f"invalid model: {self.cp.validate()}")
        has_values = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
        return Result(
            infeasible=status == cp_model.INFEASIBLE,
            optimal=status == cp_model.OPTIMAL,
            values=self._values(solver.response_proto.solution, hint) if has_values else None,
            bound=solver.best_objective_bound,
            work=solver.response_proto.deterministic_time,
        )

    def _values(self, solution: Sequence[int], hint: Sequence[int] | None) -> list[int]:
        solution = list(solution)
        values = list(self.program.lower if hint is None else hint)
        for var, copy in self._vars.items():
            values[var] = solution[copy.index]
        return values


def _solver(parameters: dict[str, object]) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    for name, value in parameters.items():
        if isinstance(value, list):
            getattr(solver.parameters, name).extend(value)
        else:
            setattr(solver.parameters, name, value)
    solver.parameters.catch_sigint_signal = False
    return solver


class _Callback(cp_model.CpSolverSolutionCallback):
    """Passes incumbents and bounds on; an exception in a callback would lose the result, so it only stores and reports."""

    def __init__(self, watch: SolveWatch, values_of: Callable[[Sequence[int]], list[int]]):
        super().__init__()
        self._watch, self._values_of = watch, values_of
        self._best: int | None = None
        self._bound = float("-inf")
        self._next = 0.0

    def on_solution_callback(self) -> None:
        self._best = round(self.objective_value)
        self._watch.report(self._best, self._bound)
        if time.monotonic() >= self._next:
            with suppress(Exception):
                self._watch.incumbent(self._values_of(self.response_proto.solution))
            self._next = time.monotonic() + PARAMETERS.incumbent_seconds

    def on_bound(self, bound: float) -> None:
        self._bound = bound
        self._watch.report(self._best, bound)


def _run(solver: cp_model.CpSolver, cp: cp_model.CpModel, callback: _Callback, stop: threading.Event) -> cp_model.CpSolverStatus:
    """Solve beside this thread, so that signals still reach it."""
    outcome: list[cp_model.CpSolverStatus] = []
    worker = threading.Thread(target=lambda: outcome.append(solver.solve(cp, callback)), daemon=True)
    worker.start()
    while worker.is_alive():
        worker.join(PARAMETERS.stop_poll_seconds)
        if stop.is_set():
            solver.stop_search()
    return outcome[0]
