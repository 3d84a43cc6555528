"""Files whose few bytes claim a great deal, each drawn by a seed. What a reader makes of the claim is not for who asked it."""

import io
import random
import struct
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from tests.exchange.books import sound, write_book, write_folder
from tests.exchange.reading.hostile import FILLED, NAMES, ODS, OFFICERS, TEXTS

FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SECTOR = 512
STYLES, BOOK, RELATIONS = "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
PARTS = (STYLES, BOOK, RELATIONS, TEXTS, OFFICERS, "_rels/.rels", "xl/theme/theme1.xml", "docProps/core.xml")
OTHERS = ("xl/drawings/drawing1.xml", "xl/comments1.xml", "xl/worksheets/_rels/sheet2.xml.rels", "xl/tables/table1.xml")
HUGE = (2**31 - 1, 2**32 - 1, 2**63 - 1, 10**10, 10**19, 10**300)

Draw = Callable[[Path, random.Random], Path]


def changed(folder: Path, edits: dict[str, Callable[[bytes], bytes]], added: dict[str, bytes] | None = None) -> Path:
    """The smallest sound workbook with some parts changed, and some added."""
    path = folder / "claim.xlsx"
    with zipfile.ZipFile(io.BytesIO(_sound())) as book, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for part in book.namelist():
            out.writestr(part, edits.get(part, bytes)(book.read(part)))
        for part, content in (added or {}).items():
            out.writestr(part, content)
    return path


@cache
def _sound() -> bytes:
    path = io.BytesIO()
    write_book(path, sound())  # type: ignore[arg-type]
    return path.getvalue()


def many_texts(folder: Path, chance: random.Random) -> Path:
    """A table of texts that says it has so many."""
    claim = f'<sst uniqueCount="{chance.choice(HUGE)}" '.encode()
    return changed(folder, {TEXTS: lambda xml: xml.replace(b"<sst ", claim, 1)})


def far_row(folder: Path, chance: random.Random) -> Path:
    """A row that says it is far below, with a cell that does not say where it is."""
    row = f'<row r="{chance.choice(HUGE)}"><c><v>1</v></c></row></sheetData>'.encode()
    return changed(folder, {OFFICERS: lambda xml: xml.replace(b"</sheetData>", row, 1)})


def far_cell(folder: Path, chance: random.Random) -> Path:
    place = chance.choice(("XFD1048576", "ZZZ9999999", "A4294967295", "AAAAAAAA1", "XFE1", "A1048577", "ZZ99999"))
    cell = f'<row r="9"><c r="{place}" t="n"><v>1</v></c></row></sheetData>'.encode()
    return changed(folder, {OFFICERS: lambda xml: xml.replace(b"</sheetData>", cell, 1)})


def merged(folder: Path, chance: random.Random) -> Path:
    areas = b'<mergeCell ref="A1:XFD1048576"/>' * chance.choice((40, 4_000, 40_000))
    return changed(
        folder, {OFFICERS: lambda xml: xml.replace(b"</sheetData>", b"</sheetData><mergeCells>" + areas + b"</mergeCells>")}
    )


def nested(folder: Path, chance: random.Random) -> Path:
    """A part whose elements stand inside each other."""
    depth, part = chance.choice((1_000, 30_000, 100_000)), chance.choice((*PARTS, *OTHERS))
    name = chance.choice((b"a", b"Relationship", b"x:y"))
    inside = (b"<" + name + b">") * depth + (b"</" + name + b">") * depth

    def edit(xml: bytes) -> bytes:
        before, end, after = xml.rpartition(b"</")
        return before + inside + end + after

    return changed(folder, {part: edit}) if part in PARTS else changed(folder, {}, {part: b"<r>" + inside + b"</r>"})


def entities(folder: Path, chance: random.Random) -> Path:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    kind = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>'.encode()
    part = chance.choice(PARTS)
    return changed(folder, {part: lambda xml: xml.replace(b"?>", b"?>" + kind, 1)})


def lying_zip(folder: Path, chance: random.Random) -> Path:
    """The list of contents says other lengths, places or checksums than the parts have."""
    content = bytearray(_sound())
    at = content.find(b"PK\x01\x02")
    for _ in range(chance.randrange(1, 13)):
        at = content.find(b"PK\x01\x02", at + 4)
        if at < 0:
            at = content.find(b"PK\x01\x02")
    field = chance.choice((16, 20, 24, 42))
    struct.pack_into("<I", content, at + field, chance.choice((0, 1, 0x7FFFFFFF, 0xFFFFFFFE)))
    path = folder / "claim.xlsx"
    path.write_bytes(content)
    return path


def bomb(folder: Path, chance: random.Random) -> Path:
    size = chance.choice((70_000_000, 120_000_000))
    return changed(folder, {}, {chance.choice(("xl/media/a.bin", "xl/worksheets/sheet9.xml")): bytes(size)})


def compound(folder: Path, table: list[int], sectors: bytes = b"", directory: int = 1, **header: int) -> Path:
    """An old .xls of a header, one sector of the sector table, and `sectors`."""
    first = {"tables": 1, "small": END, "small_count": 0, "more": END, "more_count": 0} | header
    head = MAGIC + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIII", 0, first["tables"], directory, 0, 4096, first["small"])
    head += struct.pack("<III", first["small_count"], first["more"], first["more_count"]) + struct.pack("<109I", 0, *[FREE] * 108)
    path = folder / "claim.xls"
    path.write_bytes(head + struct.pack(f"<{len(table)}I", *table).ljust(SECTOR, b"\xff") + sectors)
    return path


def entry(name: str, kind: int, sector: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2, kind, 1) + bytes(48)
    return head + struct.pack("<IIxxxx", sector, size & 0xFFFFFFFF)


def ring(folder: Path, chance: random.Random) -> Path:
    """Sectors that follow each other in a ring: of the directory, of the stream, of the small sectors or of the tables."""
    where = chance.choice(("directory", "stream", "small", "tables"))
    if where == "directory":
        return compound(folder, [TABLE, 2, 1], bytes(2 * SECTOR))
    entries = entry("Root Entry", 5, 2, 64) + entry("Workbook", 2, 3, chance.choice((100_000, 0xFFFFFFFF)))
    sectors = entries.ljust(SECTOR, b"\0") + bytes(4 * SECTOR)
    if where == "tables":
        return compound(folder, [TABLE, END, END], sectors, more=1, more_count=0xFFFFFFFF, tables=0xFFFFFFFF)
    if where == "small":
        return compound(folder, [TABLE, END, END, 4, 3, 5], sectors, small=3, small_count=0x7FFFFFFF)
    return compound(folder, [TABLE, END, END, 4, 3, 5], sectors)


def records(folder: Path, chance: random.Random) -> Path:
    """A stream whose records say other lengths than they have, or tables of texts with more than there are."""
    kinds = (0x0809, 0x00FC, 0x0203, 0x00BD, 0x0200, 0x0085, 0x00E5, 0x003C)
    body = struct.pack("<HHHH12x", 0x0809, 16, 0x0600, 0x0005)
    for _ in range(chance.randrange(1, 12)):
        content = bytes(chance.choice((0, 255, chance.randrange(256))) for _ in range(chance.randrange(40)))
        length = chance.choice((len(content), 0xFFFF, 0))
        body += struct.pack("<HH", chance.choice(kinds), length) + content
    body += struct.pack("<HHII", 0x00FC, 8, 0xFFFFFFFF, 0x7FFFFFFF) + struct.pack("<HH", 0x000A, 0)
    stream = body.ljust(8 * SECTOR, b"\0")
    entries = (entry("Root Entry", 5, END, 0) + entry("Workbook", 2, 2, len(stream))).ljust(SECTOR, b"\0")
    return compound(folder, [TABLE, END, *range(3, 10), END], entries + stream)


def repeated(folder: Path, chance: random.Random) -> Path:
    """Cells and rows of an .ods that stand for any number of them, or for none."""
    cells, rows = (chance.choice((16_384, 99_999, 2**31, 10**15, -1, "x")) for _ in range(2))
    row = f'<table:table-row table:number-rows-repeated="{rows}">'
    row += FILLED.format(f' table:number-columns-repeated="{cells}"') + "</table:table-row>"
    if chance.random() < 0.3:
        row = "<table:table-row-group>" * 30_000 + row + "</table:table-row-group>" * 30_000
    path = folder / "claim.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        out.writestr("content.xml", ODS.format(NAMES, f'<table:table table:name="警员">{row}</table:table>'))
    return path


def csv_folder(folder: Path, chance: random.Random) -> Path:
    path = write_folder(folder / "claim", sound())
    content = chance.choice(
        (
            b"," * 30_000_000,
            b"\n" * 30_000_000,
            b'"' + b"x" * 30_000_000,
            b"a;b\n" * 2_000_000,
            b"\xff\xfe" + b"\0" * 1_000_000,
            "警".encode() * 15_000_000,
            b"\x81" * 1_000_000,
            b'"",' * 5_000_000,
        )
    )
    (path / "警员.csv").write_bytes(content)
    return path


def json_text(folder: Path, chance: random.Random) -> Path:
    deep = chance.choice((2_000, 100_000, 1_000_000))
    content = chance.choice(
        (
            b'{"title": "' + b"x" * 60_000_000 + b'"}',
            b'{"title": "' + b"\\u8b66" * 3_000_000 + b'"}',
            b"[" * deep + b"]" * deep,
            b'{"a":' * deep + b"1" + b"}" * deep,
            b"[" + b"{}," * 3_000_000 + b"{}]",
            b'{"officers": [' + b"{}," * 1_000_000 + b"{}]}",
            b'{"start": ' + b"9" * 1_000_000 + b"}",
            b"{" + b",".join(b'"k%d":0' % number for number in range(1_000_000)) + b"}",
            b'{"officers": [' + b"1e999," * 2_000_000 + b"1]}",
            b'"' + b"\xf0\x9f\x92\xa9" * 4_000_000,
        )
    )
    path = folder / "claim.json"
    path.write_bytes(content)
    return path


def aliases(folder: Path, chance: random.Random) -> Path:
    """Scenarios in YAML whose aliases stand for lists of aliases, or which stand deep inside each other."""
    lists = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 30))
    deep = chance.choice((100, 1_000, 100_000))
    content = chance.choice(
        (
            f"l0: &l0 [x]\n{lists}",
            "[" * deep + "]" * deep,
            "a: &a\n  - *a\n",
            "? " * deep,
            "a: " + "x" * 900_000,
            "- " * deep + "x",
            "&a " * 1_000 + "x",
            "a: {" + "b: {" * deep,
            "".join(f"k{n}: [1]\n" for n in range(60_000)),
        )
    )
    path = folder / "claim.yaml"
    path.write_text(content, encoding="utf-8")
    return path


BOOKS: tuple[Draw, ...] = (many_texts, far_row, far_cell, merged, nested, entities, lying_zip, bomb, ring, records, repeated)
KINDS: tuple[Draw, ...] = (*BOOKS, csv_folder, json_text, aliases)


def sound_case(folder: Path) -> Path:
    return write_book(folder / "sound.xlsx", sound())
