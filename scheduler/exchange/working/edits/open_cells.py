"""Where the cells of a 底稿 that may be edited stand now, by what they say: an officer's date, a duty, a leave request."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from models.base import Id
from scheduler.demand.needs import Duty
from scheduler.exchange.sheets.written import Block, BlockKind, Shown
from scheduler.exchange.working.edits.page_changes import PageChanges, address
from scheduler.exchange.working.edits.roster_edits import AnyEdit, CrewEdit, Edit, LeaveEdit, LeaveField
from scheduler.exchange.working.edits.same_cell import text


class OfficerDate(NamedTuple):
    officer: Id
    date: date


class Answer(NamedTuple):
    """One of the two cells of a request."""

    request: Id
    field: LeaveField


CellKey = OfficerDate | Duty | Answer
"""What an open cell says; an officer's date may stand on two sheets."""


class OpenCell(NamedTuple):
    """`before` is what was written there as an edit quotes it, `written` as it stood."""

    sheet: str
    cell: str
    before: str
    written: str


class _OpenRow(NamedTuple):
    """A row of a block: where it and its columns stand now, from 0, and what was written in them."""

    sheet: str
    row: int
    columns: tuple[int | None, ...]
    written: tuple[Shown, ...]


class OpenCells:
    def __init__(self, pages: Iterable[PageChanges]) -> None:
        self._rows: dict[tuple[str, ...], list[_OpenRow]] = defaultdict(list)
        self._first = date.min
        for page in pages:
            self._first = page.tables.dates[0]
            for block in page.blocks:
                for at, row in enumerate(block.rows, block.top):
                    now = page.places.rows.get(at)
                    if row and now is not None:
                        station = (block.of,) if block.kind is BlockKind.CREWS else ()
                        self._rows[(block.kind, *station, *row)].append(_open_row(page, block, at, now))

    def of(self, key: CellKey) -> tuple[OpenCell, ...]:
        """None where the workbook has no such cell, or it was deleted."""
        row, along = self._place(key)
        cells = []
        for place in self._rows.get(row, ()):
            column = place.columns[along] if 0 <= along < len(place.columns) else None
            if column is not None:
                was = place.written[along]
                cells.append(
                    OpenCell(place.sheet, address(place.row, column), text(was), was if isinstance(was, str) else text(was))
                )
        return tuple(cells)

    def _place(self, key: CellKey) -> tuple[tuple[str, ...], int]:
        """The key of its row, and how far it is from the block's first column."""
        if isinstance(key, Answer):
            return (BlockKind.LEAVE, key.request), list(LeaveField).index(key.field)
        along = (key.date - self._first).days
        if isinstance(key, Duty):
            return (BlockKind.CREWS, key.station, key.post, key.shift), along
        return (BlockKind.DATES, key.officer), along


def _open_row(page: PageChanges, block: Block, at: int, now: int) -> _OpenRow:
    across = range(block.left, block.left + block.width)
    written = page.sheet.rows[at]
    shown = tuple(written[column] if column < len(written) else None for column in across)
    return _OpenRow(page.name, now, tuple(page.places.columns.get(column) for column in across), shown)


def key_of(edit: AnyEdit) -> CellKey | None:
    """None of an edit that stands in no cell of the workbook."""
    match edit:
        case LeaveEdit():
            return Answer(edit.request, edit.field)
        case CrewEdit():
            return edit.duty
        case Edit():
            return OfficerDate(edit.officer, edit.date)
    return None


def edit_of(key: CellKey, place: OpenCell, after: str, asker: Id = "") -> AnyEdit:
    """`asker` is who made the request."""
    if isinstance(key, Answer):
        return LeaveEdit(place.sheet, place.cell, key.request, asker, key.field, place.before, after)
    if isinstance(key, Duty):
        return CrewEdit(place.sheet, place.cell, key, place.before, after)
    return Edit(place.sheet, place.cell, key.officer, key.date, place.before, after)
