"""The roster as a value in a file: JSON, or the hidden sheet of a 底稿 workbook, from which it is read back whole."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from models.case_hash import case_hash
from models.policy import OF_ROSTER, default_rows, older_rows
from models.roster import ROSTER_FORMAT, RosterFile
from models.words import say
from scheduler.exchange.errors import Unreadable, UnreadableKind
from scheduler.exchange.reading.child import untrusted
from scheduler.exchange.reading.files.table import Table
from scheduler.exchange.reading.files.tables import BOOKS, refuse_unreadable
from scheduler.exchange.reading.misfits import misfit
from scheduler.exchange.reading.strict.case_json import faults_of
from scheduler.exchange.reading.strict.slips import INTEGRITY, shown
from scheduler.exchange.reading.strict.strict_json import Unsound, read_strictly
from scheduler.exchange.reading.strict.tree import NotJson
from scheduler.exchange.sheets.hidden_roster import (
    FORMAT,
    HIDDEN_SHEET,
    LARGEST_ROSTER_BYTES,
    LARGEST_SHOWN_BYTES,
    ROSTER_COLUMN,
    ROSTER_MARK,
    SHOWN_COLUMN,
    SHOWN_MARK,
    broken,
    is_packed,
    unpacked,
)
from scheduler.exchange.sheets.written import Written
from scheduler.exchange.transaction.atomic import replace_file

CASE = ("case",)
MOST_FAULTS_NAMED = 20
"""So many faults of a roster are named."""


def write_roster_json(path: Path, file: RosterFile) -> None:
    replace_file(Path(path), roster_json(file))


def roster_json(file: RosterFile) -> bytes:
    return file.model_dump_json(indent=1).encode()


def read_roster(path: Path) -> RosterFile:
    """The roster inside a 底稿 workbook or a JSON file. Edits in the visible sheets are for `roster_edits`."""
    path = Path(path)
    refuse_unreadable(path)
    if path.is_dir():
        raise Unreadable(UnreadableKind.NOT_A_ROSTER, say("roster_file.folder", path=path))
    return RosterFile.model_validate_json(untrusted.text("roster", path))


def sound_roster(path: Path) -> RosterFile:
    """For the process that reads: the roster, if it is whole and its case is the one that it was written with."""
    return sound_json(path, _hidden_json(path) if path.suffix.lower() in BOOKS else path.read_bytes())


def sound_json(path: Path | str, text: bytes) -> RosterFile:
    """The same of JSON that `path` names. Raises `Unreadable`."""
    try:
        file, tree = read_strictly(RosterFile, text, OF_ROSTER)
    except (UnicodeDecodeError, NotJson) as error:
        raise _incomplete(path, say("roster_file.not_json")) from error
    except Unsound as error:
        _refuse_newer(path, error.tree)
        raise _incomplete(path, say("join.semicolon").join(_faults(error))) from error
    _refuse_newer(path, tree)
    if case_hash(file.case) != file.case_hash:
        raise Unreadable(UnreadableKind.BROKEN, say("roster_file.changed", path=path))
    strange = misfit(file.case, file.roster) or (misfit(file.case, file.plan) if file.plan else "")
    if strange:
        raise Unreadable(UnreadableKind.BROKEN, say("roster_file.misfit.sentence", path=path, misfits=strange))
    return file.model_copy(update={"rows_lacking": _rows_lacking(tree)})


def has_hidden(tables: Iterable[Table]) -> bool:
    """Whether a workbook that is no case is a 底稿 instead."""
    return any(table.name == HIDDEN_SHEET and [row[:1] for row in table.rows[:1]] == [[ROSTER_MARK]] for table in tables)


def written_of(path: Path, rows: Sequence[Sequence[Any]]) -> Written | None:
    """What the workbook showed when it was written, by its hidden sheet; None where an older Dutycover wrote it."""
    cells = [str(row[SHOWN_COLUMN]) for row in rows if len(row) > SHOWN_COLUMN]
    if not is_packed(SHOWN_MARK, cells):
        return None
    try:
        return Written.model_validate_json(unpacked(path, cells, LARGEST_SHOWN_BYTES))
    except ValidationError as error:
        raise broken(path) from error


def _hidden_json(path: Path) -> bytes:
    cells = _hidden_cells(path)
    if not is_packed(ROSTER_MARK, cells):
        raise Unreadable(UnreadableKind.NOT_A_ROSTER, say("roster_file.foreign", path=path, hidden_sheet=HIDDEN_SHEET))
    if cells[1] != FORMAT:
        raise _other_format(path, cells[1])
    return unpacked(path, cells, LARGEST_ROSTER_BYTES)


def _hidden_cells(path: Path) -> list[str]:
    from python_calamine import load_workbook

    try:
        with load_workbook(path) as book:
            if HIDDEN_SHEET not in book.sheet_names:
                return []
            rows = book.get_sheet_by_name(HIDDEN_SHEET).to_python()
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(UnreadableKind.BROKEN, say("roster_file.broken", path=path)) from error
    return [str(row[ROSTER_COLUMN]) for row in rows if row]


def _refuse_newer(path: Path | str, tree: Any) -> None:
    version = tree.get("format", ROSTER_FORMAT) if isinstance(tree, dict) else ROSTER_FORMAT
    if type(version) is int and version != ROSTER_FORMAT:
        raise _other_format(path, version)


def _other_format(path: Path | str, version: int | str) -> Unreadable:
    sentence = say("roster_file.format", path=path, version=version, known_version=ROSTER_FORMAT)
    return Unreadable(UnreadableKind.NOT_A_ROSTER, sentence)


def _rows_lacking(tree: Any) -> tuple[str, ...]:
    """Of a sound roster's tree: the rows that it was too old to know, as far as they are off in it."""
    known = {row["key"] for row in tree["case"]["policy"]["rows"]}
    switched_off = (row.key for row in default_rows() if row.on and not older_rows().get(row.key, row).on)
    return tuple(sorted({*tree.get("rows_lacking", ()), *(key for key in switched_off if key not in known)}))


def _incomplete(path: Path | str, faults: str) -> Unreadable:
    return Unreadable(UnreadableKind.NOT_A_ROSTER, say("roster_file.incomplete", path=path, faults=faults))


def _faults(error: Unsound) -> Iterator[str]:
    """The first of them by path; those of its case as those of a case."""
    own = [slip for slip in error.slips if slip.path[:1] != CASE]
    within = [slip._replace(path=slip.path[1:]) for slip in error.slips if slip.path[:1] == CASE and len(slip.path) > 1]
    slips = [slip for slip in error.slips if slip.path == CASE and slip.type != INTEGRITY]
    case = error.tree.get("case") if isinstance(error.tree, dict) else None
    faults = [(shown(slip.path), slip.sentence) for slip in (*own, *slips)]
    faults += [(f"case.{path}", sentence) for path, sentence in faults_of(case, within)] if isinstance(case, dict) else []
    yield from (f"{path or say('json.whole')}: {sentence}" for path, sentence in faults[:MOST_FAULTS_NAMED])
    if len(faults) > MOST_FAULTS_NAMED:
        yield say("roster_file.more", count=len(faults) - MOST_FAULTS_NAMED)
