"""How much reading an old .xls would hold: the cell records of its stream, found through the file's own sector tables.

Formats: [MS-CFB] for the sectors, [MS-XLS] for the records.
"""

import struct
from collections.abc import Iterator

from models.words import say
from scheduler.exchange.reading.files.extent import Extent

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER, SMALL, LAST_SECTOR = 512, 64, 0xFFFFFFFA
STREAMS = ("Workbook", "Book")
SHEET_BEGINS = 0x0809
CELLS = frozenset({0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E})
SEVERAL = 0x00BD


class Looped(Exception):
    """The sectors of a stream follow each other in a ring."""


def extent(content: bytes) -> Extent:
    """Nothing for what is no compound file: the reader says so itself. Raises `Looped`."""
    area, farthest = 0, 0
    rows = columns = 0
    for kind, body in records(stream(content)):
        if kind == SHEET_BEGINS:
            area, rows, columns = area + rows * columns, 0, 0
        elif kind in CELLS and len(body) >= 4:
            row, column = struct.unpack_from("<HH", body)
            if kind == SEVERAL:
                column = struct.unpack_from("<H", body, len(body) - 2)[0]
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            farthest = max(farthest, row + 1)
    return Extent(area + rows * columns, end=say("gate.farthest", farthest=farthest))


def records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def stream(content: bytes) -> bytes:
    """The workbook's stream; a short one lies in the small sectors of the root entry's own stream."""
    if not content.startswith(MAGIC) or len(content) < HEADER:
        return b""
    size = 4096 if struct.unpack_from("<H", content, 30)[0] == 12 else 512
    directory, shortest, small_table = struct.unpack_from("<I4xII", content, 48)
    body = content[size:]
    table = _table(content, body, size)
    entries = _joined(body, table, directory, size)
    root = b""
    for at in range(0, len(entries) - 127, 128):
        named = struct.unpack_from("<H", entries, at + 64)[0]
        name = entries[at : at + max(0, min(named, 64) - 2)].decode("utf-16-le", "replace")
        begin, length = struct.unpack_from("<II", entries, at + 116)
        if at == 0:
            root = _joined(body, table, begin, size)
        elif name in STREAMS and length >= shortest:
            return _joined(body, table, begin, size)[:length]
        elif name in STREAMS:
            chain = _numbers(_joined(body, table, small_table, size))
            return _joined(root, chain, begin, SMALL)[:length]
    return b""


def _table(content: bytes, body: bytes, size: int) -> tuple[int, ...]:
    """The sector that follows each sector."""
    places = list(struct.unpack_from("<109I", content, 76))
    more, count = struct.unpack_from("<II", content, 68)
    for _ in range(count):
        if more >= LAST_SECTOR:
            break
        if len(places) > len(content):
            raise Looped
        numbers = _numbers(body[more * size : (more + 1) * size])
        places += numbers[:-1]
        more = numbers[-1] if numbers else LAST_SECTOR
    return _numbers(b"".join(body[place * size : (place + 1) * size] for place in dict.fromkeys(places) if place < LAST_SECTOR))


def _joined(body: bytes, table: tuple[int, ...], sector: int, size: int) -> bytes:
    sectors: list[bytes] = []
    while sector < len(table):
        if len(sectors) > len(body) // size:
            raise Looped
        sectors.append(body[sector * size : (sector + 1) * size])
        sector = table[sector]
    return b"".join(sectors)


def _numbers(content: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])
