"""Paper: A4 landscape, headers that repeat, half-months that start a new page."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from models.words import say

A4 = 9
PRINTABLE_PIXELS = 850
"""Width of A4 landscape between the margins at 96 pixels an inch, less a sixth: columns are so much wider without Arial."""
PRINTABLE_POINTS = 480
"""Its height, at 72 points an inch; a little less, since fonts differ."""
UPRIGHT_PIXELS, UPRIGHT_POINTS = 570, 725
"""The same of A4 portrait."""
PIXELS_PER_CHARACTER, PIXELS_PER_COLUMN = 7, 5
SHEET_NAME_CHARACTERS = 31
SUMMARY_SCALE, SMALLEST_SUMMARY_SCALE = 80, 60
HEADER_CHARACTERS = 100


def paper(sheet: Any, title: str, header_rows: tuple[int, int] | None = None, pages_high: int = 0) -> None:
    """One page wide, with the title above and the page numbers below; 0 pages high is as many as it takes."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    safe = title[:HEADER_CHARACTERS].replace("&", "&&")
    sheet.set_header(f"&C{safe}", {"margin": 0.3})
    sheet.set_footer(say("page.footer"), {"margin": 0.3})
    sheet.center_horizontally()
    sheet.fit_to_pages(1, pages_high)
    if header_rows:
        sheet.repeat_rows(*header_rows)


def upright(sheet: Any, widths: Sequence[float], points: float) -> None:
    """Portrait, at the scale at which columns of such widths and rows of so many points fill one page, breaks kept."""
    sheet.set_portrait()
    sheet.set_print_scale(min(_scale(widths, UPRIGHT_PIXELS), int(100 * UPRIGHT_POINTS / points)))


def paper_by_half_month(sheet: Any, dates: list[date], label_widths: list[float], date_width: float) -> int:
    """A date grid too wide for one page: each half-month begins a page, and the labels repeat on it. Returns the scale in %."""
    halves = half_months(dates)
    widths = [*label_widths, *[date_width] * max(len(half) for half in halves)]
    scale = _scale(widths)
    sheet.set_print_scale(scale)
    sheet.repeat_columns(0, len(label_widths) - 1)
    breaks, at = [], len(label_widths)
    for half in halves[:-1]:
        at += len(half)
        breaks.append(at)
    sheet.set_v_pagebreaks(breaks)
    return scale


def whole_blocks(sheet: Any, blocks: Sequence[tuple[int, float]], scale: int, first: float, others: float) -> None:
    """Begin a page where a block, a first row and its points, would be torn; `first` and `others` are what headers take there."""
    page = PRINTABLE_POINTS * 100 / scale
    breaks, left = [], page - first
    for row, points in blocks:
        if left < points <= page - others:
            breaks.append(row)
            left = page - others
        left -= points
    sheet.set_h_pagebreaks(breaks)


def page_from(sheet: Any, widths: Sequence[float], row: int, points: float) -> None:
    """Begin a page at `row`. A fitted sheet would ignore the break, so the scale is set instead.

    The rows before it take `points`; they are set a little smaller where that leaves them on one page.
    """
    scale, fitting = min(SUMMARY_SCALE, _scale(widths)), int(100 * PRINTABLE_POINTS / points)
    sheet.set_print_scale(min(scale, fitting) if fitting >= SMALLEST_SUMMARY_SCALE else scale)
    sheet.set_h_pagebreaks([row])


def _scale(widths: Sequence[float], page: int = PRINTABLE_PIXELS) -> int:
    pixels = sum(width * PIXELS_PER_CHARACTER + PIXELS_PER_COLUMN for width in widths)
    return max(10, min(100, int(100 * page / pixels)))


def half_months(dates: list[date]) -> list[list[date]]:
    halves: list[list[date]] = []
    for day in dates:
        if not halves or day.day in (1, 16):
            halves.append([])
        halves[-1].append(day)
    return halves


def sheet_name(book: Any, wanted: str) -> str:
    """`wanted` as Excel allows it: no reserved signs, at most 31 characters, unlike every sheet there is."""
    clean = "".join("·" if char in "[]:*?/\\'" else char for char in wanted)[:SHEET_NAME_CHARACTERS] or say("page.sheet")
    taken = {name.lower() for name in book.sheetnames}
    name, number = clean, 2
    while name.lower() in taken:
        suffix = f"({number})"
        name, number = clean[: SHEET_NAME_CHARACTERS - len(suffix)] + suffix, number + 1
    return name
