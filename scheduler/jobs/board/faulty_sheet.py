"""The sheets of a case around the cells that are wrong, as the planner sees them in the workbook."""

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from scheduler.exchange.errors import CaseFault, Unreadable
from scheduler.exchange.reading.cells.raw import UNCOMPUTED, letters, shown
from scheduler.exchange.reading.child.untrusted import book
from scheduler.exchange.reading.files.table import Table, cell_at

HEAD_ROWS, ROWS_AROUND, SHOWN_ROWS, SHOWN_COLUMNS, SHOWN_LETTERS = 1, 1, 60, 16, 40
"""The first rows of a sheet, so many about each wrong cell, and no more than that of one sheet."""


PLACE = re.compile(r"([A-Z]{0,3})[^0-9A-Z]*([0-9]{1,7})\D*")
"""`AB12`, or a row: 12行, row 12."""


class Cell(NamedTuple):
    """`faults` are the sentences said of it."""

    address: str
    text: str
    faults: tuple[str, ...] = ()


class Row(NamedTuple):
    """`number` as the workbook counts; rows are left out before it where `is_after_gap`."""

    number: int
    cells: tuple[Cell, ...]
    is_after_gap: bool = False


class SheetPart(NamedTuple):
    sheet: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def faulty_sheets(path: Path, faults: Iterable[CaseFault]) -> tuple[SheetPart, ...]:
    """In the order of the faults; nothing of JSON, and of a sheet that is missing."""
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for fault in faults:
        for sheet, cell in fault.places:
            said[sheet][_address(*_place(cell))].append(str(fault))
    if path.suffix.lower() == ".json" and path.is_file():
        return ()
    try:
        tables = {table.name: table for table in book(path).tables}
    except Unreadable:
        return ()
    return tuple(_part(tables[sheet], cells) for sheet, cells in said.items() if sheet in tables)


def _part(table: Table, said: dict[str, list[str]]) -> SheetPart:
    width = min(SHOWN_COLUMNS, max((len(row) for row in table.rows), default=1))
    columns = [*range(width), *sorted({column for column, _ in map(_place, said) if width <= column})[:SHOWN_COLUMNS]]
    wrong = sorted({row for _, row in map(_place, said) if row >= 0})
    near = {row + step for row in wrong for step in range(-ROWS_AROUND, ROWS_AROUND + 1) if row + step < len(table.rows) + 1}
    numbers = sorted({*range(HEAD_ROWS), *(row for row in near if row >= 0)})[:SHOWN_ROWS]
    rows = []
    for before, row in zip([-1, *numbers], numbers, strict=False):
        cells = tuple(_cell(table, row, column, said) for column in columns)
        rows.append(Row(row + 1, cells, row > before + 1))
    return SheetPart(table.name, tuple(map(letters, columns)), tuple(rows))


def _cell(table: Table, row: int, column: int, said: dict[str, list[str]]) -> Cell:
    raw, address = cell_at(table.rows, row, column), _address(column, row)
    text = "" if raw in (None, "") else "=…" if raw == UNCOMPUTED else shown(raw)
    text = text if len(text) <= SHOWN_LETTERS else f"{text[:SHOWN_LETTERS]}…"
    return Cell(address, text, tuple(said.get(address, ())))


def _address(column: int, row: int) -> str:
    return f"{letters(column)}{row + 1}"


def _place(cell: str) -> tuple[int, int]:
    """Column and row from 0 of `AB12`; of a whole row its first cell. Below 0 where no row is named."""
    match = PLACE.fullmatch(cell)
    if match is None:
        return -1, -1
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return max(0, column - 1), int(match[2]) - 1
