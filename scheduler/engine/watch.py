"""Who watches a search: hears how far it is, and may end it."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from scheduler.engine.settings import Progress


@dataclass(frozen=True)
class Watch:
    """Nobody watches unless told so.

    `tell` hears the title of the level being solved and what is known of it, `say` a sentence of what begins and ends.
    Setting `stop` ends the search, and what is known by then is returned. `incumbent` hears values of the whole model that keep
    every row; its auxiliary variables need not be tight yet. Time limits count from `began` (time.monotonic).
    """

    tell: Callable[[str, Progress], None] = lambda title, known: None
    say: Callable[[str], None] = lambda sentence: None
    stop: threading.Event = field(default_factory=threading.Event)
    incumbent: Callable[[list[int]], None] = lambda values: None
    began: float = field(default_factory=time.monotonic)

    @property
    def is_stopped(self) -> bool:
        return self.stop.is_set()

    def seconds(self) -> float:
        """Since the search began."""
        return time.monotonic() - self.began

    def anew(self) -> "Watch":
        """The same, over a search that begins now."""
        return replace(self, began=time.monotonic())

    def titled(self, title_of: Callable[[str], str]) -> "Watch":
        """The same, told of each level by another title."""
        return replace(self, tell=lambda title, known: self.tell(title_of(title), known))


@dataclass(frozen=True)
class SolveWatch:
    """Who watches one solve of one solver.

    `report` hears the objective of its incumbent (None before the first) and its bound, `incumbent` values of the whole model.
    """

    stop: threading.Event
    report: Callable[[int | None, float], None] = lambda value, bound: None
    incumbent: Callable[[list[int]], None] = lambda values: None


class Until(NamedTuple):
    """When a part of the search ends: at the deadline (time.monotonic), or as soon as it is stopped."""

    deadline: float
    stop: threading.Event

    @classmethod
    def within(cls, seconds: float, stop: threading.Event | None = None) -> "Until":
        """So many seconds from now; nobody stops it unless told how."""
        return cls(time.monotonic() + seconds, stop or threading.Event())

    def seconds(self) -> float:
        """Left until the deadline; below 0 where it is past."""
        return self.deadline - time.monotonic()

    def is_over(self) -> bool:
        return self.stop.is_set() or self.seconds() < 0

    def sooner(self, seconds: float) -> "Until":
        return self._replace(deadline=self.deadline - seconds)
