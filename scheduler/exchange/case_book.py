"""A case as a workbook that a planner can go on editing: the template's layout with the case's rows."""

import io
from datetime import date, datetime, time
from typing import Any

from models.case import Case
from scheduler.exchange.case_rows import base_grid, case_rows
from scheduler.exchange.layout import Layout
from scheduler.exchange.sheets import SHEETS

OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def book_bytes(case: Case) -> bytes:
    import xlsxwriter

    rows = case_rows(case)
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, OPTIONS) as book:
        shown = [sheet for sheet in SHEETS if rows[sheet.key] or sheet.required]
        layout = Layout(book, shown)
        for sheet in shown:
            page = layout.add(sheet)
            if sheet.grid:
                put_grid(page, layout, base_grid(case))
                continue
            for number, row in enumerate(rows[sheet.key], 1):
                for place, column in enumerate(sheet.columns):
                    at = (place + 1, 1) if sheet.key == "parameters" else (number, place)
                    put(page, layout, at, row[column.key])
    return content.getvalue()


def put_grid(page: Any, layout: Layout, rows: list[list[Any]]) -> None:
    """Below the labels the codes of shifts, under dates of one page's width a half-month."""
    for place, value in enumerate(rows[0]):
        if isinstance(value, date):
            page.write_datetime(0, place, value, layout.day)
    for number, row in enumerate(rows[1:], 1):
        for place, value in enumerate(row):
            put(page, layout, (number, place), value)


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
