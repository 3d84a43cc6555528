"""What the board has open: the folder, whatever of it was read, and the solve that runs."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from models.words import languages
from scheduler.jobs.board.change_log import log_change
from scheduler.jobs.board.folder import Folder, stamp
from scheduler.jobs.board.solving import Now, Solving
from scheduler.jobs.board.turn import Turn

if TYPE_CHECKING:
    from scheduler.jobs.board.open_roster import OpenRoster
    from scheduler.jobs.check import Check

V = TypeVar("V")
KEPT = 6
"""So many files are kept as they were read."""


class Desk:
    """`by` is who works at it, `log` the file in which changes are written down."""

    def __init__(self, folder: Path, by: str, log: Path) -> None:
        self.folder, self.by, self.turn = Folder(folder), by, Turn()
        self.solving = Solving(self.turn)
        self.is_closing = threading.Event()
        self._log = log
        self._known: OrderedDict[tuple[object, ...], Any] = OrderedDict()
        self._locks: dict[tuple[object, ...], threading.Lock] = {}
        self._lock = threading.Lock()

    def checked(self, name: str) -> "Check":
        """Raises `NotInFolder`, `Unreadable`, and what opening a ledger raises."""
        from scheduler.jobs.check import check

        return self._read("case", name, check)

    def opened(self, name: str) -> "OpenRoster":
        """Raises `NotInFolder` and `Unreadable`."""
        from scheduler.jobs.board.open_roster import OpenRoster

        return self._read("roster", name, OpenRoster)

    def note(self, change: str) -> None:
        log_change(self._log, self.by, change)

    def solve(self, name: str, seconds: float, ended: Callable[[Now], None]) -> None:
        """Raises `NotInFolder` and `Busy`."""
        self.solving.start(self.folder.of(name), seconds, ended)

    def close(self) -> None:
        """The best roster of a solve that runs is kept."""
        self.is_closing.set()
        self.solving.close()

    def _read(self, kind: str, name: str, read: Callable[[Path], V]) -> V:
        """Once for each state of the file, and for each language, in which what is wrong is said.

        Who asks for the same meanwhile waits for it; who asks for another file does not.
        """
        path = self.folder.of(name)
        key = (kind, path, stamp(path), languages())
        with self._lock:
            lock = self._locks.setdefault(key, threading.Lock())
        with lock:
            kept = self._known.get(key)
            known: V = read(path) if kept is None else kept
            self._keep(key, known)
            return known

    def _keep(self, key: tuple[object, ...], known: object) -> None:
        """The latest; what is let go is read again when it is asked for."""
        with self._lock:
            self._known[key] = known
            self._known.move_to_end(key)
            while len(self._known) > KEPT:
                gone, _ = self._known.popitem(last=False)
                self._locks.pop(gone, None)
