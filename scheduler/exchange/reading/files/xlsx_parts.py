"""What an .xlsx calls its parts: the sheets by name, the columns by letters."""

import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

PREFIX = rb"<(?:[^\s<>/:\"'=!?]++:)?"
"""How a tag begins, whatever its namespace is called."""
WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def sheet_parts(book: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Each sheet's name and the part that holds it; none where the workbook does not say so in the usual places."""
    parts = set(book.namelist())
    if not {WORKBOOK, RELATIONS} <= parts:
        return
    targets = {relation.get("Id"): relation.get("Target", "") for relation in root(book, RELATIONS)}
    for element in root(book, WORKBOOK).iter():
        part = posixpath.normpath(posixpath.join("/xl", targets.get(element.get(ID), ""))).lstrip("/")
        if element.tag.endswith("}sheet") and part in parts:
            yield element.get("name", ""), part


def root(book: zipfile.ZipFile, part: str) -> ElementTree.Element:
    """An empty element where the part is no XML: the reader says so itself."""
    try:
        return ElementTree.fromstring(book.read(part))
    except ElementTree.ParseError:
        return ElementTree.Element("none")


def column_number(letters: bytes) -> int:
    """A is 1, Z 26, AA 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
