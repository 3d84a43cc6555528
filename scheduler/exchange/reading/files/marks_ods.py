"""What the fast reader does not show of an .ods, told from its XML: error cells, merged cells, what is hidden, and values
whose type says more than their number."""

import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from xml.etree.ElementTree import Element, iterparse

from scheduler.exchange.reading.cells.number_formats import PERCENT, meant, shown_as
from scheduler.exchange.reading.cells.raw import UNCOMPUTED
from scheduler.exchange.reading.files.table import Area, Facts, Table, cell_at, put

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
SHOWN_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"
"""An empty one is all that a formula has whose result is the empty text."""
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
HIDDEN = ("collapse", "filter")
UNKNOWN_ERROR = "#VALUE!"
DURATION = re.compile(r"PT(\d{1,6})H(\d{1,2})M(\d{1,2})(?:\.\d+)?S")


def mark_ods(path: Path, tables: list[Table]) -> list[Facts]:
    facts: dict[str, Facts] = {}
    by_name = {table.name: table.rows for table in tables}
    with zipfile.ZipFile(path) as archive, archive.open("content.xml") as content:
        for _, element in iterparse(content):
            if element.tag == f"{TABLE}table":
                name = element.get(f"{TABLE}name", "")
                if name in by_name:
                    facts[name] = _mark_table(element, by_name[name])
                element.clear()
    return [facts.get(table.name, Facts()) for table in tables]


def _mark_table(element: Element, rows: list[list[object]]) -> Facts:
    merged: list[Area] = []
    hidden_rows: list[int] = []
    width = max(map(len, rows), default=0)
    for number, row in _spread(element.iter(f"{TABLE}table-row"), "rows", len(rows)):
        if row.get(f"{TABLE}visibility") in HIDDEN:
            hidden_rows.append(number)
        length = len(rows[number]) if number < len(rows) else 0
        for place, cell in _spread((item for item in row if item.tag in CELLS), "columns", length):
            _mark_cell(cell, rows, number, place)
            down, across = (int(cell.get(f"{TABLE}number-{what}-spanned", 1)) for what in ("rows", "columns"))
            if max(down, across) > 1:
                merged.append(Area(number, place, number + down - 1, place + across - 1))
    columns = _spread(element.iter(f"{TABLE}table-column"), "columns", width)
    hidden_columns = tuple(place for place, column in columns if column.get(f"{TABLE}visibility") in HIDDEN)
    return Facts(tuple(merged), tuple(hidden_rows), hidden_columns)


def _mark_cell(cell: Element, rows: list[list[object]], number: int, place: int) -> None:
    kind = cell.get(f"{OFFICE}value-type")
    before = cell_at(rows, number, place)
    if cell.get(SHOWN_TYPE) == "error":
        put(rows, number, place, "".join(cell.itertext()).strip() or UNKNOWN_ERROR)
    elif kind == "percentage":
        put(rows, number, place, meant(before, PERCENT))
    elif kind == "float" and isinstance(before, float):
        rows[number][place] = shown_as(before, "".join(part for item in cell.findall(TEXT) for part in item.itertext()).strip())
    elif kind == "time" and isinstance(before, str):
        put(rows, number, place, _duration(before))
    elif kind is None and cell.get(f"{TABLE}formula") and cell.find(TEXT) is None:
        put(rows, number, place, UNCOMPUTED)


def _duration(text: str) -> object:
    """A time over a day, which the reader leaves as it is written in the file: PT32H00M00S."""
    match = DURATION.fullmatch(text)
    if match is None:
        return text
    hours, minutes, seconds = map(int, match.groups())
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _spread(elements: Iterable[Element], what: str, end: int) -> Iterator[tuple[int, Element]]:
    """Each element with its index, as often as it is repeated up to `end`; once beyond, where only formulas may stand."""
    at = 0
    for element in elements:
        times = int(element.get(f"{TABLE}number-{what}-repeated", 1))
        yield from ((index, element) for index in range(at, max(at + 1, min(at + times, end))))
        at += times
