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


def document_text(path: Path) -> dict[str, Any]:
    """`lines`: texts of the paragraphs outside tables; `tables`: rows of cells. Raises `Unreadable`."""
    try:
        root = ElementTree.fromstring(admitted_body(path))
    except ElementTree.ParseError as error:
        raise Unreadable(UnreadableKind.BROKEN, say("gate.broken_document", path=path)) from error
    tables = [[[_text(cell) for cell in _of(row, "tc")] for row in _of(table, "tr")] for table in root.iter(f"{SPACE}tbl")]
    inside = {id(line) for table in root.iter(f"{SPACE}tbl") for line in table.iter(f"{SPACE}p")}
    return {"lines": [_text(line) for line in root.iter(f"{SPACE}p") if id(line) not in inside], "tables": tables}


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
    if element.tag in BREAKS:
        yield " "
    for child in element:
        yield from _pieces(child)
