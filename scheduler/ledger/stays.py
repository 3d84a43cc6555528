"""Leaders' stays and the problems found on them, counted."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from models.alike import id_key
from models.organisation import Category, UnitKind
from models.records.problem import Problem, ProblemKind, ProblemState
from models.records.stay import Activity, StayRecord, StayTime
from models.reports.book import RecordBook
from models.reports.stays import ProblemTally, StaysReport, StayTally
from scheduler.ledger.stays_owed import phases_owed

R = TypeVar("R", StayRecord, Problem)
SETTLED = (ProblemState.MECHANISM, ProblemState.SOLVED)
"""States of problems that are no longer open, the latest last."""


def stays_report(book: RecordBook, phase: str | None = None, as_of: date | None = None) -> StaysReport:
    """Of one phase, or of all. Without a date, what is overdue goes by the book's `as_of`, else by its end."""
    day = as_of or book.as_of or book.last
    records = sorted(_of(book.stays, phase), key=lambda stay: (stay.date, stay.time, stay.station))
    problems = sorted(_of(book.problems, phase), key=lambda problem: _urgency(problem, day))
    stations = [unit.id for unit in book.units if unit.kind is UnitKind.STATION]
    leaders = [officer.id for officer in book.officers if officer.category is Category.LEADER]
    return StaysReport(
        book=book,
        phase=phase,
        as_of=day,
        records=tuple(records),
        problems=tuple(problems),
        total=_tally("", records, problems, day),
        phases=tuple(_tally(name, _of(records, name), _of(problems, name), day) for name in phases(book)),
        stations=tuple(_tally(id, _at(records, id), _at(problems, id), day) for id in stations),
        leaders=tuple(_tally(id, _by(records, id), _by(problems, id), day) for id in leaders),
        kinds=tuple(_of_kind(kind, problems, day) for kind in ProblemKind),
        owed=tuple(phases_owed(book, phase)),
    )


def phases(book: RecordBook) -> list[str]:
    """Those that stays and problems name, in the order of the records; empty is this period."""
    spelt: dict[str, str] = {}
    for phase in (*(stay.phase for stay in book.stays), *(problem.phase for problem in book.problems)):
        spelt.setdefault(id_key(phase), phase)
    return list(spelt.values())


def _of(records: Iterable[R], phase: str | None) -> list[R]:
    return [record for record in records if phase is None or id_key(record.phase) == id_key(phase)]


def _at(records: Iterable[R], station: str) -> list[R]:
    return [record for record in records if record.station == station]


def _by(records: Iterable[R], officer: str) -> list[R]:
    return [record for record in records if record.officer == officer]


def _urgency(problem: Problem, day: date) -> tuple[bool, int, date, date, str]:
    """Overdue ones first, then those still open by their deadline, then the settled."""
    settled = 1 + SETTLED.index(problem.state) if problem.state in SETTLED else 0
    return not problem.is_overdue(day), settled, problem.deadline or date.max, problem.found_on, problem.station


def _tally(of: str, records: Sequence[StayRecord], problems: Sequence[Problem], day: date) -> StayTally:
    return StayTally(
        of=of,
        stays=len(records),
        nights=sum(record.time is StayTime.NIGHT for record in records),
        numbers=tuple(sum(record.number(activity) for record in records) for activity in Activity),
        problems=len(problems),
        unsettled=sum(problem.state.is_open for problem in problems),
        overdue=sum(problem.is_overdue(day) for problem in problems),
    )


def _of_kind(kind: ProblemKind, problems: Iterable[Problem], day: date) -> ProblemTally:
    own = [problem for problem in problems if problem.kind is kind]
    states = tuple(sum(problem.state is state for problem in own) for state in ProblemState)
    return ProblemTally(kind=kind, by_state=states, overdue=sum(problem.is_overdue(day) for problem in own))
