"""What can be known of a target before it is written, so that nobody waits for a refusal."""

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from models.errors import DutycoverError, Exit, system_problem
from models.words import say
from scheduler.exchange.transaction.journal import clear_left
from scheduler.exchange.transaction.locks import lock_beside
from scheduler.exchange.transaction.staging import real, stage

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
PROBE_BYTES = 2**16
"""Less than any workbook takes: where not even this goes in, nothing will."""


class NotWritten(DutycoverError):
    """The target could not be written. The text is for the planner, and says so where what was there before is untouched."""

    exit_code = Exit.NOT_WRITTEN


def refuse_outputs(outputs: Iterable[Path], inputs: Iterable[Path]) -> None:
    """Raises `NotWritten` for an output that is an input or another output, or that cannot be written."""
    known = {identity for path in inputs for identity in _identities(path)}
    for path in outputs:
        identity = _identity(path)
        if identity in known:
            raise NotWritten(say("outputs.same_file", path=path))
        known.add(identity)
        refuse_unwritable(path)


def refuse_unwritable(path: Path) -> None:
    """Raises `NotWritten` where a file could not be written; for asking before work that takes long."""
    refuse_closed(path)
    folder = real(path).parent
    clear_left(folder)
    try:
        stage(folder, bytes(PROBE_BYTES)).unlink()
    except OSError as error:
        if error.errno in FULL:
            raise refused(path, error, is_unchanged=os.path.lexists(path)) from error
        raise _refusal("outputs.closed_folder", path, parent=folder) from error


def refuse_closed(path: Path) -> None:
    """Raises `NotWritten` for what is seen without writing."""
    target = real(path)
    try:
        status = target.stat()
    except FileNotFoundError:
        status = None
    except NotADirectoryError as error:
        raise _refusal("outputs.no_folder", path, parent=target.parent) from error
    except OSError as error:
        raise refused(path, error) from error
    if not target.parent.is_dir():
        raise _refusal("outputs.no_folder", path, parent=path.parent)
    if status is not None and stat.S_ISDIR(status.st_mode):
        raise _refusal("outputs.folder", path)
    if status is not None and not stat.S_ISREG(status.st_mode):
        raise _refusal("outputs.special", path)
    for place in (path, target):
        if lock := lock_beside(place):
            raise _refusal("outputs.locked", path, name=lock.name)
    if status is not None and not os.access(target, os.W_OK):
        raise _refusal("outputs.read_only", path)


def refused(path: Path, error: OSError, is_unchanged: bool = False) -> NotWritten:
    """By what the system said."""
    if error.errno == errno.ENAMETOOLONG:
        text = say("outputs.long_name", path=path)
    elif error.errno in FULL:
        text = say("outputs.full", path=path)
    elif isinstance(error, PermissionError):
        text = say("outputs.in_use", path=path)
    else:
        text = say("outputs.failed", path=path, problem=system_problem(error))
    return NotWritten(text + (say("outputs.unchanged") if is_unchanged else ""))


def _refusal(key: str, path: Path, **values: object) -> NotWritten:
    return NotWritten(say(key, path=path, **values) + (say("outputs.unchanged") if os.path.isfile(path) else ""))


def _identity(path: Path) -> object:
    """The same for two names of one file."""
    try:
        status = path.stat()
    except OSError:
        return os.path.normcase(real(path))
    return status.st_dev, status.st_ino


def _identities(path: Path) -> list[object]:
    """Of an input: a folder is what it holds, too."""
    try:
        return [_identity(path), *map(_identity, path.iterdir())] if path.is_dir() else [_identity(path)]
    except OSError:
        return [_identity(path)]
