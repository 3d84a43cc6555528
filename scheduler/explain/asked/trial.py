"""Solving again in a child, with something asked besides: what that would cost, level by level, against the roster as it is."""

import os
import threading
import time
from collections.abc import Sequence
from typing import NamedTuple

from models.case import Case
from models.leave import Pin
from models.roster import LeaveDecision, Roster
from scheduler.engine.build import Objective, build, objectives
from scheduler.engine.child import run
from scheduler.engine.child_process import Parent
from scheduler.engine.instance import Instance
from scheduler.engine.levels import price
from scheduler.engine.memory import cap_gb
from scheduler.engine.model import Model
from scheduler.engine.patience import Limits
from scheduler.engine.program import count
from scheduler.engine.roster import evaluate, extract
from scheduler.engine.settings import Settings
from scheduler.engine.values import values_of
from scheduler.rules.pins import keep

SECONDS = 7.0
"""For all trials of one question, once the model is built."""
BUILD_SECONDS = 40.0
"""For building it, on a machine that is busy with other things, too."""
LEAST_SECONDS = 0.6
TAIL_SECONDS = 1.0
"""What a search may take to notice that its time is over."""


class Trial(NamedTuple):
    """`start` is the roster to begin with, which need not keep all rules. Levels after `last_level` are not looked at.

    `leave` are decisions that must be just so.
    """

    pins: tuple[Pin, ...]
    start: Roster
    last_level: int | None = None
    leave: tuple[LeaveDecision, ...] = ()


class Found(NamedTuple):
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


class _Heard(NamedTuple):
    place: int
    found: Found


def tried(case: Case, base: Roster, trials: Sequence[Trial], seconds: float = SECONDS) -> list[Found | None]:
    """One answer for each trial, in order; None where the time did not last. They share the seconds."""
    found: dict[int, Found] = {}

    def hear(message: object) -> None:
        if isinstance(message, _Heard):
            found[message.place] = message.found

    limits = Limits(BUILD_SECONDS + seconds, cap_gb(0.0), threading.Event())
    run(_try_all, (case, base, tuple(trials), seconds), limits, hear)
    return [found.get(place) for place in range(len(trials))]


def _try_all(parent: Parent, case: Case, base: Roster, trials: tuple[Trial, ...], seconds: float) -> None:
    model = build(Instance(case))
    levels = objectives(model)
    reached = values_at(levels, values_of(model, base))
    end = time.monotonic() + seconds - TAIL_SECONDS
    for place, trial in enumerate(trials):
        left = end - time.monotonic()
        if left < LEAST_SECONDS:
            return
        with model.program.provisionally():
            parent.send(_Heard(place, one(model, levels, reached, trial, left / (len(trials) - place))))


def one(model: Model, levels: Sequence[Objective], reached: Sequence[int], trial: Trial, seconds: float) -> Found:
    started = time.monotonic()
    looked_at = [one for one in levels if trial.last_level is None or one.level <= trial.last_level]
    for pin in trial.pins:
        keep(model, pin)
    for decision in trial.leave:
        _hold(model, decision)
    settings = Settings(time_limit=seconds, workers=os.cpu_count() or 1)
    start = values_of(model, trial.start)
    solution = price(model, looked_at, reached[: len(looked_at)], settings, started, threading.Event(), start)
    if solution.values is None:
        return Found(impossible=solution.status.value == "INFEASIBLE")
    rows = zip(solution.levels, reached, strict=False)
    told = tuple((one.level, one.name, before, one.value, one.bound) for one, before in rows)
    return Found(told, extract(model, solution.values))


def _hold(model: Model, decision: LeaveDecision) -> None:
    """A row that nothing can satisfy where the case does not have the dates among the request's options."""
    day = model.instance.day
    for leave, refused, variables in zip(model.instance.decidable_leave, model.refused, model.options, strict=True):
        if leave.request.id == decision.request and decision.first and decision.last:
            dates = day(decision.first), day(decision.last)
            options = zip(leave.options, variables, strict=True)
            model.program.fix(refused, 0)
            model.program.row(count([var for option, var in options if (option.first, option.last) == dates]), low=1)
        elif leave.request.id == decision.request:
            model.program.fix(refused, 1)


def values_at(levels: Sequence[Objective], values: Sequence[int]) -> list[int]:
    return [evaluate(one.value, values) for one in levels]
