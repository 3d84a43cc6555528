"""What a child process tells its parent. Whatever else a work sends is handed on as it is."""

from typing import Any, NamedTuple

from models.roster import LevelResult, Roster
from scheduler.engine.settings import Progress


class Started(NamedTuple):
    """Everything is imported; the limit counts from here."""


class Incumbent(NamedTuple):
    """The best roster so far. The levels' bounds are what holds without any search."""

    roster: Roster
    levels: tuple[LevelResult, ...]


class LevelProgress(NamedTuple):
    """What is known of the level of that name."""

    name: str
    progress: Progress


class Finished(NamedTuple):
    answer: Any


class Failed(NamedTuple):
    """The work raised; `error` is None where it cannot be sent."""

    error: Exception | None
    trace: str
