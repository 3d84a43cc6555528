"""How long a child is waited for."""

import threading
import time
from typing import NamedTuple

from scheduler.engine.process.messages import Incumbent, Started

STARTUP_SECONDS = 60.0
STOP_SECONDS = 0.25
"""What an answer may take once it is asked for."""
LEAST_GRACE, GRACE = 2.0, 0.05
"""What it may take after the limit: so many seconds, or that share of the limit."""


class Limits(NamedTuple):
    """`seconds` count from the end of the imports. For a first incumbent `first_seconds` more are waited."""

    seconds: float
    memory_gb: float
    stop: threading.Event
    first_seconds: float = 0.0


class Patience:
    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._end = time.monotonic() + STARTUP_SECONDS
        self._has_incumbent = self.is_stopped = False

    def hear(self, message: object) -> None:
        now = time.monotonic()
        if isinstance(message, Started) and not self.is_stopped:
            self._end = now + self.limits.seconds + max(LEAST_GRACE, GRACE * self.limits.seconds)
        if isinstance(message, Incumbent) and not self._has_incumbent:
            self._has_incumbent = True
            self._end = max(self._end, now + (STOP_SECONDS if self.is_stopped else LEAST_GRACE))

    def stop(self) -> None:
        self.is_stopped = True
        self._end = min(self._end, time.monotonic() + STOP_SECONDS)

    def is_over(self) -> bool:
        return time.monotonic() > self._end + (0.0 if self._has_incumbent else self.limits.first_seconds)
