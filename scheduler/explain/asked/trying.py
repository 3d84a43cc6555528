"""Solving again in a child, with something asked besides: one answer for each trial."""

from collections.abc import Sequence
from typing import Any

from models.case import Case
from models.roster import Roster
from scheduler.engine.process.child import run
from scheduler.engine.process.child_process import Parent
from scheduler.engine.process.patience import Limits
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.explain.asked.trial import Heard, Trial, TrialResult

SECONDS = 5.0
"""For all trials of one question, once the model is built."""
BUILD_SECONDS = 40.0
"""For building it, on a machine that is busy with other things, too."""


def tried(case: Case, base: Roster, trials: Sequence[Trial], seconds: float = SECONDS) -> list[TrialResult | None]:
    """One answer for each trial, in order; None where the time did not last. They share the seconds."""
    results: dict[int, TrialResult] = {}

    def hear(message: object) -> None:
        if isinstance(message, Heard):
            results[message.place] = message.result

    limits = Limits(BUILD_SECONDS + seconds, Settings().memory_gb, Watch().stop)
    run(_try_all, (case, base, tuple(trials), seconds), limits, hear)
    return [results.get(place) for place in range(len(trials))]


def _try_all(parent: Parent, *arguments: Any) -> None:
    """Only the child needs a solver: loading it takes the parent longer than what the audit has to say."""
    from scheduler.explain.asked.solving import try_all

    try_all(parent, *arguments)
