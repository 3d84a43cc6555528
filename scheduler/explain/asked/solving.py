"""The child's side of trials: one model for all of them, what a trial asks written into a copy of it."""

import time
from collections.abc import Sequence

from models.case import Case
from models.roster import LeaveDecision, Roster
from scheduler.engine.build import Objective, build, objectives
from scheduler.engine.process.child_process import Parent
from scheduler.engine.search.pricing import price
from scheduler.engine.search.values import values_of
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.explain.asked.possible import possible
from scheduler.explain.asked.trial import Heard, Trial, TrialResult
from scheduler.formulation.instance import Instance
from scheduler.formulation.model import Model
from scheduler.formulation.roster import evaluate, extract
from scheduler.program.affine import count
from scheduler.rules.pins import keep

LEAST_SECONDS = 0.6
TAIL_SECONDS = 1.0
"""What a search may take to notice that its time is over."""


def try_all(parent: Parent, case: Case, base: Roster, trials: Sequence[Trial], seconds: float) -> None:
    """Sends a `Heard` for each trial that the seconds last for, and that is not left out."""
    model = build(Instance(case))
    levels = objectives(model)
    reached = values_at(levels, values_of(model, base))
    end = time.monotonic() + seconds - TAIL_SECONDS
    over: set[int | None] = set()
    for place, trial in enumerate(trials):
        left = end - time.monotonic()
        if left < LEAST_SECONDS:
            return
        if trial.series in over:
            continue
        result = result_of(model, levels, reached, trial, left / (len(trials) - place))
        parent.send(Heard(place, result))
        if trial.series is not None and result.costs_nothing:
            over.add(trial.series)


def result_of(model: Model, levels: Sequence[Objective], reached: Sequence[int], trial: Trial, seconds: float) -> TrialResult:
    """What a trial costs, or of one in a series whether it costs nothing, asked of a copy of the model."""
    watch, model = Watch(), model.copy()
    looked_at = [level for level in levels if trial.end_level is None or level.level < trial.end_level]
    for pin in trial.pins:
        keep(model, pin)
    for decision in trial.leave:
        _hold(model, decision)
    start = values_of(model, trial.start)
    if trial.series is not None:
        return possible(model, looked_at, reached, start, seconds)
    settings = Settings(time_limit=seconds, workers=0)
    solution = price(model, looked_at, reached[: len(looked_at)], settings, watch, start)
    if solution.values is None:
        return TrialResult(impossible=solution.status.value == "INFEASIBLE")
    rows = zip(solution.levels, reached, strict=False)
    told = tuple((level.level, level.name, before, level.value, level.bound) for level, before in rows)
    return TrialResult(told, extract(model, solution.values))


def _hold(model: Model, decision: LeaveDecision) -> None:
    """A row that nothing can satisfy where the case does not have the dates among the request's options."""
    day = model.instance.days.number
    for leave, refused, variables in model.leave.requests():
        if leave.request.id == decision.request and decision.first and decision.last:
            dates = day(decision.first), day(decision.last)
            options = zip(leave.options, variables, strict=True)
            model.program.fix(refused, 0)
            model.program.row(count([var for option, var in options if (option.first, option.last) == dates]), low=1)
        elif leave.request.id == decision.request:
            model.program.fix(refused, 1)


def values_at(levels: Sequence[Objective], values: Sequence[int]) -> list[int]:
    return [evaluate(level.value, values) for level in levels]
