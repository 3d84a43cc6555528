"""Files are replaced whole or not at all: whoever reads sees the old content or the new, never half of it.

A process that is killed leaves its temporary file behind. Its name tells the machine and the process, so that the next write
into the folder takes away what no living process will.
"""

import os
import re
import socket
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from models.words import say

MINE = f".dutycover-{re.sub(r'[^0-9A-Za-z.]', '_', socket.gethostname())}-"
"""How temporary files of this machine begin; the process and a random word follow."""
TEMPORARY = re.compile(re.escape(MINE) + r"(\d{1,9})-[a-z0-9_]{8}\.tmp")


class NotWritten(Exception):
    """The target could not be written; what was there before is untouched. The text is for the planner."""


def refuse_outputs(outputs: Iterable[Path], inputs: Iterable[Path]) -> None:
    """Raises `NotWritten` for an output that is an input or another output, or that cannot be written."""
    known = {path.resolve() for path in inputs}
    for path in outputs:
        if path.resolve() in known:
            raise NotWritten(say("atomic.same_file", path=path))
        known.add(path.resolve())
        refuse_unwritable(path)


def refuse_unwritable(path: Path) -> None:
    """Raises `NotWritten` where `replace_file` could not write; for asking before work that takes long."""
    _refuse_open(path)
    _beside(path).unlink()


def replace_file(path: Path, content: bytes) -> None:
    """Write `content` beside `path`, then move it into place in one step."""
    _refuse_open(path)
    temporary = _beside(path)
    try:
        temporary.write_bytes(content)
        temporary.chmod(_mode(path))
        os.replace(temporary, path)
    except PermissionError as error:
        raise NotWritten(say("atomic.in_use", path=path)) from error
    except OSError as error:
        raise NotWritten(say("atomic.failed", path=path, strerror=error.strerror or error)) from error
    finally:
        temporary.unlink(missing_ok=True)


def locks(path: Path) -> tuple[Path, Path]:
    """What Excel and LibreOffice leave beside a workbook while they have it open."""
    return path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")


def _refuse_open(path: Path) -> None:
    if path.is_dir():
        raise NotWritten(say("atomic.folder", path=path))
    for lock in locks(path):
        if lock.exists():
            raise NotWritten(say("atomic.locked", path=path, name=lock.name))
    if path.exists() and not os.access(path, os.W_OK):
        raise NotWritten(say("atomic.read_only", path=path))


def _beside(path: Path) -> Path:
    if not path.parent.is_dir():
        raise NotWritten(say("atomic.no_folder", path=path, parent=path.parent))
    _clear_left(path.parent)
    try:
        handle, name = tempfile.mkstemp(prefix=f"{MINE}{os.getpid()}-", suffix=".tmp", dir=path.parent)
    except OSError as error:
        raise NotWritten(say("atomic.closed_folder", path=path, parent=path.parent)) from error
    os.close(handle)
    return Path(name)


def _clear_left(folder: Path) -> None:
    """Temporary files of processes of this machine that are no more. What cannot be taken away stays."""
    names: list[str] = []
    with suppress(OSError):
        names = os.listdir(folder)
    for found in filter(None, map(TEMPORARY.fullmatch, names)):
        if not _lives(int(found[1])):
            with suppress(OSError):
                (folder / found[0]).unlink()


def _lives(process: int) -> bool:
    import psutil

    return bool(psutil.pid_exists(process))


def _mode(path: Path) -> int:
    """The permissions of the file replaced, else those of any new file."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
