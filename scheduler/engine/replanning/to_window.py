"""While an end is unknown: what is published of a plan, which beyond the notice window keeps what was published before."""

import time
from collections.abc import Sequence

from models.base import Id
from models.case import Case
from models.level import LetteredLevel
from models.roster import Roster
from scheduler.engine.build import Objective, build, objectives
from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.replanning.levels import Levels, Reached
from scheduler.engine.search.values import values_of
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.formulation.changes import provisional_changes
from scheduler.formulation.instance import Instance
from scheduler.formulation.model import Model
from scheduler.formulation.roster import evaluate, extract
from scheduler.program.affine import Affine, of

PROVISIONAL = LetteredLevel("0e")
"""After the levels of replanning. No level of the policy: nothing is said of it."""


def planned_objectives(model: Model) -> list[Objective]:
    """The levels; while an end is unknown, cells beyond the window that differ come next after those of replanning."""
    known = objectives(model)
    if not model.instance.published.provisional:
        return known
    later = next(number for number, objective in enumerate(known) if objective.level >= 1)
    return [*known[:later], Objective(PROVISIONAL, "changed_days", provisional_changes(model)), *known[later:]]


def up_to_window(held: Case, plan: Roster, free: frozenset[Id], settings: Settings, watch: Watch) -> Roster | None:
    """Of the plan the dates up to the end of the window; beyond it what was published, less what that makes impossible.

    `held` is the case of what is published (`is_held_beyond`), `free` are officers who differ in the window or ask for leave.
    None where no such roster keeps every rule.
    """
    model = build(Instance(held, free=free))
    known = planned_objectives(model)
    first = next(number for number, objective in enumerate(known) if objective.level == PROVISIONAL)
    wanted = values_of(model, plan)
    fixed = model.copy()
    _hold(fixed, wanted)
    levels = Levels(fixed, known[first:], settings, watch, time.monotonic() + PARAMETERS.replan_published_seconds)
    result = levels.minimise(0, (), wanted)
    if result is None or result.values is None:
        return None
    reached = levels.close(Reached(result.values, list(levels.least)), 0, len(levels.objectives) - 1)
    return extract(fixed, reached.values)


def _hold(model: Model, wanted: Sequence[int]) -> None:
    """What the plan has in the window, and the leave that it grants."""
    instance = model.instance
    for officer in range(len(instance.officers)):
        for day in instance.published.window if instance.is_free(officer) else ():
            for start in model.starts_on(officer, day):
                _fix(model, start.amount, evaluate(start.amount, wanted))
    for var in model.leave.variables():
        model.program.fix(var, wanted[var])


def _fix(model: Model, amount: Affine, value: int) -> None:
    if amount.fixed or not amount.terms:
        return
    if len(amount.terms) == 1 and amount == of(amount.terms[0][0]):
        model.program.fix(amount.terms[0][0], value)
    else:
        model.program.row(amount, low=value, high=value)
