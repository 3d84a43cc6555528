"""A plain table as a sheet of its own: title, note, header, rows; filter, frozen header, print set-up."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from models.words import has, say
from scheduler.exchange.writing.paper.page import paper, sheet_name, table_paper
from scheduler.exchange.writing.paper.style import LINE_POINTS, Styles
from scheduler.exchange.writing.paper.text import columns_of, lines_of

NOTHING = "sheet.table.nothing"
NARROWEST, SPARE = 6.0, 3.0
"""The width of a column of numbers, and what a column is wider than its longest line."""
TABLE_LINE_POINTS, PADDING_POINTS = 14.5, 1.0
"""Of a line in a row, and what the row is higher than its lines."""
NARROW_TABLE, LONGEST_HEADING = 80.0, 12
"""The room of a table beside which the page stays empty, and the width up to which its headings stand on a line."""
INDENT, INDENTED = 1, ("text", "strong")
WORD, BOLD = re.compile("[A-Za-z-]+"), 1.1
LONGEST_WORD = 20
"""Letters that a column makes room for; what is longer is no word of a sentence, and is torn."""


class Column(NamedTuple):
    title: str
    width: float
    style: str = "text"
    percent: int = 0
    """The field of a heading that has one."""

    @property
    def heading(self) -> str:
        return say(self.title, percent=self.percent) if has(self.title) else self.title

    @property
    def room(self) -> float:
        """The width, or what the longest word of an English heading takes: none is torn."""
        return max(self.width, *(BOLD * len(word) + 2 for word in WORD.findall(self.heading)), 0)


class AnswerTable(NamedTuple):
    """A part of an answer, as a workbook writes it and a page shows it."""

    title: str
    note: str
    columns: Sequence[Column]
    rows: list[tuple[Any, ...]]


def answer_sheet(book: Any, styles: Styles, part: AnswerTable) -> Any:
    return table_sheet(book, styles, part.title, part.note, part.columns, part.rows)


def table_sheet(
    book: Any, styles: Styles, title: str, note: str, columns: Sequence[Column], rows: Sequence[Sequence[Any]]
) -> Any:
    """Without a note the header is the first row, as in the case's own sheets."""
    sheet = book.add_worksheet(sheet_name(book, title))
    columns = _with_headings([_narrowed(column, [row[at] for row in rows]) for at, column in enumerate(columns)])
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.room)
    top = _heading(sheet, styles, title, note, columns) if note else 0
    last = table(sheet, styles, top, columns, rows)
    sheet.freeze_panes(top + 1, 0)
    if rows:
        sheet.autofilter(top, 0, last, len(columns) - 1)
    paper(sheet, title, (0, top))
    header = sum(sheet.row_sizes[row][0] for row in range(top + 1) if row in sheet.row_sizes)
    points = [sheet.row_sizes[row][0] for row in range(top + 1, last + 1) if row in sheet.row_sizes]
    table_paper(sheet, [column.room for column in columns], points, header)
    return sheet


def titled_table(sheet: Any, styles: Styles, part: AnswerTable) -> tuple[int, int]:
    """On a sheet of its own look: the title, the note line by line, and the table below; its row of headings and its last."""
    for at, column in enumerate(part.columns):
        sheet.set_column(at, at, column.room)
    sheet.write_string(0, 0, part.title, styles.named("title"))
    sheet.set_row(0, 26)
    lines = part.note.split("\n") if part.note else []
    for row, line in enumerate(lines, start=1):
        sheet.write_string(row, 0, line, styles.named("plain_note"))
    top = len(lines) + 2
    return top, table(sheet, styles, top, part.columns, part.rows)


def _narrowed(column: Column, values: Sequence[Any]) -> Column:
    """No wider than its longest line, so that the page is left to the columns that need it; no English word in it is torn."""
    lines = [line for value in values if isinstance(value, str) for line in value.split("\n")]
    longest = max(map(columns_of, lines), default=0)
    words = (len(word) for line in lines for word in WORD.findall(line) if len(word) <= LONGEST_WORD)
    longest_word = max(words, default=0)
    figures = column.width if any(isinstance(value, date) for value in values) else NARROWEST
    narrowed = min(column.width, max(figures, longest + SPARE))
    return column._replace(width=max(narrowed, BOLD * longest_word + SPARE if longest_word else 0))


def _with_headings(columns: Sequence[Column]) -> Sequence[Column]:
    """A table that leaves room on its page takes so much more that no heading of ordinary length goes over two lines."""
    if sum(column.room for column in columns) > NARROW_TABLE:
        return columns
    whole = [BOLD * min(columns_of(column.heading), LONGEST_HEADING) + SPARE for column in columns]
    return [column._replace(width=max(column.width, width)) for column, width in zip(columns, whole, strict=True)]


def _heading(sheet: Any, styles: Styles, title: str, note: str, columns: Sequence[Column]) -> int:
    sheet.write_string(0, 0, title, styles.named("title"))
    sheet.set_row(0, 26)
    sheet.merge_range(1, 0, 1, len(columns) - 1, note, styles.named("note"))
    sheet.set_row(1, LINE_POINTS * lines_of(note, sum(column.room for column in columns)))
    return 2


def table(
    sheet: Any,
    styles: Styles,
    top: int,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Any]],
    padding: float = PADDING_POINTS,
) -> int:
    """Header at row `top` and the rows below it, each `padding` points higher than its lines; returns the last row written."""
    for at, column in enumerate(columns):
        sheet.write_string(top, at, column.heading, styles.named("head"))
    sheet.set_row(top, LINE_POINTS * max(1.4, max(lines_of(column.heading, column.room) for column in columns)))
    row = top
    widths = [column.room - INDENT * (column.style in INDENTED) for column in columns]
    for row, values in enumerate(rows, start=top + 1):
        height = 1
        for at, (column, width, value) in enumerate(zip(columns, widths, values, strict=True)):
            put(sheet, row, at, value, styles.named(column.style))
            if isinstance(value, str):
                height = max(height, lines_of(value, width))
        sheet.set_row(row, TABLE_LINE_POINTS * height + padding)
    if row == top:
        row += 1
        sheet.write_string(row, 0, say(NOTHING), styles.named("text"))
    return row


def put(sheet: Any, row: int, column: int, value: Any, style: Any) -> None:
    """One cell by its type; text always stays text."""
    if value is None or value == "":
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, style)
    elif isinstance(value, date | datetime):
        sheet.write_datetime(row, column, value, style)
    else:
        sheet.write_number(row, column, value, style)
