"""A part of a roster solved by CP-SAT on one thread."""

import numpy as np
from ortools.sat.python import cp_model

from scheduler.program.arrays import NO_LIMIT, Numbers
from scheduler.program.matrix import Part

LEAST_SECONDS = 0.05
"""CP-SAT's limit for a part that has no time left."""


class PartSolver:
    """Parts may be solved by several threads at once."""

    def __init__(self, costs: Numbers, kept: Numbers) -> None:
        """By variable its cost, and 1 for duties that are to be kept where nothing is gained by a change."""
        self._costs, self._kept = costs, kept
        self._running: set[cp_model.CpSolver] = set()

    def solve(self, part: Part, hint: Numbers, seconds: float, seed: int) -> tuple[Numbers | None, bool]:
        """The best values of the part's variables, if any, and whether none are better."""
        kept = self._kept[part.names]
        cp = cp_model_of(part, self._costs[part.names] * (int(kept.sum()) + 1) + kept * (1 - 2 * hint), hint)
        solver = cp_model.CpSolver()
        parameters = solver.parameters
        parameters.num_workers, parameters.random_seed = 1, seed
        parameters.max_time_in_seconds = max(LEAST_SECONDS, seconds)
        parameters.linearization_level, parameters.cp_model_probing_level, parameters.symmetry_level = 2, 0, 0
        parameters.subsolvers.append("max_lp")
        parameters.find_big_linear_overlap = False
        self._running.add(solver)
        status = solver.solve(cp)
        self._running.discard(solver)
        vars(cp).clear()  # its methods by their old names hold it, and where garbage is not looked for it would stay
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None, False
        return np.array(solver.response_proto.solution), status == cp_model.OPTIMAL

    def end(self) -> None:
        """Stop the parts that are being solved."""
        for solver in list(self._running):
            solver.stop_search()


def cp_model_of(part: Part, costs: Numbers, hint: Numbers) -> cp_model.CpModel:
    """Written field by field: CP-SAT's expressions take twice as long to make."""
    cp = cp_model.CpModel()
    proto = cp.proto
    for bounds in zip(part.lower.tolist(), part.upper.tolist(), strict=True):
        proto.variables.add().domain.extend(bounds)
    columns, coefs, start = part.columns.tolist(), part.coefs.tolist(), part.start.tolist()
    lows = np.where(part.low <= -NO_LIMIT, cp_model.INT_MIN, part.low).tolist()
    highs = np.where(part.high >= NO_LIMIT, cp_model.INT_MAX, part.high).tolist()
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
    return cp
