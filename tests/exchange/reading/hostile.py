"""Workbooks that mean harm or stand on their head, each made from the smallest sound one by changing its bytes."""

import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from tests.exchange.books import sound, write_book

OFFICERS, TEXTS = "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
ODS = (
    '<?xml version="1.0"?><office:document-content {}><office:body><office:spreadsheet>{}</office:spreadsheet>'
    "</office:body></office:document-content>"
)
NAMES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text"))
FILLED = '<table:table-cell office:value-type="string"{}><text:p>x</text:p></table:table-cell>'


def altered(folder: Path, name: str, edits: dict[str, Callable[[bytes], bytes]], added: dict[str, bytes]) -> Path:
    """The sound workbook with some parts edited and some added."""
    source = write_book(folder / "sound.xlsx", sound())
    with zipfile.ZipFile(source) as book, zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as out:
        for part in book.namelist():
            out.writestr(part, edits.get(part, bytes)(book.read(part)))
        for part, content in added.items():
            out.writestr(part, content)
    return folder / name


def below(rows: bytes, after: bytes = b"") -> dict[str, Callable[[bytes], bytes]]:
    return {OFFICERS: lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>" + after)}


def filled(place: str) -> bytes:
    return f'<row r="{place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}"><c r="{place}"><v>1</v></c></row>'.encode()


def repeated(row: str, count: int) -> bytes:
    return b"".join(row.replace("N", str(number)).encode() for number in range(9, count + 9))


def entities(folder: Path) -> Path:
    laugh = f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]><worksheet'.encode()
    edit = below(b'<row r="9"><c r="A9" t="inlineStr"><is><t>&l8;</t></is></c></row>')[OFFICERS]
    return altered(folder, "entities.xlsx", {OFFICERS: lambda xml: edit(xml).replace(b"<worksheet", laugh, 1)}, {})


def long_text_cited(folder: Path) -> Path:
    """One text of 96 kB in 20,000 cells: 2 GB when read."""
    text = b"<si><t>" + "警".encode() * 32_000 + b"</t></si></sst>"
    last = zipfile.ZipFile(write_book(folder / "sound.xlsx", sound())).read(TEXTS).count(b"<si>")
    rows = repeated(f'<row r="N"><c r="AN" t="s"><v>{last}</v></c></row>', 20_000)
    return altered(folder, "cited.xlsx", below(rows) | {TEXTS: lambda xml: xml.replace(b"</sst>", text)}, {})


def longer_than_listed(folder: Path) -> Path:
    """A bomb whose list of contents gives a sheet as 100 bytes long, with a checksum to match."""
    path = altered(folder, "longer.xlsx", below(b" " * 100_000_000), {})
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as book:
        entry, checksum = book.getinfo(OFFICERS), zlib.crc32(book.read(OFFICERS)[:101])
    listed = content.rfind(OFFICERS.encode()) - 46
    for sizes, at in ((entry.header_offset + 22, entry.header_offset + 14), (listed + 24, listed + 16)):
        struct.pack_into("<I", content, sizes, 100)
        struct.pack_into("<I", content, at, checksum)
    path.write_bytes(content)
    return path


def ods(folder: Path, name: str, rows: str) -> Path:
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        out.writestr("content.xml", ODS.format(NAMES, f'<table:table table:name="警员">{rows}</table:table>'))
    return folder / name


def xls(folder: Path, entries: list[bytes] | None = None) -> Path:
    """A compound file with nothing in it but two cells, A1 and IV65536; `entries` are those of its directory but the root's."""
    cells = (0, 0), (65_535, 255)
    records = b"".join(
        struct.pack("<HH", kind, len(body)) + body
        for kind, body in [
            (0x0809, struct.pack("<HH12x", 0x0600, 0x0010)),
            *((0x0203, struct.pack("<HHHd", row, column, 0, 1.0)) for row, column in cells),
            (0x000A, b""),
        ]
    ).ljust(XLS_STREAM[1], b"\0")
    free, end = 0xFFFFFFFF, 0xFFFFFFFE
    table = [0xFFFFFFFD, end, *range(3, 10), end]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0, 0) + struct.pack("<108I", *[free] * 108)
    named = entries or [xls_entry("Workbook")]
    directory = b"".join([xls_entry("Root Entry", sector=end, size=0, kind=5), *named]).ljust(512, b"\0")
    sectors = struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff") + directory + records
    path = folder / "stray.xls"
    path.write_bytes(header + sectors)
    return path


XLS_STREAM = 2, 4096
"""First sector and bytes of the only stream."""


def xls_entry(
    name: str | bytes, length: int | None = None, sector: int = XLS_STREAM[0], size: int = XLS_STREAM[1], kind: int = 2
) -> bytes:
    """`length` is what the entry claims of its name, with the zero behind it."""
    text = name if isinstance(name, bytes) else name.encode("utf-16-le")
    claimed = len(text) + 2 if length is None else length
    return text.ljust(64, b"\0") + struct.pack("<HBB", claimed, kind, 1) + bytes(48) + struct.pack("<IIxxxx", sector, size)


DECOY = xls_entry("Book", sector=9, size=512)
XLS_NAMES: dict[str, list[bytes]] = {
    "another before it": [DECOY, xls_entry("Workbook")],
    "another behind it": [xls_entry("Workbook"), DECOY],
    "twice": [xls_entry("Workbook"), xls_entry("Workbook", sector=9, size=512)],
    "shorter than it is": [xls_entry("Workbook", length=2)],
    "longer than it is": [xls_entry("Workbook", length=60)],
    "without length": [xls_entry("Workbook", length=0)],
    "more behind a zero": [xls_entry("Workbook\0x")],
    "capitals": [xls_entry("WORKBOOK")],
    "an older name": [xls_entry("Book")],
    "an older name in capitals": [xls_entry("BOOK")],
    "a mark before it": [xls_entry("\ufeffWorkbook")],
    "the other byte order": [DECOY, xls_entry(b"\xfe\xff" + "Workbook".encode("utf-16-be"))],
    "in UTF-8": [DECOY, xls_entry(b"\xef\xbb\xbfWorkbook")],
    "as a folder": [xls_entry("Workbook", kind=1)],
}
"""How an .xls may call the stream that the reader takes, to its directory."""


FARTHEST = {"A1": filled("XFD1048576"), "prefix": b"<x:row r='1048576'><x:c s = '1' r='xfd1048576'><x:v>1</x:v></x:c></x:row>"}

REFUSED: dict[str, tuple[Callable[[Path], Path], str]] = {
    "zip bomb": (lambda at: altered(at, "bomb.xlsx", {}, {"xl/media/a.bin": bytes(200_000_000)}), "解压后有 200 MB"),
    "bomb in a sheet": (lambda at: altered(at, "sheet.xlsx", below(b" " * 100_000_000), {}), "解压后有 100 MB"),
    "longer than listed": (longer_than_listed, "比其目录所列更长"),
    "entities": (entities, "含有 XML 实体定义"),
    "stray cell": (lambda at: altered(at, "stray.xlsx", below(filled("XFD1048576")), {}), "「警员」过大：内容远至 XFD1048576"),
    "stray cell spelt otherwise": (lambda at: altered(at, "prefix.xlsx", below(FARTHEST["prefix"]), {}), "XFD1048576"),
    "two corners": (lambda at: altered(at, "corners.xlsx", below(filled("ZZ9") + filled("A200000")), {}), "远至 ZZ200000"),
    "cells without places": (
        lambda at: altered(
            at, "loose.xlsx", below(b"<row>" + b"<c><v>1</v></c>" * 9000 + b"</row>" + repeated("<row/>", 9000)), {}
        ),
        "「警员」过大",
    ),
    "a tag behind quotes": (
        lambda at: altered(at, "quotes.xlsx", below(b'<row r="9"><c s=">" r="XFD1048576"><v>1</v></c></row>'), {}),
        "不像表格软件写出的内容",
    ),
    "merged over and over": (
        lambda at: altered(
            at, "merged.xlsx", below(b"", b"<mergeCells>" + b'<mergeCell ref="A1:C90000"/>' * 9000 + b"</mergeCells>"), {}
        ),
        "合并单元格过多",
    ),
    "one long text in many cells": (long_text_cited, "单元格文字共约"),
    "repeated ods cells": (
        lambda at: ods(
            at,
            "rows.ods",
            '<table:table-row table:number-rows-repeated="9999">'
            + FILLED.format(' table:number-columns-repeated="9999"')
            + "</table:table-row>",
        ),
        "「警员」过大：内容远至 第9999行",
    ),
    "stray xls cell": (xls, "内容远至 第65536行"),
    "a million blank cells with formats": (
        lambda at: altered(
            at,
            "blank.xlsx",
            below(repeated('<row r="N"><c r="AN" s="1"/><c r="BN" s="1"/><c r="CN" s="1"/></row>', 1_000_000)),
            {},
        ),
        "大片带格式的空行",
    ),
}

SURVIVED: dict[str, tuple[Callable[[Path], Path], str]] = {
    "a million blank rows with formats": (
        lambda at: altered(at, "rows.xlsx", below(repeated('<row r="N" s="1" customFormat="1"/>', 1_000_000)), {}),
        "",
    ),
    "blank cells to the sheet's end": (
        lambda at: altered(at, "end.xlsx", below(b'<row r="1048576"><c r="XFD1048576" s="1"/></row>'), {}),
        "",
    ),
    "macros": (lambda at: altered(at, "macro.xlsm", {}, {"xl/vbaProject.bin": b"x"}), "文件含有宏，未运行"),
    "external links": (
        lambda at: altered(at, "links.xlsx", {}, {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}),
        "指向其他文件的链接，未打开",
    ),
}
