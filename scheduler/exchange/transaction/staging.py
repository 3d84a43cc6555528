"""Files on their way into place: made whole beside the target under a name of our own, and cleared away where nobody goes on.

A process that is killed leaves such files behind. The name tells the machine and the process, so that the next write into the
folder takes away what no living process will.
"""

import os
import re
import socket
import tempfile
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

MINE = f".dutycover-{re.sub(r'[^0-9A-Za-z.]', '_', socket.gethostname())}-"
"""How files of this machine on their way begin; the process and a random word follow."""
STAGED = re.compile(r"\.dutycover-[0-9A-Za-z._]+-[0-9]{1,9}-[a-z0-9_]{8}\.tmp")
CLOCK_SECONDS = 5.0
"""By so much the time of a file and the time at which a process began may seem apart."""


def real(path: Path) -> Path:
    """The file itself behind links: it is what is replaced, and the links go on leading there."""
    return Path(os.path.realpath(path))


def stage(folder: Path, content: bytes, suffix: str = ".tmp") -> Path:
    """A new file in `folder` with the content, on the disk and not only on its way there. Raises `OSError`."""
    handle, name = tempfile.mkstemp(prefix=f"{MINE}{os.getpid()}-", suffix=suffix, dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    return Path(name)


def sync_folder(folder: Path) -> None:
    """Names in the folder are on the disk as well, where the system can say so."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def clear_abandoned(folder: Path, still_needed: Collection[str]) -> None:
    """Files of dead processes of this machine, but for those that a journal still needs. What cannot be taken away stays."""
    names: list[str] = []
    with suppress(OSError):
        names = os.listdir(folder)
    for name in names:
        if name.startswith(MINE) and STAGED.fullmatch(name) and name not in still_needed and not writer_lives(folder / name):
            with suppress(OSError):
                (folder / name).unlink()


def writer_lives(path: Path) -> bool:
    """Whether the process of this machine that the name of one of our files tells is still at it.

    A process that began after the file was made has only got the number of the one that made it.
    """
    import psutil

    number = int(path.name.removeprefix(MINE).partition("-")[0])
    try:
        process = psutil.Process(number)
        is_running = process.status() != psutil.STATUS_ZOMBIE
        return bool(is_running and process.create_time() < path.lstat().st_mtime + CLOCK_SECONDS)
    except psutil.AccessDenied:
        return True
    except (psutil.Error, OSError):
        return False
