"""Commitments block what overlaps them; on the meeting day of their unit heads and leaders start no cover."""

from models.organisation import Category
from models.roster import Source
from scheduler.engine.candidates import source_of
from scheduler.engine.instance import Duty, Instance


def admits(instance: Instance, officer: int, duty: Duty) -> bool:
    if instance.committed(officer, duty.start, duty.end):
        return False
    unit = instance.unit_on[officer][duty.day]
    senior = instance.officers[officer].category in (Category.LEADER, Category.HEAD)
    if not senior or unit is None or source_of(instance, officer, duty) is not Source.COVER:
        return True
    return instance.units[unit].meeting_weekday != instance.date_of(duty.day).weekday()
