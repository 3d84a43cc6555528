"""Critical cover alone: the least of it that a changed case must lack, begun from a roster of the case before the change."""

from collections.abc import Sequence
from typing import NamedTuple

from models.case import Case
from models.roster import Roster
from scheduler.engine.build import Objective, build, objectives
from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.search.levels import solve_levels
from scheduler.engine.search.solution import Solution
from scheduler.engine.search.values import as_far_as_it_holds, values_of
from scheduler.engine.settings import Progress, Settings
from scheduler.engine.watch import Watch
from scheduler.formulation.instance import Instance
from scheduler.formulation.model import Model
from scheduler.formulation.roster import Values, extract


class FirstLevelResult(NamedTuple):
    """Officer-duties below minimum, and how few of them are proven possible. `roster` None: none was found."""

    value: int
    bound: int
    roster: Roster | None


def first_level(case: Case, start: Roster, target: int, seconds: float) -> FirstLevelResult:
    """The search ends at `target` or below; until half the time is over it leaves all leave as it is in `start`.

    Critical cover is the first level of the case; later ones do not count. `seconds` count from the model on.
    """
    model = build(Instance(case))
    objective = objectives(model)[0]
    values = as_far_as_it_holds(model, values_of(model, start), [objective.value]).values
    held = model.copy()
    _hold_leave(held, values)
    solution = _solve(held, objective, values, target, PARAMETERS.leave_kept_share * seconds)
    if solution.values is None or solution.levels[0].value > target:
        solution = _solve(model, objective, solution.values or values, target, (1 - PARAMETERS.leave_kept_share) * seconds)
    if solution.values is None:
        return FirstLevelResult(0, 0, None)
    return FirstLevelResult(solution.levels[0].value, solution.levels[0].bound, extract(model, solution.values))


def _hold_leave(model: Model, values: Sequence[int]) -> None:
    for var in model.leave.variables():
        model.program.lower[var] = model.program.upper[var] = values[var]


def _solve(model: Model, objective: Objective, start: Values, target: int, seconds: float) -> Solution:
    def stop_when_enough(name: str, known: Progress) -> None:
        if known.value <= target:
            watch.stop.set()

    watch = Watch(tell=stop_when_enough)
    return solve_levels(model, [objective], Settings(time_limit=seconds, workers=1), watch, start)
