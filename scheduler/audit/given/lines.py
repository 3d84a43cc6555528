"""Every officer's line, from secondments, rotas, leave, commitments and the opening."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, time

from models.duty import CalendarRota, CycleRota
from models.leave import Commitment
from models.organisation import Officer, Secondment

from .basis import Basis
from .clock import DAY, Clock
from .leaves import given_leave
from .line import Base, Line, base_shift, before, posting

MIDNIGHT = time()

Posting = tuple[str | None, str | None]
"""Unit and rota."""


def lines(basis: Basis) -> dict[str, Line]:
    case = basis.case
    leave, openings = given_leave(case), {row.officer: row for row in case.opening}
    secondments: dict[str, list[Secondment]] = defaultdict(list)
    for row in case.secondments:
        secondments[row.officer].append(row)
    blocked: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for event in case.commitments:
        if event.days is None:
            blocked[event.officer] += blocks(basis, event, event.first, event.last)
    rest = basis.policy.number("rest") if "rest" in basis.rules else 0
    existing = _existing(basis)
    by_officer = {}
    for officer in case.officers:
        postings = _postings(basis, officer, secondments[officer.id])
        typed = {day: clock for day, clock in existing[officer.id].items() if 0 <= day < len(postings) and postings[day][0]}
        shifts = _base_shifts(basis, officer, postings)
        by_officer[officer.id] = Line(
            officer=officer,
            id=officer.id,
            units=[unit for unit, _ in postings],
            base=[typed.get(day, shift) for day, shift in enumerate(shifts)],
            at_station=[basis.is_station(unit) for unit, _ in postings],
            has_rota=[rota is not None or day in typed for day, (_, rota) in enumerate(postings)],
            is_rostered=officer.rota is not None or bool(typed),
            leave=leave.get(officer.id, []),
            blocked=blocked[officer.id],
            before=before(openings.get(officer.id), case.start, basis.clocks, rest),
            earlier=[] if officer.id in openings else [*_earlier(basis, officer, secondments[officer.id], existing[officer.id])],
            days=basis.days,
        )
    return by_officer


def _existing(basis: Basis) -> dict[str, dict[int, Clock | None]]:
    """By officer and day what the existing roster says."""
    cells: dict[str, dict[int, Clock | None]] = defaultdict(dict)
    for row in basis.case.base_roster:
        cells[row.officer][basis.day(row.date)] = basis.clocks[row.shift] if row.shift else None
    return cells


def _postings(basis: Basis, officer: Officer, secondments: list[Secondment]) -> list[Posting]:
    """Up to the last date on which a base duty may come too soon after the horizon's last duty."""
    return [posting(officer, secondments, basis.date_of(day)) for day in range(basis.days + _reach(basis))]


def _reach(basis: Basis) -> int:
    """Dates after its own on which the rest after some duty may still last."""
    return max((row.start + row.minutes + row.rest for row in basis.clocks.values()), default=0) // DAY


def _earlier(basis: Basis, officer: Officer, secondments: list[Secondment], existing: dict[int, Clock | None]) -> Iterator[Base]:
    """Base shifts of the dates before the horizon, as far back as their rest may reach into it."""
    days = range(-_reach(basis), 0)
    postings = [posting(officer, secondments, basis.date_of(day)) for day in days]
    for day, (unit, _), shift in zip(days, postings, _base_shifts(basis, officer, postings, days.start), strict=True):
        clock = existing.get(day, shift)
        if unit and clock:
            yield Base(day, clock)


def _base_shifts(basis: Basis, officer: Officer, postings: list[Posting], first: int = 0) -> list[Clock | None]:
    """What the rotas of the postings say, which are of the dates from day `first` on."""
    rotas: dict[str, CycleRota | CalendarRota] = {row.id: row for row in basis.case.cycle_rotas}
    rotas |= {row.id: row for row in basis.case.calendar_rotas}
    shifts = (
        base_shift(rotas[rota], officer.team, basis.date_of(day), basis.kinds.get(day)) if rota else None
        for day, (_, rota) in enumerate(postings, first)
    )
    return [basis.clocks[shift] if shift else None for shift in shifts]


def blocks(basis: Basis, event: Commitment, first: date, last: date) -> list[tuple[int, int]]:
    """Minutes that it takes of each date from the first to the last."""
    since = event.start.hour * 60 + event.start.minute if event.start else 0
    until = event.end.hour * 60 + event.end.minute if event.end and event.end != MIDNIGHT else DAY
    days = range(basis.day(first), basis.day(last) + 1)
    return [(day * DAY + since, day * DAY + until) for day in days]
