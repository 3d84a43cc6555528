"""The program as a CP-SAT model, and one solve of it."""

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NamedTuple

import numpy as np
from ortools.sat.python import cp_model_helper as cp_sat

from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.solvers.cp_sat import HIGHEST, LOWEST, add_row, add_variable, flat, solved, solver_with
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
        self.proto = cp_sat.CpModelProto()
        self._vars: dict[int, int] = {}
        """By variable of the program that was copied, its index in the copy."""
        self._copied: set[int] = set()
        self.contradicted = any(low > high for low, high in zip(self.program.lower, self.program.upper, strict=True))

    def include(self, expressions: Sequence[Affine]) -> None:
        """Copy every rule's row and the rows that define what rules and expressions speak of."""
        missing = set(np.flatnonzero(self._compiled.needed_rows(expressions)).tolist()) - self._copied
        for number in sorted(missing):
            row = self.program.rows[number]
            self._add(Affine(0, row.terms), row.low, row.high)
        self._copied |= missing

    def at_most(self, affine: Affine, high: int) -> cp_sat.ConstraintProto | None:
        """The row, which `lift` makes hold no more; None where it holds anyway."""
        return self._add(affine, None, high)

    def lift(self, row: cp_sat.ConstraintProto) -> None:
        row.linear.domain[1] = HIGHEST

    def at_least(self, affine: Affine, low: int) -> None:
        self._add(affine, low, None)

    def _add(self, affine: Affine, low: int | None, high: int | None) -> cp_sat.ConstraintProto | None:
        minimum = LOWEST if low is None else low - affine.constant
        maximum = HIGHEST if high is None else high - affine.constant
        if affine.terms or not minimum <= 0 <= maximum:
            return add_row(self.proto, self._terms(affine), minimum, maximum)
        return None

    def _terms(self, affine: Affine) -> list[tuple[int, int]]:
        """By variable of the copy."""
        return [(self._variable(var), coef) for var, coef in affine.terms]

    def _variable(self, var: int) -> int:
        copy = self._vars.get(var)
        if copy is None:
            copy = self._vars[var] = add_variable(self.proto, self.program.lower[var], self.program.upper[var])
        return copy

    def minimise(self, objective: Affine, hint: Sequence[int] | None, parameters: dict[str, object], watch: SolveWatch) -> Result:
        """One solve; returns early when it is stopped, with the best found. Incumbents on the way are told now and then.

        Variables that were not copied keep the hint's value, or their lower bound.
        """
        if self.contradicted:
            return Result(True, False, None, 0.0)
        self._aim_at(objective)
        self.proto.clear_solution_hint()
        if hint is not None:
            self.proto.solution_hint.vars.extend(list(self._vars.values()))
            self.proto.solution_hint.values.extend([hint[var] for var in self._vars])
        callback = _Callback(watch, lambda solution: self._values(solution, hint))
        response = _run(self.proto, parameters, callback, watch.stop)
        if response.status == cp_sat.MODEL_INVALID:
            raise ValueError(f"invalid model: {cp_sat.CpSatHelper.validate_model(self.proto)}")
        has_values = response.status in (cp_sat.OPTIMAL, cp_sat.FEASIBLE)
        return Result(
            infeasible=response.status == cp_sat.INFEASIBLE,
            optimal=response.status == cp_sat.OPTIMAL,
            values=self._values(response.solution, hint) if has_values else None,
            bound=response.best_objective_bound,
            work=response.deterministic_time,
        )

    def _aim_at(self, objective: Affine) -> None:
        variables, coefs = flat(self._terms(objective))
        self.proto.clear_objective()
        self.proto.objective.vars.extend(variables)
        self.proto.objective.coeffs.extend(coefs)
        self.proto.objective.offset = objective.constant
        self.proto.objective.scaling_factor = 1.0

    def _values(self, solution: Sequence[int], hint: Sequence[int] | None) -> list[int]:
        solution = list(solution)
        values = list(self.program.lower if hint is None else hint)
        for var, copy in self._vars.items():
            values[var] = solution[copy]
        return values


class _Callback(cp_sat.SolutionCallback):
    """Passes incumbents and bounds on; an exception in a callback would lose the result, so it only stores and reports."""

    def __init__(self, watch: SolveWatch, values_of: Callable[[Sequence[int]], list[int]]):
        super().__init__()
        self._watch, self._values_of = watch, values_of
        self._best: int | None = None
        self._bound = float("-inf")
        self._next = 0.0

    def OnSolutionCallback(self) -> None:
        self._best = round(self.ObjectiveValue())
        self._watch.report(self._best, self._bound)
        if time.monotonic() >= self._next:
            with suppress(Exception):
                self._watch.incumbent(self._values_of(self.Response().solution))  # type: ignore[no-untyped-call]
            self._next = time.monotonic() + PARAMETERS.incumbent_seconds

    def on_bound(self, bound: float) -> None:
        self._bound = bound
        self._watch.report(self._best, bound)


def _run(
    proto: cp_sat.CpModelProto, parameters: dict[str, object], callback: _Callback, stop: threading.Event
) -> cp_sat.CpSolverResponse:
    """Solve beside this thread, so that signals still reach it."""
    solver = solver_with(parameters)
    solver.add_solution_callback(callback)
    solver.add_best_bound_callback(callback.on_bound)
    outcome: list[cp_sat.CpSolverResponse] = []
    worker = threading.Thread(target=lambda: outcome.append(solved(solver, proto)), daemon=True)
    worker.start()
    while worker.is_alive():
        worker.join(PARAMETERS.stop_poll_seconds)
        if stop.is_set():
            solver.stop_search()
    solver.clear_solution_callback(callback)
    return outcome[0]
