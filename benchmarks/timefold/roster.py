"""The peer's answer as a roster."""

from collections import defaultdict
from typing import Any

from benchmarks.timefold.line import Line
from benchmarks.timefold.reader import Facts
from benchmarks.timefold.stays import Stay
from models.roster import Assignment, BedGrant, LeaveDecision, Outcome, Roster, Source, Stint
from scheduler.formulation.facts import DAY_MINUTES
from scheduler.formulation.model import Model


def roster_of(model: Model, data: dict[str, Any], answer: dict[str, Any]) -> Roster:
    facts, items = Facts(data), defaultdict(list)
    rungs = {(candidate.officer, candidate.duty.index): candidate for candidate in model.candidates}
    posts = {(officer, day): number for officer, day, number in answer["posts"]}
    assignments, stints = [], []
    for duty, officer in answer["seats"]:
        items[officer].append(facts.tasks[duty][officer])
        candidate = rungs[officer, duty]
        key = (candidate.duty.station, candidate.duty.post.id, candidate.duty.shift.id, candidate.duty.day)
        assignments.append(_assignment(model, officer, key, candidate.source, candidate.rung))
    for options, chosen in zip(facts.options, answer["leave"], strict=True):
        for option in options:
            if option.number == chosen:
                items[option.officer].append(option)
    for officer in facts.officers:
        line = Line([officer, *items[officer.index]])
        stints += [_stint(model, officer.index, stay) for stay in line.stays if stay.last >= 0]
        for base in line.base:
            start = model.base[officer.index, base.day][posts.get((officer.index, base.day), 0)]
            key = (start.station, start.post, start.shift.id, start.day)
            assignments.append(_assignment(model, officer.index, key, Source.BASE, 0))
    return Roster(
        assignments=tuple(assignments),
        stints=tuple(stints),
        leave=tuple(_decision(model, number, chosen) for number, chosen in enumerate(answer["leave"])),
        beds=tuple(_beds(model, assignments)),
    )


def _assignment(model: Model, officer: int, key: tuple[str, str, str, int], source: Source, rung: int) -> Assignment:
    station, post, shift, day = key
    return Assignment(
        officer=model.instance.officers[officer].id,
        station=station,
        post=post,
        shift=shift,
        date=model.instance.days.date_of(day),
        source=source,
        rung=rung,
    )


def _stint(model: Model, officer: int, stay: Stay) -> Stint:
    instance = model.instance
    return Stint(
        officer=instance.officers[officer].id,
        station=list(instance.units)[stay.station],
        first=instance.days.date_of(stay.first),
        last=instance.days.date_of(stay.last),
    )


def _decision(model: Model, number: int, chosen: int) -> LeaveDecision:
    leave = model.instance.leave.decidable[number]
    if chosen < 0:
        return LeaveDecision(request=leave.request.id, outcome=Outcome.REFUSED)
    option = leave.options[chosen]
    first = model.instance.days.date_of(option.first)
    moved = option.choice > 0 or first != leave.request.choices[0].first
    return LeaveDecision(
        request=leave.request.id,
        outcome=Outcome.MOVED if moved else Outcome.GRANTED,
        choice=option.choice,
        first=first,
        last=model.instance.days.date_of(option.last),
    )


def _beds(model: Model, assignments: list[Assignment]) -> list[BedGrant]:
    """Beds in town are granted after the fact to whoever asks and sleeps there, as long as there are any."""
    instance, grants = model.instance, []
    overnight = {
        (assignment.officer, instance.days.number(assignment.date))
        for assignment in assignments
        if instance.shifts[assignment.shift].start + instance.shifts[assignment.shift].minutes > DAY_MINUTES
    }
    free = {night: sum(unit.town_beds or 0 for unit in instance.units.values()) for night in range(instance.days.count)}
    for officer, night in sorted(model.beds):
        id = instance.officers[officer].id
        if (id, night) not in overnight and free[night] > 0:
            free[night] -= 1
            grants.append(BedGrant(officer=id, night=instance.days.date_of(night)))
    return grants
