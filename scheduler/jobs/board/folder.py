"""The folder that the planner opened: what is in it, by name, and what comes into it."""

import os
import re
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from models.errors import DutycoverError, Exit
from models.words import say
from scheduler.exchange.errors import CaseFaults, Unreadable
from scheduler.exchange.reading.files.glance import is_answer, is_readable, is_wall, looks_like_records, looks_like_roster
from scheduler.exchange.reading.files.tables import BOOKS, refuse_unreadable
from scheduler.exchange.transaction.atomic import replace_file

LONGEST_NAME = 120
FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]')
"""What no system takes in a name, and what turns the direction of writing."""


class NotInFolder(DutycoverError):
    """A name that the folder does not hold. The text is for the planner."""

    exit_code = Exit.UNREADABLE


class NotTaken(DutycoverError):
    """A file that does not come into the folder. The text is for the planner."""

    exit_code = Exit.UNREADABLE


class Entry(NamedTuple):
    """`is_records`: a workbook of stays, problems or results alone, from which nothing is planned."""

    name: str
    is_roster: bool
    is_records: bool = False


class Folder:
    """Names are looked up among those that are there, and never made into a path."""

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()

    def entries(self) -> tuple[Entry, ...]:
        """The newest first. Nothing where the folder cannot be read any more."""
        return tuple(_entry(path) for path in self._readable() if not is_wall(path) and not is_answer(path))

    def rosters(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries() if entry.is_roster)

    def cases(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries() if not entry.is_roster and not entry.is_records)

    def of(self, name: str) -> Path:
        """Raises `NotInFolder`."""
        for path in self._readable():
            if path.name == name:
                return path
        raise NotInFolder(say("board.folder.nothing", name=shown(name)))

    def take(self, name: str, content: bytes) -> str:
        """A file comes in through the gate of all files, under a name that is still free. Raises `NotTaken`."""
        safe = safe_name(name)
        with TemporaryDirectory() as aside:
            arrived = Path(aside) / safe
            arrived.write_bytes(content)
            try:
                _refuse_unreadable(arrived)
            except Unreadable as refused:
                raise NotTaken(str(refused).replace(f"{arrived.parent}{os.sep}", "")) from refused
        free = self._unused(safe)
        replace_file(free, content)
        return free.name

    def free(self, name: str) -> Path:
        """Where a file called about so can be written over nobody's. Raises `NotTaken`."""
        return self._unused(safe_name(name))

    def _readable(self) -> list[Path]:
        known = []
        with suppress(OSError):
            for path in self.path.iterdir():
                with suppress(OSError):
                    if is_readable(path) and is_text(path.name):
                        known.append((path.stat().st_mtime_ns, path))
        return [path for _, path in sorted(known, reverse=True)]

    def _unused(self, name: str) -> Path:
        wanted, number = self.path / name, 2
        while wanted.exists() or wanted.is_symlink():
            wanted = self.path / f"{Path(name).stem} ({number}){Path(name).suffix}"
            number += 1
        return wanted


def _entry(path: Path) -> Entry:
    is_roster = looks_like_roster(path)
    return Entry(path.name, is_roster, not is_roster and looks_like_records(path))


def is_text(name: str) -> bool:
    """Whether a page can show the name: on some systems it may be any bytes."""
    return not any("\ud800" <= letter <= "\udfff" for letter in name)


def stamp(path: Path) -> str:
    """Of a file, or of the files of a folder."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    states = [file.stat() for file in files]
    return f"{max((state.st_mtime_ns for state in states), default=0):x}-{sum(state.st_size for state in states):x}"


def safe_name(name: str) -> str:
    """The last part of what a browser calls the file. Raises `NotTaken` where nothing is left of it."""
    last = FORBIDDEN.sub("", re.split(r"[/\\]", name)[-1]).strip(" .")
    stem, suffix = Path(last).stem.strip(" .~"), Path(last).suffix.lower()
    if not stem or suffix not in (*BOOKS, ".json"):
        raise NotTaken(say("board.folder.suffix", name=shown(name), suffixes=" ".join((*BOOKS, ".json"))))
    return stem[:LONGEST_NAME] + suffix


def shown(name: str) -> str:
    """What somebody typed, short."""
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"


def _refuse_unreadable(path: Path) -> None:
    """A case with faults comes in: they are what the planner is to see."""
    from scheduler.exchange.reading.reader import read_case
    from scheduler.exchange.reading.roster_file import read_roster

    refuse_unreadable(path)
    read = read_roster if looks_like_roster(path) else read_case
    with suppress(CaseFaults):
        read(path)
