"""What a file in a folder is, by a glance that costs little: only reading it tells for certain."""

import re
from html import unescape
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from scheduler.exchange.reading.files.tables import BOOKS, csv_files, is_aside
from scheduler.exchange.reading.headers import key
from scheduler.exchange.sheets import BY_KEY
from scheduler.exchange.sheets.hidden_roster import HIDDEN_SHEET

NAMES_OF_SHEETS = "xl/workbook.xml"
GLANCED_BYTES = 200_000
NAME = re.compile('<sheet [^>]*name="([^"]*)"')
RECORDS, CASE = ("stay_records", "problems", "results"), ("demands", "base_roster", "rotas", "leave", "units")
"""Keys of sheets."""
WALL = "-张贴"
ANSWERS = ("-比选", "-压力测试", "-休假与保障", "-短板")
"""At the end of the names of answers about a case: scenarios, stress, leave against cover, bottlenecks."""
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
        return HIDDEN_SHEET in names_of_sheets(path)
    except (OSError, BadZipFile, KeyError, NotImplementedError, RuntimeError, ValueError):
        return False


def looks_like_records(path: Path) -> bool:
    """Whether a workbook has sheets of what is recorded, but none of what a case cannot do without."""
    names = _sheets(path)
    return bool(names & _keys(RECORDS)) and not names & _keys(CASE)


def names_of_sheets(path: Path) -> list[str]:
    """Of an .xlsx. Raises what a broken file makes `ZipFile` raise."""
    with ZipFile(path) as book, book.open(NAMES_OF_SHEETS) as names:
        return [unescape(name) for name in NAME.findall(names.read(GLANCED_BYTES).decode("utf-8", "replace"))]


def _sheets(path: Path) -> set[str]:
    """Their keys; none of what is no .xlsx."""
    try:
        return {key(name) for name in names_of_sheets(path)} if path.suffix.lower() in (".xlsx", ".xlsm") else set()
    except (OSError, BadZipFile, KeyError, NotImplementedError, RuntimeError, ValueError):
        return set()


def _keys(sheets: tuple[str, ...]) -> set[str]:
    return {key(name) for sheet in sheets for name in BY_KEY[sheet].names}


def is_wall(path: Path) -> bool:
    """A 张贴, by its name: nothing is read from it."""
    return path.stem.endswith(WALL)


def is_answer(path: Path) -> bool:
    """An answer about a case, by its name: nothing is read from it. A case that a planner called so stays one."""
    return path.stem.endswith(ANSWERS) and path.suffix.lower() == ".xlsx" and not _keys(("parameters",)) & _sheets(path)
