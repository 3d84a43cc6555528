"""驻所记录 and 问题清单 of the ledger changed record by record, each kept as `stays --keep` keeps a file."""

import hashlib
import threading
from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from pydantic import ValidationError

from models.errors import DutycoverError, Exit
from models.records.problem import Problem, ProblemState
from models.records.stay import Activity, StayRecord
from models.reports.book import RecordBook
from models.words import say
from scheduler.jobs.board.ledger.rosters import published, versions
from scheduler.ledger.opening import to_read, to_write
from scheduler.ledger.record_books import RecordKind, book_of, joined, keep, kept, within

R = TypeVar("R", StayRecord, Problem)
_changing = threading.Lock()


class NotRecorded(DutycoverError):
    """A record that the ledger does not take, or that is not as it was seen. The text is for the planner."""

    exit_code = Exit.FAULTS


def key_of(record: StayRecord | Problem) -> str:
    """Of a record as it is: a changed one has another."""
    return hashlib.sha256(record.model_dump_json().encode()).hexdigest()[:20]


def books() -> tuple[RecordBook, ...]:
    """What was kept, else the dates and people of the version published last; nothing where there is none."""
    known = kept(to_read(), RecordKind.STAYS)
    if known:
        return known
    latest = versions()[:1]
    return (book_of(published(latest[0].number).case),) if latest else ()


def tick(key: str, numbers: Mapping[Activity, int]) -> str:
    """How often each of the ten was done on a stay; says which. Raises `NotRecorded` for a stay that was changed meanwhile."""
    with _changing:
        whole: RecordBook = _whole()
        stay = _seen(whole.stays, key)
        new = stay.model_copy(update={activity.value: number for activity, number in numbers.items()})
        rows = tuple(new if row is stay else row for row in whole.stays)
        _keep(whole.model_copy(update={"stays": rows}), stay.date)
    return f"{stay.date} {stay.station}"


def settle(key: str, state: ProblemState, deadline: date | None) -> str:
    """What became of a problem; says which. Raises `NotRecorded` for one that was changed meanwhile."""
    with _changing:
        whole: RecordBook = _whole()
        problem = _seen(whole.problems, key)
        new = _sound(problem.model_copy(update={"state": state, "deadline": deadline}))
        rows = tuple(new if row is problem else row for row in whole.problems)
        _keep(whole.model_copy(update={"problems": rows}), problem.found_on)
    return f"{problem.station} {problem.text}"


def add_problem(fields: Mapping[str, object]) -> str:
    return _add(lambda: _sound(Problem(**fields)), lambda row: row.found_on, "problems")


def add_stay(fields: Mapping[str, object]) -> str:
    return _add(lambda: StayRecord(**fields), lambda row: row.date, "stays")


def _add(make: Callable[[], R], day_of: Callable[[R], date], field: str) -> str:
    try:
        row = make()
    except ValidationError as error:
        raise NotRecorded(say("board.stays.wrong", fields=", ".join(str(slip["loc"][-1]) for slip in error.errors()))) from error
    with _changing:
        whole: RecordBook = _whole()
        unknown = row.station not in {unit.id for unit in whole.units}
        if unknown or (row.officer is not None and row.officer not in {officer.id for officer in whole.officers}):
            raise NotRecorded(say("board.stays.unknown", station=row.station, officer=row.officer or "—"))
        if any(row == known.model_copy(update={"phase": row.phase}) for known in getattr(whole, field)):
            raise NotRecorded(say("board.stays.twice"))
        _keep(whole.model_copy(update={field: (*getattr(whole, field), row)}), day_of(row))
    return f"{day_of(row)} {row.station}"


def deadline_of(text: str) -> date | None:
    """None for a blank. Raises `NotRecorded` for what is no date."""
    try:
        return date.fromisoformat(text) if text.strip() else None
    except ValueError as error:
        raise NotRecorded(say("board.stays.wrong", fields=say("stays.head.deadline"))) from error


def _sound(problem: Problem) -> Problem:
    if problem.state is ProblemState.DATED and problem.deadline is None:
        raise NotRecorded(say("board.stays.no_deadline"))
    if problem.deadline is not None and problem.deadline < problem.found_on:
        raise NotRecorded(say("integrity.dates_reversed", last=problem.deadline, first=problem.found_on))
    return problem


def _whole() -> RecordBook:
    known = books()
    if not known:
        raise NotRecorded(say("board.stays.none"))
    return joined(known)


def _seen(rows: tuple[R, ...], key: str) -> R:
    for row in rows:
        if key_of(row) == key:
            return row
    raise NotRecorded(say("board.stays.changed"))


def _keep(whole: RecordBook, day: date) -> None:
    """In the book that speaks of the date, with all else that is known of its dates."""
    dates = next((book for book in books() if book.first <= day <= book.last), None)
    if dates is None:
        raise NotRecorded(say("board.stays.outside", day=day, first=whole.first, last=whole.last))
    keep(to_write(), RecordKind.STAYS, within(whole, dates))
