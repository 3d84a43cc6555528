"""The best plan of leave, if only what leave itself must keep is asked: a start for the search, and a bound of its level."""

from collections.abc import Sequence

from scheduler.engine.bounds.relaxation import leave_alone
from scheduler.engine.build import Objective
from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.search.context import SearchContext
from scheduler.engine.search.incumbent import Incumbent
from scheduler.engine.search.level_bounds import Bounds
from scheduler.engine.solvers.cp import CpProgram
from scheduler.formulation.roster import evaluate
from scheduler.program.affine import Affine, whole_bound
from scheduler.program.compiled import Compiled


def plan_leave(context: SearchContext, incumbent: Incumbent, bounds: Bounds) -> dict[int, int] | None:
    """Values of the leave variables, where leave has a level of its own; of several best plans the one nearest to the incumbent.

    Leave that is best by itself often leaves the counters coverable; where it does not, the level is still open.
    """
    objective = _leave_level(context)
    if objective is None or context.left() < PARAMETERS.least_build_seconds:
        return None
    alone, names = leave_alone(context.model)
    position = {var: place for place, var in enumerate(names)}
    cost = Affine(0, tuple((position[var], coef) for var, coef in objective.value.terms))
    cp = CpProgram(Compiled(alone))
    cp.include([cost])
    seconds = PARAMETERS.leave_plan_share * context.settings.time_limit
    result = context.minimise(cp, cost, None, seconds)
    bounds.raise_floor(objective.level, objective.value.constant + whole_bound(result.bound))
    if result.values is not None and incumbent.values is not None:
        cp.at_most(cost, evaluate(cost, result.values))
        known = [incumbent.values[var] for var in names]
        result = context.minimise(cp, distance(known), result.values, seconds)
    return None if result.values is None else dict(zip(names, result.values, strict=True))


def _leave_level(context: SearchContext) -> Objective | None:
    """The first level that speaks of leave, if it speaks of nothing else."""
    own = set(context.model.leave.variables())
    spoken = (
        (objective, [var in own for var, _ in objective.value.terms])
        for objective in context.objectives
        if any(var in own for var, _ in objective.value.terms)
    )
    objective, is_leave = next(spoken, (None, [False]))
    return objective if all(is_leave) else None


def distance(values: Sequence[int]) -> Affine:
    """How many 0/1 variables differ from the values."""
    return Affine(sum(values), tuple((var, 1 - 2 * value) for var, value in enumerate(values)))
