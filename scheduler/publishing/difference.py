"""Two rosters compared cell by cell: person by person, date by date."""

from collections.abc import Iterator, Mapping
from datetime import date

from models.base import Id, dates
from models.case import Case
from models.errors import NotComparable
from models.leave import RosterDay
from models.publishing.difference import CellChange, Difference, PersonChange
from models.roster import Roster, RosterFile
from models.words import say
from scheduler.ledger.roster_before import roster_before

Planned = tuple[Case, Roster]
Cells = Mapping[tuple[Id, date], RosterDay]


def difference(before: Planned, after: Planned) -> Difference:
    """Who of the two rosters is told something new. Raises `NotComparable` where they have no date in common."""
    (ours, _), (theirs, _) = before, after
    first, last = max(ours.start, theirs.start), min(ours.end, theirs.end)
    if first > last:
        spans = {"start": ours.start, "end": ours.end, "other_start": theirs.start, "other_end": theirs.end}
        raise NotComparable(say("diff.apart", **spans))
    old, new = _cells(before), _cells(after)
    people = {officer.id: officer for officer in (*theirs.officers, *ours.officers)}
    changes = (
        PersonChange(officer=id, name=officer.name, unit=officer.unit, cells=tuple(_changes(id, dates(first, last), old, new)))
        for id, officer in people.items()
    )
    return Difference(first=first, last=last, people=tuple(change for change in changes if change.cells))


def difference_of(before: RosterFile, after: RosterFile) -> Difference:
    """Of two files. Raises as `difference` does."""
    return difference((before.case, before.roster), (after.case, after.roster))


def _cells(planned: Planned) -> Cells:
    """By officer and date; a cell that holds nothing is not there."""
    return {(cell.officer, cell.date): cell for cell in roster_before(*planned)}


def _changes(officer: Id, days: list[date], old: Cells, new: Cells) -> Iterator[CellChange]:
    for day in days:
        nothing = RosterDay(officer=officer, date=day)
        before, after = (known.get((officer, day), nothing) for known in (old, new))
        if before != after:
            yield CellChange(date=day, before=before, after=after)
