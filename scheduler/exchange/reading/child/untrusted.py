"""Files of others are read in a process of their own, under limits, so that whatever a file does to its reader ends there.

What comes back is plain, bounded and looked at before it is used. A reading that aborts, hangs, or takes more time or memory
than it may is `Unreadable`, like a file that is broken.
"""

from base64 import b64decode
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from models.words import say
from scheduler.exchange.errors import CaseFault, CaseFaults, Unreadable, UnreadableKind
from scheduler.exchange.reading.child.plain import is_table_of_cells, unpacked
from scheduler.exchange.reading.child.reading_process import OTHER, Limits, Request, Stopped, answer, begin
from scheduler.exchange.reading.files.table import Area, Facts, Table


class Allowance(NamedTuple):
    """Seconds of processor and megabytes, so many more of each for a megabyte of the file, but never more than the most.

    Megabytes are beyond what an idle reader has; one that knows the models has more.
    """

    seconds: float = 1.2
    seconds_a_megabyte: float = 2.0
    most_seconds: float = 6.0
    megabytes: int = 130
    megabytes_a_megabyte: int = 0
    most_megabytes: int = 700
    wall_seconds: float = 20.0


ALLOWANCES = {
    "tables": Allowance(megabytes=190),
    "case": Allowance(),
    "roster": Allowance(megabytes=200, megabytes_a_megabyte=40),
    "scenarios": Allowance(),
    "document": Allowance(),
    "marked": Allowance(5.0, 40.0, 60.0, megabytes=700, wall_seconds=300.0),
    "changed": Allowance(5.0, 40.0, 60.0, megabytes=700, wall_seconds=300.0),
}
"""The longest honest reading measured took 0.8 s for half a megabyte (400 officers over 62 days). A replanned roster holds
itself, its plan and what it was before: its JSON of 7.6 MB took 124 MB. A marked copy is written anew, of one that was read."""
STOPPED = {
    "time": (UnreadableKind.TOO_LARGE, "untrusted.too_long"),
    "memory": (UnreadableKind.TOO_LARGE, "untrusted.too_large"),
    OTHER: (UnreadableKind.BROKEN, "untrusted.broken_off"),
}


class Book(NamedTuple):
    """`aside` is what was left aside of the file, `comments` how many were found in it."""

    aside: tuple[str, ...]
    tables: list[Table]
    comments: int = 0


class DocumentText(NamedTuple):
    """Lines outside tables, and each table as rows of cells."""

    lines: list[str]
    tables: list[list[list[str]]]


def book(path: Path) -> Book:
    """The tables of a workbook or a folder of CSV files. Raises `Unreadable`."""
    answered = _read("tables", path)
    try:
        tables = [_table(*table) for table in answered["tables"]]
        return Book(tuple(map(str, answered["aside"])), tables, int(answered["comments"]))
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


def document(path: Path) -> DocumentText:
    """The text of a .docx. Raises `Unreadable`."""
    answered = _read("document", path)
    try:
        tables = [[list(map(str, row)) for row in table] for table in answered["tables"]]
        return DocumentText(list(map(str, answered["lines"])), tables)
    except (TypeError, KeyError) as error:
        raise _stopped(path, OTHER) from error


def text(job: str, path: Path) -> str:
    """A `case` or a `roster` as sound JSON of the models. Raises `Unreadable` and `CaseFaults`."""
    content = _read(job, path)
    if not isinstance(content, str):
        raise _stopped(path, OTHER)
    return content


def yaml_nodes(path: Path, *words: str) -> list[Any]:
    """What a YAML file of scenarios holds, or of what `words` say (see `plain_root`). Raises `Unreadable`."""
    nodes = _read("scenarios", path, *words)
    if not isinstance(nodes, list):
        raise _stopped(path, OTHER)
    return nodes


def marked_book(path: Path, faults: tuple[CaseFault, ...], notes: tuple[tuple[str, str], ...]) -> bytes:
    """The workbook with its faults marked, as `marked_copy` makes it. Raises `Unreadable`."""
    content = _read("marked", path, faults, notes)
    if not isinstance(content, str):
        raise _stopped(path, OTHER)
    return b64decode(content)


def changed_book(path: Path, sheet: str, number: int, cells: dict[str, Any] | None) -> bytes:
    """The workbook with a row changed, as `changed_copy` makes it. Raises `Unreadable`."""
    content = _read("changed", path, sheet, number, cells)
    if not isinstance(content, str):
        raise _stopped(path, OTHER)
    return b64decode(content)


def expect(path: Path, is_roster: bool = False) -> None:
    """Begin at once to read what will be asked for, while the caller is busy otherwise."""
    with suppress(OSError):
        if path.is_file() or path.is_dir():
            job = "roster" if is_roster else "case" if path.suffix.lower() == ".json" else "tables"
            begin(_request(job, path))


def _read(job: str, path: Path, *arguments: Any) -> Any:
    try:
        answered = unpacked(answer(_request(job, path, *arguments)))
    except Stopped as stopped:
        raise _stopped(path, str(stopped)) from stopped
    except ValueError as error:
        raise _stopped(path, OTHER) from error
    match answered:
        case {"read": read}:
            return read
        case {"failed": str(trace)}:
            raise RuntimeError(trace)
        case {"unreadable": [kind, str(sentence)]}:
            raise Unreadable(UnreadableKind(kind), sentence)
        case {"faults": faults, "more": int(more)}:
            raise CaseFaults(tuple(CaseFault._make((*fault[:4], tuple(fault[4]))) for fault in faults), more)
    raise _stopped(path, OTHER)


def _request(job: str, path: Path, *arguments: Any) -> Request:
    size = 0.0
    with suppress(OSError):
        files = path.glob("*") if path.is_dir() else [path]
        size = sum(file.stat().st_size for file in files) / 1_000_000
    may = ALLOWANCES[job]
    seconds = min(may.most_seconds, may.seconds + may.seconds_a_megabyte * size)
    megabytes = int(min(may.most_megabytes, may.megabytes + may.megabytes_a_megabyte * size))
    return Request(job, path, arguments, Limits(seconds, may.wall_seconds, megabytes))


def _stopped(path: Path, why: str) -> Unreadable:
    kind, sentence = STOPPED[why]
    return Unreadable(kind, say(sentence, path=path))
