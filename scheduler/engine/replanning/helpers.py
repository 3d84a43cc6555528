"""Who can be on what events touch: whatever gets better without them gets better by one of these."""

from collections.abc import Iterator

from models.leave import LeaveRequest
from scheduler.formulation.base_duties import base_posts
from scheduler.formulation.candidates import source_of
from scheduler.formulation.facts import Duty
from scheduler.formulation.instance import Instance
from scheduler.rules import RULES


def helpers(instance: Instance) -> frozenset[str]:
    """Ids of the officers concerned, and of all who may be decided or posted onto a touched duty."""
    admission = [rule.admits for key, rule in RULES.items() if instance.active(key) and hasattr(rule, "admits")]
    helping = set(_concerned(instance))
    for key in instance.published.touched:
        duty = instance.duties.by_key.get(key)
        if duty is None:
            continue
        for officer in range(len(instance.officers)):
            is_decided = source_of(instance, officer, duty) is not None and all(ask(instance, officer, duty) for ask in admission)
            if is_decided or _is_posted(instance, officer, duty):
                helping.add(officer)
    return frozenset(instance.officers[officer].id for officer in helping)


def has_free_dates(instance: Instance) -> bool:
    """Whether whoever an event concerns may be on something new on dates that do not count, or is told anyhow."""
    published = instance.published
    if published.given_back:
        return True
    days = range(published.since, instance.days.count)
    return any(day in days and not instance.leave.given_covers(officer, day) for officer, day in published.taken)


def _concerned(instance: Instance) -> Iterator[int]:
    yield from instance.published.officers
    yield from (officer for officer, _ in instance.published.given_back)
    requests: tuple[LeaveRequest, ...] = instance.case.leave
    yield from (instance.number[row.officer] for row in requests if row.id in instance.published.requests)


def _is_posted(instance: Instance, officer: int, duty: Duty) -> bool:
    """Whether the duty is one of those at which the officer's base duty may be worked."""
    lines, shift = instance.lines, duty.shift.id
    is_there = (lines.unit_on[officer][duty.day], lines.base_on[officer][duty.day]) == (duty.station, shift)
    return is_there and duty.post.id in base_posts(instance, officer, duty.day, shift)
