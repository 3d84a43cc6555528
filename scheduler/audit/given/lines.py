"""Every officer's line, from secondments, rotas, leave, commitments and the opening."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import time
from typing import TYPE_CHECKING

from models.duty import CalendarRota, CycleRota
from models.leave import Commitment
from models.organisation import Officer, Secondment

from .clock import DAY, Clock
from .leaves import given_leave
from .line import Base, Line, base_shift, before, posting

if TYPE_CHECKING:
    from ..facts import Facts

MIDNIGHT = time()

Posting = tuple[str | None, str | None]
"""Unit and rota."""


def lines(facts: "Facts") -> dict[str, Line]:
    case = facts.case
    leave, openings = given_leave(case), {row.officer: row for row in case.opening}
    secondments: dict[str, list[Secondment]] = defaultdict(list)
    for row in case.secondments:
        secondments[row.officer].append(row)
    blocked: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for event in case.commitments:
        blocked[event.officer] += _blocks(facts, event)
    rest = facts.policy.number("rest") if "rest" in facts.rules else 0
    existing = _existing(facts)
    found = {}
    for officer in case.officers:
        postings = _postings(facts, officer, secondments[officer.id])
        typed = {day: clock for day, clock in existing[officer.id].items() if 0 <= day < len(postings) and postings[day][0]}
        shifts = _base_shifts(facts, officer, postings)
        found[officer.id] = Line(
            officer=officer,
            id=officer.id,
            units=[unit for unit, _ in postings],
            base=[typed.get(day, shift) for day, shift in enumerate(shifts)],
            at_station=[facts.is_station(unit) for unit, _ in postings],
            has_rota=[rota is not None or day in typed for day, (_, rota) in enumerate(postings)],
            is_rostered=officer.rota is not None or bool(typed),
            leave=leave.get(officer.id, []),
            blocked=blocked[officer.id],
            before=before(openings.get(officer.id), case.start, facts.clocks, rest),
            earlier=[] if officer.id in openings else [*_earlier(facts, officer, secondments[officer.id], existing[officer.id])],
            days=facts.days,
        )
    return found


def _existing(facts: "Facts") -> dict[str, dict[int, Clock | None]]:
    """By officer and day what the existing roster says."""
    found: dict[str, dict[int, Clock | None]] = defaultdict(dict)
    for row in facts.case.base_roster:
        found[row.officer][facts.day(row.date)] = facts.clocks[row.shift] if row.shift else None
    return found


def _postings(facts: "Facts", officer: Officer, secondments: list[Secondment]) -> list[Posting]:
    """Up to the last date on which a base duty may come too soon after the horizon's last duty."""
    return [posting(officer, secondments, facts.date_of(day)) for day in range(facts.days + _reach(facts))]


def _reach(facts: "Facts") -> int:
    """Dates after its own on which the rest after some duty may still last."""
    return max((row.start + row.minutes + row.rest for row in facts.clocks.values()), default=0) // DAY


def _earlier(
    facts: "Facts", officer: Officer, secondments: list[Secondment], existing: dict[int, Clock | None]
) -> Iterator[Base]:
    """Base shifts of the dates before the horizon, as far back as their rest may reach into it."""
    days = range(-_reach(facts), 0)
    postings = [posting(officer, secondments, facts.date_of(day)) for day in days]
    for day, (unit, _), shift in zip(days, postings, _base_shifts(facts, officer, postings, days.start), strict=True):
        clock = existing.get(day, shift)
        if unit and clock:
            yield Base(day, clock)


def _base_shifts(facts: "Facts", officer: Officer, postings: list[Posting], first: int = 0) -> list[Clock | None]:
    """What the rotas of the postings say, which are of the dates from day `first` on."""
    rotas: dict[str, CycleRota | CalendarRota] = {row.id: row for row in facts.case.cycle_rotas}
    rotas |= {row.id: row for row in facts.case.calendar_rotas}
    shifts = (
        base_shift(rotas[rota], officer.team, facts.date_of(day), facts.kinds.get(day)) if rota else None
        for day, (_, rota) in enumerate(postings, first)
    )
    return [facts.clocks[shift] if shift else None for shift in shifts]


def _blocks(facts: "Facts", event: Commitment) -> list[tuple[int, int]]:
    since = event.start.hour * 60 + event.start.minute if event.start else 0
    until = event.end.hour * 60 + event.end.minute if event.end and event.end != MIDNIGHT else DAY
    days = range(facts.day(event.first), facts.day(event.last) + 1)
    return [(day * DAY + since, day * DAY + until) for day in days]
