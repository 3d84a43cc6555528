"""A date's demand set by hand: a row of 需求例外 in a copy of the case, which the planner's own file stays beside.

What comes out is read again before it is kept: it must be the case as it was but for that row.
"""

import re
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from models.case import Case
from models.duty import DemandException
from models.errors import DutycoverError, Exit
from models.words import Language, catalogue, say
from scheduler.demand.needs import Duty, exceptions
from scheduler.exchange.errors import CaseFaults, Unreadable
from scheduler.exchange.reading.reader import read_case
from scheduler.exchange.transaction.atomic import replace_file
from scheduler.exchange.writing.case.case_file import write_case
from scheduler.exchange.writing.case.case_rows import rows_of
from scheduler.exchange.writing.case.changed_row import Change, rows_in, with_change
from scheduler.jobs.board.folder import Folder, stamp

SHEET = "demand_exceptions"
EDITABLE = (".xlsx", ".xlsm")
SUFFIX = "board.override.suffix"


class NotOverridden(DutycoverError):
    """What cannot be written into the case. The text is for the planner."""

    exit_code = Exit.FAULTS


class Override(NamedTuple):
    """Of station, post, shift and date; `figures` are the fields of the row, or None where it is to be taken out."""

    place: tuple[str, str, str, date]
    figures: dict[str, Any] | None


def override(folder: Folder, name: str, seen: str, wanted: Override) -> str:
    """The name of the copy that has it; a copy that the board made is changed itself.

    `seen` is the file's stamp as the planner saw it.
    Raises `NotInFolder`, `NotOverridden`, `NotWritten`, and what reading raises.
    """
    path = folder.of(name)
    if stamp(path) != seen:
        raise NotOverridden(say("board.override.stale", name=name))
    case = read_case(path).case
    duty = Duty(*wanted.place)
    row = _row(case, duty, wanted.figures)
    kept = {known: kept for known, kept in exceptions(case).items() if known != duty}
    rows = (*kept.values(), row) if row else tuple(kept.values())
    changed = Case(**dict(case) | {SHEET: rows})
    target = path if is_own(path) else folder.free(f"{path.stem}-{say(SUFFIX)}.xlsx")
    replace_file(target, _proven(path, _content(path, changed, duty, row), changed))
    return target.name


def is_own(path: Path) -> bool:
    """Whether the board made it, by its name: what it made it may change."""
    suffixes = "|".join(re.escape(catalogue(language)[SUFFIX]) for language in Language)
    return path.suffix.lower() == ".xlsx" and re.search(rf"-(?:{suffixes})(?: \([0-9]+\))?$", path.stem) is not None


def _row(case: Case, duty: Duty, figures: dict[str, Any] | None) -> DemandException | None:
    """None where the row is to be taken out. What else the row said, it says on."""
    before = exceptions(case).get(duty)
    if figures is None:
        if before is None:
            raise NotOverridden(say("board.override.gone"))
        return None
    known = ({unit.id for unit in case.units}, {post.id for post in case.posts}, {shift.id for shift in case.shifts})
    is_known = all(part in ids for part, ids in zip(duty.place, known, strict=True))
    if not is_known or not case.start <= duty.date <= case.end:
        raise NotOverridden(say("board.override.nowhere", place="/".join(duty.place), date=duty.date))
    if figures["target"] < figures["minimum"]:
        raise NotOverridden(say("board.override.below", minimum=figures["minimum"], target=figures["target"]))
    return DemandException(**(before.model_dump() if before else {}) | duty._asdict() | figures)


def _content(path: Path, changed: Case, duty: Duty, row: DemandException | None) -> bytes:
    """A workbook keeps all else that is in it; of another format a workbook is made."""
    if path.is_file() and path.suffix.lower() in EDITABLE:
        numbers = [known.number for known in rows_in(path, SHEET) if tuple(map(known.get, Duty._fields)) == tuple(duty)]
        cells = rows_of(SHEET, [row])[0] if row else None
        return with_change(path, SHEET, Change(numbers[0] if numbers else 0, cells))
    with TemporaryDirectory() as aside:
        made = Path(aside) / "case.xlsx"
        write_case(changed, made)
        return made.read_bytes()


def _proven(path: Path, content: bytes, changed: Case) -> bytes:
    """Raises `NotOverridden` where it does not read as what was wanted."""
    with TemporaryDirectory() as aside:
        made = Path(aside) / "case.xlsx"
        made.write_bytes(content)
        try:
            is_same = _compared(read_case(made).case) == _compared(changed)
        except (CaseFaults, Unreadable):
            is_same = False
    if not is_same:
        raise NotOverridden(say("board.override.unlike", name=path.name))
    return content


def _compared(case: Case) -> tuple[dict[str, object], dict[Duty, DemandException]]:
    return {key: value for key, value in dict(case).items() if key != SHEET}, exceptions(case)
