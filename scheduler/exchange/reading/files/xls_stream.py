"""The workbook's stream of an old .xls, found through the file's own sector tables, and the records in it.

Formats: [MS-CFB] for the sectors, [MS-XLS] for the records. Where a file is read in two ways, it is taken as the fast reader
takes it, since what that will read is judged here. `olefile` knows only entries that hang in the directory's tree, which the
reader does not ask for, and needs 19 s and 680 MB for a sector table that follows itself in a ring.
"""

import struct
from collections.abc import Iterator

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER_BYTES, SMALL_SECTOR_BYTES, LAST_SECTOR = 512, 64, 0xFFFFFFFA
ENTRY_BYTES, BEGIN = 128, 116
"""Of an entry of the directory, and where in it the first sector and the length stand."""
SMALL_STREAM_BYTES = 4096
"""A stream below this lies in small sectors, whatever the header says."""
STREAMS = ("Workbook", "Book", "WORKBOOK", "BOOK")
BYTE_ORDER_MARKS = ((b"", "utf-16-le"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8"))
NAMES = {mark + f"{name}\0".encode(encoding): name for name in STREAMS for mark, encoding in BYTE_ORDER_MARKS}
"""The bytes with which the name of such an entry begins, whatever length it claims."""
NAMES_BYTES = tuple(NAMES)


class Looped(Exception):
    """The sectors of a stream follow each other in a ring."""


def records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """The kind and the body of each."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def workbook_stream(content: bytes) -> bytes:
    """Nothing of what is no compound file, or has no workbook: the reader says so itself. Raises `Looped`."""
    if not content.startswith(MAGIC) or len(content) < HEADER_BYTES:
        return b""
    sector_bytes = 4096 if struct.unpack_from("<H", content, 30)[0] == 12 else 512
    directory, small_table = struct.unpack_from("<I8xI", content, 48)
    body = content[sector_bytes:]
    table = _table(content, body, sector_bytes)
    entries = _joined(body, table, directory, sector_bytes)
    streams = _streams(entries)
    begin, length = next((streams[name] for name in STREAMS if name in streams), (LAST_SECTOR, 0))
    if length >= SMALL_STREAM_BYTES:
        return _joined(body, table, begin, sector_bytes)[:length]
    root = struct.unpack_from("<I", entries, BEGIN)[0] if len(entries) >= ENTRY_BYTES else LAST_SECTOR
    small_sectors = _joined(body, table, root, sector_bytes)
    chain = _numbers(_joined(body, table, small_table, sector_bytes))
    return _joined(small_sectors, chain, begin, SMALL_SECTOR_BYTES)[:length]


def _streams(entries: bytes) -> dict[str, tuple[int, int]]:
    """First sector and length of each entry that may be the workbook. Of a name that stands twice the first counts."""
    streams: dict[str, tuple[int, int]] = {}
    for at in range(0, len(entries) - ENTRY_BYTES + 1, ENTRY_BYTES):
        if entries.startswith(NAMES_BYTES, at):
            name = next(name for text, name in NAMES.items() if entries.startswith(text, at))
            streams.setdefault(name, struct.unpack_from("<II", entries, at + BEGIN))
    return streams


def _table(content: bytes, body: bytes, sector_bytes: int) -> tuple[int, ...]:
    """The sector that follows each sector."""
    places = list(struct.unpack_from("<109I", content, 76))
    more, count = struct.unpack_from("<II", content, 68)
    for _ in range(count):
        if more >= LAST_SECTOR:
            break
        if len(places) > len(content):
            raise Looped
        numbers = _numbers(body[more * sector_bytes : (more + 1) * sector_bytes])
        places += numbers[:-1]
        more = numbers[-1] if numbers else LAST_SECTOR
    sectors = dict.fromkeys(place for place in places if place < LAST_SECTOR)
    return _numbers(b"".join(body[place * sector_bytes : (place + 1) * sector_bytes] for place in sectors))


def _joined(body: bytes, table: tuple[int, ...], sector: int, sector_bytes: int) -> bytes:
    """The sectors from one on to the end of its chain."""
    sectors: list[bytes] = []
    while sector < len(table):
        if len(sectors) > len(body) // sector_bytes:
            raise Looped
        sectors.append(body[sector * sector_bytes : (sector + 1) * sector_bytes])
        sector = table[sector]
    return b"".join(sectors)


def _numbers(content: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])
