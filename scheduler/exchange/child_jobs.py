"""What the process that reads untrusted files can be asked for. Each answer is plain: JSON, with dates as what they are called.

Nothing here, nor what it imports before a job asks for it, may be heavy: the process starts with every command.
"""

from base64 import b64encode
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from traceback import format_exception
from typing import Any

from models.words import Language, say, speaking
from scheduler.exchange.errors import MOST_FAULTS, CaseFault, CaseFaults, Unreadable, UnreadableKind
from scheduler.exchange.reading.child.plain import packed, plain_row

MOST_ROWS = 100_000


def prepare(job: str) -> None:
    """What the job needs, loaded before anything untrusted is touched."""
    for name in NEEDS[job]:
        import_module(name)


def answer(job: str, path: Path, arguments: list[Any], languages: list[str]) -> bytes:
    """`read`: what was read; `unreadable`, `faults`: what is wrong with the file; `failed`: the trace of an error of our own."""
    with speaking(*map(Language, languages)):
        try:
            return packed({"read": JOBS[job](path, *arguments)})
        except Unreadable as error:
            told: dict[str, Any] = {"unreadable": [error.kind, str(error)]}
        except CaseFaults as error:
            kept = [[*fault[:4], list(fault.others)] for fault in error.faults[:MOST_FAULTS]]
            told = {"faults": kept, "more": error.more + len(error.faults) - len(kept)}
        except OSError as error:
            told = {"unreadable": [UnreadableKind.FORBIDDEN, say("tables.forbidden", path=error.filename or path)]}
        except (MemoryError, RecursionError):
            told = {"unreadable": [UnreadableKind.TOO_LARGE, say("untrusted.too_large", path=path)]}
        except Exception as error:
            told = {"failed": "".join(format_exception(error))}
        return packed(told)


def _tables(path: Path) -> dict[str, Any]:
    from scheduler.exchange.reading.files.comments import count_comments
    from scheduler.exchange.reading.files.gate import admit
    from scheduler.exchange.reading.files.tables import read_tables

    aside, tables = admit(path), read_tables(path)
    rows = sum(any(cell not in ("", None) for cell in row) for table in tables for row in table.rows)
    if rows > MOST_ROWS:
        raise Unreadable(UnreadableKind.TOO_LARGE, say("untrusted.too_many_rows", path=path, rows=rows, most=MOST_ROWS))
    plain = [table._replace(rows=list(map(plain_row, table.rows))) for table in tables]
    return {"aside": aside, "tables": plain, "comments": count_comments(path)}


def _case(path: Path) -> str:
    from scheduler.exchange.reading.files.gate import admit
    from scheduler.exchange.reading.roster_file import sound_roster
    from scheduler.exchange.reading.strict.case_json import read_json

    admit(path)
    try:
        return read_json(path).model_dump_json()
    except CaseFaults as faults:
        try:
            sound_roster(path)
        except Unreadable:
            raise faults from None
        raise Unreadable(UnreadableKind.NOT_A_CASE, say("reader.roster", path=path)) from faults


def _roster(path: Path) -> str:
    from scheduler.exchange.reading.files.gate import admit
    from scheduler.exchange.reading.roster_file import sound_roster

    admit(path)
    return sound_roster(path).model_dump_json()


def _document(path: Path) -> dict[str, Any]:
    from scheduler.exchange.reading.documents.document_text import document_text

    return document_text(path)


def _scenarios(path: Path, *words: str) -> list[Any]:
    from scheduler.exchange.reading.scenarios.yaml import plain_root

    return plain_root(path, *words)


def _marked(path: Path, faults: list[Any], notes: list[Any]) -> str:
    from scheduler.exchange.reading.files.gate import admit
    from scheduler.exchange.writing.case.marked_copy import marked_copy

    admit(path)
    marked = [CaseFault._make((*fault[:4], tuple(fault[4]))) for fault in faults]
    try:
        return b64encode(marked_copy(path, marked, [(kind, sentence) for kind, sentence in notes])).decode()
    except (MemoryError, Unreadable):
        raise
    except Exception as error:
        raise Unreadable(UnreadableKind.BROKEN, say("untrusted.not_marked", path=path)) from error


def _changed(path: Path, sheet: str, number: int, cells: dict[str, Any] | None) -> str:
    from scheduler.exchange.reading.files.gate import admit
    from scheduler.exchange.writing.case.changed_row import changed_copy

    admit(path)
    try:
        return b64encode(changed_copy(path, sheet, number, cells)).decode()
    except (MemoryError, Unreadable):
        raise
    except Exception as error:
        raise Unreadable(UnreadableKind.BROKEN, say("untrusted.not_changed", path=path)) from error


JOBS: dict[str, Callable[..., Any]] = {
    "tables": _tables,
    "case": _case,
    "roster": _roster,
    "scenarios": _scenarios,
    "document": _document,
    "marked": _marked,
    "changed": _changed,
}
_READING = "scheduler.exchange.reading"
NEEDS = {
    "tables": (*(f"{_READING}.files.{name}" for name in ("comments", "gate", "tables", "marks")), "python_calamine"),
    "case": (f"{_READING}.strict.case_json", f"{_READING}.roster_file", f"{_READING}.files.gate"),
    "document": (f"{_READING}.documents.document_text",),
    "scenarios": (f"{_READING}.scenarios.yaml",),
    "marked": ("scheduler.exchange.writing.case.marked_copy", f"{_READING}.files.gate", "openpyxl"),
    "changed": ("scheduler.exchange.writing.case.changed_row", f"{_READING}.files.gate", "openpyxl"),
    "roster": (f"{_READING}.roster_file", f"{_READING}.files.gate", "python_calamine"),
}
