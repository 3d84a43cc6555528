"""A roster as the next one compares itself with it: per officer and date, what it holds."""

from collections import defaultdict
from datetime import date

from models.base import dates
from models.case import Case
from models.leave import DutyBefore, RosterDay
from models.roster import Roster
from scheduler.audit.given.leaves import entitled_kinds, is_given

Cell = tuple[str, date]
"""Officer and date."""


def roster_before(case: Case, roster: Roster) -> tuple[RosterDay, ...]:
    """The cells of the horizon that hold anything, leave given by the case among it; the order of the roster's rows is lost."""
    duties: dict[Cell, list[DutyBefore]] = defaultdict(list)
    for work in sorted(roster.assignments, key=lambda work: (work.station, work.post, work.shift)):
        duties[work.officer, work.date].append(DutyBefore(station=work.station, post=work.post, shift=work.shift))
    for stay in sorted(roster.stays, key=lambda stay: (stay.station, stay.time)):
        shifts = [phase.shift(stay.time) for phase in case.stay_phases if phase.first <= stay.date <= phase.last]
        duties[stay.officer, stay.date] += [DutyBefore(station=stay.station, post="", shift=shift) for shift in shifts]
    detached: dict[Cell, list[str]] = defaultdict(list)
    for stint in sorted(roster.stints, key=lambda stint: stint.station):
        for day in dates(stint.first, stint.last):
            detached[stint.officer, day].append(stint.station)
    on_leave, beds = _on_leave(case, roster), {(bed.officer, bed.night) for bed in roster.beds}
    return tuple(
        RosterDay(
            officer=officer,
            date=day,
            duties=tuple(duties[officer, day]),
            detached=tuple(detached[officer, day]),
            on_leave=(officer, day) in on_leave,
            bed=(officer, day) in beds,
        )
        for officer, day in sorted({*duties, *detached, *on_leave, *beds})
        if case.start <= day <= case.end
    )


def _on_leave(case: Case, roster: Roster) -> set[Cell]:
    entitled = entitled_kinds(case.policy)
    requests = {request.id: request for request in case.leave}
    given = [(row.officer, row.choices[0].first, row.choices[0].last) for row in case.leave if is_given(row, entitled)]
    decided = [(requests[row.request].officer, row.first, row.last) for row in roster.leave if row.first and row.last]
    return {(officer, day) for officer, first, last in (*given, *decided) for day in dates(first, last)}
