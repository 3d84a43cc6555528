"""Everything that differs between a 底稿 and what was written: edits, changes that are not read, and what is free to be there.

It may have been sorted, filtered, widened with columns of notes or saved by another program.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from models.roster import RosterFile
from models.words import Language, catalogue, listed, say, speaking
from scheduler.demand.needs import Duty
from scheduler.exchange.errors import CaseFault, CaseFaults, Unreadable, UnreadableKind
from scheduler.exchange.reading.cells.raw import letters
from scheduler.exchange.reading.child.untrusted import book
from scheduler.exchange.reading.files.table import Table
from scheduler.exchange.reading.files.tables import BOOKS
from scheduler.exchange.reading.roster_file import written_of
from scheduler.exchange.sheets.hidden_roster import HIDDEN_SHEET
from scheduler.exchange.sheets.written import Block, BlockKind, Written, WrittenSheet
from scheduler.exchange.working.edits.crew_names import without_gaps
from scheduler.exchange.working.edits.matched import Matched, is_renamed, matched
from scheduler.exchange.working.edits.roster_edits import AnyEdit, CrewEdit, Edit, LeaveEdit, LeaveField
from scheduler.exchange.working.edits.same_cell import is_same, shown, text
from scheduler.exchange.working.edits.unread import Unread, hint
from scheduler.exchange.working.names import OVERVIEW
from scheduler.exchange.working.workbook import rendered
from scheduler.exchange.writing.paper.roster_tables import Tables

DISPLACED_CELLS = 100
"""From so many on, more than half of a block's cells changed are rows or columns out of place, not edits."""

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
    if path.suffix.lower() not in BOOKS:
        return Changes()
    content, tables = book(path), Tables(file)
    cells = {table.name: unmerged(table) for table in content.tables}
    known = written_of(path, cells.pop(HIDDEN_SHEET, [])) or _as_before(file, list(cells))
    if not _is_of(known, tables):
        raise Unreadable(UnreadableKind.BROKEN, say("roster_file.hidden_changed", path=path, hidden_sheet=HIDDEN_SHEET))
    names = _names(known, cells)
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
        page = _Page(tables, known, sheet, names[sheet.name], cells[names[sheet.name]])
        edits += page.edits
        unread += page.unread
        free += page.free
        faults += page.faults
    if faults:
        raise CaseFaults(tuple(faults))
    free += [say("edits.free.sheet", sheet=name) for name in cells if name not in names.values()]
    free += [say("edits.free.comments", comments=content.comments)] if content.comments else []
    free += [] if known.is_whole else [say("edits.free.older")]
    return Changes(tuple(edits), tuple(unread), tuple(free))


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


class _Page:
    """One sheet compared with what was written on it."""

    def __init__(self, tables: Tables, known: Written, sheet: WrittenSheet, name: str, now: Rows) -> None:
        self.tables, self.sheet, self.name, self.now = tables, sheet, name, now
        self.blocks = known.blocks_of(sheet.name)
        self.hint = hint(known, sheet.name)
        self.edits: list[AnyEdit] = []
        self.unread: list[Unread] = []
        self.faults: list[CaseFault] = []
        self.free: list[str] = []
        self.places: Matched = matched(sheet, self.blocks, now)
        self.changed: dict[Block, int] = {}
        self._compare(known.is_whole)
        self._refuse_displaced()

    def _compare(self, is_whole: bool) -> None:
        mine = set()
        for row, to in self.places.rows.items():
            if to is None:
                continue
            for column, cell in enumerate(self.sheet.rows[row]):
                place = self.places.columns[column]
                if cell is None or place is None:
                    continue
                mine.add((to, place))
                value = self._value(to, place)
                if not is_same(cell, value):
                    self._take(row, column, (to, place), value, is_whole)
        if is_whole:
            self._lost()
            self._free(mine)

    def _value(self, row: int, column: int) -> Any:
        cells = self.now[row] if row < len(self.now) else ()
        return cells[column] if column < len(cells) else ""

    def _take(self, row: int, column: int, place: tuple[int, int], value: Any, is_whole: bool) -> None:
        block = next((open_block for open_block in self.blocks if open_block.holds(row, column)), None)
        cell = _address(*place)
        is_crew = block is not None and block.kind is BlockKind.CREWS
        if is_crew and not is_whole and without_gaps(text(self.sheet.rows[row][column])) == without_gaps(text(value)):
            return
        if block is not None:
            self.changed[block] = self.changed.get(block, 0) + 1
            self.edits.append(self._edit(block, row - block.top, column - block.left, cell, value))
        elif is_whole:
            change = say("edits.unread.cell", was=shown(self.sheet.rows[row][column]), now=shown(value))
            self.unread.append(Unread(self.name, cell, change, self.hint))

    def _edit(self, block: Block, row: int, column: int, cell: str, value: Any) -> AnyEdit:
        key, before = block.rows[row], text(self.sheet.rows[block.top + row][block.left + column])
        if block.kind is BlockKind.LEAVE:
            request = next(known for known in self.tables.case.leave if known.id == key[0])
            field = (LeaveField.OUTCOME, LeaveField.DATES)[column]
            return LeaveEdit(self.name, cell, request.id, request.officer, field, before, text(value))
        day = self.tables.dates[column]
        if block.kind is BlockKind.CREWS:
            return CrewEdit(self.name, cell, Duty(block.of, key[0], key[1], day), before, text(value))
        return Edit(self.name, cell, key[0], day, before, text(value))

    def _refuse_displaced(self) -> None:
        for block, changed in self.changed.items():
            cells = block.width * len(block.rows)
            if changed >= DISPLACED_CELLS and 2 * changed > cells:
                wrong = say("edits.displaced", changed=changed, cells=cells)
                self.faults.append(CaseFault(self.name, "", wrong, say("edits.whole_rows")))

    def _lost(self) -> None:
        """Rows and columns that are gone, each kind in one sentence."""
        rows = [row for row, to in self.places.rows.items() if to is None]
        filled = {column for row in self.sheet.rows for column, cell in enumerate(row) if cell not in (None, "")}
        columns = [column for column, to in self.places.columns.items() if to is None and column in filled]
        for key, places in (
            ("edits.unread.rows", [str(row + 1) for row in rows]),
            ("edits.unread.columns", [letters(column) for column in columns]),
        ):
            if places:
                change = say(key, count=len(places), places=_first(places))
                self.unread.append(Unread(self.name, "", change, self.hint))

    def _free(self, mine: set[tuple[int, int]]) -> None:
        others = [
            _address(row, column)
            for row, cells in enumerate(self.now)
            for column, cell in enumerate(cells)
            if cell not in (None, "") and (row, column) not in mine and text(cell)
        ]
        if others:
            self.free.append(say("edits.free.cells", sheet=self.name, count=len(others), places=_first(others)))


FEW = 5
"""So many places are quoted; of the rest their number."""


def _first(places: Sequence[str]) -> str:
    return listed(places[:FEW]) + ("…" if len(places) > FEW else "")


def _address(row: int, column: int) -> str:
    return f"{letters(column)}{row + 1}"
