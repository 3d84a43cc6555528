"""How long a child is waited for."""

import threading
import time
from typing import NamedTuple

from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.process.messages import Incumbent, Started


class Limits(NamedTuple):
    """`seconds` count from the end of the imports. For a first incumbent `first_seconds` more are waited."""

    seconds: float
    memory_gb: float
    stop: threading.Event
    first_seconds: float = 0.0


class Patience:
    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._end = time.monotonic() + PARAMETERS.startup_seconds
        self._has_incumbent = self.is_stopped = False

    def hear(self, message: object) -> None:
        now = time.monotonic()
        if isinstance(message, Started) and not self.is_stopped:
            grace = max(PARAMETERS.least_grace_seconds, PARAMETERS.grace_share * self.limits.seconds)
            self._end = now + self.limits.seconds + grace
        if isinstance(message, Incumbent) and not self._has_incumbent:
            self._has_incumbent = True
            self._end = max(self._end, now + (PARAMETERS.stop_seconds if self.is_stopped else PARAMETERS.least_grace_seconds))

    def stop(self) -> None:
        self.is_stopped = True
        self._end = min(self._end, time.monotonic() + PARAMETERS.stop_seconds)

    def is_over(self) -> bool:
        return time.monotonic() > self._end + (0.0 if self._has_incumbent else self.limits.first_seconds)
