"""Cells of a 底稿 typed over in the file itself, as a planner would in Excel: all else in it stays byte for byte what it says."""

import re
from collections import defaultdict
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from models.words import say
from scheduler.exchange.errors import Unreadable, UnreadableKind

WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
COMPUTE_ANEW = "fullCalcOnLoad"
LEVEL = 1
"""Fast: the planner waits."""
STYLE = re.compile(r'\ss="(\d+)"')
ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})")
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML has no place for."""


def typed_over(path: Path, cells: Mapping[tuple[str, str], str]) -> bytes:
    """The workbook with other texts in the cells, by sheet and address; no text empties a cell. Texts are never formulas.

    Raises `Unreadable` for a workbook of another make.
    """
    try:
        with ZipFile(path) as book:
            return _packed(book, _changed(book, cells))
    except (OSError, BadZipFile, KeyError, ValueError, ElementTree.ParseError) as error:
        raise Unreadable(UnreadableKind.BROKEN, say("edits.not_typed", path=path.name)) from error


def _changed(book: ZipFile, cells: Mapping[tuple[str, str], str]) -> dict[str, bytes]:
    """Parts of the workbook by name. Raises `KeyError` and `ValueError` where something is not there."""
    parts, by_sheet = _parts(book), defaultdict[str, dict[str, str]](dict)
    for (sheet, address), text in cells.items():
        by_sheet[sheet][address] = text
    changed = {}
    for sheet, texts in by_sheet.items():
        content = book.read(parts[sheet]).decode("utf-8")
        for address, text in texts.items():
            content = _typed(content, address, text)
        changed[parts[sheet]] = content.encode("utf-8")
    names = book.read(WORKBOOK).decode("utf-8")
    if COMPUTE_ANEW not in names:
        changed[WORKBOOK] = names.replace("<calcPr ", f'<calcPr {COMPUTE_ANEW}="1" ').encode("utf-8")
    return changed


def _parts(book: ZipFile) -> dict[str, str]:
    """Where each sheet is in the file."""
    targets = {row.attrib["Id"]: row.attrib["Target"] for row in ElementTree.fromstring(book.read(RELATIONS))}
    sheets = ElementTree.fromstring(book.read(WORKBOOK)).iter(f"{MAIN}sheet")
    return {sheet.attrib["name"]: _part(targets[sheet.attrib[RELATION_ID]]) for sheet in sheets}


def _part(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)


def _typed(content: str, address: str, text: str) -> str:
    """The sheet's XML with another text in a cell, whose looks stay."""
    match = ADDRESS.fullmatch(address)
    row = re.search(rf'<row\b[^>]*?\br="{match[2]}"[^>]*?(/?)>', content) if match else None
    if match is None or row is None or row[1]:
        raise ValueError(address)
    end = content.index("</row>", row.end())
    cells = content[row.end() : end]
    cell = re.search(rf'<c\b[^>]*?\br="{address}"([^>]*?)(?:/>|>.*?</c>)', cells, re.DOTALL)
    if cell is None:
        at = _place(cells, match[1])
        return content[: row.end()] + cells[:at] + _cell(address, "", text) + cells[at:] + content[end:]
    style = STYLE.search(cell[0].partition(">")[0])
    new = _cell(address, style[0] if style else "", text)
    return content[: row.end()] + cells[: cell.start()] + new + cells[cell.end() :] + content[end:]


def _place(cells: str, column: str) -> int:
    """Where a cell that is not there stands among those of its row."""
    for cell in re.finditer(r'<c\b[^>]*?\br="([A-Z]{1,3})\d+"', cells):
        if (len(cell[1]), cell[1]) > (len(column), column):
            return cell.start()
    return len(cells)


def _cell(address: str, style: str, text: str) -> str:
    if not text:
        return f'<c r="{address}"{style}/>'
    typed = escape(FORBIDDEN.sub("", text))
    return f'<c r="{address}"{style} t="inlineStr"><is><t xml:space="preserve">{typed}</t></is></c>'


def _packed(book: ZipFile, changed: Mapping[str, bytes]) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED, compresslevel=LEVEL) as other:
        for part in book.infolist():
            other.writestr(part, changed.get(part.filename) or book.read(part), compresslevel=LEVEL)
    return content.getvalue()
