"""Duties and their open seats as rows."""

from benchmarks.timefold.export.known import Known, Row
from models.roster import Source
from scheduler.formulation.decisions import Candidate
from scheduler.formulation.facts import Duty
from scheduler.objective import ladder, wishes

SOURCES = {Source.COVER: 0, Source.FREE: 1, Source.EXTRA: 2}


def duty(known: Known, duty: Duty) -> Row:
    leads = known.instance.active("sworn_lead")
    return {
        "index": duty.index,
        "place": known.stations[duty.station] * known.instance.days.count + duty.day,
        "minimum": duty.minimum,
        "target": duty.target,
        "weight": duty.weight,
        "crew": duty.post.crew,
        "sworn_lead": leads and duty.post.sworn_lead,
        "independent_lead": leads and duty.post.independent_lead and duty.post.skill is not None,
        "female": duty.post.female,
        "given": sum(known.packed(officer, duty) for officer in known.posted[duty.index]),
    }


def vacancy(known: Known, duty: Duty) -> Row:
    """As many seats as base officers may leave open, and one for a lead beyond the target."""
    may_leave = sum(1 for officer in known.posted[duty.index] if _may_leave(known, officer, duty.day))
    lead = duty.post.sworn_lead or duty.post.independent_lead
    seats = max(0, duty.target - len(known.posted[duty.index]) + may_leave) + lead
    tasks = [_seat(known, candidate) for candidate in known.candidates[duty.index]]
    return {"duty": duty.index, "seats": min(seats, len(tasks)), "tasks": tasks}


def _may_leave(known: Known, officer: int, day: int) -> bool:
    return bool(known.model.leave.covering(officer, day) or known.model.away(officer, day).terms)


def _seat(known: Known, candidate: Candidate) -> Row:
    duty, officer = candidate.duty, candidate.officer
    mine = [index for index, wish in enumerate(known.instance.case.wishes) if known.instance.number[wish.officer] == officer]
    return {
        "officer": officer,
        **known.task(duty.station, duty.shift.id, duty.day),
        "source": SOURCES[candidate.source],
        "cost": _cost(known, candidate) if candidate.source is not Source.FREE else 0,
        "burden": duty.burden,
        "amount": known.packed(officer, duty),
        "wishes": [index for index in mine if wishes._matches(known.model, known.instance.case.wishes[index], duty)],
        "uses": known.limits.of_seat(candidate),
    }


def _cost(known: Known, candidate: Candidate) -> int:
    category = known.instance.officers[candidate.officer].category
    return ladder.cost(known.instance.policy, candidate.rung, category, candidate.named)
