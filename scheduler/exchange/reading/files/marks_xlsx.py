"""What the fast reader does not show of an .xlsx, told from the XML of its sheets and styles."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from scheduler.exchange.reading.cells.number_formats import meant
from scheduler.exchange.reading.cells.raw import UNCOMPUTED
from scheduler.exchange.reading.files.table import Facts, Table, cell_at, put
from scheduler.exchange.reading.files.xlsx_parts import PREFIX, column_number, sheet_parts
from scheduler.exchange.reading.files.xlsx_styles import epoch_of, telling_formats

CELL = re.compile(PREFIX + rb"c\s(?P<tag>[^<>]*+)(?<!/)>(?P<inside>(?:(?!</?" + PREFIX[1:] + rb"c[\s>]).)*+)", re.DOTALL)
ROW_OR_CELL = re.compile(PREFIX + rb"(?P<kind>row|c)(?=[\s/>])(?P<tag>[^<>]*+)>")
ERROR = re.compile(rb"\bt\s*=\s*[\"']e[\"']")
TEXT = re.compile(rb"\bt\s*=\s*[\"'](?:str|inlineStr)[\"']")
FORMULA = re.compile(PREFIX + rb"f[\s/>]")
VALUE = re.compile(PREFIX + rb"v(?:\s[^<>]*)?>([^<]+)<")
RESULT = re.compile(PREFIX + rb"(?:v|is)[\s/>]")
PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7})[\"']")
NUMBER = re.compile(rb"\br\s*=\s*[\"'](\d{1,7})[\"']")
HIDDEN = re.compile(rb"\bhidden\s*=\s*[\"'](?:1|true)[\"']")
COLUMNS = re.compile(PREFIX + rb"col\s([^<>]*+)>")
FIRST, LAST = re.compile(rb"\bmin\s*=\s*[\"'](\d{1,7})[\"']"), re.compile(rb"\bmax\s*=\s*[\"'](\d{1,7})[\"']")
STYLE = re.compile(rb"\bs\s*=\s*[\"'](\d{1,7})[\"']")


def mark_xlsx(path: Path, tables: list[Table]) -> list[Facts]:
    facts: dict[str, Facts] = {}
    by_name = {table.name: table.rows for table in tables}
    with zipfile.ZipFile(path) as book:
        formats, epoch = telling_formats(book), epoch_of(book)
        for name, part in sheet_parts(book):
            if name in by_name:
                content = book.read(part)
                _mark_results(content, by_name[name])
                _mark_numbers(content, by_name[name], formats, epoch)
                if b"hidden" in content and HIDDEN.search(content):
                    facts[name] = Facts((), tuple(_hidden_rows(content)), tuple(_hidden_columns(content, by_name[name])))
    return [facts.get(table.name, Facts()) for table in tables]


def _mark_results(content: bytes, rows: list[list[object]]) -> None:
    """The text of its error into each cell that holds one, a mark of its own into a formula without result."""
    has_errors = (b'"e"' in content or b"'e'" in content) and ERROR.search(content)
    if not has_errors and not FORMULA.search(content):
        return
    for row, column, cell in _placed(content, CELL):
        tag, inside = cell["tag"], cell["inside"]
        value = VALUE.search(inside)
        if ERROR.search(tag):
            put(rows, row, column, value[1].decode("utf-8", "replace") if value else UNCOMPUTED)
        elif not value and FORMULA.search(inside) and not (TEXT.search(tag) and RESULT.search(inside)):
            put(rows, row, column, UNCOMPUTED)


def _mark_numbers(content: bytes, rows: list[list[object]], formats: dict[int, str], epoch: date) -> None:
    """What is meant into each cell whose style says more than its number."""
    styles = b"|".join(str(style).encode() for style in formats)
    styled = re.compile(PREFIX + rb"c\s(?P<tag>[^<>]*?\bs\s*=\s*[\"'](?:" + styles + rb")[\"'][^<>]*+)(?<!/)>")
    for row, column, cell in _placed(content, styled) if formats else ():
        style = STYLE.search(cell["tag"])
        before = cell_at(rows, row, column)
        if style and isinstance(before, (int, float)):
            rows[row][column] = meant(before, formats[int(style[1])], epoch)


def _placed(content: bytes, pattern: re.Pattern[bytes]) -> Iterator[tuple[int, int, re.Match[bytes]]]:
    """Each cell that matches, with its row and column from 0."""
    followers: dict[int, tuple[int, int]] = {}
    for cell in pattern.finditer(content):
        place = PLACE.search(cell["tag"])
        if place:
            yield int(place[2]) - 1, column_number(place[1]) - 1, cell
        else:
            followers = followers or _followers(content)
            yield *followers[cell.start()], cell


def _followers(content: bytes) -> dict[int, tuple[int, int]]:
    """Where cells stand that do not say so, by their offset: each follows the one before, and a row likewise."""
    places: dict[int, tuple[int, int]] = {}
    row = column = -1
    for item in ROW_OR_CELL.finditer(content):
        number, place = NUMBER.search(item["tag"]), PLACE.search(item["tag"])
        if item["kind"] == b"row":
            row, column = int(number[1]) - 1 if number else row + 1, -1
        else:
            column = column_number(place[1]) - 1 if place else column + 1
            places[item.start()] = row, column
    return places


def _hidden_rows(content: bytes) -> Iterator[int]:
    row = -1
    for item in ROW_OR_CELL.finditer(content):
        if item["kind"] == b"row":
            number = NUMBER.search(item["tag"])
            row = int(number[1]) - 1 if number else row + 1
            if HIDDEN.search(item["tag"]):
                yield row


def _hidden_columns(content: bytes, rows: list[list[object]]) -> Iterator[int]:
    width = max(map(len, rows), default=0)
    for span in COLUMNS.findall(content):
        first, last = FIRST.search(span), LAST.search(span)
        if first and last and HIDDEN.search(span):
            yield from range(int(first[1]) - 1, min(int(last[1]), width))
