"""Sworn officers may fill an auxiliary's seat, never the reverse; leaders fill no seat unless policy says so."""

from scheduler.formulation.facts import Duty
from scheduler.formulation.instance import Instance
from scheduler.formulation.lines import in_category


def admits(instance: Instance, officer: int, duty: Duty) -> bool:
    return in_category(instance, officer, duty)
