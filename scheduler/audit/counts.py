"""Who is on each duty, who of them counts, and what is missing of its minimum and target."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .facts import Facts
from .given.needs import Duty, Need
from .rows import Work


class Count(NamedTuple):
    present: int
    effective: int
    below_minimum: int
    below_target: int
    surplus: int


def counts(facts: Facts, crews: Mapping[Duty, Sequence[Work]]) -> dict[Duty, Count]:
    """By duty; nothing while the rule `cover` is off."""
    if "cover" not in facts.rules:
        return {}
    return {
        duty: count(facts, duty, need, crews[duty]) if duty in crews else Count(0, 0, need.minimum, need.target, 0)
        for duty, need in facts.needs.items()
    }


def effective(facts: Facts, duty: Duty, crew: Sequence[Work]) -> int:
    """The crew as far as it counts under the rule `sworn_lead`: one team for each lead that the post asks for."""
    post = facts.posts.get(duty.post)
    if post is None or "sworn_lead" not in facts.rules:
        return len(crew)
    caps = [len(crew)]
    if post.sworn_lead:
        caps.append(post.crew * sum(work.line.is_sworn for work in crew))
    if post.independent_lead and post.skill:
        caps.append(post.crew * sum(facts.holds(work.line.id, post.skill, duty.day, independent=True) for work in crew))
    return min(caps)


def count(facts: Facts, duty: Duty, need: Need, crew: Sequence[Work]) -> Count:
    present, counted = len(crew), effective(facts, duty, crew)
    return Count(present, counted, max(0, need.minimum - counted), max(0, need.target - counted), max(0, present - need.target))
