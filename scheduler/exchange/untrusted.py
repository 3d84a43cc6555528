"""Files of others are read in a process of their own, under limits, so that whatever a file does to its reader ends there.

What comes back is plain, bounded and looked at before it is used. A reading that aborts, hangs, or takes more time or memory
than it may is `Unreadable`, like a file that is broken.
"""

from pathlib import Path
from typing import Any, NamedTuple

from models.words import say
from scheduler.exchange.errors import CaseFault, CaseFaults, Unreadable, UnreadableKind
from scheduler.exchange.plain import is_table_of_cells, unpacked
from scheduler.exchange.reading_process import OTHER, Limits, Request, Stopped, answer, begin
from scheduler.exchange.sheet_facts import Area, Facts
from scheduler.exchange.tables import Table

LIMITS = {"tables": Limits(1.2, 20, 190), "case": Limits(1.2, 20, 130), "roster": Limits(1.2, 20, 130)}
STOPPED = {
    "time": (UnreadableKind.TOO_LARGE, "untrusted.too_long"),
    "memory": (UnreadableKind.TOO_LARGE, "untrusted.too_large"),
    OTHER: (UnreadableKind.BROKEN, "untrusted.broken_off"),
}


class Book(NamedTuple):
    """`aside` is what was left aside of the file."""

    aside: tuple[str, ...]
    tables: list[Table]


def book(path: Path) -> Book:
    """The tables of a workbook or a folder of CSV files. Raises `Unreadable`."""
    found = _read("tables", path)
    try:
        return Book(tuple(map(str, found["aside"])), [_table(*table) for table in found["tables"]])
    except (TypeError, KeyError) as error:
        raise _stopped(path, OTHER) from error


def _table(name: object, rows: Any, is_hidden: object, facts: Any) -> Table:
    """Raises `TypeError` for what is no table."""
    merged, hidden_rows, hidden_columns = facts
    numbers = [*(number for area in merged for number in area), *hidden_rows, *hidden_columns]
    if not isinstance(name, str) or not is_table_of_cells(rows) or set(map(type, numbers)) - {int}:
        raise TypeError
    facts = Facts(tuple(Area(*area) for area in merged), tuple(hidden_rows), tuple(hidden_columns))
    return Table(name, rows, bool(is_hidden), facts)


def text(job: str, path: Path) -> str:
    """A `case` or a `roster` as sound JSON of the models. Raises `Unreadable` and `CaseFaults`."""
    found = _read(job, path)
    if not isinstance(found, str):
        raise _stopped(path, OTHER)
    return found


def expect(job: str, path: Path) -> None:
    """Begin at once what will be asked for, while the caller is busy otherwise."""
    begin(Request(job, path, (), LIMITS[job]))


def _read(job: str, path: Path, *arguments: Any) -> Any:
    try:
        found = unpacked(answer(Request(job, path, arguments, LIMITS[job])))
    except Stopped as stopped:
        raise _stopped(path, str(stopped)) from stopped
    except ValueError as error:
        raise _stopped(path, OTHER) from error
    match found:
        case {"read": read}:
            return read
        case {"failed": str(trace)}:
            raise RuntimeError(trace)
        case {"unreadable": [kind, str(sentence)]}:
            raise Unreadable(UnreadableKind(kind), sentence)
        case {"faults": faults, "more": int(more)}:
            raise CaseFaults(tuple(CaseFault._make((*one[:4], tuple(one[4]))) for one in faults), more)
    raise _stopped(path, OTHER)


def _stopped(path: Path, why: str) -> Unreadable:
    kind, sentence = STOPPED[why]
    return Unreadable(kind, say(sentence, path=path))
