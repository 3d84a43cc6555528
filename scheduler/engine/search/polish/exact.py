"""A part of a roster solved by CP-SAT to the end of one level after another."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from ortools.sat.python import cp_model

from scheduler.engine.search.part_solver import cp_model_of
from scheduler.program.arrays import Numbers
from scheduler.program.matrix import Part


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
    cp = cp_model_of(part, np.zeros_like(given), given)
    for cost in costs:
        if not cost.any():
            continue
        if cost @ best > _least(part, cost):
            _ask(cp, cost, best)
            solver = _solver(parameters)
            status = solver.solve(cp)
            work += solver.response_proto.deterministic_time
            is_best = is_best and status == cp_model.OPTIMAL
            if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
                values = np.array(solver.response_proto.solution)
                best = values if cost @ values < cost @ best else best
        _hold(cp, cost, int(cost @ best))
    vars(cp).clear()  # as in part_solver: its methods by their old names hold it
    return Solved(None if best is given else best, is_best, work)


def _solver(parameters: dict[str, object]) -> cp_model.CpSolver:
    """On one thread, and with as little ado before the search as so small a model needs."""
    solver = cp_model.CpSolver()
    for name, value in parameters.items():
        setattr(solver.parameters, name, value)
    solver.parameters.num_workers, solver.parameters.linearization_level = 1, 2
    solver.parameters.cp_model_probing_level = solver.parameters.symmetry_level = 0
    solver.parameters.max_presolve_iterations, solver.parameters.cp_model_use_sat_presolve = 1, False
    solver.parameters.find_big_linear_overlap = solver.parameters.catch_sigint_signal = False
    return solver


def _least(part: Part, cost: Numbers) -> int:
    """Below which the bounds let nothing go."""
    return int(np.where(cost > 0, part.lower, part.upper) @ cost)


def _ask(cp: cp_model.CpModel, cost: Numbers, hint: Numbers) -> None:
    proto, priced = cp.proto, np.flatnonzero(cost)
    proto.clear_objective()
    proto.objective.vars.extend(priced.tolist())
    proto.objective.coeffs.extend(cost[priced].tolist())
    proto.clear_solution_hint()
    proto.solution_hint.vars.extend(range(len(hint)))
    proto.solution_hint.values.extend(hint.tolist())


def _hold(cp: cp_model.CpModel, cost: Numbers, reached: int) -> None:
    priced = np.flatnonzero(cost)
    linear = cp.proto.constraints.add().linear
    linear.vars.extend(priced.tolist())
    linear.coeffs.extend(cost[priced].tolist())
    linear.domain.extend((cp_model.INT_MIN, reached))
