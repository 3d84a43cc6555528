"""A copy of a case's workbook in which a single row of a sheet is changed, added or taken out; all else stays as it is."""

import io
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from scheduler.exchange.reading.child.untrusted import book, changed_book
from scheduler.exchange.reading.draft import Draft
from scheduler.exchange.reading.files.tables import read_tables
from scheduler.exchange.reading.headers import Header, find, key
from scheduler.exchange.reading.naming.names import resolve
from scheduler.exchange.reading.recognised import recognise
from scheduler.exchange.reading.rows import Row
from scheduler.exchange.sheets import BY_KEY
from scheduler.exchange.sheets.sheet import Sheet
from scheduler.exchange.writing.case.case_rows import Values
from scheduler.exchange.writing.case.marked_copy import workbook_of
from scheduler.exchange.writing.case.problem_list import put


class Change(NamedTuple):
    """`number` is the row as the workbook counts, or 0 for a new row; without `cells` it is taken out."""

    number: int
    cells: Values | None


def rows_in(case: Path, sheet: str) -> list[Row]:
    """Those of the sheet with this key, their names resolved to ids. Raises `Unreadable`."""
    part = recognise(book(case).tables)
    resolve(Draft(part))
    return part.rows[sheet]


def with_change(case: Path, sheet: str, change: Change) -> bytes:
    """Raises `Unreadable`."""
    plain = None if change.cells is None else {name: _plain(value) for name, value in change.cells.items()}
    return changed_book(case, sheet, change.number, plain)


def changed_copy(case: Path, sheet_key: str, number: int, cells: Values | None) -> bytes:
    """For the process that reads: the changed workbook."""
    sheet, content = BY_KEY[sheet_key], io.BytesIO()
    workbook = workbook_of(case)
    page, header = _page(workbook, case, sheet)
    if cells is None:
        page.delete_rows(number)
    else:
        if not number:
            number = _free_row(page, header)
        for name, value in cells.items():
            if value is not None or name in header.places:
                put(page.cell(number, _column(page, header, sheet, name)), _typed(value))
    workbook.save(content)
    return content.getvalue()


def _page(workbook: Any, case: Path, sheet: Sheet) -> tuple[Any, Header]:
    names = set(map(key, sheet.names))
    table = next((table for table in read_tables(case) if key(table.name) in names), None)
    header = find(sheet, table.rows) if table else Header(0, {}, {})
    if table is not None and header.places:
        return workbook[table.name], header
    page = workbook[table.name] if table is not None else workbook.create_sheet(sheet.title)
    for place, column in enumerate(sheet.columns, 1):
        put(page.cell(1, place), column.title)
    return page, Header(0, {column.key: place for place, column in enumerate(sheet.columns)}, {})


def _free_row(page: Any, header: Header) -> int:
    """Below the last row that is filled in a column of the sheet's own."""
    places = header.places.values()
    filled = (row for row in range(page.max_row, header.bottom + 1, -1) if any(page.cell(row, at + 1).value for at in places))
    return int(next(filled, header.bottom + 1)) + 1


def _column(page: Any, header: Header, sheet: Sheet, name: str) -> int:
    """As the workbook counts; a column that the sheet lacks is added at its right."""
    if name not in header.places:
        header.places[name] = max(page.max_column, 0)
        put(page.cell(header.bottom + 1, header.places[name] + 1), sheet.by_key[name].title)
    return header.places[name] + 1


def _plain(value: object) -> object:
    return {"date": value.isoformat()} if isinstance(value, date) else value


def _typed(value: Any) -> object:
    return date.fromisoformat(value["date"]) if isinstance(value, dict) else value
