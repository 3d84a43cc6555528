"""A copy of a case's workbook in which each bad cell is coloured and says what is wrong, with a linked list of all."""

import io
import re
from collections.abc import Iterable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from models.words import Language, catalogue, in_the_workbook, say
from scheduler.exchange.errors import CaseFault
from scheduler.exchange.reading.child.untrusted import marked_book
from scheduler.exchange.reading.files.tables import read_tables
from scheduler.exchange.reading.recognised import LIST_SHEET, is_older_list
from scheduler.exchange.transaction.atomic import replace_file
from scheduler.exchange.transaction.outputs import NotWritten, refuse_outputs
from scheduler.exchange.writing.case.problem_list import problem_list, put

AUTHOR = "dutycover"
COLOUR, TAB = "FFFFC7CE", "FFC00000"
CELL = re.compile(r"[A-Z]{1,3}[0-9]+")
WHOLE_ROW = re.compile(r"\D*([0-9]+)\D*")
COMMENT_WIDTH, LINE_HEIGHT, LINE_LENGTH = 300, 22, 22


def refuse_mark(case: Path, target: Path) -> None:
    """Raises `NotWritten` where no marked copy of this case can be."""
    if case.suffix.lower() == ".json":
        raise NotWritten(say("marks.json", path=case))
    if target.suffix.lower() != ".xlsx":
        raise NotWritten(say("marks.suffix", target=target))
    refuse_outputs([target], [case])


def write_marked(case: Path, target: Path, faults: Iterable[CaseFault], notes: Iterable[tuple[str, str]] = ()) -> None:
    """`notes` are what is no fault, each with its kind; they stand in the list below the faults."""
    with in_the_workbook():
        content = marked_book(case, tuple(faults), tuple(notes))
    replace_file(target, content)


def marked_copy(case: Path, faults: Iterable[CaseFault], notes: Iterable[tuple[str, str]]) -> bytes:
    """For the process that reads: the marked workbook."""
    book = workbook_of(case)
    _clean(book)
    known = list(faults)
    by_place: dict[tuple[str, str], list[CaseFault]] = {}
    for fault in known:
        places = ((sheet, _place(book, fault._replace(sheet=sheet, cell=cell))) for sheet, cell in fault.places)
        for sheet, place in dict.fromkeys(places):
            if place:
                by_place.setdefault((sheet, place), []).append(fault)
    contents = {key: _content(book[key[0]][key[1]].value) for key in by_place}
    for (sheet, place), here in by_place.items():
        _mark(book[sheet], place, here)
    rows = [(fault, _place(book, fault), contents.get((fault.sheet, _place(book, fault)), "")) for fault in known]
    problem_list(book, rows, list(notes))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def workbook_of(case: Path) -> Any:
    """The workbook itself where it is of today's format; of the others the contents alone."""
    from openpyxl import Workbook, load_workbook

    if case.is_file() and case.suffix.lower() in (".xlsx", ".xlsm"):
        return load_workbook(case, keep_links=False)
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in read_tables(case):
        page = book.create_sheet(table.name)
        for number, row in enumerate(table.rows, 1):
            for place, value in enumerate(row, 1):
                if value not in ("", None):
                    put(page.cell(number, place), value)
    return book


def _clean(book: Any) -> None:
    """Take off the marks of an earlier check."""
    ours = {catalogue(language)[LIST_SHEET] for language in Language}
    for page in book.worksheets:
        if page.title in ours or is_older_list([page.cell(1, 1).value]):
            book.remove(page)
    for page in book.worksheets:
        marked = [cell for row in page.iter_rows() for cell in row if cell.comment and cell.comment.author == AUTHOR]
        for cell in marked:
            cell.comment = None
            cell.fill = _no_fill()
        if page.sheet_properties.tabColor is not None and page.sheet_properties.tabColor.rgb == TAB and marked:
            page.sheet_properties.tabColor = None


def _place(book: Any, fault: CaseFault) -> str:
    """The cell to mark: the first of a merged range, the first of a row where the column is missing, or none."""
    if fault.sheet not in book.sheetnames:
        return ""
    place = fault.cell
    if not CELL.fullmatch(place):
        row = WHOLE_ROW.fullmatch(place)
        if not row:
            return ""
        place = f"A{row[1]}"
    page = book[fault.sheet]
    merged = next((span for span in page.merged_cells.ranges if place in span), None)
    return merged.start_cell.coordinate if merged else place


def _mark(page: Any, place: str, faults: list[CaseFault]) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    cell = page[place]
    text = "\n".join(sentence(fault) for fault in faults)
    before = f"{cell.comment.text}\n" if cell.comment else ""
    lines = sum(1 + len(line) // LINE_LENGTH for line in text.splitlines())
    cell.comment = Comment(before + text, AUTHOR, width=COMMENT_WIDTH, height=LINE_HEIGHT * (lines + 1))
    cell.fill = PatternFill("solid", start_color=COLOUR)
    page.sheet_properties.tabColor = TAB


def sentence(fault: CaseFault) -> str:
    return fault.wrong + (say("faults.expected", expected=fault.expected) if fault.expected else "")


def _no_fill() -> Any:
    from openpyxl.styles import PatternFill

    return PatternFill()


def _content(value: object) -> str:
    if value is None:
        return say("marks.empty")
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}".removesuffix(" 00:00")
    return value.isoformat() if isinstance(value, (date, time)) else str(value)
