"""Commitments block what overlaps them, and no visit is placed over a duty.

On the meeting day of their unit heads and leaders start no cover.
"""

from models.organisation import Category
from models.roster import Source
from scheduler.formulation.decisions import Start
from scheduler.formulation.model import Model


def constrain(model: Model) -> None:
    for officer, days in model.starts.items():
        for starts in days.values():
            for start in starts:
                if start.decided and (model.instance.committed(officer, start.begin, start.end) or _meets(model, officer, start)):
                    model.program.fix(start.amount.terms[0][0], 0)
                for visiting in model.visits.overlapping(officer, start.begin, start.end):
                    model.program.at_most(visiting.plus(start.amount), 1)


def _meets(model: Model, officer: int, start: Start) -> bool:
    instance = model.instance
    unit = instance.lines.unit_on[officer][start.day]
    senior = instance.officers[officer].category in (Category.LEADER, Category.HEAD)
    if not senior or unit is None or start.source is not Source.COVER:
        return False
    return instance.units[unit].meeting_weekday == instance.days.date_of(start.day).weekday()
