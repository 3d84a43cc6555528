"""The parts of many units become one case. What two files say twice or differently, and who is missing, is listed by place."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from models.words import say
from scheduler.exchange.errors import CaseFault, CaseFaults, Unreadable, UnreadableKind
from scheduler.exchange.reading.child.untrusted import book
from scheduler.exchange.reading.draft import Draft
from scheduler.exchange.reading.files.table import Table
from scheduler.exchange.reading.files.tables import BOOKS, OTHERS, is_aside, refuse_unreadable
from scheduler.exchange.reading.merging.keys import keys
from scheduler.exchange.reading.merging.notes import Finding, Note, different, missing, namesakes, same
from scheduler.exchange.reading.naming.names import resolve
from scheduler.exchange.reading.recognised import recognise
from scheduler.exchange.reading.roster_file import has_hidden
from scheduler.exchange.reading.rows import Row, Sheets
from scheduler.exchange.reading.rows_of.duty import take_shifts
from scheduler.exchange.reading.rows_of.existing_roster import read_grids
from scheduler.exchange.reading.rows_of.past_roster import take_past_roster
from scheduler.exchange.sheets import BY_KEY, SHEETS


class Merged(NamedTuple):
    """`rows` by key of sheet; `roster_dates` by officer the dates that their unit's duty grid speaks of.

    `shared` counts the rows left out because every part carries the same.
    """

    rows: dict[str, list[Row]]
    notes: tuple[Note, ...]
    roster_dates: dict[str, set[date]]
    shared: int

    @property
    def disagrees(self) -> bool:
        return any(note.kind in (Finding.DIFFERENT, Finding.SETTING) for note in self.notes)


def merge(paths: Iterable[Path]) -> Merged:
    """Raises `CaseFaults` for bad cells, by file, sheet and cell: nothing is merged before they are mended."""
    files = _files(paths)
    read = [(path.name, _tables(path)) for path in files]
    try:
        parts = _parts(read)
        _resolve_across(parts)
    except CaseFaults as faults:
        for path, (_, tables) in zip(files, read, strict=True):
            if has_hidden(tables):
                raise Unreadable(UnreadableKind.NOT_A_CASE, say("reader.roster", path=path)) from faults
        raise
    rows: dict[str, list[Row]] = {sheet.key: [] for sheet in SHEETS}
    notes: list[Note] = []
    shared = 0
    for sheet in SHEETS:
        taken = _settings if sheet.key == "parameters" else _distinct
        rows[sheet.key], said = taken([part.rows[sheet.key] for part in parts])
        shared += sum(note.kind is Finding.SAME for note in said) if sheet.shared else 0
        notes += [note for note in said if note.kind is not Finding.SAME or not sheet.shared]
    notes += [*namesakes(rows["officers"]), *missing(rows)]
    for path, part in zip(files, parts, strict=True):
        notes += [Note(Finding.HIDDEN, path.name, text) for text in part.hidden]
        notes += [Note(Finding.IGNORED, path.name, text) for text in part.ignored]
    weight = list(Finding)
    return Merged(rows, tuple(sorted(notes, key=lambda note: weight.index(note.kind))), _roster_dates(parts), shared)


def _files(paths: Iterable[Path]) -> list[Path]:
    """A folder of workbooks stands for all files in it that may be parts; one of CSV files is a part itself.

    What programs leave beside the parts (`parts/*` names it as well) is passed over, unless it is all that was named.
    """
    parts: list[Path] = []
    named = list(paths)
    for path in [path for path in named if not is_aside(path)] or named:
        inside = sorted(path.iterdir()) if path.is_dir() else []
        inner = [file for file in inside if file.suffix.lower() in (*BOOKS, *OTHERS) and not is_aside(file)]
        parts += inner if any(file.suffix.lower() != ".csv" for file in inner) else [path]
    return parts


def _tables(path: Path) -> list[Table]:
    refuse_unreadable(path)
    if path.suffix.lower() == ".json":
        raise Unreadable(UnreadableKind.UNKNOWN_FORMAT, say("merge.json", path=path))
    return book(path).tables


def _parts(files: list[tuple[str, list[Table]]]) -> list[Sheets]:
    """A part without dates of its own goes by those of the first that has them. Every row is then named by its file, too."""
    parts = [recognise(tables, is_part=True) for _, tables in files]
    horizon = next((part.horizon for part in parts if part.horizon), None)
    if horizon:
        read = zip(files, parts, strict=True)
        parts = [part if part.horizon else recognise(tables, is_part=True, horizon=horizon) for (_, tables), part in read]
    faults: list[CaseFault] = []
    for (name, _), part in zip(files, parts, strict=True):
        faults += [fault._replace(sheet=f"{name} {fault.sheet}") for fault in _resolve_within(part)]
        for row in (row for rows in part.rows.values() for row in rows):
            row.name = f"{name} {row.name}"
    if faults:
        raise CaseFaults(tuple(faults))
    return parts


def _resolve_within(part: Sheets) -> list[CaseFault]:
    """Ids in place of names as far as the file itself tells them; its grids and its opening state as rows."""
    draft = Draft(part)
    if part.horizon:
        draft.start, draft.end = part.horizon
    read_grids(draft, resolve(draft))
    take_shifts(draft)
    take_past_roster(draft)
    for number, opening in enumerate(draft.parts.get("opening", [])):
        row = draft.origins["opening"][number].row
        values = {key: value for key, value in opening.__dict__.items() if value is not None}
        part.rows["opening"].append(Row(BY_KEY["opening"], row.name, row.number, row.columns, values))
    return part.faults + draft.faults


def _resolve_across(parts: list[Sheets]) -> None:
    """Ids in place of the names of people and units that another file tells."""
    together = Sheets({key: [row for part in parts for row in part.rows[key]] for key in parts[0].rows})
    draft = Draft(together)
    resolve(draft)
    if draft.faults:
        raise CaseFaults(tuple(draft.faults))


def _settings(parts: list[list[Row]]) -> tuple[list[Row], list[Note]]:
    """One row of all settings; where two files differ the first holds."""
    notes: list[Note] = []
    merged: Row | None = None
    for row in (row for rows in parts for row in rows):
        if merged is None:
            merged = Row(row.sheet, row.name, row.number, row.columns, dict(row.values))
        for key, value in row.values.items():
            before = merged.values.setdefault(key, value)
            if before != value:
                text = say("merge.value", column=row.sheet.by_key[key].title, value=value, before=before)
                notes.append(Note(Finding.SETTING, row.name, text, merged.name))
    return [merged] if merged else [], notes


def _distinct(parts: list[list[Row]]) -> tuple[list[Row], list[Note]]:
    """All rows but those that an earlier file has just so; what a file says twice by itself is for `check` to judge."""
    kept: list[Row] = []
    notes: list[Note] = []
    known: dict[tuple[Any, ...], tuple[int, Row]] = {}
    for number, rows in enumerate(parts):
        for row in rows:
            earlier = (known[key] for key in keys(row) if key in known)
            first = next((other for file, other in earlier if file != number), None)
            if first is None or (row.values != first.values and not row.sheet.grid):
                kept.append(row)
            if first is not None:
                notes.append(same(row, first) if row.values == first.values else different(row, first))
            for key in keys(row):
                known.setdefault(key, (number, row))
    return kept, notes


def _roster_dates(parts: list[Sheets]) -> dict[str, set[date]]:
    by_officer: dict[str, set[date]] = defaultdict(set)
    for part in parts:
        dates = {day for grid in part.grids["base_roster"] for day in grid.dates}
        for row in part.rows["base_roster"]:
            by_officer[row.values["officer"]] |= dates
    return by_officer
