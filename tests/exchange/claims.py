"""Files whose few bytes claim a great deal. What a reader makes of the claim is not for the process that asked."""

import struct
from pathlib import Path

from tests.exchange.hostile import TEXTS, altered, below

FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SECTOR = 512


def many_texts(folder: Path, count: int = 9_999_999_999) -> Path:
    """A table of texts that says it has so many."""
    return altered(
        folder, "texts.xlsx", {TEXTS: lambda xml: xml.replace(b"<sst ", f'<sst uniqueCount="{count}" '.encode(), 1)}, {}
    )


def far_row(folder: Path, row: int = 4_294_967_295) -> Path:
    """A row that says it is the last of all, with a cell that does not say where it is."""
    return altered(folder, "row.xlsx", below(f'<row r="{row}"><c><v>1</v></c></row>'.encode()), {})


def compound(folder: Path, name: str, table: list[int], directory: int, sectors: bytes = b"", **header: int) -> Path:
    """An old .xls of a header, one sector of the sector table, and `sectors`."""
    first = {"small": END, "small_count": 0, "more": END, "more_count": 0} | header
    head = MAGIC + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIII", 0, 1, directory, 0, 4096, first["small"])
    head += struct.pack("<III", first["small_count"], first["more"], first["more_count"]) + struct.pack("<109I", 0, *[FREE] * 108)
    path = folder / name
    path.write_bytes(head + struct.pack(f"<{len(table)}I", *table).ljust(SECTOR, b"\xff") + sectors)
    return path


def loop(folder: Path) -> Path:
    """A directory whose sectors follow each other in a ring."""
    return compound(folder, "loop.xls", [TABLE, 2, 1], 1, bytes(2 * SECTOR))


def nested(folder: Path, part: str = "xl/_rels/workbook.xml.rels", depth: int = 100_000) -> Path:
    """A part whose elements stand inside each other."""
    inside = b"<a>" * depth + b"</a>" * depth

    def edit(xml: bytes) -> bytes:
        before, end, after = xml.rpartition(b"</")
        return before + inside + end + after

    return altered(folder, "nested.xlsx", {part: edit}, {})
