"""The text of a .docx: its lines, and the cells of its tables.

Read from the XML itself: python-docx passes over what was typed with changes tracked, which is just how a unit may answer.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from models.words import say
from scheduler.exchange.errors import Unreadable, UnreadableKind
from scheduler.exchange.reading.files.gate_docx import admitted_body

SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DELETED = {f"{SPACE}{name}" for name in ("del", "moveFrom", "delText")}
BREAKS = {f"{SPACE}{name}" for name in ("br", "cr", "tab")}
SYMBOLS, OTHER_SYMBOL = {"F0FC": "✓"}, "□"
"""Signs of a font of signs, by their places in Wingdings: whoever ticks a row has answered it."""
MOST_COLUMNS = 63
"""Of a table in Word."""


def document_text(path: Path) -> dict[str, Any]:
    """`lines`: texts of the paragraphs outside tables; `tables`: rows of cells. Raises `Unreadable`."""
    try:
        root = ElementTree.fromstring(admitted_body(path))
    except ElementTree.ParseError as error:
        raise Unreadable(UnreadableKind.BROKEN, say("gate.broken_document", path=path)) from error
    tables = [list(_rows(table)) for table in root.iter(f"{SPACE}tbl")]
    inside = {id(line) for table in root.iter(f"{SPACE}tbl") for line in table.iter(f"{SPACE}p")}
    return {"lines": [_text(line) for line in root.iter(f"{SPACE}p") if id(line) not in inside], "tables": tables}


def _rows(table: Element) -> Iterator[list[str]]:
    """Cells by their columns: one over several columns stands in the first, one over several rows in each of these."""
    above: list[str] = []
    for row in _of(table, "tr"):
        cells = [""] * _number(row.find(f"{SPACE}trPr/{SPACE}gridBefore"), 0)
        for cell in _of(row, "tc"):
            at, span = len(cells), _number(cell.find(f"{SPACE}tcPr/{SPACE}gridSpan"), 1)
            goes_on = _goes_on(cell) and at < len(above)
            cells += [above[at] if goes_on else _text(cell), *[""] * (span - 1)]
        yield cells
        above = cells


def _number(columns: Element | None, least: int) -> int:
    written = "" if columns is None else columns.get(f"{SPACE}val", "")
    is_sound = written.isascii() and written.isdigit() and len(written) < 10
    return min(MOST_COLUMNS, max(least, int(written))) if is_sound else least


def _goes_on(cell: Element) -> bool:
    """Whether it is the lower part of a cell over several rows."""
    merged = cell.find(f"{SPACE}tcPr/{SPACE}vMerge")
    return merged is not None and merged.get(f"{SPACE}val", "continue") == "continue"


def _of(parent: Element, name: str) -> Iterator[Element]:
    """Children, also those in a form field or an insertion that is tracked; none of a table inside."""
    for child in parent:
        if child.tag == f"{SPACE}{name}":
            yield child
        elif child.tag != f"{SPACE}tbl" and child.tag not in DELETED:
            yield from _of(child, name)


def _text(element: Element) -> str:
    return "".join(_pieces(element)).strip()


def _pieces(element: Element) -> Iterator[str]:
    """In order, without what was struck out."""
    if element.tag in DELETED:
        return
    if element.tag == f"{SPACE}t":
        yield element.text or ""
    if element.tag == f"{SPACE}sym":
        yield SYMBOLS.get(element.get(f"{SPACE}char", "").upper(), OTHER_SYMBOL)
    if element.tag in BREAKS:
        yield " "
    for child in element:
        yield from _pieces(child)
