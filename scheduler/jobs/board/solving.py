"""A case solved while somebody looks on, or a roster solved on from where it stands: what it has reached, and how it ended."""

import threading
from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from models.errors import sentence_of
from models.words import say
from scheduler.engine.settings import Settings
from scheduler.exchange.targets import free_beside
from scheduler.jobs.board.solve_run import KeyedWatch, Now, Run
from scheduler.jobs.board.turn import Turn, Work, wait_for

JOIN_SECONDS = 120.0
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
        self._run: Run | None = None
        self._ended: deque[Run] = deque(maxlen=KEPT_ENDED)

    def now(self) -> Now | None:
        """The one that runs, else the last; None before the first. In the language spoken here."""
        run = self._run
        return None if run is None else run.now()

    @property
    def is_idle(self) -> bool:
        return self._idle.is_set()

    def ended(self) -> tuple[Now, ...]:
        """The latest first."""
        return tuple(run.now() for run in tuple(self._ended))

    def start(self, case: Path, seconds: float, ended: Callable[[Now], None] = lambda now: None) -> None:
        """In a thread that speaks the language spoken here, at once or when its turn comes."""
        asked = Asked(case, seconds, ended)
        name = partial(say, "board.turn.solve", name=case.name)
        self._turn.queue(Work(name, partial(self._begin, asked), partial(self._go, asked)))

    def stop(self) -> None:
        """The best roster so far is written."""
        self._stop.set()
        if self._run is not None:
            self._run.is_stopping = True

    def close(self, hurry: threading.Event) -> None:
        """Until the best roster is kept, or `hurry` is set."""
        self.stop()
        wait_for(self._idle, JOIN_SECONDS, hurry)

    def _begin(self, asked: Asked) -> None:
        self._idle.clear()
        self._stop, self._run = threading.Event(), Run(asked.case.name, asked.seconds)

    def _go(self, asked: Asked) -> None:
        run = self._run or Run(asked.case.name, asked.seconds)
        try:
            self._solve(run, asked.case)
        except Exception as error:
            run.fail(sentence_of(error))
        run.close()
        self._ended.appendleft(run)
        asked.ended(run.now())
        self._idle.set()

    def _solve(self, run: Run, case: Path) -> None:
        from scheduler.jobs.ready import ready_to_go_on
        from scheduler.jobs.solve import solve

        goals = free_beside(case)
        ready = ready_to_go_on(case, goals)
        run.course.policy = ready.case.policy
        run.search()
        plan = solve(ready, Settings(run.limit, workers=0), KeyedWatch(run.hear, run.say, self._stop))
        run.end(plan.file.proof, tuple(path.name for path in goals.paths()))
