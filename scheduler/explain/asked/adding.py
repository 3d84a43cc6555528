"""The roster with one more assignment of one officer, everything else as it is, and what it newly breaks."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from models.findings import Finding
from models.leave import Pin, PinKind
from models.roster import Assignment, BedGrant, Roster, Source, Stint
from models.words import say
from scheduler.audit import Facts
from scheduler.audit.given.line import Line
from scheduler.audit.given.needs import Duty
from scheduler.audit.rules.admitted_rung import Rung
from scheduler.audit.verdict import breaches
from scheduler.explain.asked.view import View
from scheduler.explain.reasons.book import LINE, REST, Book, Rows
from scheduler.explain.reasons.obstacles import is_at_base
from scheduler.explain.reasons.placings import placings

Row = TypeVar("Row", Assignment, Stint, BedGrant)

OWN = (*REST, *LINE)
"""Rules of an officer's own line."""


def pin_of(officer: str, facts: Facts, duty: Duty) -> Pin:
    return Pin(
        kind=PinKind.ASSIGN,
        officer=officer,
        station=duty.station,
        post=duty.post,
        shift=duty.shift,
        date=facts.date_of(duty.day),
    )


def added(view: View, line: Line, duty: Duty) -> Rows:
    """The officer's rows with the duty, in the way that breaks the fewest rules of the own line, then of what officers share."""
    if is_at_base(line, duty):
        return _reposted(view, line, duty)

    def broken(rows: Rows) -> tuple[int, int]:
        page = view.book.page([line.id], {line.id: rows})
        return len(view.book.breaks(page, OWN, [line.id])), len(list(view.obstacles.limits.broken(line, duty, rows, page, None)))

    return min(placings(view.facts, view.book, line, duty, view.obstacles.rung(line, duty)), key=broken)


def placed(book: Book, line: Line, duty: Duty, rung: Rung | None) -> Rows:
    """The officer's rows of the book with one more duty, in the way that breaks the fewest rules of the own line."""

    def broken(rows: Rows) -> int:
        return len(book.breaks(book.page([line.id], {line.id: rows}), OWN, [line.id]))

    return min(placings(book.facts, book, line, duty, rung), key=broken)


def _reposted(view: View, line: Line, duty: Duty) -> Rows:
    """The base duty of the date at the other post."""
    rows = view.book.rows(line.id)
    return rows._replace(works=at_its_post(view.facts, rows.works, duty))


def at_its_post(facts: Facts, works: Iterable[Assignment], duty: Duty) -> tuple[Assignment, ...]:
    """The works of one officer with the base duty of the duty's date at the duty's post."""
    when = facts.date_of(duty.day)
    return tuple(
        row.model_copy(update={"post": duty.post}) if row.source is Source.BASE and row.date == when else row for row in works
    )


def with_rows(view: View, changed: Mapping[str, Rows]) -> Roster:
    """The roster with other rows for some officers; their beds in town are open again."""
    roster, pending = view.roster, view.facts.pending
    parts = [changed[officer] for officer in sorted(changed)]
    decided = {row.request: row for part in parts for row in part.leave}
    return Roster.model_construct(
        assignments=(*_others(roster.assignments, changed), *(row for part in parts for row in part.works)),
        stints=(*_others(roster.stints, changed), *(row for part in parts for row in part.stints)),
        leave=tuple(decided.get(row.request, row) if pending[row.request].officer in changed else row for row in roster.leave),
        beds=_others(roster.beds, changed),
        visits=roster.visits,
        stays=roster.stays,
    )


def newly_broken(view: View, roster: Roster) -> list[Finding]:
    """What the other roster breaks that this one does not."""
    return [finding for finding in breaches(view.facts, roster) if finding not in view.broken]


def sentences(view: View, findings: Iterable[Finding]) -> tuple[str, ...]:
    """〔勤务间休息〕…, each once."""
    policy = view.case.policy
    told = (say("explain.pinned.finding", title=finding.title(policy), sentence=finding.sentence) for finding in findings)
    return tuple(dict.fromkeys(told))


def _others(rows: Iterable[Row], changed: Mapping[str, Rows]) -> tuple[Row, ...]:
    return tuple(row for row in rows if row.officer not in changed)
