"""A part of a roster solved by CP-SAT on one thread."""

from collections.abc import Sequence

import numpy as np
from ortools.sat.python import cp_model_helper as cp_sat

from scheduler.engine.solvers.cp_sat import HIGHEST, LOWEST, solved, solver_with
from scheduler.program.affine import BUDGET
from scheduler.program.arrays import NO_LIMIT, Numbers
from scheduler.program.matrix import Part

LEAST_SECONDS = 0.05
"""CP-SAT's limit for a part that has no time left."""
PARAMETERS: dict[str, object] = {
    "num_workers": 1,
    "linearization_level": 2,
    "cp_model_probing_level": 0,
    "symmetry_level": 0,
    "subsolvers": ["max_lp"],
    "find_big_linear_overlap": False,
}


class PartSolver:
    """Parts may be solved by several threads at once."""

    def __init__(self, variables: int, kept: Sequence[int]) -> None:
        """`kept` are duties that are to be kept where nothing is gained by a change, of so many variables."""
        self._kept = np.zeros(variables, dtype=np.int64)
        self._kept[kept] = 1
        self._running: set[cp_sat.SolveWrapper] = set()

    def solve(self, part: Part, costs: Numbers, hint: Numbers, seconds: float, seed: int) -> tuple[Numbers | None, bool]:
        """The best values of the part's variables at costs by variable, if any, and whether none are better."""
        proto = proto_of(part, self._with_kept(costs[part.names], self._kept[part.names], hint), hint)
        solver = solver_with(PARAMETERS | {"random_seed": seed, "max_time_in_seconds": max(LEAST_SECONDS, seconds)})
        self._running.add(solver)
        response = solved(solver, proto)
        self._running.discard(solver)
        if response.status not in (cp_sat.OPTIMAL, cp_sat.FEASIBLE):
            return None, False
        return np.array(response.solution), response.status == cp_sat.OPTIMAL

    def _with_kept(self, costs: Numbers, kept: Numbers, hint: Numbers) -> Numbers:
        """Costs that count for more than all that is kept together, as far as the solver's budget of coefficients goes."""
        ranked = costs * (int(kept.sum()) + 1) + kept * (1 - 2 * hint)
        return ranked if np.abs(ranked).sum() < BUDGET else costs

    def end(self) -> None:
        """Stop the parts that are being solved."""
        for solver in list(self._running):
            solver.stop_search()


def proto_of(part: Part, costs: Numbers, hint: Numbers) -> cp_sat.CpModelProto:
    proto = cp_sat.CpModelProto()
    for bounds in zip(part.lower.tolist(), part.upper.tolist(), strict=True):
        proto.variables.add().domain.extend(bounds)
    columns, coefs, start = part.columns.tolist(), part.coefs.tolist(), part.start.tolist()
    lows = np.where(part.low <= -NO_LIMIT, LOWEST, part.low).tolist()
    highs = np.where(part.high >= NO_LIMIT, HIGHEST, part.high).tolist()
    for begin, end, low, high in zip(start[:-1], start[1:], lows, highs, strict=True):
        linear = proto.constraints.add().linear
        linear.vars.extend(columns[begin:end])
        linear.coeffs.extend(coefs[begin:end])
        linear.domain.extend((low, high))
    priced = np.flatnonzero(costs)
    proto.objective.vars.extend(priced.tolist())
    proto.objective.coeffs.extend(costs[priced].tolist())
    proto.solution_hint.vars.extend(range(len(hint)))
    proto.solution_hint.values.extend(hint.tolist())
    return proto
