"""Levels solved one after another: each is minimised while the earlier ones keep the value they reached."""

import math
import threading
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from models.roster import LevelResult, Status, StoppedBy
from scheduler.engine.build import Objective
from scheduler.engine.clock import clock_of
from scheduler.engine.cp import CpProgram, Report, Result
from scheduler.engine.focus import frozen
from scheduler.engine.greedy import greedy
from scheduler.engine.model import Model
from scheduler.engine.program import Affine, Program
from scheduler.engine.relaxation import Relaxed, without_stints
from scheduler.engine.roster import evaluate, tighten
from scheduler.engine.search_state import SearchState
from scheduler.engine.second_opinion import DOUBT, second_opinion
from scheduler.engine.settings import Progress, Settings

FIRST_LEVELS = 3
"""Levels 1–3 are served first; the later ones share what is kept in reserve and what is left over."""
RESERVE = 0.3
SLACK = 1e-6
RELAXED = 0.25
"""Of the time left, the part for the bound of a level that was searched first."""
SMALL = 2000
"""Candidates up to which the whole model is as quick as a focused one."""
GREEDY_SECONDS = 0.3
BUILD_SECONDS = 0.5
"""Less than this left after the first roster is not worth a solver's start."""


class Solution(NamedTuple):
    """`values` is None where no roster was found; then the levels are empty."""

    status: Status
    stopped_by: StoppedBy
    values: list[int] | None
    levels: tuple[LevelResult, ...]
    remarks: tuple[str, ...] = ()


Incumbents = Callable[[list[int]], None]
"""Told of values that keep every row; auxiliary variables may not be tight yet."""


def solve_levels(
    model: Model,
    objectives: Sequence[Objective],
    settings: Settings,
    started: float,
    on_progress: Callable[[Progress], None] = lambda _: None,
    stop: threading.Event | None = None,
    on_incumbent: Incumbents = lambda _: None,
) -> Solution:
    """The best roster by levels within the limit counted from `started` (time.monotonic)."""
    run = _Run(model, objectives, settings, started, on_progress, stop or threading.Event(), on_incumbent)
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
        on_incumbent: Incumbents,
    ):
        self.model, self.objectives, self.settings = model, objectives, settings
        self.started, self.on_progress, self.stop = started, on_progress, stop
        self.on_incumbent = on_incumbent
        self.clock = clock_of(settings, started)
        self.deadline = self.clock.began + settings.time_limit
        self.remarks: tuple[str, ...] = ()
        self.best: list[int] | None = None
        self.floors = {objective.level: model.program.least(objective.value) for objective in objectives}
        """Per level, a value that no roster can be below."""
        self.cp: CpProgram | None = None
        self.kept: dict[int, int] = {}
        """Caps on level values that the solver has been given, by position."""

    def left(self) -> float:
        return self.deadline - self.clock.now()

    def solve(self) -> Solution:
        self._start()
        bounds: list[int] = []
        for index, objective in enumerate(self.objectives):
            bound, infeasible = self._close(index, objective, self.floors[objective.level])
            if infeasible:
                return Solution(Status.INFEASIBLE, StoppedBy.COMPLETE, None, ())
            if self.best is None:
                return Solution(Status.NO_SOLUTION, self._why(), None, (), self.remarks)
            bounds.append(bound)
            self._keep_reached(index)
        results = self._results(bounds)
        closed = all(result.value == result.bound for result in results)
        status = Status.OPTIMAL if closed else Status.FEASIBLE
        return Solution(status, StoppedBy.COMPLETE if closed else self._why(), self.best, results, self.remarks)

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
        values = first_values(self.model)
        self._offer_greedy(values)
        plan = self._plan_leave()
        if plan is not None:
            for var, value in plan.items():
                values[var] = value
            self._offer_greedy(values)

    def _offer_greedy(self, values: list[int], preferred: frozenset[int] = frozenset()) -> None:
        if self.best is not None and self.left() < GREEDY_SECONDS:
            return
        expressions = [objective.value for objective in self.objectives]
        state = SearchState(self.model.program, values, expressions)
        if self.best is None and state.score().violations == 0:
            self.on_incumbent(state.values)
        greedy(self.model, state, self.clock.wall_end(max(GREEDY_SECONDS, 0.3 * self.left())), preferred)
        score = state.score()
        if score.violations == 0 and (self.best is None or score.levels < self._levels_of(self.best)):
            self.best = list(state.values)
            self.on_incumbent(self.best)
            for objective, value in zip(self.objectives, score.levels, strict=True):
                self._report(objective, value, self.floors[objective.level])

    def _levels_of(self, values: list[int]) -> tuple[int, ...]:
        return tuple(evaluate(objective.value, values) for objective in self.objectives)

    def _plan_leave(self) -> dict[int, int] | None:
        """The best leave plan if only what leave itself must keep is asked: a bound for its level, and a start.

        Leave that is best by itself often leaves the counters coverable; where it does not, the level is still open.
        """
        objective = next((objective for objective in self.objectives if objective.name == "leave"), None)
        if objective is None or self.left() < BUILD_SECONDS or not self.model.refused:
            return None
        own = {*self.model.refused, *(var for options in self.model.options for var in options)}
        if not {var for var, _ in objective.value.terms} <= own:
            return None
        alone = Relaxed(*self.model.program.among(own))
        cost = alone.of_whole(objective.value)
        cp = CpProgram(alone.program)
        cp.include([cost])
        result = self._minimise(cp, cost, None, 0.1 * self.settings.time_limit, lambda *_: None)
        self.floors[objective.level] = max(self.floors[objective.level], whole_bound(result.bound))
        return None if result.values is None else dict(zip(alone.names, result.values, strict=True))

    def _close(self, index: int, objective: Objective, floor: int) -> tuple[int, bool]:
        """Minimise one level; its proven bound, and whether the model has no solution at all."""
        if self.best is not None:
            self._report(objective, evaluate(objective.value, self.best), floor)
        if self._done(objective, floor):
            return floor, False
        if self.best is not None and index >= FIRST_LEVELS and len(self.model.x) > SMALL:
            floor, ended = self._work_large(index, objective, floor)
            if ended:
                return floor, False
        if self.cp is None:
            self.cp = CpProgram(self.model.program)
            self._keep_reached(index - 1)
        self.cp.include([one.value for one in self.objectives[: index + 1]])
        report = self._reporter(objective, floor)
        result = self._minimise(self.cp, objective.value, self.best, self._share(index), report, self.on_incumbent)
        if result.infeasible and self.best is None:
            result = second_opinion(self.cp, objective.value, self.settings, max(1.0, self.left()), self.stop)
            if result.infeasible:
                return floor, True
            self.remarks = (DOUBT,)
        assert not result.infeasible, "a level cannot be infeasible at the values reached"
        if result.values is not None:
            self._take(objective, result.values)
        if self.best is None:
            return floor, False
        value = evaluate(objective.value, self.best)
        return value if result.optimal else min(value, max(floor, whole_bound(result.bound))), False

    def _done(self, objective: Objective, floor: int) -> bool:
        """Nothing is left to gain, or no time to gain it in."""
        closed = self.best is not None and evaluate(objective.value, self.best) <= floor
        return closed or self.left() < BUILD_SECONDS or self.stop.is_set()

    def _work_large(self, index: int, objective: Objective, floor: int) -> tuple[int, bool]:
        """A level of a large model: the bound so far, and whether to leave it at that.

        The first of the later levels is bounded before it is searched, because the plan behind the bound shows the way.
        The others are searched first: their bounds take longer than the roster that they are there to prove.
        """
        if index == FIRST_LEVELS:
            end = self.clock.now() + self._share(index)
            floor = self._bound_relaxed(index, objective, floor, 0.5 * self._share(index))
            if self._done(objective, floor):
                return floor, True
            closed = self._improve_focused(index, objective, floor, end - self.clock.now())
            return floor, not closed or self._done(objective, floor)
        self._improve_focused(index, objective, floor, self._share(index))
        if not self._done(objective, floor):
            floor = self._bound_relaxed(index, objective, floor, RELAXED * self.left())
        return floor, True

    def _bound_relaxed(self, index: int, objective: Objective, floor: int, seconds: float) -> int:
        """A bound from the model without stints, whose best plan, where there is one, is offered to the greedy."""
        assert self.best is not None
        relaxed = without_stints(self.model, [one.value for one in self.objectives[: index + 1]])
        if relaxed is None:
            return floor
        cp = CpProgram(relaxed.program)
        cp.include([relaxed.of_whole(one.value) for one in self.objectives[: index + 1]])
        for earlier in self.objectives[:index]:
            cp.at_most(relaxed.of_whole(earlier.value), evaluate(earlier.value, self.best))
        value = evaluate(objective.value, self.best)
        result = self._minimise(
            cp,
            relaxed.of_whole(objective.value),
            [self.best[var] for var in relaxed.names],
            seconds,
            lambda _, bound: self._report(objective, value, max(floor, min(value, whole_bound(bound)))),
        )
        if result.values is not None:
            self._offer_guided(dict(zip(relaxed.names, result.values, strict=True)))
        return max(floor, min(evaluate(objective.value, self.best), whole_bound(result.bound)))

    def _offer_guided(self, plan: dict[int, int]) -> None:
        """A greedy roster with the plan's leave that prefers the plan's duties."""
        values = first_values(self.model)
        for var in (*self.model.refused, *(var for options in self.model.options for var in options)):
            values[var] = plan[var]
        self._offer_greedy(values, frozenset(var for var in self.model.x if plan.get(var)))

    def _improve_focused(self, index: int, objective: Objective, floor: int, seconds: float) -> bool:
        """Improve the incumbent with leave and untroubled duties held fixed; whether that was done to the end.

        Where it was not, the whole model would not be closed either: the time is better spent on the next levels.
        """
        assert self.best is not None
        cp = CpProgram(self.model.program, frozen(self.model, self.best))
        cp.include([one.value for one in self.objectives[: index + 1]])
        for earlier in self.objectives[:index]:
            cp.at_most(earlier.value, evaluate(earlier.value, self.best))
        cp.at_least(objective.value, floor)
        known = self._reporter(objective, floor)
        result = self._minimise(cp, objective.value, self.best, seconds, lambda value, _: known(value, floor), self.on_incumbent)
        if result.values is not None:
            self._take(objective, result.values)
            self._keep_reached(index - 1)
        return result.optimal

    def _reporter(self, objective: Objective, floor: int) -> Callable[[int | None, float], None]:
        best = None if self.best is None else evaluate(objective.value, self.best)

        def report(value: int | None, bound: float) -> None:
            found = [one for one in (best, value) if one is not None]
            if found:
                self._report(objective, min(found), max(floor, whole_bound(bound)))

        return report

    def _take(self, objective: Objective, values: list[int]) -> None:
        tighten(self.model.program, values)
        if self.best is None or evaluate(objective.value, values) < evaluate(objective.value, self.best):
            self.best = values
            self.on_incumbent(values)

    def _share(self, index: int) -> float:
        """Seconds for a level: the first ones may use all but the reserve, each later one half of what is left."""
        if self.objectives[index].level <= FIRST_LEVELS and index + 1 < len(self.objectives):
            return max(0.1, self.left() - RESERVE * self.settings.time_limit)
        last = index + 1 == len(self.objectives)
        return max(0.1, self.left() if last else 0.5 * self.left())

    def _minimise(
        self,
        cp: CpProgram,
        objective: Affine,
        hint: Sequence[int] | None,
        seconds: float,
        report: Report,
        on_incumbent: Incumbents = lambda _: None,
    ) -> Result:
        result = cp.minimise(objective, hint, self._parameters(seconds), report, self.stop, on_incumbent)
        self.clock.spend(result.work)
        return result

    def _parameters(self, seconds: float) -> dict[str, object]:
        return {
            **self.clock.limits(max(0.1, seconds)),
            "num_workers": self.settings.workers,
            "random_seed": self.settings.seed,
            **search_parameters(self.settings.workers),
        }

    def _report(self, objective: Objective, value: int, bound: int) -> None:
        self.on_progress(Progress(objective.level, value, bound, time.monotonic() - self.started))


def search_parameters(workers: int) -> dict[str, object]:
    """CP-SAT set up for a model in which the linear relaxation is what proves (docs/engine.md has the measurements).

    With few workers its own portfolio has no strong LP worker, so the LP one is named; probing and symmetry cost more
    than they give on lines of hundreds of different officers.
    """
    parameters: dict[str, object] = {"linearization_level": 2, "cp_model_probing_level": 0, "symmetry_level": 0}
    return parameters if workers >= 8 else parameters | {"subsolvers": ["max_lp"]}


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


def whole_bound(bound: float) -> int:
    """A proven bound on an integer value, rounded up only after a slack for floating point."""
    return -(2**40) if math.isinf(bound) or math.isnan(bound) else math.ceil(bound - SLACK)


def _result(program: Program, objective: Objective, value: int, bound: int, conditional: bool) -> LevelResult:
    givens = program.least(objective.value)
    return LevelResult(
        level=objective.level,
        name=objective.name,
        value=value,
        bound=bound,
        givens=givens,
        gap=(value - bound) / max(1, abs(value - givens)),
        conditional=conditional,
    )
