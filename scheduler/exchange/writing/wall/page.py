"""One page of the wall: a unit and a half-month, with names only; of leave nothing shows but 休."""

from typing import Any

from models.words import say
from scheduler.exchange.writing.paper.crew import broken, put_lines
from scheduler.exchange.writing.paper.page import A4, sheet_name
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.wall.content import Content, Row
from scheduler.exchange.writing.wall.fit import SIGNATURES_POINTS, SPAN_POINTS, TITLE_POINTS, fit
from scheduler.exchange.writing.wall.style import WallStyles

LABELS = 2
SIGNATURES = "wall.signatures"
HEAD_ROWS = 3


class WallPage:
    def __init__(self, book: Any, styles: WallStyles, tables: Tables, content: Content) -> None:
        self.tables, self.content = tables, content
        self.fit = fit(content)
        self.styles = styles.of(self.fit.scale)
        self.sheet = book.add_worksheet(sheet_name(book, content.name))
        self.row = 0

    def write(self) -> None:
        for at, width in enumerate(self.fit.labels):
            self.sheet.set_column(at, at, width)
        self.sheet.set_column(LABELS, LABELS + len(self.content.dates) - 1, self.fit.date)
        self._across(self.content.title, "title", self.fit.points(TITLE_POINTS))
        self._across(self.content.span, "span", self.fit.points(SPAN_POINTS))
        self._dates()
        for row, points in zip(self.content.rows, self.fit.rows, strict=True):
            self._row(row)
            self._end_row(points)
        self._across(self.content.legend, "note", self.fit.legend)
        self._across(say(SIGNATURES), "sign", self.fit.points(SIGNATURES_POINTS))
        self._paper()

    def _dates(self) -> None:
        for at, label in enumerate(self.content.heads):
            self.sheet.merge_range(self.row, at, self.row + HEAD_ROWS - 1, at, label, self.styles.head(None))
        for at, day in enumerate(self.content.dates):
            style = self.styles.head(self.tables.day[day])
            for offset, text in enumerate(self.content.date_texts(at)):
                self.sheet.write_string(self.row + offset, LABELS + at, text, style)
        for points in self.fit.head:
            self._end_row(points)

    def _row(self, row: Row) -> None:
        if len(row.labels) == 1:
            self.sheet.merge_range(self.row, 0, self.row, LABELS - 1, row.labels[0], self.styles.label())
        else:
            for at, label in enumerate(row.labels):
                self.sheet.write_string(self.row, at, label, self.styles.label())
        for at, (day, cell) in enumerate(zip(self.content.dates, row.cells, strict=True), start=LABELS):
            style = self.styles.cell(self.tables.day[day], cell.is_strong, cell.is_peak)
            put_lines(self.sheet, self.row, at, broken(cell.lines, self.fit.room), style, self.styles.letters())

    def _across(self, text: str, look: str, points: float) -> None:
        self.sheet.merge_range(self.row, 0, self.row, LABELS + len(self.content.dates) - 1, text, self.styles.named(look))
        self._end_row(points)

    def _end_row(self, points: float) -> None:
        self.sheet.set_row(self.row, points)
        self.row += 1

    def _paper(self) -> None:
        """One page; only a unit with more names than a page can show legibly goes on to a second one."""
        sheet = self.sheet
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.35, right=0.35, top=0.4, bottom=0.4)
        sheet.center_horizontally()
        sheet.fit_to_pages(1, 1 if self.fit.is_one_page else 0)
        sheet.repeat_rows(HEAD_ROWS - 1, 2 * HEAD_ROWS - 2)
        sheet.freeze_panes(2 * HEAD_ROWS - 1, LABELS)
        sheet.hide_gridlines(2)
