"""A case as a workbook that a planner can go on editing: the template's layout with the case's rows."""

import io
from datetime import date, datetime, time
from typing import Any

from models.case import Case
from scheduler.exchange.case_rows import case_rows
from scheduler.exchange.layout import Layout
from scheduler.exchange.sheets import SHEETS


def book_bytes(case: Case) -> bytes:
    from scheduler.exchange.plain_text import plain_workbook

    rows = case_rows(case)
    content = io.BytesIO()
    with plain_workbook(content) as book:
        shown = [sheet for sheet in SHEETS if rows[sheet.key] or sheet.required]
        layout = Layout(book, shown)
        for sheet in shown:
            page = layout.add(sheet)
            for number, row in enumerate(rows[sheet.key], 1):
                for place, column in enumerate(sheet.columns):
                    at = (place + 1, 1) if sheet.key == "parameters" else (number, place)
                    put(page, layout, at, row[column.key])
    return content.getvalue()


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
