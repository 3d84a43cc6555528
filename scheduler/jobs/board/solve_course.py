"""What a solve that is looked on at has reached: its levels, each with its course, and what is proven of them.

It is said when it is asked for, in the language of who asks.
"""

from typing import NamedTuple

from models.level import LevelNumber
from models.policy import Policy
from models.roster import LevelResult
from scheduler.engine.settings import Progress
from scheduler.exchange.writing.paper.levels import gap_text, level_sentence, unit_of

KEPT_POINTS = 400
"""Of a level's course; of more every other is left out."""


class Point(NamedTuple):
    seconds: float
    value: int
    bound: int


class LevelNow(NamedTuple):
    """`gap` is in words; `sentence`, what is proven, comes with the end."""

    level: LevelNumber
    title: str
    value: int
    bound: int
    gap: str
    course: tuple[Point, ...] = ()
    sentence: str = ""

    @property
    def is_open(self) -> bool:
        return self.value > self.bound


class Heard(NamedTuple):
    """A level by the key of its policy row, and what is known of it."""

    name: str
    known: Progress
    course: tuple[Point, ...]


class Course:
    """The levels heard of so far, and at the end what came out."""

    def __init__(self) -> None:
        self.policy: Policy | None = None
        self.results: tuple[LevelResult, ...] = ()
        self._heard: dict[LevelNumber, Heard] = {}

    def hear(self, name: str, known: Progress) -> None:
        before = self._heard.get(known.level)
        course = (*(before.course if before else ()), Point(known.seconds, known.value, known.bound))
        self._heard[known.level] = Heard(name, known, course[::2] if len(course) > KEPT_POINTS else course)

    def title(self, level: LevelNumber) -> str:
        heard = self._heard.get(level)
        return self._title(heard.name) if heard else ""

    def levels(self) -> tuple[LevelNow, ...]:
        if self.results:
            return tuple(map(self._proven, self.results))
        heard = dict(self._heard)
        return tuple(self._reached(heard[level]) for level in sorted(heard))

    def _reached(self, heard: Heard) -> LevelNow:
        known = heard.known
        return LevelNow(known.level, self._title(heard.name), known.value, known.bound, gap_text(known.gap), heard.course)

    def _proven(self, result: LevelResult) -> LevelNow:
        """As the finished roster has it."""
        sentence = level_sentence(result, unit_of(self.policy, result.level)) if self.policy else ""
        heard = self._heard.get(result.level)
        course, title = heard.course if heard else (), self._title(result.name)
        return LevelNow(result.level, title, result.value, result.bound, gap_text(result.gap), course, sentence)

    def _title(self, name: str) -> str:
        return self.policy.title(name) if self.policy else name
