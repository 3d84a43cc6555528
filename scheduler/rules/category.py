"""Sworn officers may fill an auxiliary's seat, never the reverse; leaders fill no seat unless policy says so."""

from scheduler.formulation.base_duties import in_category
from scheduler.formulation.facts import Duty
from scheduler.formulation.instance import Instance


def admits(instance: Instance, officer: int, duty: Duty) -> bool:
    return in_category(instance, officer, duty)
