"""A case solved in a child: whatever becomes of the child, the last roster that it told of comes back."""

import time
from dataclasses import replace

from models.case import Case
from models.level import LevelNumber
from models.roster import LevelResult, Roster, Status, StoppedBy
from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.process.child import Ended, run
from scheduler.engine.process.child_process import Work
from scheduler.engine.process.messages import Failed, Incumbent, LevelProgress, Started
from scheduler.engine.process.patience import Limits
from scheduler.engine.process.solving import SolvedCase, solve_case
from scheduler.engine.settings import Settings
from scheduler.engine.solvers.clock import wall_seconds
from scheduler.engine.watch import Watch

TRIED_AGAIN = "engine.tried_again"


def solve(case: Case, settings: Settings, watch: Watch, work: Work = solve_case, start: Roster | None = None) -> SolvedCase:
    """The best roster known when the child answered, or when it ended without an answer.

    A child that crashes before any roster is tried once more, on one thread and within what is left of the limit; an error of
    the program's own is raised.
    """
    heard = _Heard(watch)
    solved, failure = _attempt((case, settings, start), heard, work)
    if solved.stopped_by is StoppedBy.CRASHED and solved.roster is None and not watch.is_stopped:
        left = replace(settings, workers=1, time_limit=_left(settings, heard))
        solved, failure = _attempt((case, left, start), _Heard(watch), work)
        solved = solved._replace(remarks=(TRIED_AGAIN, *solved.remarks), repeatable=False)
    if failure is not None and solved.roster is None:
        raise failure.error or RuntimeError(failure.trace)
    return solved


def _attempt(asked: tuple[Case, Settings, Roster | None], heard: "_Heard", work: Work) -> tuple[SolvedCase, Failed | None]:
    _, settings, _ = asked
    limits = Limits(wall_seconds(settings), settings.memory_gb, heard.watch.stop, PARAMETERS.first_roster_seconds)
    ended = run(work, asked, limits, heard.hear)
    if isinstance(ended.answer, SolvedCase):
        return ended.answer, None
    return heard.solved(ended), ended.failure


def _left(settings: Settings, heard: "_Heard") -> float:
    """Of the time limit, counted as the child counts it: once its imports are done."""
    used = 0.0 if heard.started is None else (time.monotonic() - heard.started) / wall_seconds(settings)
    return max(PARAMETERS.least_retry_seconds, settings.time_limit * (1 - used))


class _Heard:
    """When the work began, the last incumbent, and the best bound of each level."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch
        self.started: float | None = None
        self.incumbent: Incumbent | None = None
        self.bounds: dict[LevelNumber, int] = {}

    def hear(self, message: object) -> None:
        match message:
            case Started():
                self.started = time.monotonic()
            case Incumbent():
                self._forget_conditional(message)
                self.incumbent = message
            case LevelProgress(name, progress):
                self.bounds[progress.level] = max(progress.bound, self.bounds.get(progress.level, progress.bound))
                self.watch.tell(name, progress)

    def _forget_conditional(self, new: Incumbent) -> None:
        """A bound may hold only at the values of earlier levels; where one of them has risen, it is void."""
        risen = False
        for old, now in zip(self.incumbent.levels if self.incumbent else (), new.levels, strict=False):
            if risen:
                self.bounds.pop(now.level, None)
            risen = risen or now.value > old.value

    def solved(self, ended: Ended) -> SolvedCase:
        """What is known of the case although the child gave no answer."""
        stopped_by = ended.killed or StoppedBy.CRASHED
        if self.incumbent is None:
            return SolvedCase(Status.NO_SOLUTION, stopped_by)
        levels = self._levels(self.incumbent.levels)
        closed = all(level.value == level.bound for level in levels)
        trace = (ended.failure.trace.strip().splitlines()[-1],) if ended.failure else ()
        return SolvedCase(Status.OPTIMAL if closed else Status.FEASIBLE, stopped_by, levels, self.incumbent.roster, trace)

    def _levels(self, known: tuple[LevelResult, ...]) -> tuple[LevelResult, ...]:
        levels: list[LevelResult] = []
        for level in known:
            bound = min(level.value, max(level.bound, self.bounds.get(level.level, level.bound)))
            gap = (level.value - bound) / max(1, abs(level.value - level.givens))
            conditional = any(earlier.value > earlier.bound for earlier in levels)
            levels.append(level.model_copy(update={"bound": bound, "gap": gap, "conditional": conditional}))
        return tuple(levels)
