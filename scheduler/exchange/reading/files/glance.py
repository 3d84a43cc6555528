"""What a file in a folder is, by a glance that costs little: only reading it tells for certain."""

from pathlib import Path
from zipfile import BadZipFile, ZipFile

from scheduler.exchange.reading.files.tables import BOOKS, csv_files, is_aside
from scheduler.exchange.sheets.hidden_roster import HIDDEN_SHEET

NAMES_OF_SHEETS = "xl/workbook.xml"
GLANCED_BYTES = 200_000
WALL = "-张贴"
ROSTER_BEGINS = b'{"format"'


def is_readable(path: Path) -> bool:
    """Whether it may be a case or a roster: a workbook, JSON, or a folder of CSV files; nothing behind a link."""
    if is_aside(path) or path.is_symlink():
        return False
    if path.is_dir():
        return bool(csv_files(path))
    return path.is_file() and path.suffix.lower() in (*BOOKS, ".json")


def looks_like_roster(path: Path) -> bool:
    """By the name of its hidden sheet, or by the first field of its JSON."""
    try:
        if path.suffix.lower() == ".json":
            with path.open("rb") as file:
                return b"".join(file.read(100).split()).startswith(ROSTER_BEGINS)
        if path.suffix.lower() != ".xlsx":
            return False
        with ZipFile(path) as book, book.open(NAMES_OF_SHEETS) as names:
            return f'"{HIDDEN_SHEET}"'.encode() in names.read(GLANCED_BYTES)
    except (OSError, BadZipFile, KeyError, NotImplementedError, RuntimeError, ValueError):
        return False


def is_wall(path: Path) -> bool:
    """A 张贴, by its name: nothing is read from it."""
    return path.stem.endswith(WALL)
