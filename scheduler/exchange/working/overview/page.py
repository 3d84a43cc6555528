"""The overview as it is filled from top to bottom: its columns, the next row to write, the heights of those written."""

from typing import Any

from scheduler.exchange.writing.paper.style import LINE_POINTS, ROW_POINTS, Styles

WIDTHS = (23.0, *[11.0] * 11)
LAST_COLUMN = len(WIDTHS) - 1


class Page:
    """`row` is the next to be written; `heights` are in points, by row."""

    def __init__(self, sheet: Any, styles: Styles) -> None:
        self.sheet, self.styles = sheet, styles
        self.row = 0
        self.heights: dict[int, float] = {}
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)

    def section(self, title: str) -> None:
        """A coloured row with a title."""
        for column in range(LAST_COLUMN + 1):
            self.sheet.write_blank(self.row, column, None, self.styles.named("section"))
        self.sheet.write_string(self.row, 0, title, self.styles.named("section"))
        self.heights[self.row] = 22.0
        self.row += 1

    def merged(self, first: int, last: int, text: str, style: str) -> None:
        """One text over several columns of the row."""
        self.sheet.merge_range(self.row, first, self.row, last, text, self.styles.named(style))

    def end_row(self, least: float, *lines: float) -> None:
        """The row is as high as the most of these numbers of lines; go on to the next."""
        self.heights[self.row] = LINE_POINTS * max(least, *lines)
        self.row += 1

    def set_heights(self) -> None:
        for row, points in self.heights.items():
            self.sheet.set_row(row, points)

    def points_above(self, row: int) -> float:
        return sum(self.heights.get(above, ROW_POINTS) for above in range(row))
