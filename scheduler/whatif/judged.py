"""A measure is searched for no longer than what is said of it beside the base may change."""

import threading
from collections.abc import Sequence
from dataclasses import replace

from models.level import LevelNumber
from models.roster import LevelResult
from scheduler.engine.settings import Progress
from scheduler.engine.watch import Watch


def judged(watch: Watch, base: Sequence[LevelResult]) -> Watch:
    """The same watch over a measure that begins with the base's roster; its stop also comes once all is settled."""
    stop, known = _Stop(watch.stop), dict[LevelNumber, Progress]()

    def tell(title: str, progress: Progress) -> None:
        known[progress.level] = progress
        watch.tell(title, progress)
        if is_settled(base, known):
            stop.set()

    return replace(watch, tell=tell, stop=stop)


def is_settled(base: Sequence[LevelResult], known: dict[LevelNumber, Progress]) -> bool:
    """Whether more search can change neither a verdict of the measure nor, where it frees something, how much.

    Level by level: equal and closed goes on to the next; what is closed and below all that the base can be ends it; and so does
    a bound in the base's open interval, since the measure can then neither be proven better nor equal.
    """
    for level in base:
        if level.level not in known:
            return False
        measure = known[level.level]
        is_closed = measure.value == measure.bound
        if measure.value < level.bound:
            return is_closed
        if level.bound < level.value:
            return measure.bound >= level.bound
        if not is_closed:
            return False
    return True


class _Stop(threading.Event):
    """Set by itself, or with the one around it."""

    def __init__(self, around: threading.Event) -> None:
        super().__init__()
        self.around = around

    def is_set(self) -> bool:
        return super().is_set() or self.around.is_set()
