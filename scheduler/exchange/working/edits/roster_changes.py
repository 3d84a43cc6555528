"""Everything that differs between a 底稿 and what was written: edits, changes that are not read, and what is free to be there.

It may have been sorted, filtered, widened with columns of notes or saved by another program.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from models.roster import RosterFile
from models.words import Language, catalogue, say, speaking
from scheduler.exchange.errors import CaseFault, CaseFaults, Unreadable, UnreadableKind
from scheduler.exchange.reading.child.untrusted import book
from scheduler.exchange.reading.files.table import Table
from scheduler.exchange.reading.files.tables import BOOKS
from scheduler.exchange.reading.roster_file import written_of
from scheduler.exchange.sheets.hidden_roster import HIDDEN_SHEET
from scheduler.exchange.sheets.written import BlockKind, Written
from scheduler.exchange.working.edits.matched import is_renamed
from scheduler.exchange.working.edits.open_cells import OpenCells
from scheduler.exchange.working.edits.page_changes import PageChanges
from scheduler.exchange.working.edits.roster_edits import AnyEdit, LeaveField
from scheduler.exchange.working.edits.unread import Unread, hint
from scheduler.exchange.working.names import OVERVIEW
from scheduler.exchange.working.workbook import rendered
from scheduler.exchange.writing.paper.roster_tables import Tables

Rows = Sequence[Sequence[Any]]


class Changes(NamedTuple):
    """`unread` are changes of what the roster says elsewhere; `free` sentences about what is nobody's business."""

    edits: tuple[AnyEdit, ...] = ()
    unread: tuple[Unread, ...] = ()
    free: tuple[str, ...] = ()

    def with_unread(self, more: tuple[Unread, ...]) -> "Changes":
        return self._replace(unread=(*self.unread, *more))


def read_changes(path: Path, file: RosterFile) -> Changes:
    """Of the workbook at `path`, from which `file` was read; a roster as JSON has none.

    Raises `CaseFaults` for blocks whose labels and cells no longer belong together.
    """
    return read_open(path, file)[0]


def read_open(path: Path, file: RosterFile) -> tuple[Changes, OpenCells]:
    """The changes, and where the cells stand now that may be edited. Raises as `read_changes`."""
    if path.suffix.lower() not in BOOKS:
        return Changes(), OpenCells(())
    content, tables = book(path), Tables(file)
    cells = {table.name: unmerged(table) for table in content.tables}
    known = written_of(path, cells.pop(HIDDEN_SHEET, [])) or _as_before(file, list(cells))
    if not _is_of(known, tables):
        raise Unreadable(UnreadableKind.BROKEN, say("roster_file.hidden_changed", path=path, hidden_sheet=HIDDEN_SHEET))
    names = _names(known, cells)
    pages: list[PageChanges] = []
    edits: list[AnyEdit] = []
    unread: list[Unread] = []
    free: list[str] = []
    faults: list[CaseFault] = []
    for sheet in known.sheets:
        if sheet.name not in names:
            unread.append(Unread(sheet.name, "", say("edits.unread.no_sheet"), hint(known, sheet.name)))
            continue
        if names[sheet.name] != sheet.name:
            free.append(say("edits.free.renamed", sheet=sheet.name, name=names[sheet.name]))
        page = PageChanges(tables, known, sheet, names[sheet.name], cells[names[sheet.name]])
        pages.append(page)
        edits += page.edits
        unread += page.unread
        free += page.free
        faults += page.faults
    if faults:
        raise CaseFaults(tuple(faults))
    free += [say("edits.free.sheet", sheet=name) for name in cells if name not in names.values()]
    free += [say("edits.free.comments", comments=content.comments)] if content.comments else []
    free += [] if known.is_whole else [say("edits.free.older")]
    return Changes(tuple(edits), tuple(unread), tuple(free)), OpenCells(pages)


def unmerged(table: Table) -> Rows:
    """The cells as they stand: a merged cell holds its value in the first of its rows only."""
    for area in table.facts.merged:
        for row in table.rows[area.top + 1 : area.bottom + 1]:
            if area.left < len(row):
                row[area.left] = ""
    return table.rows


def refuse_stale(path: Path, file: RosterFile, edits: Sequence[AnyEdit], current: str) -> None:
    """Edits speak of the roster that they were made on: of another case than that with the hash `current` they say nothing."""
    if edits and file.case_hash != current:
        raise Unreadable(
            UnreadableKind.STALE,
            say("edits.stale", path=path, edits=len(edits), case_hash=file.case_hash[:12], current=current[:12]),
        )


def _as_before(file: RosterFile, names: Sequence[str]) -> Written:
    """What an older Dutycover must have written where it may be edited; of the rest only the sheets are known."""
    language = next((spoken for spoken in Language if catalogue(spoken)[OVERVIEW] in names), Language.ZH)
    with speaking(language, language):
        return rendered(file)


def _is_of(known: Written, tables: Tables) -> bool:
    """Whether what a file says to have shown may be of the roster beside it."""
    rows = {sheet.name: len(sheet.rows) for sheet in known.sheets}
    requests = {request.id for request in tables.case.leave}
    keys = {
        BlockKind.DATES: lambda key: len(key) == 1 and key[0] in tables.officers,
        BlockKind.CREWS: lambda key: len(key) == 2 and key[1] in tables.shifts,
        BlockKind.LEAVE: lambda key: not key or (len(key) == 1 and key[0] in requests),
    }
    return all(
        block.top >= 0
        and block.left >= 0
        and block.top + len(block.rows) <= rows.get(block.sheet, 0)
        and block.width == (len(LeaveField) if block.kind is BlockKind.LEAVE else len(tables.dates))
        and (block.kind is not BlockKind.CREWS or block.of in tables.stations)
        and all(map(keys[block.kind], block.rows))
        for block in known.blocks
    )


def _names(known: Written, now: Mapping[str, Rows]) -> dict[str, str]:
    """Each sheet's name now, by the one that it was given; without those that are gone."""
    names = {sheet.name: sheet.name for sheet in known.sheets if sheet.name in now}
    for sheet in known.sheets:
        if sheet.name not in names:
            others = (name for name, rows in now.items() if name not in names.values() and is_renamed(sheet, rows))
            other = next(others, None)
            if other is not None:
                names[sheet.name] = other
    return names
