"""What the fast reader does not show: error cells, formulas that nobody computed, and sheets too large to load."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.exchange.cells import UNCOMPUTED
from scheduler.exchange.errors import Unreadable, UnreadableKind
from scheduler.exchange.older_marks import mark_ods, mark_xls, put

if TYPE_CHECKING:
    from scheduler.exchange.tables import Table

SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
ERROR_CELL = re.compile(rb'<c\b[^>]*\bt="e"')
UNCOMPUTED_CELL = re.compile(rb"<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:</c>|<v\s*/>|<v></v>)")
CELL = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
LARGEST_BYTES = 300_000_000
LARGEST_ROWS = 200_000


def refuse_huge(path: Path) -> None:
    """A stray cell far away, or a zip bomb, would take all memory."""
    if path.suffix.lower() not in (".xlsx", ".xlsm"):
        return
    with zipfile.ZipFile(path) as book:
        size = sum(entry.file_size for entry in book.infolist())
        if size > LARGEST_BYTES:
            raise Unreadable(UnreadableKind.TOO_LARGE, f"「{path}」解压后有 {size // 1_000_000} MB，过大，不予读取")
        for content in _sheets(book):
            for column, row in CELL.findall(content):
                if len(column) > 2 or int(row) > LARGEST_ROWS:
                    raise Unreadable(
                        UnreadableKind.TOO_LARGE,
                        f"「{path}」在 {column.decode()}{row.decode()} 有内容，工作表过大；请删除多余的行列后保存",
                    )


def mark(path: Path, tables: "list[Table]") -> None:
    """Put a mark in each cell that holds an error or a formula without result; the fast reader shows both as blank."""
    if path.suffix.lower() == ".xls":
        mark_xls(path, tables)
    if path.suffix.lower() == ".ods":
        mark_ods(path, tables)
    if path.suffix.lower() not in (".xlsx", ".xlsm"):
        return
    with zipfile.ZipFile(path) as book:
        suspect = any(ERROR_CELL.search(content) or UNCOMPUTED_CELL.search(content) for content in _sheets(book))
    if not suspect:
        return
    from openpyxl import load_workbook

    by_name = {table.name: table for table in tables}
    values, formulas = load_workbook(path, data_only=True), load_workbook(path)
    for sheet in formulas.worksheets:
        for number, row in enumerate(sheet.iter_rows(), 1):
            for place, cell in enumerate(row, 1):
                if cell.data_type in ("e", "f"):
                    found = values[sheet.title].cell(number, place)
                    if found.data_type == "e" or found.value is None:
                        text = str(found.value) if found.data_type == "e" else UNCOMPUTED
                        put(by_name[sheet.title].rows, number - 1, place - 1, text)


def _sheets(book: zipfile.ZipFile) -> Iterator[bytes]:
    return (book.read(name) for name in book.namelist() if SHEET_PART.fullmatch(name))
