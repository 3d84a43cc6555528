"""An event taken back: of the roster as it is published now, what changed for that event alone is as it was before."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from models.base import Id
from models.case import Case
from models.errors import EventRefused
from models.events.event import Event, EventKind
from models.leave import LeaveRequest, LeaveStatus
from models.roster import LeaveDecision, Roster, RosterFile
from models.words import listed, say
from scheduler.publishing.events.applied import applied
from scheduler.publishing.events.changes import leave_id
from scheduler.publishing.events.decided import with_decided_given
from scheduler.publishing.events.reverting import Cell, reverted_cells
from scheduler.publishing.events.splicing import spliced


class TakenBack(NamedTuple):
    """`case` is without the events undone, `roster` the published one with `cells` as before them; `kept` are events left.

    `officers` are those whom the events undone concerned.
    """

    case: Case
    roster: Roster
    kept: tuple[Event, ...]
    cells: frozenset[Cell] = frozenset()
    officers: frozenset[Id] = frozenset()


def taken_back(file: RosterFile, undone: Sequence[Id], since: date) -> TakenBack:
    """Dates before `since` are as in the file.

    Raises `EventRefused` for an event that the roster does not have, and for one without which another means nothing.
    """
    known = [event.id for event in file.events]
    wrong = [say("events.unknown_event", event=id, events=listed(known) or "—") for id in undone if id not in known]
    gone = [event for event in file.events if event.id in undone]
    wrong += [say("events.undo_past", event=event.id, first=event.first) for event in gone if _has_been(event, since)]
    if wrong or file.base is None:
        raise EventRefused("\n".join(wrong))
    kept = kept_events(file, undone, since)
    cells = reverted_cells(file.base.roster, file.roster, gone, kept, since)
    case = _case(file, file.base, gone, kept, since)
    roster, cut = spliced(file.roster, file.base.roster, cells), {leave_id(event) for event in gone}
    asked = {row.id for row in case.leave}
    leave = tuple(_to_eve(row, since) if row.request in cut else row for row in roster.leave if row.request in asked)
    return TakenBack(case, roster.model_copy(update={"leave": leave}), kept, cells, _concerned(gone))


def kept_events(file: RosterFile, undone: Sequence[Id], since: date) -> tuple[Event, ...]:
    """What has been of an event before `since` has been, though it is taken back."""
    left = (_left(event, since) if event.id in undone else event for event in file.events)
    return tuple(event for event in left if event is not None)


def _has_been(event: Event, since: date) -> bool:
    """Whether it cannot be taken back from a date on: what it did lies before `since`, and lasts."""
    first = min(event.first, event.other_date or event.first)
    return event.kind in (EventKind.RETURN, EventKind.CANCELLED_LEAVE, EventKind.SWAP) and first < since


def _left(event: Event, since: date) -> Event | None:
    eve = since - timedelta(1)
    if event.kind is EventKind.LOST_BED:
        return None
    return event.model_copy(update={"last": min(event.dates[-1], eve), "has_open_end": False}) if event.first <= eve else None


def _concerned(events: Sequence[Event]) -> frozenset[Id]:
    return frozenset(id for event in events for id in (event.officer, event.other) if id)


def _case(file: RosterFile, base: RosterFile, gone: Sequence[Event], kept: tuple[Event, ...], since: date) -> Case:
    """The one before all events with those that are kept; decisions and pins as they are by now."""
    case, _ = applied(with_decided_given(base.case, base.roster, since), base.roster, kept)
    now, cut = {row.id: row for row in file.case.leave}, {leave_id(event) for event in gone}
    pins = tuple(pin for pin in case.pins if pin in file.case.pins or pin.officer in _concerned(gone))
    return Case(**dict(case) | {"leave": tuple(_decided(row, now, row.id in cut) for row in case.leave), "pins": pins})


def _decided(row: LeaveRequest, now: dict[Id, LeaveRequest], is_cut: bool) -> LeaveRequest:
    """What is left of leave that is taken back has its own dates."""
    known = now.get(row.id, row) if row.status is LeaveStatus.PENDING else row
    return known.model_copy(update={"choices": row.choices}) if is_cut else known


def _to_eve(row: LeaveDecision, since: date) -> LeaveDecision:
    """What has been of leave that was granted."""
    return row.model_copy(update={"last": min(row.last, since - timedelta(1))}) if row.last else row
