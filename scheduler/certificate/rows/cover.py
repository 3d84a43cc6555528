"""Rows on duties: what is lacking or too much on each, and on several in a row."""

from collections import defaultdict

from scheduler.certificate.system import AT_LEAST, each
from scheduler.certificate.variables import Begun, Variables
from scheduler.formulation.facts import Duty
from scheduler.objective.spread import DATES_IN_A_ROW, most_bearable


def add(known: Variables) -> None:
    for duty in known.instance.duties.all:
        if not _is_kept_by_others(known, duty):
            _lacks(known, duty)


def _is_kept_by_others(known: Variables, duty: Duty) -> bool:
    """Whether somebody is forced onto the duty who has no variable there."""
    there = {begun.officer for begun in known.on_duty.get(duty.key, ())}
    return any(key == duty.key and officer not in there for officer, key in known.instance.forced.duties)


def _lacks(known: Variables, duty: Duty) -> None:
    system, name, present = known.system, known.name_of(duty), known.on_duty.get(duty.key, [])
    counted = {"crew": each(begun.var for begun in present)}
    if known.instance.active("sworn_lead"):
        counted |= _led(known, duty, present)
    for by, entries in counted.items():
        if duty.minimum:
            system.add(("short", *name, by), AT_LEAST, [(known.short[duty.index], 1), *entries], duty.minimum)
        if duty.target:
            system.add(("below", *name, by), AT_LEAST, [(known.below[duty.index], 1), *entries], duty.target)
    if len(counted["crew"]) > duty.target:
        entries = [(known.surplus[duty.index], 1), *each((var for var, _ in counted["crew"]), -1)]
        system.add(("surplus", *name), AT_LEAST, entries, -duty.target)


def _led(known: Variables, duty: Duty, present: list[Begun]) -> dict[str, list[tuple[int, int]]]:
    instance, post = known.instance, duty.post
    counted = {}
    if post.sworn_lead:
        counted["sworn"] = each((begun.var for begun in present if instance.sworn(begun.officer)), post.crew)
    if post.independent_lead and post.skill is not None:
        leads = [begun.var for begun in present if instance.skills.independent(begun.officer, post.skill, duty.day)]
        counted["independent"] = each(leads, post.crew)
    return counted


def add_spread(known: Variables) -> list[int]:
    """The variables of what is lacking beyond what is bearable."""
    places: dict[tuple[str, str, str], list[Duty]] = defaultdict(list)
    excesses = []
    for duty in known.instance.duties.all:
        places[duty.station, duty.post.id, duty.shift.id].append(duty)
        for kind, lacks, asked in (("excess", known.below, duty.target), ("excess_short", known.short, duty.minimum)):
            if asked > most_bearable(asked):
                excesses.append(_beyond(known, kind, duty, [lacks[duty.index]], most_bearable(asked), asked))
    for duties in places.values():
        in_order = sorted(duties, key=lambda duty: duty.day)
        for first in range(len(in_order) - DATES_IN_A_ROW + 1):
            near = in_order[first : first + DATES_IN_A_ROW]
            bearable, most = 2 * max(most_bearable(duty.target) for duty in near), sum(duty.target for duty in near)
            if most > bearable:
                below = [known.below[duty.index] for duty in near]
                excesses.append(_beyond(known, "excess_run", near[0], below, bearable, most))
    return excesses


def _beyond(known: Variables, kind: str, duty: Duty, lacks: list[int], bearable: int, most: int) -> int:
    name = (kind, *known.name_of(duty))
    excess = known.system.variable(name, most)
    known.system.add(name, AT_LEAST, [(excess, 1), *each(lacks, -1)], -bearable)
    return excess
