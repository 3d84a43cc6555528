"""驻所 for a page: what is read out, each stay with its ten activities, the problems, overdue first; and as a workbook."""

from typing import NamedTuple

from models.organisation import Category, UnitKind
from models.records.problem import Problem, ProblemKind, ProblemState
from models.records.stay import Activity, StayRecord, StayTime
from models.reports.book import RecordBook
from models.reports.stays import StaysReport
from models.words import in_the_workbook, say
from scheduler.exchange.writing.answers.stays_lines import heading, phase_name, stays_title, summary_lines, word
from scheduler.exchange.writing.answers.stays_workbook import stays_bytes
from scheduler.exchange.writing.answers.stress_rows import names
from scheduler.jobs.board.ledger.stays_book import NotRecorded, books, key_of
from scheduler.ledger.record_books import joined, within
from scheduler.ledger.stays import phases, stays_report


class StayRow(NamedTuple):
    key: str
    record: StayRecord
    leader: str
    time: str
    numbers: tuple[int, ...]


class ProblemRow(NamedTuple):
    """`late` are days after the deadline, 0 where it is not overdue."""

    key: str
    problem: Problem
    kind: str
    state: str
    finder: str
    late: int


class StaysPage(NamedTuple):
    title: str
    phases: tuple[tuple[str, str], ...]
    lines: tuple[str, ...]
    stays: tuple[StayRow, ...]
    problems: tuple[ProblemRow, ...]
    book: RecordBook
    stations: tuple[str, ...]
    leaders: tuple[tuple[str, str], ...]


def words() -> dict[str, dict[str, str]]:
    """What activities, kinds, states and times of day are called."""
    return {
        "activities": {activity.value: heading(activity) for activity in Activity},
        "kinds": {kind.value: word(kind) for kind in ProblemKind},
        "states": {state.value: word(state) for state in ProblemState},
        "times": {time.value: time.said for time in StayTime},
    }


def stays_page(phase: str) -> StaysPage | None:
    """Of the dates recorded last, or of a phase; None where there is nothing to begin with."""
    known = books()
    if not known:
        return None
    whole, report = joined(known), _report(known, phase)
    shown = names(report.book.officers)
    return StaysPage(
        title=stays_title(report),
        phases=tuple((name or "-", phase_name(name)) for name in phases(whole)),
        lines=tuple(summary_lines(report)),
        stays=tuple(_stay(row, shown[row.officer]) for row in report.records),
        problems=tuple(_problem(report, row, shown[row.officer] if row.officer else "") for row in report.problems),
        book=report.book,
        stations=tuple(unit.id for unit in whole.units if unit.kind is UnitKind.STATION),
        leaders=tuple((row.id, shown.get(row.id, row.id)) for row in whole.officers if row.category is Category.LEADER),
    )


def stays_book(phase: str) -> tuple[str, bytes]:
    """The sheet that the chief reads out: its name and content."""
    known = books()
    if not known:
        raise NotRecorded(say("board.stays.none"))
    with in_the_workbook():
        return f"{say('stays.sheet.summary')}.xlsx", stays_bytes(_report(known, phase))


def _report(known: tuple[RecordBook, ...], phase: str) -> StaysReport:
    whole, newest = joined(known), max(known, key=lambda book: book.last)
    named = {name or "-": name for name in phases(whole)}
    if not phase:
        return stays_report(within(whole, newest))
    if phase not in named:
        raise NotRecorded(say("board.stays.no_phase", phase=phase))
    return stays_report(whole, named[phase])


def _stay(row: StayRecord, leader: str) -> StayRow:
    return StayRow(key_of(row), row, leader, row.time.said, tuple(row.number(activity) for activity in Activity))


def _problem(report: StaysReport, row: Problem, finder: str) -> ProblemRow:
    late = (report.as_of - row.deadline).days if row.deadline and row.is_overdue(report.as_of) else 0
    return ProblemRow(key_of(row), row, word(row.kind), word(row.state), finder, late)
