"""What a time limit is measured in: seconds on the wall, or the solver's own count of its work."""

import time
from typing import Protocol

from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.settings import Settings


class Clock(Protocol):
    began: float

    def now(self) -> float: ...

    def spend(self, work: float) -> None:
        """Hear of the work of one solve."""

    def limits(self, amount: float) -> dict[str, object]:
        """CP-SAT's parameters that end a solve after the amount."""

    def wall_end(self, amount: float) -> float:
        """The moment (time.monotonic) at which a part without a count of its own must end."""


class WallClock:
    def __init__(self, started: float) -> None:
        self.began = started

    def now(self) -> float:
        return time.monotonic()

    def spend(self, work: float) -> None:
        pass

    def limits(self, amount: float) -> dict[str, object]:
        return {"max_time_in_seconds": amount}

    def wall_end(self, amount: float) -> float:
        return time.monotonic() + amount


class WorkClock:
    """Moves only by work done, so that the same case takes the same course on every machine."""

    def __init__(self, wall_end: float) -> None:
        self.began = self.spent = 0.0
        self._wall_end = wall_end

    def now(self) -> float:
        return self.spent

    def spend(self, work: float) -> None:
        self.spent += work / PARAMETERS.work_per_second

    def limits(self, amount: float) -> dict[str, object]:
        wall = max(0.1, self._wall_end - time.monotonic())
        return {"max_deterministic_time": amount * PARAMETERS.work_per_second, "max_time_in_seconds": wall}

    def wall_end(self, amount: float) -> float:
        return self._wall_end


def clock_of(settings: Settings, started: float) -> Clock:
    return WorkClock(started + wall_seconds(settings)) if settings.reproducible else WallClock(started)


def wall_seconds(settings: Settings) -> float:
    """What a solve may take on the wall."""
    if settings.reproducible:
        return PARAMETERS.safety_factor * settings.time_limit + PARAMETERS.safety_seconds
    return settings.time_limit
