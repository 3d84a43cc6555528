"""What the process that reads untrusted files can be asked for. Each answer is plain: JSON, with dates as what they are called.

Nothing here, nor what it imports before a job asks for it, may be heavy: the process starts with every command.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from traceback import format_exception
from typing import Any

from models.words import Language, say, speaking
from scheduler.exchange.errors import CaseFaults, Unreadable, UnreadableKind
from scheduler.exchange.plain import packed

MOST_FAULTS = 200
"""So many are told one by one, of the rest their number."""


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
            found: dict[str, Any] = {"unreadable": [error.kind, str(error)]}
        except CaseFaults as error:
            kept = [[*fault[:4], list(fault.others)] for fault in error.faults[:MOST_FAULTS]]
            found = {"faults": kept, "more": error.more + len(error.faults) - len(kept)}
        except (MemoryError, RecursionError):
            found = {"unreadable": [UnreadableKind.TOO_LARGE, say("untrusted.too_large", path=path)]}
        except Exception as error:
            found = {"failed": "".join(format_exception(error))}
        return packed(found)


def _tables(path: Path) -> dict[str, Any]:
    from scheduler.exchange.gate import admit
    from scheduler.exchange.tables import read_tables

    aside = admit(path)
    return {"aside": aside, "tables": read_tables(path)}


def _case(path: Path) -> str:
    from scheduler.exchange.case_json import read_json
    from scheduler.exchange.gate import admit
    from scheduler.exchange.roster_file import sound_roster

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
    from scheduler.exchange.gate import admit
    from scheduler.exchange.roster_file import sound_roster

    admit(path)
    return sound_roster(path).model_dump_json()


JOBS: dict[str, Callable[..., Any]] = {"tables": _tables, "case": _case, "roster": _roster}
NEEDS = {
    "tables": ("scheduler.exchange.gate", "scheduler.exchange.tables", "scheduler.exchange.marks", "python_calamine"),
    "case": ("scheduler.exchange.case_json", "scheduler.exchange.roster_file", "scheduler.exchange.gate"),
    "roster": ("scheduler.exchange.roster_file", "scheduler.exchange.gate", "python_calamine"),
}
