"""Solving again in a child, with something asked besides: what that would cost, level by level, against the roster as it is."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from models.case import Case
from models.leave import Pin
from models.roster import LeaveDecision, Roster
from scheduler.engine.process.child import run
from scheduler.engine.process.child_process import Parent
from scheduler.engine.process.patience import Limits
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch

SECONDS = 5.0
"""For all trials of one question, once the model is built."""
BUILD_SECONDS = 40.0
"""For building it, on a machine that is busy with other things, too."""


class Trial(NamedTuple):
    """`start` is the roster to begin with, which need not keep all rules. Levels after `last_level` are not looked at.

    `leave` are decisions that must be just so.
    """

    pins: tuple[Pin, ...]
    start: Roster
    last_level: int | None = None
    leave: tuple[LeaveDecision, ...] = ()


class TrialResult(NamedTuple):
    """Per level looked at (level, key, reached before, value, bound); `roster` None where none was found.

    All but the last level are as before. `impossible` is proven.
    """

    levels: tuple[tuple[int, str, int, int, int], ...] = ()
    roster: Roster | None = None
    impossible: bool = False

    @property
    def costs_nothing(self) -> bool:
        return self.roster is not None and not (self.levels and self.levels[-1][3] > self.levels[-1][2])

    @property
    def surely_costs(self) -> bool:
        """Proven: no roster with it comes without loss."""
        return self.impossible or bool(self.levels and self.levels[-1][4] > self.levels[-1][2])


class Heard(NamedTuple):
    place: int
    found: TrialResult


def tried(case: Case, base: Roster, trials: Sequence[Trial], seconds: float = SECONDS) -> list[TrialResult | None]:
    """One answer for each trial, in order; None where the time did not last. They share the seconds."""
    found: dict[int, TrialResult] = {}

    def hear(message: object) -> None:
        if isinstance(message, Heard):
            found[message.place] = message.found

    limits = Limits(BUILD_SECONDS + seconds, Settings().memory_gb, Watch().stop)
    run(_try_all, (case, base, tuple(trials), seconds), limits, hear)
    return [found.get(place) for place in range(len(trials))]


def _try_all(parent: Parent, *arguments: Any) -> None:
    """Only the child needs a solver: loading it takes the parent longer than what the audit has to say."""
    from scheduler.explain.asked.solving import try_all

    try_all(parent, *arguments)
