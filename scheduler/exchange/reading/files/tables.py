"""Raw tables out of a workbook or a folder of CSV files: one list of rows per sheet, cells as the file holds them."""

import csv
import io
import os
import re
from pathlib import Path
from typing import Any

from models.words import say
from scheduler.exchange.errors import Unreadable, UnreadableKind
from scheduler.exchange.reading.files.marks import mark
from scheduler.exchange.reading.files.table import Area, Facts, Table, cell_at, put

BOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
OTHERS = {
    ".et": "tables.et",
    ".ett": "tables.ett",
    ".xlsb": "tables.xlsb",
    ".csv": "tables.csv",
}
HEAD_LINES = 10
AS_TEXT = re.compile(r'="((?:[^"]|"")*)"')
OLE, ZIP = b"\xd0\xcf\x11\xe0", b"PK"
LOCK = "~$"
"""How the file begins that Excel and WPS put beside a workbook while it is open."""
ASIDE, ASIDE_NAMES = (".", "~", "__MACOSX"), frozenset({"thumbs.db", "desktop.ini"})


def read_tables(path: Path) -> list[Table]:
    return _folder(path) if path.is_dir() else _book(path)


def csv_files(folder: Path) -> list[Path]:
    """Those of a case; what programs leave beside them is passed over."""
    return sorted(file for file in folder.iterdir() if file.suffix.lower() == ".csv" and file.is_file() and not is_aside(file))


def is_aside(file: Path) -> bool:
    """Whether a file or folder is not the planner's: ._请假.csv of macOS, ~$案例.xlsx of Excel, .~lock of LibreOffice."""
    return file.name.startswith(ASIDE) or file.name.casefold() in ASIDE_NAMES


def refuse_missing(path: Path) -> bytes:
    """The first bytes of a file that is there, can be read and is not empty; none of a folder."""
    try:
        if not path.exists():
            raise Unreadable(UnreadableKind.MISSING, say("tables.missing", path=path))
        if path.is_dir():
            os.scandir(path).close()
            return b""
        if not path.is_file():
            raise Unreadable(UnreadableKind.NOT_A_WORKBOOK, say("tables.no_file", path=path))
        with path.open("rb") as file:
            head = file.read(8)
    except OSError as error:
        raise Unreadable(UnreadableKind.FORBIDDEN, say("tables.forbidden", path=path)) from error
    if not head:
        raise Unreadable(UnreadableKind.EMPTY, say("tables.empty", path=path))
    return head


def refuse_unreadable(path: Path) -> None:
    """One clear sentence for what is no case file at all."""
    head = refuse_missing(path)
    if path.is_dir():
        return
    if path.suffix.lower() in OTHERS:
        raise Unreadable(
            UnreadableKind.UNKNOWN_FORMAT, say("tables.cannot_read", path=path, others=say(OTHERS[path.suffix.lower()]))
        )
    if path.suffix.lower() not in (*BOOKS, ".json"):
        raise Unreadable(UnreadableKind.UNKNOWN_FORMAT, say("tables.unknown", path=path))
    if path.name.startswith(LOCK):
        raise Unreadable(UnreadableKind.NOT_A_WORKBOOK, say("tables.lock", path=path, name=path.name.removeprefix(LOCK)))
    zipped = path.suffix.lower() in (".xlsx", ".xlsm", ".ods")
    if zipped and head.startswith(OLE):
        raise Unreadable(UnreadableKind.ENCRYPTED, say("tables.encrypted", path=path))
    if path.suffix.lower() == ".xls" and head.startswith(ZIP):
        raise Unreadable(UnreadableKind.NOT_A_WORKBOOK, say("tables.newer", path=path))
    if path.suffix.lower() == ".xls" and not head.startswith(OLE):
        raise Unreadable(UnreadableKind.NOT_A_WORKBOOK, say("tables.not_xls", path=path))
    if zipped and not head.startswith(ZIP):
        raise Unreadable(UnreadableKind.NOT_A_WORKBOOK, say("tables.not_excel", path=path, suffix=path.suffix))


def _book(path: Path) -> list[Table]:
    import python_calamine

    broken = Unreadable(UnreadableKind.BROKEN, say("tables.broken", path=path))
    try:
        with python_calamine.load_workbook(path) as book:
            tables = [_sheet(book, entry) for entry in book.sheets_metadata if _is_table(entry)]
        tables = [_with(table, facts) for table, facts in zip(tables, mark(path, tables), strict=True)]
    except Unreadable:
        raise
    except Exception as error:
        raise broken from error
    return tables


def _is_table(entry: Any) -> bool:
    from python_calamine import SheetTypeEnum

    return bool(entry.typ == SheetTypeEnum.WorkSheet)


def _sheet(book: Any, entry: Any) -> Table:
    from python_calamine import SheetVisibleEnum

    sheet = book.get_sheet_by_name(entry.name)
    rows = sheet.to_python(skip_empty_area=False)
    merged = (Area(*first, *last) for first, last in sheet.merged_cell_ranges or ())
    return Table(entry.name, rows, entry.visible != SheetVisibleEnum.Visible, Facts(tuple(merged)))


def _with(table: Table, facts: Facts) -> Table:
    """A merged cell means its value in every row that it spans; what one across columns means, its sheet knows."""
    merged = table.facts.merged + facts.merged
    for area in merged:
        for row in range(area.top + 1, min(area.bottom + 1, len(table.rows))):
            put(table.rows, row, area.left, cell_at(table.rows, area.top, area.left))
    return table._replace(facts=facts._replace(merged=merged))


def _delimiter(text: str) -> str:
    """The comma, unless the first lines have more semicolons or tabs, as some programs write."""
    head = "\n".join(text.splitlines()[:HEAD_LINES])
    return max(",;\t", key=head.count)


def _folder(path: Path) -> list[Table]:
    files = csv_files(path)
    if not files:
        raise Unreadable(UnreadableKind.NO_TABLES, say("tables.no_csv", path=path))
    return [Table(file.stem, _csv_rows(file)) for file in files]


def _typed(cell: str) -> str:
    """What was typed, without what spreadsheets put about it so that it stays text: an apostrophe, or ="001"."""
    match = AS_TEXT.fullmatch(cell.strip())
    return match[1].replace('""', '"') if match else cell.removeprefix("'")


def _csv_rows(file: Path) -> list[list[Any]]:
    content = file.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Unreadable(UnreadableKind.ENCODING, say("tables.encoding", file=file))
    if "\x00" in text:
        raise Unreadable(UnreadableKind.ENCODING, say("tables.not_text", file=file))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        return [[_typed(cell) for cell in row] for row in rows]
    except csv.Error as error:
        raise Unreadable(UnreadableKind.BROKEN, say("tables.broken_csv", file=file, row=rows.line_num)) from error
