"""One sheet of a 底稿 compared with what was written on it, cell by cell."""

from collections.abc import Sequence
from typing import Any

from models.words import listed, say
from scheduler.demand.needs import Duty
from scheduler.exchange.errors import CaseFault
from scheduler.exchange.reading.cells.raw import letters
from scheduler.exchange.sheets.written import Block, BlockKind, Written, WrittenSheet
from scheduler.exchange.working.edits.crew_names import without_gaps
from scheduler.exchange.working.edits.matched import Matched, matched
from scheduler.exchange.working.edits.roster_edits import AnyEdit, CrewEdit, Edit, LeaveEdit, LeaveField
from scheduler.exchange.working.edits.same_cell import is_same, shown, text
from scheduler.exchange.working.edits.unread import Unread, hint
from scheduler.exchange.writing.paper.roster_tables import Tables

DISPLACED_CELLS = 100
"""From so many on, more than half of a block's cells changed are rows or columns out of place, not edits."""

FEW = 5
"""So many places are quoted; of the rest their number."""

Rows = Sequence[Sequence[Any]]


class PageChanges:
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
        cell = address(*place)
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
            address(row, column)
            for row, cells in enumerate(self.now)
            for column, cell in enumerate(cells)
            if cell not in (None, "") and (row, column) not in mine and text(cell)
        ]
        if others:
            self.free.append(say("edits.free.cells", sheet=self.name, count=len(others), places=_first(others)))


def _first(places: Sequence[str]) -> str:
    return listed(places[:FEW]) + ("…" if len(places) > FEW else "")


def address(row: int, column: int) -> str:
    """`AB12`, of a place counted from 0."""
    return f"{letters(column)}{row + 1}"
