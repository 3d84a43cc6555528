"""Which styles of an .xlsx show a number as something else, and the day from which its dates are counted."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element

from scheduler.exchange.reading.cells.number_formats import BUILT_IN, EPOCH, EPOCH_OF_1904, is_telling
from scheduler.exchange.reading.files.xlsx_parts import WORKBOOK, root

STYLES = "xl/styles.xml"
FROM_1904 = re.compile(rb"\bdate1904\s*=\s*[\"'](?:1|true)[\"']")


def telling_formats(book: zipfile.ZipFile) -> dict[int, str]:
    """The format of each style, by its index, of which a number means what is shown."""
    if STYLES not in book.namelist():
        return {}
    styles = root(book, STYLES)
    codes = BUILT_IN | {int(item.get("numFmtId", 0)): item.get("formatCode", "") for item in _items(styles, "numFmts")}
    used = [codes.get(int(item.get("numFmtId", 0)), "") for item in _items(styles, "cellXfs")]
    return {index: code for index, code in enumerate(used) if is_telling(code)}


def epoch_of(book: zipfile.ZipFile) -> date:
    is_later = WORKBOOK in book.namelist() and FROM_1904.search(book.read(WORKBOOK))
    return EPOCH_OF_1904 if is_later else EPOCH


def _items(styles: Element, name: str) -> Iterator[Element]:
    return (item for group in styles if group.tag.endswith(f"}}{name}") for item in group)
