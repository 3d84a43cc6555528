"""A case solved while the value of one objective term is kept at a cap."""

import time

from models.case import Case
from models.roster import Roster
from scheduler.engine.build import build, objectives
from scheduler.engine.child_process import Parent
from scheduler.engine.instance import Instance
from scheduler.engine.levels import solve_levels
from scheduler.engine.program import total
from scheduler.engine.roster import extract
from scheduler.engine.sender import Sender
from scheduler.engine.settings import Settings
from scheduler.engine.solving import Found
from scheduler.engine.values import values_of


def solve_capped(parent: Parent, case: Case, settings: Settings, start: Roster | None, term: str, most: int) -> Found:
    """`term` is the key of an objective term, `most` its largest value before weighting. `start` should keep to it."""
    started = time.monotonic()
    model = build(Instance(case))
    model.program.at_most(total(model.terms[term]), most)
    levels = objectives(model)
    sender = Sender(model, levels, parent.send)
    given = None if start is None else values_of(model, start)
    solution = solve_levels(model, levels, settings, started, sender.progress, parent.stop, sender.incumbent, given)
    sender.close()
    roster = None if solution.values is None else extract(model, solution.values)
    return Found(solution.status, solution.stopped_by, solution.levels, roster, solution.remarks)
