"""Every request for leave as a page shows it: what was decided, and of one refused or moved why, and when else."""

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from models.leave import LeaveRequest
from models.words import say
from scheduler.exchange.working.leave import DECIDED, Decided, asked_dates, decided, granted_dates, granted_span, remark
from scheduler.jobs.board.asked_for import LeaveFilter
from scheduler.jobs.board.open_roster import OpenRoster
from scheduler.jobs.explain import Kind, answer_of

EXPLAINED = (Decided.MOVED, Decided.REFUSED)
AT_ONCE_SECONDS = 0.6
"""Reasons that take longer together are asked for one by one, when they come into view."""


class RequestRow(NamedTuple):
    """`day` is a date of the horizon on which its leave is, or was asked for. `reasons` None are still to be asked for."""

    request: str
    officer: str
    name: str
    unit: str
    kind: str
    asked: str
    length: int
    decided: Decided
    outcome: str
    granted: str
    remark: str
    day: date | None
    is_explained: bool
    reasons: tuple[str, ...] | None = None


class Count(NamedTuple):
    decided: Decided
    title: str
    requests: int


def counts(opened: OpenRoster) -> tuple[Count, ...]:
    """How many requests came to what, in the order of `Decided`; nothing of what did not happen."""
    known = Counter(decided(opened.tables, request) for request in opened.file.case.leave)
    return tuple(Count(kind, say(DECIDED[kind]), known[kind]) for kind in Decided if known[kind])


def units_asking(opened: OpenRoster) -> list[str]:
    """Units of which somebody asks for leave, in the order of the case."""
    asking = {opened.tables.officers[request.officer].unit for request in opened.file.case.leave}
    return [unit.id for unit in opened.file.case.units if unit.id in asking]


def request_rows(opened: OpenRoster, wanted: LeaveFilter) -> tuple[RequestRow, ...]:
    """What was refused first, then what was moved; reasons as far as they are known soon."""
    order = [Decided.REFUSED, Decided.MOVED]
    rows = sorted(_rows(opened, wanted), key=lambda row: order.index(row.decided) if row.decided in order else len(order))
    return tuple(_explained(opened, rows))


def reasons(opened: OpenRoster, request: str) -> tuple[str, ...]:
    """Raises `NothingToExplain`, and `Unclear` where there is no such request."""
    return answer_of(opened.view, Kind.LEAVE, request).audited


def _rows(opened: OpenRoster, wanted: LeaveFilter) -> Iterator[RequestRow]:
    for request in opened.file.case.leave:
        row = _row(opened, request)
        person = wanted.person.strip().casefold()
        is_them = not person or person in f"{row.officer} {row.name} {row.request}".casefold()
        if is_them and wanted.unit in ("", row.unit) and wanted.decided in ("", row.decided):
            yield row


def _row(opened: OpenRoster, request: LeaveRequest) -> RequestRow:
    tables, first = opened.tables, request.choices[0]
    became = decided(tables, request)
    return RequestRow(
        request.id,
        request.officer,
        tables.labels[request.officer],
        tables.officers[request.officer].unit,
        request.kind,
        asked_dates(request),
        (first.last - first.first).days + 1,
        became,
        say(DECIDED[became]),
        granted_dates(tables, request),
        remark(tables, request),
        _day(opened, request),
        became in EXPLAINED,
    )


def _day(opened: OpenRoster, request: LeaveRequest) -> date | None:
    first, last = granted_span(opened.tables, request) or (request.choices[0].first, request.choices[0].last)
    inside = max(first, opened.file.case.start)
    return inside if inside <= min(last, opened.file.case.end) else None


def _explained(opened: OpenRoster, rows: Sequence[RequestRow]) -> Iterator[RequestRow]:
    until = time.monotonic() + AT_ONCE_SECONDS
    for row in rows:
        is_soon = row.is_explained and time.monotonic() < until
        yield row._replace(reasons=reasons(opened, row.request)) if is_soon else row
