"""What the fast reader does not show: error cells, and formulas that nobody computed. It shows both as blank."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.exchange.cells import UNCOMPUTED
from scheduler.exchange.gate_xlsx import column_number, sheet_parts
from scheduler.exchange.older_marks import mark_ods, mark_xls, put

if TYPE_CHECKING:
    from scheduler.exchange.tables import Table

PREFIX = rb"(?:[^\s<>/:\"'=!?]++:)?"
SUSPECT = re.compile(rb"<" + PREFIX + rb"c\s(?P<tag>[^<>]*+)(?<!/)>(?P<inside>(?:(?!</?" + PREFIX + rb"c[\s>]).)*+)", re.DOTALL)
ERROR = re.compile(rb"\bt\s*=\s*[\"']e[\"']")
FORMULA = re.compile(rb"<" + PREFIX + rb"f[\s/>]")
VALUE = re.compile(rb"<" + PREFIX + rb"v(?:\s[^<>]*)?>([^<]+)<")
PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7})[\"']")


def mark(path: Path, tables: "list[Table]") -> None:
    """Put a mark in each cell that holds an error or a formula without result."""
    if path.suffix.lower() == ".xls":
        mark_xls(path, tables)
    if path.suffix.lower() == ".ods":
        mark_ods(path, tables)
    if path.suffix.lower() not in (".xlsx", ".xlsm"):
        return
    by_name = {table.name: table for table in tables}
    with zipfile.ZipFile(path) as book:
        for name, part in sheet_parts(book):
            content = book.read(part)
            if name in by_name and (ERROR.search(content) or FORMULA.search(content)):
                for row, column, text in _marks(content):
                    put(by_name[name].rows, row - 1, column - 1, text)


def _marks(content: bytes) -> Iterator[tuple[int, int, str]]:
    for cell in SUSPECT.finditer(content):
        tag, inside = cell["tag"], cell["inside"]
        value, place = VALUE.search(inside), PLACE.search(tag)
        is_error = ERROR.search(tag)
        if place and (is_error or (not value and FORMULA.search(inside))):
            text = value[1].decode("utf-8", "replace") if is_error and value else UNCOMPUTED
            yield int(place[2]), column_number(place[1]), text
