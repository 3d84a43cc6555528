"""Tells the parent of incumbents and bounds while the search goes on, in a thread of its own."""

import threading
import time
from collections.abc import Callable, Sequence

from models.roster import LevelResult
from scheduler.engine.build import Objective, givens
from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.process.messages import Incumbent, LevelProgress
from scheduler.engine.settings import Progress
from scheduler.formulation.model import Model
from scheduler.formulation.roster import evaluate, extract


class Sender:
    """Keeps only the latest of what is still to be told. An incumbent goes before the bounds that were proven after it:

    a bound may hold only at the values that the incumbent reached at earlier levels.
    """

    def __init__(self, model: Model, objectives: Sequence[Objective], send: Callable[[object], None]) -> None:
        self.model, self.objectives, self._send = model, objectives, send
        self._givens = givens(model.program, objectives)
        self._best: tuple[int, ...] | None = None
        self._values: list[int] | None = None
        self._progress: dict[str, Progress] = {}
        self._closed = False
        self._news = threading.Condition()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def incumbent(self, values: Sequence[int]) -> None:
        with self._news:
            self._values = list(values)
            self._news.notify()

    def progress(self, name: str, progress: Progress) -> None:
        with self._news:
            self._progress[name] = progress
            self._news.notify()

    def close(self) -> None:
        """The answer itself says the rest."""
        with self._news:
            self._closed = True
            self._news.notify()
        self._thread.join()

    def _run(self) -> None:
        rest = 0.0
        while True:
            with self._news:
                self._news.wait_for(lambda: self._closed, rest)
                self._news.wait_for(lambda: self._closed or self._values is not None or self._progress)
                if self._closed:
                    return
                values, progress = self._values, self._progress
                self._values, self._progress = None, {}
            began = time.monotonic()
            if values is not None:
                self._tell(values)
            for name, known in progress.items():
                self._send(LevelProgress(name, known))
            rest = PARAMETERS.telling_rest_factor * (time.monotonic() - began)

    def _tell(self, values: list[int]) -> None:
        self.model.compiled.tighten(values)
        reached = tuple(evaluate(objective.value, values) for objective in self.objectives)
        if self._best is None or reached < self._best:
            self._best = reached
            self._send(Incumbent(extract(self.model, values), self._levels(reached)))

    def _levels(self, reached: tuple[int, ...]) -> tuple[LevelResult, ...]:
        return tuple(
            LevelResult(
                level=objective.level,
                name=objective.name,
                value=value,
                bound=self._givens[objective.level],
                givens=self._givens[objective.level],
                gap=0.0,
            )
            for objective, value in zip(self.objectives, reached, strict=True)
        )
