"""Visits: commitments at a station whose dates are decided, each placed where the officer may be there, or not at all."""

from scheduler.formulation.model import Model
from scheduler.formulation.visit_decisions import Visit
from scheduler.program.affine import count, of, total


def add_visits(model: Model) -> None:
    for asked in model.instance.commitments.visits:
        days = {day for day in asked.days if _may_be_there(model, asked.officer, day)}
        firsts = [day for day in asked.days if days.issuperset(range(day, day + asked.length))]
        options = {first: model.program.boolean() for first in firsts}
        if len(options) > 1:
            model.program.at_most(count(options.values()), 1)
        station, row = asked.row.station or "", asked.row
        model.visits.add(Visit(asked.officer, station, row.first, asked.length, options, asked.start, asked.end))
    for visit in model.visits:
        _keep_apart(model, visit)
    _one_a_day(model)


def _may_be_there(model: Model, officer: int, day: int) -> bool:
    instance = model.instance
    return instance.lines.unit_on[officer][day] is not None and not instance.leave.given_covers(officer, day)


def _keep_apart(model: Model, visit: Visit) -> None:
    """No leave covers a day of it, nor does a stint at another station span one."""
    elsewhere = [stay for stay in model.stays.values() if stay.officer == visit.officer and stay.station != visit.station]
    for day in visit.days:
        away = [of(stay.on[day]) for stay in elsewhere if day in stay.on]
        for absence in (*model.leave.covering(visit.officer, day), *away):
            model.program.at_most(visit.on(day).plus(absence), 1)


def _one_a_day(model: Model) -> None:
    for officer, day in sorted({(visit.officer, day) for visit in model.visits for day in visit.days}):
        visiting = model.visits.taking(officer, day)
        if len(visiting) > 1:
            model.program.at_most(total(visiting), 1)
