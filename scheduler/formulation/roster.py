"""Between a roster and the values of the decision variables."""

from collections.abc import Iterator, Sequence

from models.roster import (
    Assignment,
    BedGrant,
    LeaderStay,
    LeaveDecision,
    Outcome,
    Roster,
    Source,
    Stint,
    Visit,
)
from scheduler.formulation.bearers import bearers
from scheduler.formulation.decisions import Stay
from scheduler.formulation.model import Model
from scheduler.program.affine import Affine

Values = list[int]


def evaluate(expression: Affine, values: Sequence[int]) -> int:
    return expression.constant + sum(coef * values[var] for var, coef in expression.terms)


def extract(model: Model, values: Sequence[int]) -> Roster:
    """The roster that the values of the decision variables mean, in a fixed order."""
    return Roster(
        assignments=tuple(sorted(_assignments(model, values), key=lambda a: (a.date, a.station, a.post, a.shift, a.officer))),
        stints=tuple(sorted(_stints(model, values), key=lambda s: (s.officer, s.first))),
        leave=tuple(_leave(model, values)),
        beds=tuple(
            BedGrant(officer=model.instance.officers[officer].id, night=model.instance.days.date_of(night))
            for (officer, night), var in sorted(model.beds.items())
            if values[var]
        ),
        visits=tuple(sorted(_visits(model, values), key=lambda visit: (visit.officer, visit.first))),
        stays=tuple(sorted(_leader_stays(model, values), key=lambda stay: (stay.date, stay.station, stay.time, stay.officer))),
    )


def _assignments(model: Model, values: Sequence[int]) -> list[Assignment]:
    instance = model.instance
    rungs = {(item.officer, item.duty.key): item.rung for item in model.candidates}
    swapped = bearers(instance)
    assignments = []
    for officer, days in model.starts.items():
        for start in (start for starts in days.values() for start in starts):
            if start.source is not Source.STAY and evaluate(start.amount, values):
                key = (officer, (start.station, start.post, start.shift.id, start.day))
                bearer = None if start.source is Source.BASE else swapped.get(key)
                assignments.append(
                    Assignment(
                        officer=instance.officers[officer].id,
                        station=start.station,
                        post=start.post,
                        shift=start.shift.id,
                        date=instance.days.date_of(start.day),
                        source=start.source,
                        rung=0 if start.source is Source.BASE else rungs[key],
                        burden_of=None if bearer is None else instance.officers[bearer].id,
                    )
                )
    return assignments


def _leader_stays(model: Model, values: Sequence[int]) -> Iterator[LeaderStay]:
    instance = model.instance
    for candidate, var in zip(model.candidates, model.x, strict=True):
        if candidate.source is Source.STAY and values[var]:
            duty = candidate.duty
            yield LeaderStay(
                officer=instance.officers[candidate.officer].id,
                station=duty.station,
                date=instance.days.date_of(duty.day),
                time=instance.phases.time_of(duty.day, duty.shift.id),
            )


def _stints(model: Model, values: Sequence[int]) -> list[Stint]:
    stints = []
    for stay in model.stays.values():
        begun = 0
        for day in sorted(day for day, var in stay.on.items() if values[var]):
            if day == 0 and stay.resumes:
                begun = _resumed_day(model, stay)
            elif not evaluate(stay.presence(day - 1), values):
                begun = day
            if not evaluate(stay.presence(day + 1), values):
                stints.append(
                    Stint(
                        officer=model.instance.officers[stay.officer].id,
                        station=stay.station,
                        first=model.instance.days.date_of(begun),
                        last=model.instance.days.date_of(day),
                    )
                )
    return stints


def _resumed_day(model: Model, stay: Stay) -> int:
    first = model.instance.before.openings[stay.officer].stint_first
    return -1 if first is None else model.instance.days.number(first)


def _visits(model: Model, values: Sequence[int]) -> Iterator[Visit]:
    date_of = model.instance.days.date_of
    for visit in model.visits:
        officer = model.instance.officers[visit.officer].id
        for first in (day for day, var in visit.options.items() if values[var]):
            last = date_of(first + visit.length - 1)
            yield Visit(officer=officer, station=visit.station, asked=visit.asked, first=date_of(first), last=last)


def _leave(model: Model, values: Sequence[int]) -> list[LeaveDecision]:
    decisions = []
    for leave, variables in zip(model.instance.leave.decidable, model.leave.options, strict=True):
        chosen = next((option for option, var in zip(leave.options, variables, strict=True) if values[var]), None)
        if chosen is None:
            decisions.append(LeaveDecision(request=leave.request.id, outcome=Outcome.REFUSED))
            continue
        asked = model.instance.days.number(leave.request.choices[chosen.choice].first)
        moved = chosen.choice > 0 or chosen.first != asked
        decisions.append(
            LeaveDecision(
                request=leave.request.id,
                outcome=Outcome.MOVED if moved else Outcome.GRANTED,
                choice=chosen.choice,
                first=model.instance.days.date_of(chosen.first),
                last=model.instance.days.date_of(chosen.last),
            )
        )
    return decisions
