"""A case as a workbook that a planner can go on editing: the template's layout with the case's rows."""

import io
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from models.case import Case
from scheduler.exchange.sheets import SHEETS
from scheduler.exchange.sheets.sheet import Sheet
from scheduler.exchange.writing.case.case_rows import Grid, Values, base_grid, case_rows
from scheduler.exchange.writing.case.layout import LABELS, Layout
from scheduler.exchange.writing.paper.text import lines_of

SATURDAY, DATES_A_PAGE = 5, 16
PRINT_GRIDLINES = 0
POLICY_WIDTHS, USUAL_WIDTH = {"key": 28, "value": 24, "unit": 11, "title": 24, "clause": 50}, 8
LINE_POINTS = 16


def book_bytes(case: Case) -> bytes:
    rows = case_rows(case)
    return sheets_bytes([sheet for sheet in SHEETS if rows[sheet.key] or sheet.required], rows, base_grid(case))


def sheets_bytes(
    sheets: list[Sheet], rows: dict[str, list[Values]], grid: Grid, first: Callable[[Layout], None] = lambda layout: None
) -> bytes:
    """`first` may add sheets before those of the case."""
    from scheduler.exchange.writing.paper.plain_text import plain_workbook

    content = io.BytesIO()
    with plain_workbook(content) as book:
        layout = Layout(book, sheets)
        first(layout)
        for sheet in sheets:
            fill(layout.add(sheet), layout, sheet, rows[sheet.key], grid)
    return content.getvalue()


def fill(page: Any, layout: Layout, sheet: Sheet, rows: list[Values], grid: Grid) -> None:
    page.hide_gridlines(PRINT_GRIDLINES)
    if sheet.grid:
        _fill_grid(page, layout, grid)
        return
    if sheet.key == "policy":
        fill_policy(page, layout, sheet, rows)
        return
    for number, row in enumerate(rows, 1):
        for place, column in enumerate(sheet.columns):
            at = (place + 1, 1) if sheet.key == "parameters" else (number, place)
            put(page, layout, at, row.get(column.key))


def fill_policy(page: Any, layout: Layout, sheet: Sheet, rows: list[Values]) -> None:
    """Its texts are long, and wrapped."""
    widths = [POLICY_WIDTHS.get(column.key, USUAL_WIDTH) for column in sheet.columns]
    for place, width in enumerate(widths):
        page.set_column(place, place, width)
    for number, row in enumerate(rows, 1):
        cells = ["" if row.get(column.key) is None else row[column.key] for column in sheet.columns]
        for place, value in enumerate(cells):
            if isinstance(value, str):
                page.write_string(number, place, value, layout.wrapped)
            else:
                page.write_number(number, place, value, layout.ruled["number"])
        lines = max(lines_of(str(value), width) for value, width in zip(cells, widths, strict=True))
        page.set_row(number, LINE_POINTS * lines)


def _fill_grid(page: Any, layout: Layout, grid: Grid) -> None:
    """A half-month on a page; the labels are repeated on each."""
    for place, value in enumerate(grid[0] if grid else ()):
        if isinstance(value, date):
            page.write_datetime(0, place, value, layout.weekend if value.weekday() >= SATURDAY else layout.day)
    for number, row in enumerate(grid[1:], 1):
        for place, value in enumerate(row):
            look = layout.label if place < LABELS else layout.code
            page.write_string(number, place, value, look) if value else page.write_blank(number, place, None, look)
    dates = len(grid[0]) - LABELS if grid else 0
    page.repeat_columns(0, LABELS - 1)
    page.set_v_pagebreaks([LABELS + at for at in range(DATES_A_PAGE, dates, DATES_A_PAGE)])
    page.fit_to_pages(max(1, -(-dates // DATES_A_PAGE)), 0)


def put(page: Any, layout: Layout, at: tuple[int, int], value: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, datetime):
        page.write_datetime(*at, value, layout.moment)
    elif isinstance(value, date):
        page.write_datetime(*at, value, layout.date)
    elif isinstance(value, time):
        page.write_string(*at, f"{value:%H:%M}", layout.text)
    elif isinstance(value, int):
        page.write_number(*at, value, layout.number)
    else:
        page.write_string(*at, str(value), layout.text)
