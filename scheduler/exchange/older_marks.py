"""What the fast reader does not show of .xls and .ods: error cells, and in .ods the rows that a merged cell spans."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, iterparse

if TYPE_CHECKING:
    from scheduler.exchange.tables import Table

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
VALUE_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
UNKNOWN_ERROR = "#VALUE!"


def mark_xls(path: Path, tables: "list[Table]") -> None:
    """Put the text of its error into each cell that holds one."""
    import xlrd

    with path.open("rb") as file, xlrd.open_workbook(file_contents=file.read()) as book:
        for table in tables:
            sheet = book.sheet_by_name(table.name)
            for number in range(sheet.nrows):
                for place, kind in enumerate(sheet.row_types(number)):
                    if kind == xlrd.XL_CELL_ERROR:
                        put(
                            table.rows,
                            number,
                            place,
                            xlrd.error_text_from_code.get(sheet.cell_value(number, place), UNKNOWN_ERROR),
                        )


def mark_ods(path: Path, tables: "list[Table]") -> None:
    """The same, and each merged cell's value in every row that it spans."""
    by_name = {table.name: table.rows for table in tables}
    with zipfile.ZipFile(path) as archive, archive.open("content.xml") as content:
        for _, element in iterparse(content):
            if element.tag == f"{TABLE}table":
                rows = by_name.get(element.get(f"{TABLE}name", ""))
                if rows is not None:
                    _mark_table(element, rows)
                element.clear()


def _mark_table(element: Element, rows: list[list[object]]) -> None:
    for number, row in _spread(element.iter(f"{TABLE}table-row"), "rows", len(rows)):
        for place, cell in _spread((one for one in row if one.tag in CELLS), "columns", len(rows[number])):
            if cell.get(VALUE_TYPE) == "error":
                put(rows, number, place, "".join(cell.itertext()).strip() or UNKNOWN_ERROR)
            spanned = int(cell.get(f"{TABLE}number-rows-spanned", 1))
            for below in range(number + 1, min(number + spanned, len(rows))):
                put(rows, below, place, rows[number][place])


def _spread(elements: Iterator[Element], what: str, end: int) -> Iterator[tuple[int, Element]]:
    """Each element with its index, as often as it is repeated, up to `end`."""
    at = 0
    for element in elements:
        times = int(element.get(f"{TABLE}number-{what}-repeated", 1))
        yield from ((index, element) for index in range(at, min(at + times, end)))
        at += times
        if at >= end:
            return


def put(rows: list[list[object]], row: int, column: int, value: object) -> None:
    while len(rows) <= row:
        rows.append([])
    rows[row].extend([""] * (column + 1 - len(rows[row])))
    rows[row][column] = value
