"""A part of a roster solved by CP-SAT to the end of one level after another."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from ortools.sat.python import cp_model_helper as cp_sat

from scheduler.engine.search.part_solver import proto_of
from scheduler.engine.solvers.cp_sat import LOWEST, solved, solver_with
from scheduler.program.arrays import Numbers
from scheduler.program.matrix import Part

PARAMETERS: dict[str, object] = {
    "num_workers": 1,
    "linearization_level": 2,
    "cp_model_probing_level": 0,
    "symmetry_level": 0,
    "max_presolve_iterations": 1,
    "cp_model_use_sat_presolve": False,
    "find_big_linear_overlap": False,
}
"""On one thread, and with as little ado before the search as so small a model needs."""


class Solved(NamedTuple):
    """`values` are those of the part's variables, None where nothing better was found than what was given.

    `is_best`: none are better at any level, the earlier ones first. `work` is CP-SAT's own count of it.
    """

    values: Numbers | None
    is_best: bool
    work: float


def solve_levels_of(part: Part, costs: Sequence[Numbers], given: Numbers, parameters: dict[str, object]) -> Solved:
    """`costs` are by level and variable of the part; `given` values keep every row. No level may cost more than before it."""
    best, work, is_best = given, 0.0, True
    proto = proto_of(part, np.zeros_like(given), given)
    for cost in costs:
        if not cost.any():
            continue
        if cost @ best > _least(part, cost):
            _ask(proto, cost, best)
            response = solved(solver_with(PARAMETERS | parameters), proto)
            work += response.deterministic_time
            is_best = is_best and response.status == cp_sat.OPTIMAL
            if response.status in (cp_sat.OPTIMAL, cp_sat.FEASIBLE):
                values = np.array(response.solution)
                best = values if cost @ values < cost @ best else best
        _hold(proto, cost, int(cost @ best))
    return Solved(None if best is given else best, is_best, work)


def _least(part: Part, cost: Numbers) -> int:
    """Below which the bounds let nothing go."""
    return int(np.where(cost > 0, part.lower, part.upper) @ cost)


def _ask(proto: cp_sat.CpModelProto, cost: Numbers, hint: Numbers) -> None:
    priced = np.flatnonzero(cost)
    proto.clear_objective()
    proto.objective.vars.extend(priced.tolist())
    proto.objective.coeffs.extend(cost[priced].tolist())
    proto.clear_solution_hint()
    proto.solution_hint.vars.extend(range(len(hint)))
    proto.solution_hint.values.extend(hint.tolist())


def _hold(proto: cp_sat.CpModelProto, cost: Numbers, reached: int) -> None:
    priced = np.flatnonzero(cost)
    linear = proto.constraints.add().linear
    linear.vars.extend(priced.tolist())
    linear.coeffs.extend(cost[priced].tolist())
    linear.domain.extend((LOWEST, reached))
