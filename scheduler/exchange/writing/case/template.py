"""An empty workbook to fill in: headers with notes, dropdowns, and an example row on each sheet that is not read."""

import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from models.words import in_files, in_the_workbook, say
from scheduler.exchange.errors import BlankCase, CaseFaults, Unreadable
from scheduler.exchange.reading.grids.layouts import EXAMPLE
from scheduler.exchange.reading.reader import read_case
from scheduler.exchange.reading.recognised import GUIDE
from scheduler.exchange.sheets import SHEETS, words
from scheduler.exchange.sheets.sheet import Kind, Sheet
from scheduler.exchange.transaction.atomic import replace_file
from scheduler.exchange.transaction.outputs import NotWritten, refuse_unwritable
from scheduler.exchange.writing.case.case_book import LINE_POINTS, fill, fill_policy
from scheduler.exchange.writing.case.case_rows import Grid, Values, built_in_policy
from scheduler.exchange.writing.case.layout import Layout, example_of, printed
from scheduler.exchange.writing.paper.text import lines_of

GUIDE_WIDTH = 96
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
    refuse_unwritable(path)
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
    from scheduler.exchange.writing.paper.plain_text import plain_workbook

    content = io.BytesIO()
    with plain_workbook(content) as book:
        layout = Layout(book, sheets)
        for sheet in sheets:
            page = layout.add(sheet)
            if rows.get(sheet.key) or (sheet.grid and grid):
                fill(page, layout, sheet, rows.get(sheet.key, []), grid)
            elif sheet.key == "policy":
                fill_policy(page, layout, sheet, built_in_policy())
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
        page.write_string(1, place, text, layout.example) if text else page.write_blank(1, place, None, layout.example)
    if not sheet.grid:
        layout.rule(page, sheet)


def _guide(page: Any, layout: Layout, sheets: list[Sheet], sentences: list[str]) -> None:
    printed(page, say(GUIDE))
    wrapped = layout.book.add_format({"font_name": "等线", "font_size": 11, "text_wrap": True, "valign": "top"})
    link = layout.book.add_format({"font_name": "等线", "font_color": "#0563C1", "underline": 1, "valign": "top"})
    page.set_column(0, 0, 18, layout.plain)
    page.set_column(1, 1, GUIDE_WIDTH, wrapped)
    page.write_string(0, 0, say("template.guide"), layout.book.add_format({"font_name": "等线", "bold": True, "font_size": 14}))
    for number, sentence in enumerate(sentences, 1):
        page.write_string(number, 0, str(number), wrapped)
        page.write_string(number, 1, sentence, wrapped)
        page.set_row(number, LINE_POINTS * lines_of(sentence, GUIDE_WIDTH))
    for number, sheet in enumerate(sheets, len(sentences) + 2):
        page.write_url(number, 0, f"internal:'{sheet.title}'!A1", link, sheet.title)
        about = f"{say('template.required') if sheet.required else ''}{sheet.hint}"
        page.write_string(number, 1, about, wrapped)
        page.set_row(number, LINE_POINTS * lines_of(about, GUIDE_WIDTH))
