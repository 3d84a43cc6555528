"""What was on its way when several files were put in place together, so that the next command can finish it.

Several files cannot be renamed as one. Beside them lies a journal while they are: each file's name, the name of its new content
and the hashes of both. A journal is a file like any other and may say anything. It is followed only from one name to another in
its own folder, only where the new content has the recorded hash and the old file is still the recorded one.
"""

import hashlib
import json
import os
import re
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from scheduler.exchange.transaction.staging import MINE, STAGED, clear_abandoned, stage, writer_lives

NAME = re.compile(r"\.dutycover-[0-9A-Za-z._]+-[0-9]{1,9}-[a-z0-9_]{8}\.journal")
SUFFIX = ".journal"
FORMAT = 1
DIGEST = re.compile("[0-9a-f]{64}")
LARGEST_BYTES = 100_000
ELSEWHERE_SECONDS = 60.0
"""Of a writer on another machine nothing is known but the age of its journal; putting files in place takes far less."""


class Entry(NamedTuple):
    """A file and its new content `staged`, with the SHA-256 of both; `old` is empty where there was no file."""

    name: str
    staged: str
    old: str
    new: str


class Journal(NamedTuple):
    """`others` are paths of files in other folders, written with these; they are shown and never followed."""

    path: Path
    entries: tuple[Entry, ...]
    others: tuple[str, ...]


def digest(path: Path) -> str:
    """The SHA-256 of a file, empty where there is none; a link or a folder is never what was recorded."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return "-"
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""
    except OSError:
        return "-"


def write_journal(folder: Path, entries: Iterable[Entry], others: Iterable[Path]) -> Path:
    """Whole or not at all, as the files are. Raises `OSError`."""
    said = {"dutycover": FORMAT, "files": [entry._asdict() for entry in entries], "others": [str(path) for path in others]}
    made = stage(folder, json.dumps(said).encode())
    path = made.with_suffix(SUFFIX)
    os.rename(made, path)
    return path


def journals(folder: Path) -> Iterator[Journal]:
    """Those in a folder that can be understood."""
    names: list[str] = []
    with suppress(OSError):
        names = os.listdir(folder)
    for name in sorted(filter(NAME.fullmatch, names)):
        with suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
            yield _read(folder / name)


def clear_left(folder: Path) -> None:
    """Takes away what the killed have left, but for what a journal still needs."""
    clear_abandoned(folder, {entry.staged for journal in journals(folder) for entry in journal.entries})


def is_abandoned(journal: Journal) -> bool:
    """Whether nobody is at it any longer."""
    if journal.path.name.startswith(MINE):
        return not writer_lives(journal.path)
    with suppress(OSError):
        return time.time() - journal.path.stat().st_mtime > ELSEWHERE_SECONDS
    return False


def _read(path: Path) -> Journal:
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST_BYTES:
        raise ValueError(path)
    said = json.loads(path.read_bytes())
    if said["dutycover"] != FORMAT or not all(isinstance(other, str) for other in said["others"]):
        raise ValueError(path)
    return Journal(path, tuple(_entry(**fields) for fields in said["files"]), tuple(filter(str.isprintable, said["others"])))


def _entry(name: str, staged: str, old: str, new: str) -> Entry:
    """Raises `ValueError` for what no journal of ours says."""
    is_plain = not set(name) & {"/", "\\", ":", "\0"} and not name.startswith(".") and name.isprintable()
    if not is_plain:
        raise ValueError(name)
    if not STAGED.fullmatch(staged) or not DIGEST.fullmatch(new) or not (old == "" or DIGEST.fullmatch(old)):
        raise ValueError(staged)
    return Entry(name, staged, old, new)
