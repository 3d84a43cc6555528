"""What the fast reader does not show of an old .xls, told from the records of its stream ([MS-XLS])."""

import struct
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from scheduler.exchange.reading.cells.number_formats import BUILT_IN, EPOCH, EPOCH_OF_1904, is_date, is_telling, meant
from scheduler.exchange.reading.files.gate_xls import SHEET_BEGINS
from scheduler.exchange.reading.files.table import Facts, Table, cell_at, put
from scheduler.exchange.reading.files.xls_stream import records, workbook_stream

SHEET_ENDS, SHEET, FORMAT, STYLE, DATE_MODE = 0x000A, 0x0085, 0x041E, 0x00E0, 0x0022
FORMULA, NUMBER, SHORT_NUMBER, SHORT_NUMBERS, ERROR, ROW, COLUMNS = 0x0006, 0x0203, 0x027E, 0x00BD, 0x0205, 0x0208, 0x007D
ERROR_TEXTS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
UNKNOWN_ERROR = "#VALUE!"
NO_NUMBER, ERROR_RESULT = b"\xff\xff", 2
VERSION = b"\x00\x06"
ROW_IS_HIDDEN, COLUMN_IS_HIDDEN, WORKSHEET = 0x20, 0x01, 0


@dataclass
class _Book:
    """Codes of formats by number, of each style the number of its format, and where each sheet begins."""

    codes: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN))
    styles: list[int] = field(default_factory=list)
    sheets: list[int] = field(default_factory=list)
    epoch: date = EPOCH

    def code(self, style: int) -> str:
        return self.codes.get(self.styles[style], "") if style < len(self.styles) else ""


def mark_xls(path: Path, tables: list[Table]) -> list[Facts]:
    content = workbook_stream(path.read_bytes())
    book = _book(content)
    if len(book.sheets) != len(tables):
        return [Facts() for _ in tables]
    return [_mark(content[begin:], book, table.rows) for begin, table in zip(book.sheets, tables, strict=True)]


def _book(content: bytes) -> _Book:
    book, is_older = _Book(), False
    for kind, body in records(content):
        if kind == SHEET_ENDS:
            break
        if kind == SHEET and len(body) > 6 and body[5] == WORKSHEET:
            book.sheets.append(struct.unpack_from("<I", body)[0])
        elif kind == STYLE and len(body) >= 4:
            book.styles.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == FORMAT and len(body) > 5:
            book.codes[struct.unpack_from("<H", body)[0]] = _text(body, is_older)
        elif kind == SHEET_BEGINS and len(body) >= 2:
            is_older = body[:2] != VERSION
        elif kind == DATE_MODE and body[:1] == b"\x01":
            book.epoch = EPOCH_OF_1904
    return book


def _text(body: bytes, is_older: bool) -> str:
    """A format's code: bytes before Excel 97, since then bytes or UTF-16."""
    if is_older:
        return body[3 : 3 + body[2]].decode("latin-1")
    wide = body[4] & 1
    text = body[5 : 5 + struct.unpack_from("<H", body, 2)[0] * (1 + wide)]
    return text.decode("utf-16-le" if wide else "latin-1", "replace")


def _mark(content: bytes, book: _Book, rows: list[list[object]]) -> Facts:
    hidden_rows: list[int] = []
    hidden_columns: list[int] = []
    zeros: dict[int, dict[int, str]] = defaultdict(dict)
    for kind, body in _records_of_sheet(content):
        if kind in (NUMBER, SHORT_NUMBER, SHORT_NUMBERS):
            _mark_numbers(body, kind, book, rows)
        elif kind == ERROR and len(body) >= 8 and body[7]:
            row, column = struct.unpack_from("<HH", body)
            put(rows, row, column, ERROR_TEXTS.get(body[6], UNKNOWN_ERROR))
        elif kind == FORMULA and len(body) >= 14:
            _mark_formula(body, book, rows, zeros)
        elif kind == ROW and len(body) >= 16 and body[12] & ROW_IS_HIDDEN:
            hidden_rows.append(struct.unpack_from("<H", body)[0])
        elif kind == COLUMNS and len(body) >= 10 and body[8] & COLUMN_IS_HIDDEN:
            first, last = struct.unpack_from("<HH", body)
            hidden_columns += range(first, last + 1)
    _blank_zeros(rows, zeros)
    return Facts((), tuple(hidden_rows), tuple(hidden_columns))


def _records_of_sheet(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Without those of the charts inside, up to the sheet's end."""
    depth = 0
    for kind, body in records(content):
        depth += (kind == SHEET_BEGINS) - (kind == SHEET_ENDS)
        if depth == 0:
            return
        if depth == 1:
            yield kind, body


def _mark_numbers(body: bytes, kind: int, book: _Book, rows: list[list[object]]) -> None:
    row, first = struct.unpack_from("<HH", body)
    count = (len(body) - 6) // 6 if kind == SHORT_NUMBERS else 1
    for place in range(count):
        _mark_number(row, first + place, struct.unpack_from("<H", body, 4 + 6 * place)[0], book, rows)


def _mark_number(row: int, column: int, style: int, book: _Book, rows: list[list[object]]) -> None:
    code = book.code(style)
    before = cell_at(rows, row, column)
    if is_telling(code) and before != "":
        put(rows, row, column, meant(before, code, book.epoch))


def _mark_formula(body: bytes, book: _Book, rows: list[list[object]], zeros: dict[int, dict[int, str]]) -> None:
    row, column, style = struct.unpack_from("<HHH", body)
    result = body[6:14]
    if result[6:] != NO_NUMBER:
        if not any(result):
            zeros[row][column] = book.code(style)
        _mark_number(row, column, style, book, rows)
    elif result[0] == ERROR_RESULT:
        put(rows, row, column, ERROR_TEXTS.get(result[2], UNKNOWN_ERROR))


def _blank_zeros(rows: list[list[object]], zeros: dict[int, dict[int, str]]) -> None:
    """Some programs store 0 for a formula whose result is the empty text, where the cell is formatted as a date or a number.

    No date is 0; of other numbers it is told by the row, which holds nothing else.
    """
    for row, codes in zeros.items():
        filled = {place for place, cell in enumerate(rows[row]) if cell != ""} if row < len(rows) else set()
        for column, code in codes.items():
            if filled <= codes.keys() or is_date(code):
                put(rows, row, column, "")
