"""The type of a page: as large as rows and columns can be so that the page is filled in both directions."""

from collections.abc import Iterator
from typing import NamedTuple

from scheduler.exchange.writing.paper.page import PIXELS_PER_CHARACTER, PIXELS_PER_COLUMN
from scheduler.exchange.writing.paper.text import columns_of, fitted, lines_of
from scheduler.exchange.writing.wall.content import Content

TYPE_POINTS, LARGEST_TYPE_POINTS, SMALLEST_TYPE_POINTS = 11.0, 20.0, 6.5
"""Of names: the type in which a page is measured, and between which it may be set."""
LINE_POINTS, PADDING_POINTS = 16.0, 3.0
TITLE_POINTS, SPAN_POINTS, SIGNATURES_POINTS = 34.0, 18.0, 34.0
PAGE_PIXELS, PAGE_POINTS = 1045.0, 528.0
"""Between the margins of A4 landscape, at 96 pixels an inch and 72 points; the height is a little less, since fonts differ."""
WIDER = 1.04
"""Columns are wider where Arial is missing, by 6 % with LibreOffice's own font; between both the page is filled best."""
LONGEST_NAME = 12
"""In half-width characters: names up to it stand on one line."""
NARROWEST_LABELS, WIDEST_LABELS = (7.0, 6.0), (15.0, 11.0)
WIDEST_DATE = 24
TALLEST_ROW_POINTS = 400.0
"""A little less than a row can have."""


class Fit(NamedTuple):
    """Widths in characters of the default font, heights in points, all as they are set. `room` is what a date's column holds of
    the page's own type; `is_one_page` unless that would be too small.
    """

    scale: float
    labels: tuple[float, ...]
    date: float
    room: float
    head: tuple[float, ...]
    rows: tuple[float, ...]
    legend: float
    is_one_page: bool

    def points(self, points: float) -> float:
        return points * self.scale


class _Texts(NamedTuple):
    """What stands below the dates, each text of a row once."""

    head: tuple[frozenset[str], ...]
    rows: tuple[frozenset[str], ...]


class _Measured(NamedTuple):
    """A page in the type of `TYPE_POINTS`, with dates of `date` characters."""

    labels: tuple[float, ...]
    date: float
    head: tuple[float, ...]
    rows: tuple[float, ...]
    legend: float
    pixels: float

    @property
    def points(self) -> float:
        return TITLE_POINTS + SPAN_POINTS + sum(self.head) + sum(self.rows) + self.legend + SIGNATURES_POINTS

    @property
    def scale(self) -> float:
        return min(PAGE_PIXELS / self.pixels, PAGE_POINTS / self.points, LARGEST_TYPE_POINTS / TYPE_POINTS)


def fit(content: Content) -> Fit:
    labels, texts = _label_widths(content), _texts(content)
    measured = max((_measured(content, texts, labels, width) for width in _widths(content)), key=lambda known: known.scale)
    scale = max(measured.scale, SMALLEST_TYPE_POINTS / TYPE_POINTS)
    wider = PAGE_PIXELS / (measured.pixels * scale)
    measured = _measured(content, texts, tuple(width * wider for width in labels), measured.date * wider)
    spare = max(0.0, PAGE_POINTS / scale - measured.points) / max(1, len(content.rows))
    rows = (min(TALLEST_ROW_POINTS, (row + spare) * scale) for row in measured.rows)
    return Fit(
        scale=scale,
        labels=tuple(_scaled(width, scale) for width in measured.labels),
        date=_scaled(measured.date, scale),
        room=measured.date,
        head=tuple(points * scale for points in measured.head),
        rows=tuple(rows),
        legend=measured.legend * scale,
        is_one_page=measured.points * scale <= PAGE_POINTS + 1,
    )


def _scaled(width: float, scale: float) -> float:
    """The width of a column so many times as wide as that of `width` characters."""
    pixels = (width * PIXELS_PER_CHARACTER + PIXELS_PER_COLUMN) * scale
    return max(1.0, (pixels - PIXELS_PER_COLUMN) / PIXELS_PER_CHARACTER)


def _label_widths(content: Content) -> tuple[float, ...]:
    names = [row.labels for row in content.rows if len(row.labels) == len(NARROWEST_LABELS)]
    longest = (max(columns_of(label) for label in column) for column in zip(content.heads, *names, strict=True))
    return tuple(
        min(widest, max(narrowest, length + 1.5))
        for length, narrowest, widest in zip(longest, NARROWEST_LABELS, WIDEST_LABELS, strict=True)
    )


def _widths(content: Content) -> Iterator[float]:
    """Those that a date may have: no name is torn, at a cover either, where its unit may be."""
    lines = {line for row in content.rows for cell in row.cells for line in cell.lines}
    names = {line.text if line.kind == "own" else fitted(line.text, 0).split("\n")[-1] for line in lines}
    longest = min(LONGEST_NAME, max(map(columns_of, names), default=0))
    yield from map(float, range(max(4, longest + 1), WIDEST_DATE + 1))


def _measured(content: Content, texts: _Texts, labels: tuple[float, ...], date: float) -> _Measured:
    widths = [*labels, *[date] * len(content.dates)]
    rows = [
        max(*map(lines_of, row.labels, _rooms(row.labels, labels)), *(lines_of(fitted(text, date), date) for text in cells))
        for row, cells in zip(content.rows, texts.rows, strict=True)
    ]
    return _Measured(
        labels=labels,
        date=date,
        head=tuple(_points(max(lines_of(text, date) for text in cells)) for cells in texts.head),
        rows=tuple(map(_points, rows)),
        legend=_points(lines_of(content.legend, sum(widths))),
        pixels=WIDER * sum(width * PIXELS_PER_CHARACTER + PIXELS_PER_COLUMN for width in widths),
    )


def _texts(content: Content) -> _Texts:
    head = zip(*(content.date_texts(at) for at in range(len(content.dates))), strict=True)
    return _Texts(tuple(map(frozenset, head)), tuple(frozenset(cell.text for cell in row.cells) for row in content.rows))


def _points(lines: int) -> float:
    return LINE_POINTS * lines + PADDING_POINTS


def _rooms(row_labels: tuple[str, ...], labels: tuple[float, ...]) -> tuple[float, ...]:
    return labels if len(row_labels) == len(labels) else (sum(labels),)
