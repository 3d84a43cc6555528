"""Whether a roster is one of the case that its file carries."""

from collections.abc import Iterator, Set

from models.base import dates
from models.case import Case
from models.roster import Roster
from models.words import say

OFFICER = "roster_file.misfit.officer"
STATION = "roster_file.misfit.station"
POST = "roster_file.misfit.post"
SHIFT = "roster_file.misfit.shift"
REQUEST = "roster_file.misfit.request"
DATE = "roster_file.misfit.date"
STAY = "roster_file.misfit.stay"


def misfit(case: Case, roster: Roster) -> str:
    """What the first row names that the case does not have, in words; empty where every row fits."""
    known: dict[str, Set[object]] = {
        OFFICER: {row.id for row in case.officers},
        STATION: {row.id for row in case.units},
        POST: {row.id for row in case.posts} | {""},
        SHIFT: {row.id for row in case.shifts},
        REQUEST: {row.id for row in case.leave},
        STAY: {day for phase in case.stay_phases for day in dates(phase.first, phase.last)},
        DATE: {row.date for row in case.calendar if case.start <= row.date <= case.end},
    }
    return next((say(kind, name=name) for kind, name in _named(roster) if name not in known[kind]), "")


def _named(roster: Roster) -> Iterator[tuple[str, object]]:
    """Everything that the rows name, with its kind. A stint may have begun before the horizon."""
    for assignment in roster.assignments:
        yield from ((OFFICER, assignment.officer), (STATION, assignment.station), (POST, assignment.post))
        yield from ((SHIFT, assignment.shift), (DATE, assignment.date))
        yield from ((OFFICER, officer) for officer in (assignment.burden_of,) if officer)
    for stint in roster.stints:
        yield from ((OFFICER, stint.officer), (STATION, stint.station), (DATE, stint.last))
    for stay in roster.stays:
        yield from ((OFFICER, stay.officer), (STATION, stay.station), (DATE, stay.date), (STAY, stay.date))
    for decision in roster.leave:
        yield REQUEST, decision.request
    for bed in roster.beds:
        yield from ((OFFICER, bed.officer), (DATE, bed.night))
    for visit in roster.visits:
        yield from ((OFFICER, visit.officer), (STATION, visit.station), (DATE, visit.first), (DATE, visit.last))
