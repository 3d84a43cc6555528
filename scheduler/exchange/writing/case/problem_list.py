"""检查清单: every fault in a row, linked to its cell; below them what a planner should know besides."""

import re
from typing import Any

from models.words import say
from scheduler.exchange.errors import CaseFault
from scheduler.exchange.reading.cells.raw import letters
from scheduler.exchange.reading.recognised import LIST_SHEET

HEADS = (
    ("problems.heads.number", 6),
    ("problems.heads.kind", 11),
    ("problems.heads.sheet", 13),
    ("problems.heads.cell", 10),
    ("problems.heads.now", 24),
    ("problems.heads.wrong", 46),
    ("problems.heads.expected", 46),
    ("problems.heads.mended", 7),
)
FAULT = "problems.fault"
ALL_WELL = "problems.none"
FONT = "等线"
FIRST_ROW, CENTRED, TEXT, A4 = 3, 4, 5, 9
LINE_POINTS = 16
UNSAFE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""What a workbook cannot hold."""
HEAD_COLOUR, LINE_COLOUR = "FFDDEBF7", "FFBFBFBF"


def problem_list(book: Any, faults: list[tuple[CaseFault, str, str]], notes: list[tuple[str, str]]) -> None:
    """The first sheet of `book`. Each fault comes with the cell to go to, or "", and with what stands there."""
    page = book.create_sheet(say(LIST_SHEET), 0)
    book.active = 0
    _heads(page, say("problems.title", faults=len(faults)) + (say("problems.click") if faults else ""))
    rows: list[tuple[str, ...]] = [
        (str(number), say(FAULT), fault.sheet, fault.cell, content, fault.wrong, fault.expected, "")
        for number, (fault, _, content) in enumerate(faults, 1)
    ]
    rows += [("", kind, "", "", "", text, "", "") for kind, text in notes]
    for number, row in enumerate(rows or [("", say(ALL_WELL), *[""] * 6)], FIRST_ROW):
        _row(page, number, row, is_wide=number >= FIRST_ROW + len(faults))
    for number, (fault, place, _) in enumerate(faults, FIRST_ROW):
        if fault.sheet in book.sheetnames:
            _link(page.cell(number, 4), fault.sheet, place or "A1")
    page.freeze_panes = f"A{FIRST_ROW}"
    page.auto_filter.ref = f"A2:{letters(len(HEADS) - 1)}{max(FIRST_ROW, page.max_row)}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", A4
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.fitToHeight = 0
    page.print_title_rows = "1:2"
    page.print_options.horizontalCentered = True
    page.page_margins.left = page.page_margins.right = 0.4
    page.page_margins.top = page.page_margins.bottom = 0.6
    page.oddFooter.center.text = say("page.footer").removeprefix("&C")


def _heads(page: Any, title: str) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    put(page.cell(1, 1), title)
    page.cell(1, 1).font = Font(name=FONT, size=14, bold=True)
    page.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(HEADS))
    page.row_dimensions[1].height = 26
    for place, (text, width) in enumerate(HEADS, 1):
        page.column_dimensions[letters(place - 1)].width = width
        cell = page.cell(2, place)
        put(cell, say(text))
        cell.font, cell.border = Font(name=FONT, bold=True), _box()
        cell.fill = PatternFill("solid", start_color=HEAD_COLOUR)
        cell.alignment = Alignment("center", "center")


def _row(page: Any, number: int, row: tuple[str, ...], is_wide: bool) -> None:
    """A note has two columns for its text, since nothing else is expected of it."""
    from openpyxl.styles import Alignment, Font

    for place, value in enumerate(row, 1):
        cell = page.cell(number, place)
        put(cell, value)
        cell.font, cell.border = Font(name=FONT), _box()
        cell.alignment = Alignment("center" if place <= CENTRED else "left", "center", wrap_text=True)
    widths = [width + (HEADS[at + 1][1] if is_wide and at == TEXT else 0) for at, (_, width) in enumerate(HEADS)]
    if is_wide:
        page.merge_cells(start_row=number, start_column=TEXT + 1, end_row=number, end_column=TEXT + 2)
    height = max(_lines(value, width) for value, width in zip(row, widths, strict=True))
    page.row_dimensions[number].height = LINE_POINTS * height + 6


def _box() -> Any:
    from openpyxl.styles import Border, Side

    line = Side("thin", color=LINE_COLOUR)
    return Border(line, line, line, line)


def put(cell: Any, value: object) -> None:
    """Text stays text, also where it begins like a formula."""
    if isinstance(value, str):
        cell.value = UNSAFE.sub("", value)
        cell.data_type = "s"
    else:
        cell.value = value


def _link(cell: Any, sheet: str, place: str) -> None:
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    quoted = sheet.replace("'", "''")
    cell.value = cell.value or say("problems.sheet")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{place}")
    cell.font = Font(name=FONT, color="FF0563C1", underline="single")


def _lines(text: str, width: float) -> int:
    """Lines of a cell: a Chinese character is about two units wide."""
    units = sum(2 if ord(sign) > 255 else 1 for sign in text)
    return max(1, -(-units // int(width)))
