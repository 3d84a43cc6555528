"""A case solved while somebody looks on, or a roster solved on from where it stands: what it has reached, and how it ended."""

import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from models.errors import DutycoverError, trace
from models.words import say
from scheduler.engine.settings import Progress, Settings
from scheduler.engine.watch import Watch
from scheduler.exchange.targets import free_beside
from scheduler.exchange.writing.paper.levels import STATUSES, STOPPED
from scheduler.jobs.board.solve_course import Course, Now
from scheduler.jobs.board.turn import Turn, Work

JOIN_SECONDS, ASKED_EVERY_SECONDS = 120.0, 0.1
"""What keeping the best roster may take when the program ends: in a district the reasons and workbooks take their time."""
KEPT_ENDED = 8
"""So many solves that have ended are told of."""


class Asked(NamedTuple):
    """`ended` hears how it came out."""

    case: Path
    seconds: float
    ended: Callable[[Now], None] = lambda now: None


class Solving:
    """Others that are asked for meanwhile wait in line for their turn."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._stop = threading.Event()
        self._idle = threading.Event()
        self._idle.set()
        self._now: Now | None = None
        self._ended: deque[Now] = deque(maxlen=KEPT_ENDED)
        self._began = 0.0
        self._course = Course()

    def now(self) -> Now | None:
        """The one that runs, else the last; None before the first."""
        now = self._now
        if now is None or not now.is_running:
            return now
        seconds = time.monotonic() - self._began
        return now._replace(levels=self._course.levels(), seconds=seconds, is_stopping=self._stop.is_set())

    @property
    def is_idle(self) -> bool:
        return self._idle.is_set()

    def ended(self) -> tuple[Now, ...]:
        """Those before, the latest first."""
        return tuple(self._ended)

    def start(self, case: Path, seconds: float, ended: Callable[[Now], None] = lambda now: None) -> None:
        """In a thread that speaks the language spoken here, at once or when its turn comes."""
        asked = Asked(case, seconds, ended)
        self._turn.queue(Work(say("board.turn.solve", name=case.name), lambda: self._begin(asked), lambda: self._run(asked)))

    def stop(self) -> None:
        """The best roster so far is written."""
        self._stop.set()

    def close(self, hurry: threading.Event | None = None) -> None:
        """Until the best roster is kept, or `hurry` is set."""
        self.stop()
        until = time.monotonic() + JOIN_SECONDS
        while not self._idle.wait(ASKED_EVERY_SECONDS):
            if (hurry and hurry.is_set()) or time.monotonic() > until:
                return

    def _begin(self, asked: Asked) -> None:
        self._idle.clear()
        self._stop, self._course, self._began = threading.Event(), Course(), time.monotonic()
        self._now = Now(asked.case.name, True, False, 0.0, asked.seconds, say("console.live.building"))

    def _run(self, asked: Asked) -> None:
        now = self._now or Now(asked.case.name, True, False, 0.0, asked.seconds, "")
        try:
            now = self._solved(now, asked.case, Watch(self._tell, self._say, self._stop))
        except DutycoverError as error:
            now = now._replace(failure=error.sentence(), doing=say("board.solve.failed"))
        except Exception as error:
            now = now._replace(failure=trace(error), doing=say("board.solve.failed"))
        levels = now.levels or self._course.levels()
        self._now = now._replace(is_running=False, seconds=time.monotonic() - self._began, levels=levels)
        self._ended.appendleft(self._now)
        asked.ended(self._now)
        self._idle.set()

    def _solved(self, now: Now, case: Path, watch: Watch) -> Now:
        from scheduler.jobs.ready import ready_to_go_on
        from scheduler.jobs.solve import solve

        goals = free_beside(case)
        plan = solve(ready_to_go_on(case, goals), Settings(now.limit, workers=0), watch)
        proof = plan.file.proof
        doing = say("board.solve.ended", status=say(STATUSES[proof.status]), stopped=say(STOPPED[proof.stopped_by]))
        return now._replace(doing=doing, levels=self._course.proven(plan), written=tuple(path.name for path in goals.paths()))

    def _tell(self, title: str, known: Progress) -> None:
        self._course.hear(title, known)
        self._say(say("board.solve.level", level=known.level, title=title))

    def _say(self, sentence: str) -> None:
        if self._now is not None:
            self._now = self._now._replace(doing=sentence)
