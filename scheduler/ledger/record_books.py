"""What was recorded, kept in the ledger: of each date as it was last kept."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import select

from models.base import DateRange
from models.case import Case
from models.organisation import Officer, StayPhase, Unit
from models.records.problem import Problem
from models.records.result import Result
from models.records.stay import StayRecord
from models.reports.book import RecordBook
from scheduler.ledger.connection import writing
from scheduler.ledger.faults import as_sentences, sound
from scheduler.ledger.ledger import Ledger
from scheduler.ledger.rows import packed, put_records, unpacked
from scheduler.ledger.tables import records

R = TypeVar("R", StayRecord, Problem, Result)
N = TypeVar("N", Officer, Unit)
P = TypeVar("P", StayRecord, Problem)


class RecordKind(StrEnum):
    """What is kept together: stays with their problems, or results."""

    STAYS = "stays"
    RESULTS = "results"


def book_of(case: Case) -> RecordBook:
    """A stay or a problem without a phase of its own is of the one in 驻所 that holds its date, by the name of its dates."""
    return RecordBook(
        title=case.title,
        first=case.start,
        last=case.end,
        as_of=case.as_of,
        units=case.units,
        officers=case.officers,
        secondments=case.secondments,
        stays=tuple(_phased(case, stay) for stay in case.stay_records),
        problems=tuple(_phased(case, problem) for problem in case.problems),
        results=case.results,
        stay_phases=case.stay_phases,
    )


def _phased(case: Case, record: P) -> P:
    day = _day(record)
    phase = next((phase for phase in case.stay_phases if phase.first <= day <= phase.last), None)
    if record.phase or phase is None:
        return record
    return record.model_copy(update={"phase": _span(phase)})


def _dated(book: RecordBook) -> RecordBook:
    def named(rows: tuple[R, ...]) -> tuple[R, ...]:
        return tuple(row if row.phase else row.model_copy(update={"phase": _span(book)}) for row in rows)

    return book.model_copy(update={"stays": named(book.stays), "problems": named(book.problems), "results": named(book.results)})


def _span(dates: DateRange) -> str:
    return f"{dates.first}/{dates.last}"


def keep(ledger: Ledger, kind: RecordKind, book: RecordBook) -> None:
    """In place of what was kept of the same dates, in one transaction. Raises `LedgerNotWritten`."""
    with as_sentences(ledger.engine.url), writing(ledger.engine) as connection:
        put_records(connection, [row_of(kind, book)])


def row_of(kind: RecordKind, book: RecordBook) -> dict[str, Any]:
    """As it is kept. "This period" says nothing among others: what has no phase is kept under the dates of the book."""
    content = packed(_dated(book).model_dump_json(exclude_defaults=True).encode())
    return {"kind": kind.value, "first": book.first.toordinal(), "last": book.last.toordinal(), "content": content}


def fresh(before: Case | None, case: Case) -> dict[RecordKind, RecordBook]:
    """What a case records, by kind, where the case that it comes from did not say the same."""
    book, known = book_of(case), book_of(before) if before else None
    new = {RecordKind.STAYS: _stays_of, RecordKind.RESULTS: _results_of}
    return {kind: book for kind, of in new.items() if any(of(book)) and (known is None or of(known) != of(book))}


def _stays_of(book: RecordBook) -> tuple[object, ...]:
    return book.stays, book.problems


def _results_of(book: RecordBook) -> tuple[object, ...]:
    return (book.results,)


def kept(ledger: Ledger, kind: RecordKind) -> tuple[RecordBook, ...]:
    """The book kept last comes first. Raises `LedgerUnreadable` for one that is not what was kept."""
    wanted = select(records.c.content).where(records.c.kind == kind.value).order_by(records.c.number.desc())
    rows = ledger.rows(wanted)
    with sound(ledger.engine.url):
        return tuple(RecordBook.model_validate_json(unpacked(row.content)) for row in rows)


def joined(books: Sequence[RecordBook]) -> RecordBook:
    """One book of several, the last kept first: what it says of its dates goes before what others say of them."""
    newest = max(books, key=lambda book: book.last)
    return RecordBook(
        title=newest.title,
        first=min(book.first for book in books),
        last=newest.last,
        as_of=newest.as_of,
        units=tuple(_known(unit for book in books for unit in book.units)),
        officers=tuple(_known(officer for book in books for officer in book.officers)),
        secondments=tuple(dict.fromkeys(row for book in books for row in book.secondments)),
        stays=tuple(_latest([(book, book.stays) for book in books])),
        problems=tuple(_latest([(book, book.problems) for book in books])),
        results=tuple(_latest([(book, book.results) for book in books])),
        stay_phases=tuple(_apart(row for book in books for row in book.stay_phases)),
    )


def within(book: RecordBook, dates: RecordBook) -> RecordBook:
    """What it has of the dates of another, under the other's title."""
    return book.model_copy(
        update={
            **{name: getattr(dates, name) for name in ("title", "first", "last", "as_of")},
            "stays": tuple(row for row in book.stays if _is_in(dates, row)),
            "problems": tuple(row for row in book.problems if _is_in(dates, row)),
            "results": tuple(row for row in book.results if _is_in(dates, row)),
            "stay_phases": tuple(row for row in book.stay_phases if _meet(row, dates)),
        }
    )


def _known(nouns: Iterable[N]) -> Iterator[N]:
    """Of several with one id the first."""
    by_id: dict[str, N] = {}
    for noun in nouns:
        by_id.setdefault(noun.id, noun)
    yield from by_id.values()


def _apart(phases: Iterable[StayPhase]) -> Iterator[StayPhase]:
    """Phases overlap nowhere: of those that do the first."""
    taken: list[StayPhase] = []
    for phase in phases:
        if not any(_meet(phase, other) for other in taken):
            taken.append(phase)
    yield from taken


def _meet(dates: DateRange, other: DateRange) -> bool:
    return dates.first <= other.last and other.first <= dates.last


def _latest(books: Iterable[tuple[RecordBook, tuple[R, ...]]]) -> Iterator[R]:
    taken: list[DateRange] = []
    for book, rows in books:
        yield from (row for row in rows if not any(_is_in(span, row) for span in taken))
        taken.append(book)


def _is_in(dates: DateRange, record: StayRecord | Problem | Result) -> bool:
    return dates.first <= _day(record) <= dates.last


def _day(record: StayRecord | Problem | Result) -> date:
    match record:
        case StayRecord():
            return record.date
        case Problem():
            return record.found_on
        case Result():
            return record.first
