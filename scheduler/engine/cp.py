"""The program as a CP-SAT model, and one solve of it."""

import threading
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ortools.sat.python import cp_model

from scheduler.engine.program import Affine, Program

Report = Callable[[int | None, float], None]
"""Called with the incumbent's objective (None before the first) and the bound."""


class Result(NamedTuple):
    """What one solve proved and found. `values` is None without a solution; `bound` holds for the objective."""

    infeasible: bool
    optimal: bool
    values: list[int] | None
    bound: float


class CpProgram:
    """CP-SAT's copy of a program, to be minimised for one expression after another."""

    def __init__(self, program: Program):
        self.cp = cp_model.CpModel()
        self.vars = [
            self.cp.new_bool_var("") if (low, high) == (0, 1) else self.cp.new_int_var(low, max(low, high), "")
            for low, high in zip(program.lower, program.upper, strict=True)
        ]
        self.contradicted = any(low > high for low, high in zip(program.lower, program.upper, strict=True))
        for row in program.rows:
            self._add(Affine(0, row.terms), row.low, row.high)

    def expression(self, affine: Affine) -> cp_model.LinearExpr:
        weighted = cp_model.LinearExpr.weighted_sum(
            [self.vars[var] for var, _ in affine.terms], [coef for _, coef in affine.terms]
        )
        return weighted + affine.constant

    def at_most(self, affine: Affine, high: int) -> None:
        self._add(affine, None, high)

    def _add(self, affine: Affine, low: int | None, high: int | None) -> None:
        minimum = cp_model.INT_MIN if low is None else low
        maximum = cp_model.INT_MAX if high is None else high
        self.cp.add_linear_constraint(self.expression(affine), minimum, maximum)

    def minimise(
        self,
        objective: Affine,
        hint: Sequence[int] | None,
        parameters: dict[str, object],
        report: Report,
        stop: threading.Event,
    ) -> Result:
        """One solve; returns early when `stop` is set, with the best found."""
        if self.contradicted:
            return Result(True, False, None, 0.0)
        self.cp.minimize(self.expression(objective))
        self.cp.clear_hints()
        if hint is not None:
            for var, value in zip(self.vars, hint, strict=True):
                self.cp.add_hint(var, value)
        solver = cp_model.CpSolver()
        for name, value in parameters.items():
            if isinstance(value, list):
                getattr(solver.parameters, name).extend(value)
            else:
                setattr(solver.parameters, name, value)
        solver.parameters.catch_sigint_signal = False
        watch = _Watch(report)
        solver.best_bound_callback = watch.on_bound
        status = _run(solver, self.cp, watch, stop)
        if status == cp_model.MODEL_INVALID:
            raise ValueError(f"invalid model: {self.cp.validate()}")
        found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
        return Result(
            infeasible=status == cp_model.INFEASIBLE,
            optimal=status == cp_model.OPTIMAL,
            values=[solver.value(var) for var in self.vars] if found else None,
            bound=solver.best_objective_bound,
        )


class _Watch(cp_model.CpSolverSolutionCallback):
    """Passes incumbents and bounds on; an exception in a callback would lose the result, so it only stores and reports."""

    def __init__(self, report: Report):
        super().__init__()
        self._report = report
        self._best: int | None = None
        self._bound = float("-inf")

    def on_solution_callback(self) -> None:
        self._best = round(self.objective_value)
        self._report(self._best, self._bound)

    def on_bound(self, bound: float) -> None:
        self._bound = bound
        self._report(self._best, bound)


def _run(solver: cp_model.CpSolver, cp: cp_model.CpModel, watch: _Watch, stop: threading.Event) -> int:
    """Solve beside this thread, so that signals still reach it."""
    outcome: list[int] = []
    worker = threading.Thread(target=lambda: outcome.append(solver.solve(cp, watch)), daemon=True)
    worker.start()
    while worker.is_alive():
        worker.join(0.05)
        if stop.is_set():
            solver.stop_search()
    return outcome[0]
