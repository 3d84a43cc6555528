"""Paper: A4 landscape, headers that repeat, half-months that start a new page."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from models.words import say

A4 = 9
PRINTABLE_PIXELS = 914
"""Width of A4 landscape between the margins at 96 pixels an inch, less an eighth: columns are so much wider without Arial."""
PRINTABLE_POINTS = 505
"""Its height, at 72 points an inch; a little less, since programs round the heights of rows."""
UPRIGHT_PIXELS, UPRIGHT_POINTS = 627, 750
"""The same of A4 portrait."""


class Paper(NamedTuple):
    """What of A4 is printed on."""

    is_upright: bool
    pixels: int
    points: int


LANDSCAPE, UPRIGHT = Paper(False, PRINTABLE_PIXELS, PRINTABLE_POINTS), Paper(True, UPRIGHT_PIXELS, UPRIGHT_POINTS)
SMALLEST_SCALE = 50
"""In %, of pages that are to hold much: the type of 9 and 10 points is read down to it, and is larger where Arial is there."""
LARGEST_TABLE_SCALE = 62
"""In %, of tables that would be less than a page wide in larger type."""
FEW_DATES, LONGEST_PAGE = 5, 19
"""So few dates of a half-month are printed beside the next one, if both are no more than a page is wide."""
PIXELS_PER_CHARACTER, PIXELS_PER_COLUMN = 7, 5
SHEET_NAME_CHARACTERS = 31
SUMMARY_SCALE, SMALLEST_SUMMARY_SCALE = 80, 60
HEADER_CHARACTERS = 100


def paper(sheet: Any, title: str, header_rows: tuple[int, int] | None = None, pages_high: int = 0) -> None:
    """One page wide, with the title above and the page numbers below; 0 pages high is as many as it takes."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.55, bottom=0.5)
    safe = title[:HEADER_CHARACTERS].replace("&", "&&")
    sheet.set_header(f"&C{safe}", {"margin": 0.25})
    sheet.set_footer(say("page.footer"), {"margin": 0.25})
    sheet.center_horizontally()
    sheet.fit_to_pages(1, pages_high)
    if header_rows:
        sheet.repeat_rows(*header_rows)


def table_paper(sheet: Any, widths: Sequence[float], blocks: Sequence[float], header: float) -> None:
    """Set a table, fitted to the width so far, on the paper on which it takes fewer pages in a type that can be read.

    `blocks` are the points of its rows, `header` those of the rows above. A narrow one is not set larger than need be.
    """
    scales = {page: min(LARGEST_TABLE_SCALE, scale_of(widths, page.pixels)) for page in (LANDSCAPE, UPRIGHT)}
    readable = [page for page, scale in scales.items() if scale >= SMALLEST_SCALE] or [LANDSCAPE]
    page = min(readable, key=lambda paper: pages_of(blocks, paper, scales[paper], header))
    if page.is_upright:
        sheet.set_portrait()
    if page.is_upright or scales[page] == LARGEST_TABLE_SCALE:
        sheet.set_print_scale(scales[page])


def upright(sheet: Any, widths: Sequence[float], points: float) -> None:
    """Portrait, at the scale at which columns of such widths and rows of so many points fill one page, breaks kept."""
    sheet.set_portrait()
    sheet.set_print_scale(min(scale_of(widths, UPRIGHT_PIXELS), int(100 * UPRIGHT_POINTS / points)))


def paper_by_half_month(
    sheet: Any, dates: list[date], label_widths: Sequence[float], date_width: float, scale: int = 0, page: Paper = LANDSCAPE
) -> int:
    """A date grid too wide for one page: each half-month begins a page, and the labels repeat on it. Returns the scale in %.

    Without a scale it is the largest that the columns allow.
    """
    pages = date_pages(dates)
    scale = scale or scale_of([*label_widths, *[date_width] * max(map(len, pages))], page.pixels)
    if page.is_upright:
        sheet.set_portrait()
    sheet.set_print_scale(scale)
    sheet.repeat_columns(0, len(label_widths) - 1)
    breaks, at = [], len(label_widths)
    for half in pages[:-1]:
        at += len(half)
        breaks.append(at)
    sheet.set_v_pagebreaks(breaks)
    return scale


def date_pages(dates: list[date]) -> list[list[date]]:
    """The half-months, a few dates of one with its neighbour."""
    pages: list[list[date]] = []
    for half in half_months(dates):
        if pages and min(len(pages[-1]), len(half)) < FEW_DATES and len(pages[-1]) + len(half) <= LONGEST_PAGE:
            pages[-1] = [*pages[-1], *half]
        else:
            pages.append(half)
    return pages


def pages_of(blocks: Sequence[float], page: Paper, scale: int, header: float) -> int:
    """How many pages blocks of so many points take below a header of so many, none of them torn."""
    whole = page.points * 100 / scale - header
    pages, left = 1, whole
    for points in blocks:
        if points > left:
            pages, left = pages + 1, whole
        left -= points
    return pages


def whole_blocks(
    sheet: Any, blocks: Sequence[tuple[int, float]], scale: int, first: float, others: float, on: Paper = LANDSCAPE
) -> None:
    """Begin a page where a block, a first row and its points, would be torn; `first` and `others` are what headers take there."""
    page = on.points * 100 / scale
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
    scale, fitting = min(SUMMARY_SCALE, scale_of(widths)), int(100 * PRINTABLE_POINTS / points)
    sheet.set_print_scale(min(scale, fitting) if fitting >= SMALLEST_SUMMARY_SCALE else scale)
    sheet.set_h_pagebreaks([row])


def scale_of(widths: Sequence[float], page: int = PRINTABLE_PIXELS) -> int:
    """At which columns of such widths are as wide as the page, in %; never larger than 100."""
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
