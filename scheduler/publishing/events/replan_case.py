"""Events and a published roster as the case to be solved: what is given, what is held still, and the roster to begin with."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from models.base import Id
from models.case import Case
from models.events.event import Event, EventKind
from models.events.replan import DutyLack, Replan, TakenDates
from models.leave import Pin, PinKind, RosterDay
from models.policy import Policy
from models.roster import Assignment, Roster, RosterFile
from models.rules import COMPARED, REPLANNED
from scheduler.audit import facts_of
from scheduler.audit.facts import Facts
from scheduler.audit.given.needs import Duty
from scheduler.audit.sheet import Sheet
from scheduler.ledger.roster_before import roster_before
from scheduler.publishing.events.applied import applied
from scheduler.publishing.events.changes import leave_id
from scheduler.publishing.events.decided import with_decided_given
from scheduler.publishing.events.left_open import has_open_end, lacks_as_published, left_open
from scheduler.publishing.events.sound import refuse_unsound
from scheduler.publishing.events.taken import less_taken
from scheduler.publishing.events.undoing import TakenBack, taken_back

LEVELS = {"changed_officers": "0c", "changed_days": "0d"}
"""Their place where events change a roster: before all others."""


class Replanned(NamedTuple):
    """`case` has the events in it and says what is held; `start` is the published roster less what they take, which it allows."""

    case: Case
    start: Roster


def replan_case(file: RosterFile, events: Sequence[Event], since: date, undone: Sequence[Id] = ()) -> Replanned:
    """`file` is the roster as published, `undone` are ids of its events. Raises `EventRefused` where an event does not fit it."""
    refuse_unsound(file.case, events, since)
    back = taken_back(file, undone, since) if undone else TakenBack(file.case, file.roster, file.events)
    published = with_decided_given(back.case, back.roster, since)
    case, roster = applied(published, back.roster, events)
    officers = {id for event in events for id in (event.officer, event.other) if id and event.kind is not EventKind.SWAP}
    start = less_taken(case, roster, officers | back.officers)
    before, after = _cells(published, roster), _cells(case, start)
    taken = _taken(events, before, after)
    now, lacks = tuple(_lacks(with_decided_given(file.case, file.roster, since), file.roster)), tuple(_lacks(published, roster))
    still = [Duty(row.station, row.post, row.shift, (row.date - case.start).days) for row in left_open(file, (*now, *lacks))]
    touched = _touched(published, case, events, roster, start, since, still)
    replan = Replan(
        since=since,
        touched=tuple(touched),
        lacks=tuple(lacks_as_published(file, now)),
        requests=tuple(leave_id(event) for event in events if event.is_pending and event.kind is EventKind.LEAVE),
        taken=tuple(_ranges(taken)),
        given_back=tuple(_ranges(cell for cell in back.cells if cell[0] not in back.officers)),
        is_provisional=has_open_end(back.kept, events),
    )
    parts = {"as_of": since, "roster_before": tuple(after.values()), "replan": replan, "policy": _policy(case.policy)}
    pins = tuple(pin for pin in case.pins if not _is_void(pin, taken, events))
    return Replanned(Case(**dict(case) | parts | {"pins": pins}), start)


def _cells(case: Case, roster: Roster) -> dict[tuple[Id, date], RosterDay]:
    return {(row.officer, row.date): row for row in roster_before(case, roster)}


def _taken(
    events: Sequence[Event], before: dict[tuple[Id, date], RosterDay], after: dict[tuple[Id, date], RosterDay]
) -> set[tuple[Id, date]]:
    """Cells that events take or give: all that differ, and the dates of which they speak."""
    differing = {cell for cell in before.keys() | after.keys() if before.get(cell) != after.get(cell)}
    speaking = (event for event in events if event.kind is not EventKind.SWAP)
    asked = {(event.officer, day) for event in speaking if event.officer for day in event.dates}
    return differing | asked


def _ranges(taken: Iterable[tuple[Id, date]]) -> Iterator[TakenDates]:
    for officer, cells in groupby(sorted(taken), key=lambda cell: cell[0]):
        run: list[date] = []
        for _, day in cells:
            if run and (day - run[-1]).days > 1:
                yield TakenDates(officer=officer, first=run[0], last=run[-1])
                run = []
            run.append(day)
        yield TakenDates(officer=officer, first=run[0], last=run[-1])


def _lacks(case: Case, roster: Roster) -> Iterator[DutyLack]:
    facts = facts_of(case)
    for duty, count in Sheet(facts, roster).counts.items():
        if count.below_minimum:
            yield _lack(facts, duty, count.below_minimum)


def _lack(facts: Facts, duty: Duty, officers: int) -> DutyLack:
    return DutyLack(station=duty.station, post=duty.post, shift=duty.shift, date=facts.date_of(duty.day), officers=officers)


def _touched(
    published: Case, case: Case, events: Sequence[Event], roster: Roster, start: Roster, since: date, still: Iterable[Duty]
) -> Iterator[DutyLack]:
    """Duties that the absent were on, and those that an event adds or raises, from `since` on; `still` those open before."""
    old, new = facts_of(published), facts_of(case)
    had = {(row.officer, old.day(row.date), row.station, row.post, row.shift) for row in roster.assignments}
    has = {(row.officer, old.day(row.date), row.station, row.post, row.shift) for row in start.assignments}
    left = {Duty(*row[2:], row[1]) for row in had - has}
    raised = {
        duty
        for duty, need in new.needs.items()
        if duty not in old.needs or (need.minimum, need.target) > (old.needs[duty].minimum, old.needs[duty].target)
    }
    asking = {(event.officer, new.day(day)) for event in events if event.is_pending for day in event.dates}
    asked = {Duty(row.station, row.post, row.shift, new.day(row.date)) for row in start.assignments if _cell(new, row) in asking}
    pinned = {
        Duty(event.station or "", event.post or "", event.shift or "", new.day(day))
        for event in events
        if event.kind is EventKind.PIN
        for day in event.dates
    }
    without = start.model_copy(update={"assignments": tuple(r for r in start.assignments if _cell(new, r) not in asking)})
    counts = Sheet(new, without).counts
    for duty in sorted(left | raised | asked | pinned | set(still)):
        if duty.day >= new.day(since) and duty in counts:
            yield _lack(new, duty, max(counts[duty].below_minimum, duty in pinned))


def _cell(facts: Facts, row: Assignment) -> tuple[Id, int]:
    return row.officer, facts.day(row.date)


def _policy(policy: Policy) -> Policy:
    """Rows that an older file lacks are on: they are what replanning is."""
    rows: dict[str, dict[str, object]] = {key: {"on": True} for key in (*COMPARED, *REPLANNED, "frozen")}
    for key, level in LEVELS.items():
        rows[key]["level"] = level
    return policy.changed(**rows)


def _is_void(pin: Pin, taken: set[tuple[Id, date]], events: Sequence[Event]) -> bool:
    """A pin to what an event has taken."""
    is_event = any(event.kind is EventKind.PIN and event.officer == pin.officer and pin.date in event.dates for event in events)
    return pin.kind is PinKind.ASSIGN and (pin.officer, pin.date) in taken and not is_event
