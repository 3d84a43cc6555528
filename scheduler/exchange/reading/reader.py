"""From a workbook, a folder of CSV files or JSON to a case; or every fault at once."""

from pathlib import Path

from models.case import Case
from models.words import say
from scheduler.exchange.errors import CaseFaults, Unreadable, UnreadableKind
from scheduler.exchange.reading.assembled import ReadResult, assembled
from scheduler.exchange.reading.child.untrusted import book, text
from scheduler.exchange.reading.files.tables import refuse_unreadable
from scheduler.exchange.reading.opening_state import opening_doubts, rested
from scheduler.exchange.reading.recognised import recognise
from scheduler.exchange.reading.roster_file import has_hidden
from scheduler.exchange.reading.rows_of.leave import clipped
from scheduler.exchange.sheets import NEEDED_TO_SOLVE, Needed
from scheduler.exchange.transaction.locks import lock_beside


def read_case(path: str | Path, needed: Needed = NEEDED_TO_SOLVE) -> ReadResult:
    """Raises `CaseFaults` with every fault of the content, or `Unreadable` where there is no content to judge.

    `needed` are the sheets that a workbook must have; JSON has every field of a case.
    """
    path = Path(path)
    refuse_unreadable(path)
    result = _read_json(path) if path.is_file() and path.suffix.lower() == ".json" else _read_book(path, needed)
    ignored = (*((say("gate.open", path=path),) if lock_beside(path) else ()), *result.ignored)
    return result._replace(doubts=tuple(opening_doubts(result.case)), ignored=ignored)


def _read_json(path: Path) -> ReadResult:
    case = Case.model_validate_json(text("case", path))
    return ReadResult(case, tuple(rested(case)), tuple(clipped(case.leave, case.start, case.end)))


def _read_book(path: Path, needed: Needed) -> ReadResult:
    left_aside, tables, _ = book(path)
    try:
        result = assembled(recognise(tables, needed=needed))
    except CaseFaults as faults:
        if has_hidden(tables):
            raise Unreadable(UnreadableKind.NOT_A_CASE, say("reader.roster", path=path)) from faults
        raise
    return result._replace(ignored=(*left_aside, *result.ignored))
