"""Levels solved one after another: each is minimised while the earlier ones keep the value they reached."""

import math
import threading
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from models.roster import LevelResult, Status, StoppedBy
from scheduler.engine.build import Objective
from scheduler.engine.cp import CpProgram
from scheduler.engine.greedy import greedy
from scheduler.engine.model import Model
from scheduler.engine.program import Affine, Program
from scheduler.engine.roster import evaluate, tighten
from scheduler.engine.search_state import SearchState

FIRST_LEVELS = 3
"""Levels 1–3 are served first; the later ones share what is kept in reserve and what is left over."""
RESERVE = 0.3
SLACK = 1e-6
BUILD_SECONDS = 0.5
"""Less than this left after the first roster is not worth a solver's start."""


class Progress(NamedTuple):
    """What is known while a level is being solved; seconds since the start."""

    level: int
    value: int
    bound: int
    seconds: float

    @property
    def gap(self) -> float:
        return (self.value - self.bound) / max(1, abs(self.value))


class Settings(NamedTuple):
    time_limit: float = 60.0
    workers: int = 2
    seed: int = 0


class Solution(NamedTuple):
    """`values` is None where no roster was found; then the levels are empty."""

    status: Status
    stopped_by: StoppedBy
    values: list[int] | None
    levels: tuple[LevelResult, ...]


def solve_levels(
    model: Model,
    objectives: Sequence[Objective],
    settings: Settings,
    started: float,
    on_progress: Callable[[Progress], None] = lambda _: None,
    stop: threading.Event | None = None,
) -> Solution:
    """The best roster by levels within the limit counted from `started` (time.monotonic)."""
    run = _Run(model, objectives, settings, started, on_progress, stop or threading.Event())
    return run.solve()


class _Run:
    def __init__(
        self,
        model: Model,
        objectives: Sequence[Objective],
        settings: Settings,
        started: float,
        on_progress: Callable[[Progress], None],
        stop: threading.Event,
    ):
        self.model, self.objectives, self.settings = model, objectives, settings
        self.started, self.on_progress, self.stop = started, on_progress, stop
        self.deadline = started + settings.time_limit
        self.best: list[int] | None = None
        self.cp: CpProgram | None = None
        self.kept: dict[int, int] = {}
        """Caps on level values that the solver has been given, by position."""

    def left(self) -> float:
        return self.deadline - time.monotonic()

    def solve(self) -> Solution:
        self._start()
        bounds: list[int] = []
        for index, objective in enumerate(self.objectives):
            bound, infeasible = self._close(index, objective, lowest(self.model.program, objective.value))
            if infeasible:
                return Solution(Status.INFEASIBLE, StoppedBy.COMPLETE, None, ())
            if self.best is None:
                return Solution(Status.NO_SOLUTION, self._why(), None, ())
            bounds.append(bound)
            self._keep_reached(index)
        results = self._results(bounds)
        closed = all(result.value == result.bound for result in results)
        status = Status.OPTIMAL if closed else Status.FEASIBLE
        return Solution(status, StoppedBy.COMPLETE if closed else self._why(), self.best, results)

    def _keep_reached(self, index: int) -> None:
        """Later levels may not lose what the incumbent has reached so far."""
        if self.cp is not None and self.best is not None:
            for position, objective in enumerate(self.objectives[: index + 1]):
                value = evaluate(objective.value, self.best)
                if value < self.kept.get(position, value + 1):
                    self.kept[position] = value
                    self.cp.at_most(objective.value, value)

    def _results(self, bounds: Sequence[int]) -> tuple[LevelResult, ...]:
        assert self.best is not None
        results: list[LevelResult] = []
        for objective, bound in zip(self.objectives, bounds, strict=True):
            value = evaluate(objective.value, self.best)
            conditional = any(result.value > result.bound for result in results)
            results.append(_result(self.model.program, objective, value, bound, conditional))
        return tuple(results)

    def _why(self) -> StoppedBy:
        return StoppedBy.INTERRUPTED if self.stop.is_set() else StoppedBy.TIME_LIMIT

    def _start(self) -> None:
        """The greedy roster, the floor under everything that follows."""
        expressions = [objective.value for objective in self.objectives]
        state = SearchState(self.model.program, first_values(self.model), expressions)
        greedy(self.model, state, time.monotonic() + max(0.3, 0.5 * self.left()))
        score = state.score()
        if score.violations == 0:
            self.best = list(state.values)
        for objective, value in zip(self.objectives, score.levels, strict=True):
            self._report(objective, value, lowest(self.model.program, objective.value))

    def _close(self, index: int, objective: Objective, floor: int) -> tuple[int, bool]:
        """Minimise one level; its proven bound, and whether the model has no solution at all."""
        if self.best is not None and evaluate(objective.value, self.best) <= floor:
            return floor, False
        if self.left() < BUILD_SECONDS or self.stop.is_set():
            return floor, False
        if self.cp is None:
            self.cp = CpProgram(self.model.program)
            self._keep_reached(index - 1)
        parameters = self._parameters(self._share(index))
        incumbent = None if self.best is None else evaluate(objective.value, self.best)
        known = [incumbent, floor]

        def report(value: int | None, bound: float) -> None:
            known[0] = value if known[0] is None or (value is not None and value < known[0]) else known[0]
            known[1] = max(floor, whole_bound(bound))
            if known[0] is not None:
                self._report(objective, known[0], known[1])

        result = self.cp.minimise(objective.value, self.best, parameters, report, self.stop)
        if result.infeasible and self.best is None:
            return floor, True
        assert not result.infeasible, "a level cannot be infeasible at the values reached"
        if result.values is not None:
            self._take(objective, result.values)
        value = None if self.best is None else evaluate(objective.value, self.best)
        bound = value if result.optimal and value is not None else max(floor, whole_bound(result.bound))
        return bound if value is None else min(bound, value), False

    def _take(self, objective: Objective, values: list[int]) -> None:
        tighten(self.model.program, values)
        if self.best is None or evaluate(objective.value, values) < evaluate(objective.value, self.best):
            self.best = values

    def _share(self, index: int) -> float:
        """Seconds for a level: the first ones may use all but the reserve, the later ones an even part of what is left."""
        if self.objectives[index].level <= FIRST_LEVELS and index + 1 < len(self.objectives):
            return max(0.1, self.left() - RESERVE * self.settings.time_limit)
        return max(0.1, self.left() / (len(self.objectives) - index))

    def _parameters(self, seconds: float) -> dict[str, object]:
        return {
            "max_time_in_seconds": seconds,
            "num_workers": self.settings.workers,
            "random_seed": self.settings.seed,
            **subsolvers(self.settings.workers),
        }

    def _report(self, objective: Objective, value: int, bound: int) -> None:
        self.on_progress(Progress(objective.level, value, bound, time.monotonic() - self.started))


def subsolvers(workers: int) -> dict[str, object]:
    """With few workers CP-SAT's own portfolio has no strong LP worker, so the LP ones are named (docs/engine.md)."""
    if workers >= 8:
        return {"linearization_level": 2}
    return {"linearization_level": 2, "subsolvers": ["max_lp"]}


def first_values(model: Model) -> list[int]:
    """Base duties, nothing granted, no cover: every variable at its lower bound, every request refused."""
    values = list(model.program.lower)
    for var in model.refused:
        values[var] = model.program.upper[var]
    for candidate, var in zip(model.candidates, model.x, strict=True):
        stay = model.stays.get((candidate.officer, candidate.duty.station))
        if values[var] and stay is not None:
            values[stay.on[candidate.duty.day]] = 1
    return values


def lowest(program: Program, expression: Affine) -> int:
    """The least that the bounds of the variables allow: what no decision can change."""
    return expression.constant + sum(
        coef * (program.lower[var] if coef > 0 else program.upper[var]) for var, coef in expression.terms
    )


def whole_bound(bound: float) -> int:
    """A proven bound on an integer value, rounded up only after a slack for floating point."""
    return -(2**40) if math.isinf(bound) or math.isnan(bound) else math.ceil(bound - SLACK)


def _result(program: Program, objective: Objective, value: int, bound: int, conditional: bool) -> LevelResult:
    givens = lowest(program, objective.value)
    return LevelResult(
        level=objective.level,
        name=objective.name,
        value=value,
        bound=bound,
        givens=givens,
        gap=(value - bound) / max(1, abs(value - givens)),
        conditional=conditional,
    )
