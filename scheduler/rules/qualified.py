"""The officer holds the post's skill on the duty's date."""

from scheduler.formulation.facts import Duty
from scheduler.formulation.instance import Instance


def admits(instance: Instance, officer: int, duty: Duty) -> bool:
    skill = duty.post.skill
    return skill is None or instance.skills.holds(officer, skill, duty.day)
