"""A planner at a terminal: a live line to read, and Ctrl-C to end the search."""

from collections.abc import Iterator
from contextlib import contextmanager

from models.errors import Exit
from scheduler.engine.watch import Watch
from scheduler.terminal.interrupt import stop_on_signal
from scheduler.terminal.live_line import LiveLine


@contextmanager
def watching() -> Iterator[Watch]:
    """From here on a signal asks the search to end, and keeps being heard so after it."""
    stop = stop_on_signal(Exit.INTERRUPTED)
    with LiveLine() as line:
        yield Watch(line.show, line.say, stop)
