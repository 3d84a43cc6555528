"""Which officers change between two rosters, and how: days, stations, leave."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from models.case import Case
from models.comparison import DayChange, LeaveChange, OfficerChange, StationDays
from models.roster import LeaveDecision, Outcome, Roster, Source
from scheduler.exchange.reading.leave_beyond import is_given
from scheduler.exchange.writing.paper.stays import stay_text

Planned = tuple[Case, Roster]


class _Lives(NamedTuple):
    """What a roster has for each officer: duties by date, days of cover by station, leave by request."""

    duties: Mapping[str, Mapping[date, tuple[str, ...]]]
    covers: Mapping[str, Counter[str]]
    leave: Mapping[str, Mapping[str, LeaveDecision]]


def officer_changes(before: Planned, after: Planned) -> tuple[OfficerChange, ...]:
    """Those whose duties or leave differ, in the order of the cases."""
    ours, theirs = _lives(before), _lives(after)
    people = {officer.id: officer for case, _ in (before, after) for officer in case.officers}
    changes = (
        OfficerChange(
            officer=id,
            name=officer.name,
            unit=officer.unit,
            days=_days(ours.duties[id], theirs.duties[id]),
            stations=_stations(ours.covers[id], theirs.covers[id]),
            leave=_leave(ours.leave[id], theirs.leave[id]),
        )
        for id, officer in people.items()
    )
    return tuple(change for change in changes if change.days or change.leave)


def _lives(planned: Planned) -> _Lives:
    case, roster = planned
    duties: dict[str, dict[date, tuple[str, ...]]] = defaultdict(dict)
    covers: dict[str, Counter[str]] = defaultdict(Counter)
    for assignment in sorted(roster.assignments, key=lambda assignment: (assignment.station, assignment.post, assignment.shift)):
        known = duties[assignment.officer].get(assignment.date, ())
        duties[assignment.officer][assignment.date] = (*known, f"{assignment.station}/{assignment.post}/{assignment.shift}")
        if assignment.source is Source.COVER:
            covers[assignment.officer][assignment.station] += 1
    for stay in roster.stays:
        known = duties[stay.officer].get(stay.date, ())
        duties[stay.officer][stay.date] = (*known, stay_text(case, stay))
    decisions = {decision.request: decision for decision in roster.leave}
    leave: dict[str, dict[str, LeaveDecision]] = defaultdict(dict)
    for request in case.leave:
        if request.id not in decisions and not is_given(case, request):
            continue
        wanted = request.choices[0]
        given = LeaveDecision(request=request.id, outcome=Outcome.GRANTED, choice=0, first=wanted.first, last=wanted.last)
        leave[request.officer][request.id] = decisions.get(request.id, given)
    return _Lives(duties, covers, leave)


def _days(before: Mapping[date, tuple[str, ...]], after: Mapping[date, tuple[str, ...]]) -> tuple[DayChange, ...]:
    return tuple(
        DayChange(date=day, before=before.get(day, ()), after=after.get(day, ()))
        for day in sorted(before.keys() | after.keys())
        if before.get(day) != after.get(day)
    )


def _stations(before: Counter[str], after: Counter[str]) -> tuple[StationDays, ...]:
    return tuple(
        StationDays(station=station, before=before[station], after=after[station])
        for station in sorted(before | after)
        if before[station] != after[station]
    )


def _leave(before: Mapping[str, LeaveDecision], after: Mapping[str, LeaveDecision]) -> tuple[LeaveChange, ...]:
    return tuple(
        LeaveChange(request=request, before=before.get(request), after=after.get(request))
        for request in dict.fromkeys((*before, *after))
        if before.get(request) != after.get(request)
    )
