"""Whether a replanned file's case is the one before all events with the events in it, and its past what was published.

Read from the file alone, without what replanning made of it.
"""

from collections.abc import Iterator
from datetime import date

from models.base import Id, dates
from models.case import Case
from models.case_hash import case_hash
from models.events.event import Event, EventKind
from models.findings import Finding
from models.leave import PinKind
from models.publishing.roster_hash import roster_hash
from models.roster import Roster, RosterFile
from models.rules import COMPARED, REPLANNED
from models.words import say

from . import words
from .cells import cells
from .checks import facts_of
from .facts import Facts
from .given.leaves import entitled_kinds, is_given
from .given.needs import Duty, Need
from .sheet import Sheet

RULE = "frozen"
CHANGED = frozenset(
    {"as_of", "base_roster", "commitments", "demand_exceptions", "leave", "pins", "policy", "replan", "roster_before", "units"}
)
"""Parts of a case that events, or replanning itself, may change."""
ABSENCES = frozenset({EventKind.ILLNESS, EventKind.LEAVE})
ENDS = frozenset({EventKind.RETURN, EventKind.CANCELLED_LEAVE})
Cell = tuple[Id, date]
"""Officer and date."""


def follows(file: RosterFile, facts: Facts) -> Iterator[Finding]:
    """A finding for each thing in which the case is another; none where the file was not replanned."""
    base = file.base
    if base is None or file.case.replan is None:
        return
    if case_hash(base.case) != base.case_hash or roster_hash(base) not in file.made_from:
        yield Finding(rule=RULE, sentence=say("audit.events.base"))
    if not _is_same_elsewhere(base.case, file.case, file.events):
        yield Finding(rule=RULE, sentence=say("audit.events.elsewhere"))
    yield from _leave(file, base, facts)
    yield from _demand(facts_of(base.case), facts, file.events)
    yield from _pins(file, base, facts)
    if file.made_from[-1:] == (roster_hash(base),):
        yield from _published(file, base, facts)


def _is_same_elsewhere(before: Case, now: Case, events: tuple[Event, ...]) -> bool:
    """All parts that no event can change; beds less what was lost, and of policy only what replanning switches."""
    same = all(getattr(before, name) == getattr(now, name) for name in Case.model_fields if name not in CHANGED)
    switched = COMPARED | REPLANNED | {RULE}
    rows = [[row for row in case.policy.rows if row.key not in switched] for case in (before, now)]
    swapped = {event.officer for event in events if event.kind is EventKind.SWAP}
    swapped |= {event.other for event in events if event.kind is EventKind.SWAP}
    lines = [[row for row in case.base_roster if row.officer not in swapped] for case in (before, now)]
    fixed = [[row for row in case.commitments if row.station is None] for case in (before, now)]
    return same and rows[0] == rows[1] and lines[0] == lines[1] and fixed[0] == fixed[1] and _has_beds(before, now, events)


def _has_beds(before: Case, now: Case, events: tuple[Event, ...]) -> bool:
    units = []
    for unit in before.units:
        lost = [event.officers or 0 for event in events if event.kind is EventKind.LOST_BED and event.station == unit.id]
        left = unit.duty_room_beds if unit.duty_room_beds is None else max(0, unit.duty_room_beds - sum(lost))
        units.append(unit.model_copy(update={"duty_room_beds": left}))
    return tuple(units) == now.units


def _leave(file: RosterFile, base: RosterFile, facts: Facts) -> Iterator[Finding]:
    """Dates on leave come from events alone, and every absence is on leave to its end or until who was absent is back."""
    entitled = entitled_kinds(file.case.policy)
    open_before = {row.id for row in base.case.leave if not is_given(row, entitled)}
    had, has = _on_leave(base.case, base.roster), _on_leave(file.case, file.roster)
    absent = {(event.officer or "", day) for event in file.events if event.kind in ABSENCES for day in event.dates}
    asked = {(event.officer or "", day) for event in file.events if event.is_pending for day in event.dates}
    back = {event.officer or "": event.first for event in file.events if event.kind in ENDS}
    cancelled = {event.officer for event in file.events if event.kind is EventKind.CANCELLED_LEAVE}
    for cell in sorted(has.keys() | had.keys() | absent):
        officer, day = cell
        if not file.case.start <= day <= file.case.end or officer not in facts.lines:
            continue
        is_back = officer in cancelled or back.get(officer, date.max) <= day
        is_open = {has.get(cell), had.get(cell)} & open_before
        is_new = cell in has and cell not in had and cell not in absent and not is_open
        is_lost = cell in had and cell not in has and not is_back and cell not in asked and not is_open
        is_worked = cell in absent and cell not in has and not is_back and cell not in asked
        if is_new or is_lost or is_worked:
            yield _of_cell("audit.events.leave", facts, cell)


def _on_leave(case: Case, roster: Roster) -> dict[Cell, Id]:
    """By date, the request by which the officer is on leave."""
    entitled, officers = entitled_kinds(case.policy), {row.id: row.officer for row in case.leave}
    given = [(row.id, row.choices[0].first, row.choices[0].last) for row in case.leave if is_given(row, entitled)]
    granted = [(row.request, row.first, row.last) for row in roster.leave if row.first and row.last and row.request in officers]
    return {(officers[id], day): id for id, first, last in (*given, *granted) for day in dates(first, last)}


def _demand(before: Facts, now: Facts, events: tuple[Event, ...]) -> Iterator[Finding]:
    """What a duty needs is what it needed, and what events ask for one after another."""
    wanted = {duty: (need.minimum, need.target) for duty, need in before.needs.items()}
    for event in events:
        for day in event.dates if event.kind in (EventKind.SUPPORT, EventKind.DEMAND) else ():
            duty = Duty(event.station or "", event.post or "", event.shift or "", before.day(day))
            minimum, target = wanted.get(duty, (0, 0))
            more, least = event.officers or 0, event.minimum or 0
            is_more = event.kind is EventKind.SUPPORT
            asked = (least, least if event.target is None else event.target)
            wanted[duty] = (minimum + more, target + more) if is_more else asked
    none = Need(0, 0, 1)
    for duty in sorted(wanted.keys() | now.needs.keys()):
        need = now.needs.get(duty, none)
        if wanted.get(duty, (0, 0)) != (need.minimum, need.target):
            yield words.of_duty(
                RULE, now, duty, say("audit.events.demand", duty=words.place(now, duty), date=words.date(now, duty.day))
            )


def _pins(file: RosterFile, base: RosterFile, facts: Facts) -> Iterator[Finding]:
    """New pins are of officers whom an event of that kind names."""
    named = {id for event in file.events if event.kind in (EventKind.PIN, EventKind.SWAP) for id in (event.officer, event.other)}
    for pin in file.case.pins:
        if pin not in base.case.pins and (pin.kind not in (PinKind.ASSIGN, PinKind.FORBID) or pin.officer not in named):
            yield Finding(rule=RULE, sentence=say("audit.events.pin", name=words.name(facts, pin.officer or "")))


def _published(file: RosterFile, base: RosterFile, facts: Facts) -> Iterator[Finding]:
    """Of a roster replanned once: what was published of officers whom no event concerns, and of the past of all."""
    concerned = {id for event in file.events for id in (event.officer, event.other) if id}
    old = facts_of(base.case)
    published = cells(old, Sheet(old, base.roster), old.lines)
    now = cells(facts, Sheet(facts, file.roster), facts.lines)
    for cell in sorted(published.keys() | now.keys() | facts.published.cells.keys() | facts.published.taken):
        officer, day = cell
        is_kept = facts.published.cells.get(cell) == published.get(cell) and cell not in facts.published.taken
        is_past = day >= facts.published.since or now.get(cell) == published.get(cell)
        if officer not in concerned and not (is_kept and is_past):
            yield _of_cell("audit.events.published", facts, (officer, facts.date_of(day)))


def _of_cell(key: str, facts: Facts, cell: Cell) -> Finding:
    officer, day = cell
    sentence = say(key, name=words.name(facts, officer), date=words.date(facts, facts.day(day)))
    return words.of_officer(RULE, facts, officer, facts.day(day), sentence)
