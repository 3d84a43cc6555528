"""What stands before every reader: a file that would take all memory or time is refused by name, before it is opened.

The readers behind it allocate the rectangle around all filled cells of a sheet, and a text of its own for every cell.
"""

import re
import zipfile
from collections.abc import Iterator
from copy import copy
from pathlib import Path

from models.words import say
from scheduler.exchange.errors import Unreadable, UnreadableKind
from scheduler.exchange.reading.files.extent import LARGEST_AREA_CELLS, LARGEST_TEXT_BYTES, Extent
from scheduler.exchange.reading.files.tables import csv_files

ZIPPED = (".xlsx", ".xlsm", ".ods")
LARGEST_BYTES = 64_000_000
LARGEST_JSON_BYTES = 20_000_000
"""A roster of 400 officers over 62 days has 2 MB."""
MOST_PARTS = 5_000
DEEPEST = 200
"""Elements inside each other; drawings, the deepest that spreadsheet programs write, have some thirty."""

LONGEST_COUNTED = 200_000
TAG = re.compile(rb"<(/?)[^<>!?/][^<>]*?(/?)>")
CLOSED = re.compile(rb"(?:</[^<>]*+>\s*+){%d}" % DEEPEST)


def admit(path: Path) -> tuple[str, ...]:
    """What is left aside of a file that may be read. Raises `Unreadable` for one that may not."""
    if path.is_dir():
        _admit_folder(path)
        return ()
    suffix = path.suffix.lower()
    refuse_size(path, path.stat().st_size, LARGEST_JSON_BYTES if suffix == ".json" else LARGEST_BYTES)
    if suffix in ZIPPED:
        return _admit_zip(path, suffix)
    if suffix == ".xls":
        from scheduler.exchange.reading.files.gate_xls import extent
        from scheduler.exchange.reading.files.xls_stream import Looped

        try:
            _refuse_extent(path, extent(path.read_bytes()))
        except Looped as error:
            raise Unreadable(UnreadableKind.BROKEN, say("gate.broken", path=path)) from error
    return ()


def _admit_folder(path: Path) -> None:
    """All its tables together as the sheets of a workbook."""
    from scheduler.exchange.reading.files.gate_csv import csv_extent

    files = csv_files(path)
    refuse_size(path, sum(file.stat().st_size for file in files), LARGEST_BYTES)
    area = 0
    for file in files:
        extent = csv_extent(file.read_bytes(), file.stem)
        area += extent.area
        _refuse_extent(path, extent._replace(area=area))


def _admit_zip(path: Path, suffix: str) -> tuple[str, ...]:
    from scheduler.exchange.reading.files.gate_ods import ods_extent
    from scheduler.exchange.reading.files.gate_xlsx import xlsx_extent
    from scheduler.exchange.reading.files.xlsx_parts import sheet_parts

    try:
        with zipfile.ZipFile(path) as book:
            names = admitted_names(path, book)
            if suffix == ".ods":
                extent = ods_extent(path, admitted_parts(path, book))
            else:
                extent = xlsx_extent(path, lambda: admitted_parts(path, book))
                extent = extent._replace(sheet={part.lower(): name for name, part in sheet_parts(book)}.get(extent.sheet, ""))
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(UnreadableKind.BROKEN, say("gate.broken", path=path)) from error
    _refuse_extent(path, extent)
    return tuple(_left_aside(names))


def admitted_names(path: Path, book: zipfile.ZipFile) -> set[str]:
    """Of all parts, in small letters. Raises `Unreadable` for too many, too long ones, and two of one name."""
    entries = book.infolist()
    _refuse_bytes(path, sum(entry.file_size for entry in entries))
    names = {entry.filename.lower() for entry in entries}
    if len(names) < len(entries) or len(entries) > MOST_PARTS:
        raise Unreadable(UnreadableKind.BROKEN, say("gate.odd_zip", path=path))
    return names


def admitted_parts(path: Path, book: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Every part by its name in small letters. One longer than the list of contents says is not read to its end."""
    for entry in book.infolist():
        longer = copy(entry)
        longer.file_size += 1
        with book.open(longer) as stream:
            content = stream.read(longer.file_size)
        if len(content) > entry.file_size:
            raise Unreadable(UnreadableKind.TOO_LARGE, say("gate.longer", path=path, part=entry.filename))
        if entry.filename.lower().endswith((".xml", ".rels")) and _is_deep(content):
            raise Unreadable(UnreadableKind.BROKEN, say("gate.odd_part", path=path, name=entry.filename))
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise Unreadable(
                UnreadableKind.NOT_A_WORKBOOK,
                say("gate.entities", path=path, part=entry.filename),
            )
        yield entry.filename.lower(), content


def _is_deep(content: bytes) -> bool:
    """Whether elements stand too deep inside each other. Of a part with cells, so many must close at once."""
    if b"<row" in content or len(content) > LONGEST_COUNTED:
        return bool(CLOSED.search(content))
    depth = 0
    for tag in TAG.finditer(content):
        depth += -1 if tag[1] else not tag[2]
        if depth > DEEPEST:
            return True
    return False


def _left_aside(names: set[str]) -> Iterator[str]:
    if any(name.endswith("vbaproject.bin") or name.startswith("basic/") for name in names):
        yield say("gate.macros")
    if any("externallinks/" in name or name.endswith("connections.xml") for name in names):
        yield say("gate.links")


def refuse_size(path: Path, size: int, largest: int) -> None:
    """Raises `Unreadable`."""
    if size > largest:
        sentence = say("gate.too_long", path=path, size=size / 1000000.0, largest_bytes=largest // 1000000)
        raise Unreadable(UnreadableKind.TOO_LARGE, sentence)


def _refuse_bytes(path: Path, size: int) -> None:
    if size > LARGEST_BYTES:
        raise Unreadable(
            UnreadableKind.TOO_LARGE,
            say("gate.too_big", path=path, size=size / 1000000.0, largest_bytes=LARGEST_BYTES // 1000000),
        )


def _refuse_extent(path: Path, extent: Extent) -> None:
    if extent.area > LARGEST_AREA_CELLS:
        raise Unreadable(
            UnreadableKind.TOO_LARGE,
            say(
                "gate.too_wide",
                path=path,
                sheet=extent.sheet and say("gate.sheet", sheet=extent.sheet),
                end=extent.end,
                area=extent.area,
                largest_area=LARGEST_AREA_CELLS,
            ),
        )
    if extent.text > LARGEST_TEXT_BYTES:
        raise Unreadable(UnreadableKind.TOO_LARGE, say("gate.too_much_text", path=path, megabytes=extent.text / 1000000.0))
