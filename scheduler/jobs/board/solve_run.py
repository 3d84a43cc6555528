"""One solve from its beginning to its end, as it can be told at any time and in any language."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from models.level import LevelNumber
from models.roster import Proof
from models.words import say, spoken
from scheduler.engine.settings import Progress
from scheduler.engine.watch import Watch
from scheduler.exchange.writing.paper.levels import STATUSES, STOPPED
from scheduler.jobs.board.solve_course import Course, LevelNow


class Now(NamedTuple):
    """`doing` is a sentence of what is being done, or how it ended; `written` are names of files."""

    case: str
    is_running: bool
    is_stopping: bool
    seconds: float
    limit: float
    doing: str
    levels: tuple[LevelNow, ...] = ()
    written: tuple[str, ...] = ()
    failure: str = ""


@dataclass(frozen=True)
class KeyedWatch(Watch):
    """Hears of levels by their keys: their titles are said when somebody looks."""

    def titled(self, title_of: Callable[[str], str]) -> "Watch":
        return self


class Run:
    """`limit` is in seconds, counted from when the search began."""

    def __init__(self, case: str, limit: float) -> None:
        self.case, self.limit, self.course = case, limit, Course()
        self.is_running, self.is_stopping = True, False
        self.written: tuple[str, ...] = ()
        self.failure = ""
        self._began = time.monotonic()
        self._seconds = 0.0
        self._doing: Callable[[], str] = lambda: say("console.live.building")

    def now(self) -> Now:
        seconds = time.monotonic() - self._began if self.is_running else self._seconds
        told = (self.case, self.is_running, self.is_running and self.is_stopping, seconds, self.limit, self._doing())
        return Now(*told, self.course.levels(), self.written, self.failure)

    def search(self) -> None:
        """The file has been read; the limit counts from here."""
        self._began = time.monotonic()

    def hear(self, name: str, known: Progress) -> None:
        self.course.hear(name, known)
        self._doing = lambda: self._solving(known.level)

    def say(self, sentence: str) -> None:
        """In the language of who began; to others only that it goes on is told."""
        language = spoken()
        self._doing = lambda: sentence if spoken() is language else say("board.solve.at_work")

    def end(self, proof: Proof, written: tuple[str, ...]) -> None:
        self.course.results, self.written = proof.levels, written
        self._doing = lambda: say("board.solve.ended", status=say(STATUSES[proof.status]), stopped=say(STOPPED[proof.stopped_by]))

    def fail(self, sentence: str) -> None:
        self.failure = sentence
        self._doing = lambda: say("board.solve.failed")

    def close(self) -> None:
        self._seconds = time.monotonic() - self._began
        self.is_running = False

    def _solving(self, level: LevelNumber) -> str:
        return say("board.solve.level", level=level, title=self.course.title(level))
