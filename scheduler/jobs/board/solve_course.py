"""What a solve that is looked on at has reached: its levels, each with its course, and what is proven of them."""

from typing import TYPE_CHECKING, NamedTuple

from models.level import LevelNumber
from scheduler.engine.settings import Progress
from scheduler.exchange.writing.paper.levels import gap_text, level_sentence, unit_of

if TYPE_CHECKING:
    from scheduler.plan import Plan

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


class Now(NamedTuple):
    """`doing` is a sentence of what is being done, or how it ended; `written` are names of files."""

    case: str
    is_running: bool
    is_stopping: bool
    seconds: float
    limit: float
    doing: str
    levels: tuple[LevelNow, ...] = ()
    written: tuple[str, ...] = ()
    failure: str = ""


class Course:
    """The levels heard of so far."""

    def __init__(self) -> None:
        self._levels: dict[LevelNumber, LevelNow] = {}

    def hear(self, title: str, known: Progress) -> None:
        before = self._levels.get(known.level)
        course = (*(before.course if before else ()), Point(known.seconds, known.value, known.bound))
        course = course[::2] if len(course) > KEPT_POINTS else course
        self._levels[known.level] = LevelNow(known.level, title, known.value, known.bound, gap_text(known.gap), course)

    def levels(self) -> tuple[LevelNow, ...]:
        known = dict(self._levels)
        return tuple(known[level] for level in sorted(known))

    def proven(self, plan: "Plan") -> tuple[LevelNow, ...]:
        """As the finished roster has them, with what is proven of each."""
        policy, levels = plan.file.case.policy, []
        for level in plan.file.proof.levels:
            sentence = level_sentence(level, unit_of(policy, level.level))
            known = self._levels.get(level.level)
            title, course = policy.title(level.name), known.course if known else ()
            levels.append(LevelNow(level.level, title, level.value, level.bound, gap_text(level.gap), course, sentence))
        return tuple(levels)
