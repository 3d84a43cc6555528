"""期初 from the roster before: `--after PREVIOUS` takes every officer's state at its end."""

from collections.abc import Sequence
from datetime import date, timedelta

from models.case import Case
from models.leave import Opening
from models.organisation import UnitKind
from models.roster import Roster
from models.words import listed, say
from scheduler.exchange.errors import CaseFault, CaseFaults
from scheduler.exchange.reading.assembled import ReadResult
from scheduler.exchange.reading.granted_leave import not_asked_again, with_granted
from scheduler.exchange.reading.leave_beyond import outside
from scheduler.exchange.reading.opening_state import opening_doubts, rested
from scheduler.exchange.reading.rows_of.leave import clipped
from scheduler.exchange.sheets import BY_KEY
from scheduler.jobs.edited_roster import with_edits
from scheduler.jobs.published import Reference, changes_of, name_of, roster_of
from scheduler.ledger.closing import closing
from scheduler.ledger.granted import granted_beyond


def after(read: ReadResult, previous: Reference) -> ReadResult:
    """The case as it goes on from a 底稿, or a published version, that ends on the eve of its horizon.

    Edits by hand count. Raises what `roster_of` raises, `CaseFaults` where the two do not join or an edit is unclear.
    """
    file, name = roster_of(previous), name_of(previous)
    _refuse(read.case, file.case.end, name)
    changes = changes_of(previous, file)
    audited = with_edits(file, changes.edits) if changes.edits else None
    edited = [say("previous.edited", previous=name, edits=len(audited.edits))] if audited else []
    changes = changes.with_unread(audited.idle if audited else ())
    edited += [say("previous.unread", previous=name, unread=str(change)) for change in changes.unread]
    planned = (audited.case, audited.roster) if audited else (file.case, file.roster)
    return going_on(read, planned, file.case, name, edited)


def going_on(read: ReadResult, planned: tuple[Case, Roster], before: Case, name: str, said: Sequence[str] = ()) -> ReadResult:
    """The case with the state at the end of a roster that is called `name`; `before` is the case as it was first planned."""
    rows = closing(*planned)
    opening = _opening(read.case, rows)
    joined = _with(read.case, opening, before)
    case, carried = with_granted(joined, granted_beyond(*planned))
    taken = [*carried, *not_asked_again(case, outside(before)), *rested(case)]
    notes = (*but_rested(read), *said, *_notes(read.case, opening, rows, name), *taken)
    beyond, doubts = tuple(clipped(case.leave, case.start, case.end)), tuple(opening_doubts(case))
    return read._replace(case=case, defaults=notes, clipped=beyond, doubts=doubts)


def but_rested(read: ReadResult) -> list[str]:
    """The defaults taken, but for who is taken for rested: of a case with more in its opening that is told anew."""
    told = rested(read.case)
    return [sentence for sentence in read.defaults if sentence not in told]


def _refuse(case: Case, end: date, previous: str) -> None:
    eve = case.start - timedelta(1)
    if end != eve:
        wrong = say("previous.other_end", previous=previous, end=end, start=case.start)
        raise CaseFaults((CaseFault(BY_KEY["parameters"].title, "", wrong, say("previous.until_eve", eve=eve)),))
    if case.opening:
        raise CaseFaults(
            (CaseFault(BY_KEY["opening"].title, "", say("previous.both", previous=previous), say("previous.one_of_both")),)
        )


def _opening(case: Case, rows: tuple[Opening, ...]) -> tuple[Opening, ...]:
    """Of those who are still there; a station that is not can no longer be helped."""
    known = {officer.id for officer in case.officers}
    stations = {unit.id for unit in case.units if unit.kind is UnitKind.STATION}
    nowhere = {"stint_station": None, "stint_first": None}
    kept = (row for row in rows if row.officer in known)
    return tuple(row if row.stint_station in stations else row.model_copy(update=nowhere) for row in kept)


def _with(case: Case, opening: tuple[Opening, ...], before: Case) -> Case:
    """Shifts that only the roster before knows come along."""
    used = {row.last_shift for row in opening} - {shift.id for shift in case.shifts}
    shifts = tuple(shift for shift in before.shifts if shift.id in used)
    return Case(**dict(case) | {"opening": opening, "shifts": (*case.shifts, *shifts)})


def _notes(case: Case, opening: tuple[Opening, ...], rows: tuple[Opening, ...], previous: str) -> list[str]:
    carried = {row.officer for row in opening}
    gone = [row.officer for row in rows if row.officer not in carried]
    still = {row.officer for row in opening if row.stint_station}
    ended = [row.officer for row in rows if row.officer in carried - still and row.stint_station]
    fresh = [officer.id for officer in case.officers if officer.id not in carried]
    sentences = [say("previous.taken", previous=previous, opening=len(opening))]
    sentences += [say("previous.gone", count=len(gone), officers=listed(gone))] if gone else []
    sentences += [say("previous.fresh", count=len(fresh), officers=listed(fresh))] if fresh else []
    sentences += [say("previous.ended", ended=listed(ended))] if ended else []
    return sentences
