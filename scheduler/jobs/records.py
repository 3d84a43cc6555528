"""What was recorded, counted: leaders' stays with the problems found on them, and the results of stints."""

from functools import partial
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from models.reports.book import RecordBook
from models.reports.grouping import Grouping
from models.reports.results import ResultsReport
from models.reports.stays import StaysReport
from models.words import say
from scheduler.exchange.reading.assembled import ReadResult
from scheduler.exchange.reading.cells.asked import Unclear, day_asked, phase_asked
from scheduler.exchange.reading.cells.days import Range
from scheduler.exchange.reading.reader import read_case
from scheduler.exchange.sheets import NEEDED_OF_RESULTS, NEEDED_OF_STAYS
from scheduler.exchange.targets import Targets, refuse, write
from scheduler.exchange.writing.answers.results_workbook import results_bytes, results_lines
from scheduler.exchange.writing.answers.stays_lines import phase_name, stays_lines
from scheduler.exchange.writing.answers.stays_workbook import stays_bytes
from scheduler.jobs.answered import Answered
from scheduler.ledger.opening import to_read, to_write
from scheduler.ledger.record_books import RecordKind, book_of, joined, keep, kept, within
from scheduler.ledger.results import results_report
from scheduler.ledger.stays import phases, stays_report

R = TypeVar("R", StaysReport, ResultsReport)
NEEDED = {RecordKind.STAYS: NEEDED_OF_STAYS, RecordKind.RESULTS: NEEDED_OF_RESULTS}


class Source(NamedTuple):
    """A file of records, or without one the ledger at `db`; `is_kept` puts those of the file into it."""

    path: Path | None
    db: str = ""
    is_kept: bool = False


class Recorded(NamedTuple, Generic[R]):
    """`read` tells what of the file was not read, or taken for granted."""

    report: R
    read: ReadResult | None


def stays(source: Source, goals: Targets, phase: str = "", as_of: str = "") -> Answered[Recorded[StaysReport]]:
    """Of the ledger the dates that were recorded last, or a phase of whenever.

    Raises `NotWritten` before anything is read, `Unclear` for a phase or a date that is none, and what opening a ledger raises.
    """
    refuse(goals, [source.path])
    books, read = _books(source, RecordKind.STAYS)
    whole, newest = joined(books), max(books, key=lambda book: book.last)
    wanted = _phase(whole, phase) if phase else None
    book = whole if phase else within(whole, newest)
    report = stays_report(book, wanted, day_asked(as_of, Range(book.first, book.last)) if as_of else None)
    written = write(goals, partial(stays_bytes, report))
    return Answered(Recorded(report, read), (*stays_lines(report), *_kept(source, RecordKind.STAYS, book)), written)


def _phase(book: RecordBook, text: str) -> str:
    """A phase that the records name; 本期 is what they leave blank."""
    by_name = {phase_name(phase): phase for phase in phases(book)}
    return by_name[phase_asked(text, list(by_name))]


def results(source: Source, goals: Targets, by: Grouping = Grouping.STATION) -> Answered[Recorded[ResultsReport]]:
    """Of the ledger all that was ever recorded. Raises as `stays` does."""
    refuse(goals, [source.path])
    books, read = _books(source, RecordKind.RESULTS)
    book = joined(books)
    report = results_report(book, by)
    written = write(goals, partial(results_bytes, report))
    return Answered(Recorded(report, read), (*results_lines(report), *_kept(source, RecordKind.RESULTS, book)), written)


def _books(source: Source, kind: RecordKind) -> tuple[tuple[RecordBook, ...], ReadResult | None]:
    if source.path is not None:
        read = read_case(source.path, NEEDED[kind])
        return (book_of(read.case),), read
    books = kept(to_read(source.db), kind)
    if not books:
        raise Unclear(say("records.none_kept"))
    return books, None


def _kept(source: Source, kind: RecordKind, book: RecordBook) -> tuple[str, ...]:
    if source.path is None or not source.is_kept:
        return ()
    keep(to_write(source.db), kind, book)
    return (say("records.kept", first=book.first, last=book.last),)
