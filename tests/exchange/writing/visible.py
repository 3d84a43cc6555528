"""Every text that whoever opens a workbook may see: cells, notes, names of sheets, dropdowns, headers and charts."""

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import openpyxl

from scheduler.exchange.sheets.hidden_roster import HIDDEN_SHEET, LISTS_COLUMN

CHART_TEXT = re.compile(r"<(?:a:t|c:v)>([^<]*)</")
PAPER = ("oddHeader", "oddFooter")


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """With where each stands; a formula is no text. Of the hidden sheet of a roster only the dropdowns are seen."""
    book = openpyxl.load_workbook(path)
    for sheet in book:
        is_hidden = sheet.title == HIDDEN_SHEET
        if sheet.sheet_state != "visible" and not is_hidden:
            continue
        if not is_hidden:
            yield "sheet", sheet.title
        for row in sheet.iter_rows(min_col=LISTS_COLUMN + 1 if is_hidden else 1):
            for cell in row:
                if isinstance(cell.value, str) and cell.data_type != "f":
                    yield f"{sheet.title}!{cell.coordinate}", cell.value
                if cell.comment:
                    yield f"{sheet.title}!{cell.coordinate} note", cell.comment.text
        for rule in sheet.data_validations.dataValidation:
            for text in (rule.errorTitle, rule.error, rule.promptTitle, rule.prompt, rule.formula1):
                if text and not re.match(r"='?_", str(text)):
                    yield f"{sheet.title} {rule.sqref}", text
        for place in PAPER:
            yield f"{sheet.title} {place}", getattr(sheet, place).center.text or ""
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            if "/charts/chart" in name:
                yield from ((name, unescape(text)) for text in CHART_TEXT.findall(parts.read(name).decode()))
