"""How long the closing pass may take."""

import time

from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.search.context import SearchContext


class LastSeconds:
    """What is left of the limit, and a little however late it is; once the search is stopped, less than that."""

    def __init__(self, context: SearchContext) -> None:
        self._context = context
        self._end = context.clock.now() + max(context.left_in_all(), PARAMETERS.least_polish_seconds)
        self._wall_end = context.clock.wall_end(self._end - context.clock.now())

    def left(self) -> float:
        """Seconds, or what counts as such."""
        return self._end - self._context.clock.now()

    def are_over(self) -> bool:
        if self._context.watch.is_stopped:
            self._wall_end = min(self._wall_end, time.monotonic() + PARAMETERS.stopped_polish_seconds)
        return self.left() <= 0 or time.monotonic() >= self._wall_end
