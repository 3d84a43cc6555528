"""How far a study is, or what it came to."""

from collections.abc import Callable
from typing import Any, NamedTuple

from scheduler.jobs.board.studies.wanted import Wanted
from scheduler.jobs.board.turn import Work


class Level(NamedTuple):
    """The level that is being solved."""

    title: Callable[[], str]
    value: int
    bound: int


class State(NamedTuple):
    """`doing` says what runs or waits, in the language of who looks; `value` is the answer, None before the end
    and after a failure.

    `seen` is the stamp of the case that was read, `began` is of time.monotonic.
    `work` is None in one of an earlier run of the board.
    """

    wanted: Wanted
    doing: Callable[[], str]
    work: Work | None = None
    is_waiting: bool = True
    is_running: bool = False
    is_stopping: bool = False
    began: float = 0.0
    seconds: float = 0.0
    level: Level | None = None
    value: Any = None
    written: tuple[str, ...] = ()
    failure: str = ""
    seen: str = ""

    @property
    def is_open(self) -> bool:
        """More is to come."""
        return self.is_waiting or self.is_running
