"""Who watches a search: hears how far it is, and may end it."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

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
