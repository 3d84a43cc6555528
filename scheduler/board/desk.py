"""What the board has open: the folder, whatever of it was read, and the solve that runs."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from models.errors import DutycoverError
from models.words import languages, listed, say
from scheduler.jobs.board.change_log import log_change
from scheduler.jobs.board.confirming import Confirmed
from scheduler.jobs.board.folder import Folder, stamp
from scheduler.jobs.board.solve_run import Now
from scheduler.jobs.board.solving import Solving
from scheduler.jobs.board.studies.state import State
from scheduler.jobs.board.studies.studying import TITLES, Studies
from scheduler.jobs.board.studies.wanted import Wanted
from scheduler.jobs.board.turn import Turn

if TYPE_CHECKING:
    from models.case import Case
    from scheduler.jobs.board.demand_page import DemandOf
    from scheduler.jobs.board.editing.working_copy import WorkingCopy
    from scheduler.jobs.board.ledger.rosters import Tables
    from scheduler.jobs.board.open_roster import OpenRoster
    from scheduler.jobs.board.studies.scenario_file import ScenarioFiles
    from scheduler.jobs.check import Check

V = TypeVar("V")
KEPT, KEPT_COPIES = 6, 3
"""So many files are kept as they were read."""


class Desk:
    """`by` is who works at it, `log` the file in which changes are written down."""

    def __init__(self, folder: Path, by: str, log: Path) -> None:
        self.folder, self.by, self.turn = Folder(folder), by, Turn()
        self.solving, self.confirmed = Solving(self.turn), Confirmed(self.turn)
        self.studies = Studies(self.turn, self.folder.path)
        self.is_closing, self.is_hurried = threading.Event(), threading.Event()
        self._log, self._is_solve_ended = log, True
        self._known: OrderedDict[tuple[object, ...], Any] = OrderedDict()
        self._copies: OrderedDict[Path, WorkingCopy] = OrderedDict()
        self._locks: dict[tuple[object, ...], threading.Lock] = {}
        self._lock = threading.Lock()

    @cached_property
    def scenarios(self) -> "ScenarioFiles":
        from scheduler.jobs.board.studies.scenario_file import ScenarioFiles

        return ScenarioFiles()

    def checked(self, name: str) -> "Check":
        """Raises `NotInFolder`, `Unreadable`, and what opening a ledger raises."""
        from scheduler.jobs.check import check

        return self._read("case", name, check)

    def opened(self, name: str) -> "OpenRoster":
        """With its edits. Raises `NotInFolder`, `Unreadable`, and `CaseFaults` for sheets that are out of order."""
        return self.copy(name).shown

    def copy(self, name: str) -> "WorkingCopy":
        """Read again where somebody else has written the file; what can be undone is remembered. Raises as `opened`."""
        from scheduler.jobs.board.editing.working_copy import WorkingCopy

        path = self.folder.of(name)
        with self._lock:
            lock = self._locks.setdefault(("copy", path), threading.Lock())
        with lock:
            known = self._copies.pop(path, None)
            if known is None or known.state != stamp(path):
                known = WorkingCopy(path, known)
            with self._lock:
                self._copies[path] = known
                while len(self._copies) > KEPT_COPIES:
                    self._copies.popitem(last=False)
            return known

    def look_ahead(self) -> None:
        """The newest roster, which is most likely asked for."""
        for entry in self.folder.rosters()[:1]:
            with suppress(DutycoverError, OSError):
                self.copy(entry.name).prepare()

    def demanded(self, name: str) -> "DemandOf":
        """Raises `NotInFolder`, and what `demand_of` raises."""
        from scheduler.jobs.board.demand_page import demand_of

        return self._read("demand", name, demand_of)

    def published(self, number: int) -> "Tables":
        """A version of the ledger. Raises `VersionRefused`, `Unreadable`, and what opening a ledger raises."""
        from scheduler.jobs.board.ledger.rosters import published, tables_of, version

        known = version(number)
        return self._once(("version", number, known.roster_hash, languages()), lambda: tables_of(published(number)))

    def note(self, change: str) -> None:
        log_change(self._log, self.by, change)

    def solve(self, name: str, seconds: float, ended: Callable[[Now], None]) -> None:
        """Raises `NotInFolder`, and `Busy` where too many wait."""
        self.solving.start(self.folder.of(name), seconds, ended)

    def case(self, name: str) -> "Case":
        """One without faults. Raises what `checked` raises, and `Unreadable` where there is something to mend first."""
        checked = self.checked(name)
        wrong = checked.faults or checked.blank
        if wrong:
            raise wrong
        assert checked.read
        return checked.read.case

    def study(self, wanted: Wanted) -> None:
        """Raises `Busy` where one of the kind runs, or too many wait."""

        def ended(state: State) -> None:
            self.note(say("board.log.study_ended", name=wanted.case.name, written=", ".join(state.written) or "—"))

        self.studies.start(wanted, ended)
        self.note(say("board.log.study", study=say(TITLES[wanted.study], name=wanted.case.name)))

    def leave(self) -> str:
        """The end is asked for: what runs stops, what waits is not done. Says what is waited for; the second time nothing is."""
        if self.is_closing.is_set():
            self.is_hurried.set()
            return ""
        self.is_closing.set()
        work, waiting = self.turn.holder, [known.name for known in self.turn.waiting()]
        self.turn.leave_all()
        self.solving.stop()
        self.studies.stop_all()
        self._is_solve_ended = self.solving.is_idle
        given_up = say("board.closing.given_up", works=listed(waiting)) if waiting else ""
        return say("board.closing.stops", work=work) + given_up if work else ""

    def kept_at_the_end(self) -> str:
        """What became of a solve that ran when the end was asked for; empty where none did, or nobody waited."""
        now = self.solving.now()
        if self._is_solve_ended or now is None or now.is_running:
            return ""
        return now.failure or say("board.solve.written", files=listed(now.written))

    def close(self) -> None:
        """The best roster of a solve that runs is kept."""
        self.is_closing.set()
        self.turn.leave_all()
        self.solving.close(self.is_hurried)
        self.studies.close(self.is_hurried)

    def _read(self, kind: str, name: str, read: Callable[[Path], V]) -> V:
        """Once for each state of the file, and for each language, in which what is wrong is said."""
        path = self.folder.of(name)
        return self._once((kind, path, stamp(path), languages()), lambda: read(path))

    def _once(self, key: tuple[object, ...], read: Callable[[], V]) -> V:
        """Who asks for the same meanwhile waits for it; who asks for something else does not."""
        with self._lock:
            lock = self._locks.setdefault(key, threading.Lock())
        with lock:
            kept = self._known.get(key)
            known: V = read() if kept is None else kept
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
