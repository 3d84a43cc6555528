"""A case solved while the value of one objective term is kept at a cap."""

from models.case import Case
from models.roster import Roster
from scheduler.engine.build import build
from scheduler.engine.process.child_process import Parent
from scheduler.engine.process.solving import SolvedCase, solve_model
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.formulation.instance import Instance
from scheduler.program.affine import total


def solve_capped(parent: Parent, case: Case, settings: Settings, start: Roster | None, term: str, most: int) -> SolvedCase:
    """`term` is the key of an objective term, `most` its largest value before weighting. `start` should keep to it."""
    watch = Watch(stop=parent.stop)
    model = build(Instance(case))
    model.program.at_most(total(model.terms[term]), most)
    return solve_model(parent, model, settings, start, watch)
