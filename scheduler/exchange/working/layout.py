"""How wide the dates of a grid are and at which scale it is printed: in the largest type, or on the fewest pages."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from scheduler.exchange.writing.paper.page import LANDSCAPE, SMALLEST_SCALE, UPRIGHT, Paper, date_pages, pages_of, scale_of

DATE_WIDTHS = (7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0)
"""Those that are tried."""


class Layout(NamedTuple):
    """`width` is that of a date; `scale` in percent."""

    width: float
    paper: Paper
    scale: int


def largest_type(labels: Sequence[float], dates: list[date], points: Callable[[float], float]) -> Layout:
    """For rows of so many points, by the width of a date, that are to stand on one page."""
    layouts = [
        Layout(width, paper, min(_scale(labels, dates, width, paper), int(100 * paper.points / points(width))))
        for width in DATE_WIDTHS
        for paper in (LANDSCAPE, UPRIGHT)
    ]
    return max(layouts, key=lambda layout: layout.scale)


def fewest_pages(labels: Sequence[float], dates: list[date], points: Callable[[float], list[float]], header: float) -> Layout:
    """For blocks of so many points, by the width of a date, below a header of so many: none torn, the type as large as that
    number of pages allows."""
    layouts = [
        Layout(width, paper, scale)
        for width in DATE_WIDTHS
        for paper in (LANDSCAPE, UPRIGHT)
        if (widest := _scale(labels, dates, width, paper)) >= SMALLEST_SCALE
        for scale in {widest, *range(SMALLEST_SCALE, widest, 4)}
    ]
    known = {width: points(width) for width in DATE_WIDTHS}
    usable = layouts or [Layout(DATE_WIDTHS[0], LANDSCAPE, SMALLEST_SCALE)]
    return min(usable, key=lambda layout: (pages_of(known[layout.width], layout.paper, layout.scale, header), -layout.scale))


def _scale(labels: Sequence[float], dates: list[date], width: float, paper: Paper) -> int:
    longest = max(len(page) for page in date_pages(dates))
    return scale_of([*labels, *[width] * longest], paper.pixels)
