"""How much reading an .xlsx would hold, told from its XML without reading it.

Every part counts as a sheet, since a workbook may name any part as one. Tags are taken by the grammar of XML, so that no
spelling of a cell goes by unseen; a tag outside that grammar is refused. A parser of XML in place of the patterns is no
faster, twice as slow where a part is full of rows or strange tags, and stops at drawings that are no sound XML.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from models.words import say
from scheduler.exchange.errors import Unreadable, UnreadableKind
from scheduler.exchange.reading.files.extent import LARGEST_AREA_CELLS, LARGEST_TEXT_BYTES, Extent
from scheduler.exchange.reading.files.xlsx_parts import PREFIX, column_number

OTHERS = rb"(?:\s++(?!r\s*+=)[^\s<>/=\"']++\s*+=\s*+(?:\"[^\"<>]*+\"|'[^'<>]*+')){0,64}"
"""Never more than so many, and not possessive: Pythons before 3.11.5 match a possessive group with a choice in it wrongly."""
PLACE = rb"\s++r\s*+=\s*+[\"']([A-Za-z]{1,3})(\d{1,7})[\"']"
PLACED = re.compile(PREFIX + rb"c" + OTHERS + PLACE + OTHERS + rb"\s*+>")
UNPLACED = re.compile(PREFIX + rb"c" + OTHERS + rb"\s*+>")
STRANGE = re.compile(PREFIX + rb"c(?=[\s/>])(?!" + OTHERS + rb"(?:" + PLACE + OTHERS + rb")?\s*+/?>)")
ROW = re.compile(PREFIX + rb"row[\s/>]")
MERGED = re.compile(PREFIX + rb"mergeCell\s[^<>]*?ref\s*=\s*[\"'][A-Za-z]+(\d+):[A-Za-z]+(\d+)[\"']")
ROW_NUMBER = re.compile(PREFIX + rb"row\s[^<>]*?(?<=\s)r\s*=\s*[\"'](\d++)[\"']")
LONGEST_CLAIM = 20
CLAIM = re.compile(PREFIX + rb"sst\s[^<>]*?uniqueCount\s*=\s*[\"'](\d++)[\"']")
MOST_MERGED_ROWS = 10 * LARGEST_AREA_CELLS
SHARED = "xl/sharedstrings.xml"
ITEM = re.compile(PREFIX + rb"si[\s/>]")
SHARED_CELL = re.compile(rb"\st\s*=\s*[\"']s[\"']")
SHARED_PLACE = re.compile(rb"\st\s*=\s*[\"']s[\"'][^<>]*+>\s*+" + PREFIX + rb"v(?:\s[^<>]*+)?>\s*+(\d++)")


def xlsx_extent(path: Path, parts: Callable[[], Iterable[tuple[str, bytes]]]) -> Extent:
    """`parts` is walked once, and once more where one long text may stand in many cells."""
    lengths, sheets, cells = [0], {"": (0, "")}, 0
    for name, content in parts():
        is_odd = b"\x00" in content[:64] and name.endswith((".xml", ".rels"))
        if is_odd or STRANGE.search(content) or _claims(content):
            raise Unreadable(UnreadableKind.BROKEN, say("gate.odd_part", path=path, name=name))
        if name == SHARED:
            lengths = [len(item) for item in ITEM.split(content)][1:] or [0]
            continue
        area, end, count = _rectangle(content)
        sheets[name] = area, end
        cells += count
        if sum(max(0, int(below) - int(top)) for top, below in MERGED.findall(content)) > MOST_MERGED_ROWS:
            raise Unreadable(UnreadableKind.TOO_LARGE, say("gate.merged_cells", path=path, name=name))
    largest = max(sheets, key=lambda name: sheets[name][0])
    area = sum(area for area, _ in sheets.values())
    text = 0
    if area <= LARGEST_AREA_CELLS and max(lengths) * cells > LARGEST_TEXT_BYTES:
        text = sum(_text(lengths, content) for name, content in parts() if name != SHARED)
    return Extent(area, text, largest, sheets[largest][1])


def _claims(content: bytes) -> bool:
    """Whether texts are said to be more than there are signs."""
    texts = CLAIM.search(content) if b"uniqueCount" in content else None
    return bool(texts and int(texts[1][:LONGEST_CLAIM]) > len(content))


def _rectangle(content: bytes) -> tuple[int, str, int]:
    """The cells from A1 to the last that is filled, that corner, and how many are. `<c/>` is blank.

    A cell without a place follows the one before, and a row likewise.
    """
    columns, last, count = {b"A"}, 0, 0
    for cell in PLACED.finditer(content):
        letters, row = cell.groups()
        columns.add(letters.upper())
        last = max(last, int(row))
        count += 1
        if count > LARGEST_AREA_CELLS:
            break
    corner = max(columns, key=column_number)
    width = column_number(corner)
    if UNPLACED.search(content):
        rows = [sum(1 for _ in UNPLACED.finditer(row)) for row in ROW.split(content)]
        lowest = max((int(row[:LONGEST_CLAIM]) for row in ROW_NUMBER.findall(content)), default=0)
        width, last, count = width + max(rows), max(last, lowest) + len(rows), count + sum(rows)
    return max(width * last, count), f"{corner.decode()}{last}", count


def _text(lengths: list[int], content: bytes) -> int:
    """Bytes of the shared texts cited; the longest where it cannot be told which."""
    places = [int(place) for place in SHARED_PLACE.findall(content)]
    untold = sum(1 for _ in SHARED_CELL.finditer(content)) - len(places)
    return untold * max(lengths) + sum(lengths[place] for place in places if place < len(lengths))
