"""A folder that a command fills: new, empty, or filled by the same command before."""

import re
from collections.abc import Mapping
from itertools import count
from pathlib import Path

from models.words import say
from scheduler.exchange.transaction.atomic import write_or_keep
from scheduler.exchange.transaction.outputs import NotWritten, refused

FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""What some system takes no file by."""
LONGEST_NAME = 60
"""Characters; in UTF-8 a name of three bytes each still goes in."""


class FileNames:
    """Names of files by what they are of, no two of them the same on any system."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def free(self, text: str) -> str:
        stem = FORBIDDEN.sub("_", text).strip(" .")[:LONGEST_NAME].strip(" .") or "_"
        stem = f"_{stem}" if RESERVED.fullmatch(stem) else stem
        names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
        name = next(name for name in names if name.casefold() not in self._taken)
        self._taken.add(name.casefold())
        return name


def refuse_folder(folder: Path) -> None:
    """Raises `NotWritten` where a folder cannot be made or written into."""
    if folder.exists() and not folder.is_dir():
        raise NotWritten(say("notice.not_folder", folder=folder))


def write_folder(folder: Path, contents: Mapping[str, bytes]) -> tuple[Path, ...]:
    """All files or none, by their names under the folder; files of other names in it are refused. Raises `NotWritten`."""
    paths = {folder / name: content for name, content in contents.items()}
    known = {path.resolve() for path in paths}
    for path in sorted(folder.rglob("*")) if folder.exists() else ():
        if path.is_file() and path.resolve() not in known:
            raise NotWritten(say("notice.not_empty", folder=folder, name=path.relative_to(folder)))
    try:
        for parent in {path.parent for path in paths}:
            parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refused(folder, error) from error
    write_or_keep(paths)
    return tuple(paths)
