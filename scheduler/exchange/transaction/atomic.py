"""Files are replaced whole or not at all, and those of one command together: whoever reads sees the old content or the new.

New content is made beside its target and is on the disk before any target changes. What can fail fails there, or is taken back.
Only a process that is ended between two renames leaves some files new and some old; a journal beside them tells the next command
(`unfinished`).
"""

import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from models.words import listed, say
from scheduler.exchange.transaction.journal import Entry, clear_left, digest, write_journal
from scheduler.exchange.transaction.other_names import free_names
from scheduler.exchange.transaction.outputs import NotWritten, refuse_closed, refused
from scheduler.exchange.transaction.staging import real, stage, sync_folder

PRIVATE = 0o600
"""Of what is kept in a folder that others use as well."""


def replace_file(path: Path, content: bytes) -> None:
    """Raises `NotWritten`; then the file is as it was."""
    write_together({path: content})


def write_or_keep(contents: Mapping[Path, bytes]) -> None:
    """Files that took long to come by are kept under other names where they cannot be written; `NotWritten` says where."""
    try:
        write_together(contents)
    except NotWritten as error:
        raise NotWritten(f"{error}\n{_kept(contents)}") from error


def write_together(contents: Mapping[Path, bytes], mode: int | None = None) -> None:
    """All files or none. `mode` is the permissions of files, else those of the file replaced, else the usual ones.

    Raises `NotWritten`; then every file is as it was.
    """
    for path in contents:
        refuse_closed(path)
    _Writing({real(path): content for path, content in contents.items()}, mode).run()


def _kept(contents: Mapping[Path, bytes]) -> str:
    """Where the files are now: beside their targets, else in the temporary folder, else at home."""
    for folder in (None, _temporary(), Path.home()):
        names = free_names(list(contents), folder)
        with suppress(NotWritten):
            write_together(dict(zip(names, contents.values(), strict=True)), PRIVATE if folder else None)
            return say("atomic.kept", names=listed(names))
    return say("atomic.not_kept")


def _temporary() -> Path:
    try:
        return Path(tempfile.gettempdir())
    except OSError:
        return Path.home()


class _Writing:
    """One write: what has been made so far is taken away at the end, however it ends."""

    def __init__(self, contents: Mapping[Path, bytes], mode: int | None) -> None:
        self.contents, self.mode = contents, mode
        self.staged: dict[Path, Path] = {}
        self.earlier: dict[Path, Path] = {}
        self.journals: list[Path] = []
        self.moved: list[Path] = []
        self.folders = list(dict.fromkeys(target.parent for target in contents))

    def run(self) -> None:
        try:
            self._prepare()
            self._move()
        except BaseException as error:
            self._take_back()
            if isinstance(error, OSError):
                raise self._refused(error) from error
            raise
        finally:
            self._clear()

    def _prepare(self) -> None:
        for folder in self.folders:
            clear_left(folder)
        for target, content in self.contents.items():
            self.at = target
            self.staged[target] = stage(target.parent, content)
            self.staged[target].chmod(_mode(target) if self.mode is None else self.mode)
        if len(self.contents) > 1:
            self._set_earlier_aside()
            self._write_journals()

    def _set_earlier_aside(self) -> None:
        """A second name for what is replaced, or a copy where the file system has no second names."""
        for target in filter(os.path.lexists, self.contents):
            self.at = target
            aside = stage(target.parent, b"")
            self.earlier[target] = aside
            aside.unlink()
            try:
                os.link(target, aside)
            except OSError:
                shutil.copy2(target, aside)

    def _write_journals(self) -> None:
        for folder in self.folders:
            here = [target for target in self.contents if target.parent == folder]
            elsewhere = [target for target in self.contents if target.parent != folder]
            self.journals.append(write_journal(folder, map(self._entry, here), elsewhere))
            sync_folder(folder)

    def _entry(self, target: Path) -> Entry:
        staged = self.staged[target]
        return Entry(target.name, staged.name, digest(target), digest(staged))

    def _move(self) -> None:
        for target, staged in self.staged.items():
            self.at = target
            self.moved.append(target)
            try:
                os.replace(staged, target)
            except OSError:
                self.moved.remove(target)
                raise
        for folder in self.folders:
            sync_folder(folder)

    def _take_back(self) -> None:
        """A single file is either put in place or not. What cannot be taken back stays half done, with its journal."""
        for target in self.moved[:] if len(self.contents) > 1 else ():
            with suppress(OSError):
                if target in self.earlier:
                    os.replace(self.earlier[target], target)
                else:
                    target.unlink(missing_ok=True)
                self.moved.remove(target)

    def _clear(self) -> None:
        is_half_done = 0 < len(self.moved) < len(self.contents)
        left = [] if is_half_done else [*self.journals, *self.staged.values()]
        for path in (*left, *self.earlier.values()):
            with suppress(OSError):
                path.unlink()

    def _refused(self, error: OSError) -> NotWritten:
        if self.moved and len(self.contents) > 1:
            return NotWritten(say("atomic.half", path=self.at, moved=listed(self.moved)))
        return refused(self.at, error, is_unchanged=any(map(os.path.lexists, self.contents)))


def _mode(path: Path) -> int:
    """The permissions of the file replaced, else those of any new file."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
