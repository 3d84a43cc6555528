"""An empty workbook to fill in: headers with notes, dropdowns, and an example row on each sheet that is not read."""

import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from models.policy import default_rows
from scheduler.exchange.atomic import replace_file
from scheduler.exchange.case_book import fill, put
from scheduler.exchange.case_rows import Grid, Values
from scheduler.exchange.grids import EXAMPLE
from scheduler.exchange.layout import Layout
from scheduler.exchange.recognised import GUIDE
from scheduler.exchange.sheets import SHEETS
from scheduler.exchange.sheets.sheet import Kind, Sheet

GRID_EXAMPLE = ("A01", "张三", "龙桥", "白", "夜", "休")
ORDER = (
    "红色标签的四张表（参数、警员、需求、请假）必填，蓝色标签的可以留空或删去。",
    "表头底色偏红的列必填；鼠标停在表头上可看填写说明。列的次序可以改变，多出的列不影响读取。",
    "各表灰色斜体、以「示例」开头的一行只作示范，不会被读取，可以删去。",
    "警号、编号一律填文本；警员也可填姓名，重名时填 单位/姓名。龙桥、龙桥所、龙桥派出所视为同一单位。",
    "日期填 2024-07-01、2024/7/1、2024.7.1 或 2024年7月1日；填 7月1日 的，年份按编制期推定并列出；一格也可填 7月22日至8月2日。",
    "多项内容用分号分开，如 户籍；出入境(协助)。",
    "内置班次：白 08:00-18:00，夜 18:00-次日08:00，值 24 小时，行政班 08:30-17:30，备 备勤。",
    "内置岗位：户籍窗口、出入境窗口（须有相应技能，辅警可上岗），接处警（两人一组、民警带班），夜间保障，带班领导（中层干部）。",
    "填好后运行 dutycover check 本文件：逐格指出错误，列出所用的默认项。",
)


def write_template(path: str | Path, full: bool = False) -> None:
    """The required sheets and the most used others; `full` adds every sheet, with every row of the policy."""
    sheets = [sheet for sheet in SHEETS if full or sheet.required or sheet.usual]
    replace_file(Path(path), template_bytes(sheets, {}, [], ORDER))


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
        _guide(book.add_worksheet(GUIDE), layout, sheets, list(guide))
    return content.getvalue()


def _example(page: Any, layout: Layout, sheet: Sheet, unit: str) -> None:
    """The unit's own name stands where the example has another's."""
    texts = [unit if unit and column.kind is Kind.UNIT and column.example else column.example for column in sheet.columns]
    cells = (*GRID_EXAMPLE[:2], unit or GRID_EXAMPLE[2], *GRID_EXAMPLE[3:]) if sheet.grid else texts
    for place, cell in enumerate(cells):
        text = "" if cell is None else str(cell)
        if place == 0:
            text = f"{EXAMPLE[0]} {text}"
        if text:
            page.write_string(1, place, text, layout.example)


def _policy(page: Any, layout: Layout, sheet: Sheet) -> None:
    for number, row in enumerate(default_rows(), 1):
        for place, column in enumerate(sheet.columns):
            value = getattr(row, column.key)
            put(page, layout, (number, place), ("是" if value else "否") if column.kind is Kind.FLAG else value)
    for key, width in (("key", 26), ("value", 24), ("title", 22), ("clause", 48)):
        place = [column.key for column in sheet.columns].index(key)
        page.set_column(place, place, width)


def _guide(page: Any, layout: Layout, sheets: list[Sheet], sentences: list[str]) -> None:
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_column(0, 0, 14, layout.plain)
    page.set_column(1, 1, 96, layout.book.add_format({"font_name": "等线", "font_size": 11, "text_wrap": True, "valign": "top"}))
    page.write_string(0, 0, "填写说明", layout.book.add_format({"font_name": "等线", "bold": True, "font_size": 14}))
    for number, sentence in enumerate(sentences, 1):
        page.write_string(number, 0, str(number))
        page.write_string(number, 1, sentence)
    for number, sheet in enumerate(sheets, len(sentences) + 2):
        page.write_url(number, 0, f"internal:'{sheet.zh}'!A1", string=sheet.zh)
        page.write_string(number, 1, f"{'必填。' if sheet.required else ''}{sheet.note}")
