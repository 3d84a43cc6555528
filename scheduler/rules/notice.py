"""A cover is told the officer some days ahead, fewer for an urgent duty."""

from models.roster import Source
from scheduler.formulation.candidates import source_of
from scheduler.formulation.facts import Duty
from scheduler.formulation.instance import Instance


def admits(instance: Instance, officer: int, duty: Duty) -> bool:
    if instance.case.as_of is None or source_of(instance, officer, duty) is not Source.COVER:
        return True
    if (officer, duty.key) in instance.published.kept or instance.published.is_open(duty.key):
        return True
    urgent = duty.urgent and instance.policy.on("notice.urgent")
    needed = instance.policy.number("notice.urgent" if urgent else "notice")
    return duty.day - instance.days.number(instance.case.as_of) >= needed
