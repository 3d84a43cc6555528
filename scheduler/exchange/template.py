"""An empty workbook to fill in: headers with notes, dropdowns, and an example row on each sheet that is not read."""

import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from models.policy import default_rows
from models.words import in_files, in_the_workbook, say
from scheduler.exchange.atomic import NotWritten, replace_file
from scheduler.exchange.case_book import fill, put
from scheduler.exchange.case_rows import Grid, Values
from scheduler.exchange.errors import BlankCase, CaseFaults, Unreadable
from scheduler.exchange.grids import EXAMPLE
from scheduler.exchange.layout import Layout, example_of
from scheduler.exchange.reader import read_case
from scheduler.exchange.recognised import GUIDE
from scheduler.exchange.sheets import SHEETS, words
from scheduler.exchange.sheets.sheet import Kind, Sheet

GRID_EXAMPLE = ("A01", "张三", "龙桥", "白", "夜")
ORDER = (
    "template.order.required",
    "template.order.headers",
    "template.order.example",
    "template.order.ids",
    "template.order.dates",
    "template.order.several",
    "template.order.shifts",
    "template.order.posts",
    "template.order.check",
)


def write_template(path: str | Path, full: bool = False) -> None:
    """The required sheets and the most used others; `full` adds every sheet, with every row of the policy."""
    refuse_filled(Path(path))
    sheets = [sheet for sheet in SHEETS if full or sheet.required or sheet.usual]
    with in_the_workbook():
        content = template_bytes(sheets, {}, [], map(say, ORDER))
    replace_file(Path(path), content)


def refuse_filled(path: Path) -> None:
    """Raises `NotWritten` where something stands already that is more than a template as it was written."""
    if not path.is_file():
        return
    try:
        read_case(path)
    except BlankCase:
        return
    except (CaseFaults, Unreadable):
        pass
    raise NotWritten(say("template.filled", path=path))


def template_bytes(
    sheets: list[Sheet], rows: Mapping[str, list[Values]], grid: Grid, guide: Iterable[str], unit: str = ""
) -> bytes:
    """Sheets to fill in: those without rows have an example, of `unit` if one is given."""
    from scheduler.exchange.plain_text import plain_workbook

    content = io.BytesIO()
    with plain_workbook(content) as book:
        layout = Layout(book, sheets)
        for sheet in sheets:
            page = layout.add(sheet)
            if rows.get(sheet.key) or (sheet.grid and grid):
                fill(page, layout, sheet, rows.get(sheet.key, []), grid)
            elif sheet.key == "policy":
                _policy(page, layout, sheet)
            elif sheet.key != "parameters":
                _example(page, layout, sheet, unit)
        _guide(book.add_worksheet(say(GUIDE)), layout, sheets, list(guide))
    return content.getvalue()


def _example(page: Any, layout: Layout, sheet: Sheet, unit: str) -> None:
    """The unit's own name stands where the example has another's."""
    texts = [unit if unit and column.kind is Kind.UNIT and column.example else example_of(column) for column in sheet.columns]
    cells = (*GRID_EXAMPLE[:2], unit or GRID_EXAMPLE[2], *GRID_EXAMPLE[3:], words.day_off()) if sheet.grid else texts
    for place, cell in enumerate(cells):
        text = f"{in_files(*EXAMPLE)} {cell}" if place == 0 else cell
        if text:
            page.write_string(1, place, text, layout.example)


def _policy(page: Any, layout: Layout, sheet: Sheet) -> None:
    for number, row in enumerate(default_rows(), 1):
        for place, column in enumerate(sheet.columns):
            value = row.texts().get(column.key, getattr(row, column.key))
            put(page, layout, (number, place), words.FLAG.shown("yes" if value else "no") if column.kind is Kind.FLAG else value)
    for key, width in (("key", 26), ("value", 24), ("title", 22), ("clause", 48)):
        place = [column.key for column in sheet.columns].index(key)
        page.set_column(place, place, width)


def _guide(page: Any, layout: Layout, sheets: list[Sheet], sentences: list[str]) -> None:
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_column(0, 0, 14, layout.plain)
    page.set_column(1, 1, 96, layout.book.add_format({"font_name": "等线", "font_size": 11, "text_wrap": True, "valign": "top"}))
    page.write_string(0, 0, say("template.guide"), layout.book.add_format({"font_name": "等线", "bold": True, "font_size": 14}))
    for number, sentence in enumerate(sentences, 1):
        page.write_string(number, 0, str(number))
        page.write_string(number, 1, sentence)
    for number, sheet in enumerate(sheets, len(sentences) + 2):
        page.write_url(number, 0, f"internal:'{sheet.title}'!A1", string=sheet.title)
        page.write_string(number, 1, f"{(say('template.required') if sheet.required else '')}{sheet.hint}")
