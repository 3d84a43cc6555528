"""A case solved while somebody looks on: what it has reached, and how it ended."""

import threading
import time
from collections.abc import Callable
from contextvars import copy_context
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from models.errors import DutycoverError, trace
from models.level import LevelNumber
from models.words import say
from scheduler.engine.settings import Progress, Settings
from scheduler.engine.watch import Watch
from scheduler.exchange.targets import Targets, beside
from scheduler.exchange.writing.paper.levels import STATUSES, STOPPED, gap_text, level_sentence, unit_of
from scheduler.jobs.board.turn import Turn

if TYPE_CHECKING:
    from scheduler.plan import Plan

KEPT_POINTS = 400
"""Of a level's course; of more every other is left out."""
JOIN_SECONDS = 20.0
"""What keeping the best roster may take when the program ends."""


class Point(NamedTuple):
    seconds: float
    value: int
    bound: int


class LevelNow(NamedTuple):
    """`gap` is in words; `sentence`, what is proven, comes with the end."""

    level: LevelNumber
    title: str
    value: int
    bound: int
    gap: str
    course: tuple[Point, ...] = ()
    sentence: str = ""


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


class Solving:
    """Raises `Busy` where other long work runs meanwhile."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._now: Now | None = None
        self._began = 0.0
        self._levels: dict[LevelNumber, LevelNow] = {}

    def now(self) -> Now | None:
        """None before the first."""
        now = self._now
        if now is None or not now.is_running:
            return now
        levels = tuple(self._levels[level] for level in sorted(self._levels))
        stopping = self._stop.is_set()
        return now._replace(levels=levels, seconds=time.monotonic() - self._began, is_stopping=stopping)

    def start(self, case: Path, seconds: float, ended: Callable[[Now], None] = lambda now: None) -> None:
        """In a thread that speaks the language spoken here. `ended` hears how it came out."""
        self._turn.take(say("board.turn.solve", name=case.name))
        self._stop, self._levels, self._began = threading.Event(), {}, time.monotonic()
        self._now = Now(case.name, True, False, 0.0, seconds, say("console.live.building"))
        arguments = (self._run, case, seconds, ended)
        self._thread = threading.Thread(target=copy_context().run, args=arguments, name="solving", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """The best roster so far is written."""
        self._stop.set()

    def close(self) -> None:
        self.stop()
        if self._thread is not None:
            self._thread.join(JOIN_SECONDS)

    def _run(self, case: Path, seconds: float, ended: Callable[[Now], None]) -> None:
        watch = Watch(self._tell, self._say, self._stop)
        now = self._now or Now(case.name, True, False, 0.0, seconds, "")
        try:
            now = self._solved(now, case, watch)
        except DutycoverError as error:
            now = now._replace(failure=error.sentence())
        except Exception as error:
            now = now._replace(failure=trace(error))
        levels = now.levels or tuple(self._levels[level] for level in sorted(self._levels))
        self._now = now._replace(is_running=False, seconds=time.monotonic() - self._began, levels=levels)
        self._turn.give()
        ended(self._now)

    def _solved(self, now: Now, case: Path, watch: Watch) -> Now:
        from scheduler.jobs.ready import ready_or_edited
        from scheduler.jobs.solve import solve

        goals = _free(case)
        plan = solve(ready_or_edited(case, goals), Settings(now.limit, workers=0), watch)
        proof = plan.file.proof
        doing = say("board.solve.ended", status=say(STATUSES[proof.status]), stopped=say(STOPPED[proof.stopped_by]))
        written = tuple(path.name for path in goals.paths())
        return now._replace(doing=doing, levels=tuple(self._proven(plan)), written=written)

    def _proven(self, plan: "Plan") -> list[LevelNow]:
        policy, levels = plan.file.case.policy, []
        for level in plan.file.proof.levels:
            sentence = level_sentence(level, unit_of(policy, level.level))
            known = self._levels.get(level.level)
            title, gap = policy.title(level.name), gap_text(level.gap)
            course = known.course if known else ()
            levels.append(LevelNow(level.level, title, level.value, level.bound, gap, course, sentence))
        return levels

    def _tell(self, title: str, known: Progress) -> None:
        before = self._levels.get(known.level)
        course = (*(before.course if before else ()), Point(known.seconds, known.value, known.bound))
        course = course[::2] if len(course) > KEPT_POINTS else course
        self._levels[known.level] = LevelNow(known.level, title, known.value, known.bound, gap_text(known.gap), course)
        self._say(say("board.solve.level", level=known.level, title=title))

    def _say(self, sentence: str) -> None:
        if self._now is not None:
            self._now = self._now._replace(doing=sentence)


def _free(case: Path) -> Targets:
    """`夏季-底稿.xlsx` and `夏季-张贴.xlsx`, or, where either is there, numbered: nobody's edits are written over."""
    goals, number = beside(case), 2
    while any(path.exists() for path in goals.paths()):
        goals = beside(case.with_name(f"{case.stem}-{number}{case.suffix}"))
        number += 1
    return goals
