"""Levels solved one after another: each is minimised while the earlier ones keep the value they reached."""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from models.roster import LevelResult, Status, StoppedBy
from scheduler.engine.bounds.relaxation import leave_alone
from scheduler.engine.build import Objective
from scheduler.engine.search.greedy import greedy
from scheduler.engine.search.large import LargeLevel
from scheduler.engine.search.search_state import SearchState
from scheduler.engine.search.values import as_far_as_it_holds, first_values
from scheduler.engine.settings import Progress, Settings
from scheduler.engine.solvers.clock import clock_of
from scheduler.engine.solvers.cp import CpProgram, Report, Result
from scheduler.engine.solvers.second_opinion import DOUBT, second_opinion
from scheduler.engine.watch import Watch
from scheduler.formulation.model import Model
from scheduler.formulation.owners import officer_of
from scheduler.formulation.roster import evaluate
from scheduler.program.affine import Affine, whole_bound
from scheduler.program.compiled import Compiled
from scheduler.program.narrowing import narrow

FIRST_LEVELS = 3
"""Levels 1–3 are served first; the later ones share what is kept in reserve and what is left over."""
RESERVE, LATER = 0.3, 0.5
SMALL = 400
"""Candidates up to which one solver on the whole model is as quick as a search in parts beside a prover."""
GREEDY_SECONDS = 0.3
BUILD_SECONDS = 0.5
"""Less than this left after the first roster is not worth a solver's start."""
AGAIN_SECONDS = 4.0
"""With so much left after the last level, the first open one is tried again, and those after it."""


class Solution(NamedTuple):
    """`values` is None where no roster was found; then the levels are empty."""

    status: Status
    stopped_by: StoppedBy
    values: list[int] | None
    levels: tuple[LevelResult, ...]
    remarks: tuple[str, ...] = ()


Incumbents = Callable[[list[int]], None]


def solve_levels(
    model: Model,
    objectives: Sequence[Objective],
    settings: Settings,
    watch: Watch,
    start: Sequence[int] | None = None,
) -> Solution:
    """The best roster by levels within the limit, which counts from when the watch began.

    `start` are values to begin with (`scheduler.engine.search.values`), which need not hold any longer.
    """
    return _Run(model, objectives, settings, watch, start).solve()


def price(
    model: Model,
    objectives: Sequence[Objective],
    reached: Sequence[int],
    settings: Settings,
    watch: Watch,
    start: Sequence[int],
) -> Solution:
    """What the model costs against the level values `reached` without what it now asks besides.

    Levels in order, each only until it is down to what was reached; the first that does not come down ends the search, as does
    one that comes out lower, and is the last of the levels returned. Where it was not proven to stay above, its bound is the
    value reached.
    """
    return _Run(model, objectives, settings, watch, start).price(reached)


class _Run:
    def __init__(
        self,
        model: Model,
        objectives: Sequence[Objective],
        settings: Settings,
        watch: Watch,
        start: Sequence[int] | None,
    ):
        self.model, self.objectives, self.settings = model, objectives, settings
        self.watch = watch
        self.clock = clock_of(settings, watch.began)
        self.deadline = self.clock.began + settings.time_limit
        self.remarks: tuple[str, ...] = ()
        self.best: list[int] | None = None
        self.given = start
        self.first = first_values(model)
        self.givens = {objective.level: model.program.least(objective.value) for objective in objectives}
        """Per level, the part of the value that no decision can change."""
        self.floors = dict(self.givens)
        """Per level, a value that no roster can be below."""
        self.bounds = [self.givens[objective.level] for objective in objectives]
        """By position, what no roster can be below that keeps what the earlier levels have reached."""
        self.cp: CpProgram | None = None
        self.first_only = False
        """Whether any roster will do."""
        self.kept: dict[int, int] = {}
        """Caps on level values that the solver has been given, by position."""
        self.before: dict[int, tuple[list[int], list[int]]] = {}
        """By position, the bounds of the variables before the level: what it and later ones rule out does not count for it."""

    def left(self) -> float:
        return self.deadline - self.clock.now()

    def solve(self) -> Solution:
        self._offer_given()
        self._start()
        self.bounds = [self.floors[objective.level] for objective in self.objectives]
        index = 0 if self.objectives else None
        while index is not None:
            self.bounds[index], infeasible = self._close(index, self.objectives[index], self.bounds[index])
            if infeasible:
                return Solution(Status.INFEASIBLE, StoppedBy.COMPLETE, None, ())
            if self.best is None:
                return Solution(Status.NO_SOLUTION, self._why(), None, (), self.remarks)
            self._report(self.objectives[index], evaluate(self.objectives[index].value, self.best), self.bounds[index])
            self._keep_reached(index)
            index = index + 1 if index + 1 < len(self.objectives) else self._again()
        results = self._results(self.bounds)
        closed = all(result.value == result.bound for result in results)
        status = Status.OPTIMAL if closed else Status.FEASIBLE
        return Solution(status, StoppedBy.COMPLETE if closed else self._why(), self.best, results, self.remarks)

    def price(self, reached: Sequence[int]) -> Solution:
        self._offer_given()
        if self.best is None:
            self._start()
        self.floors = {one.level: value for one, value in zip(self.objectives, reached, strict=True)}
        self.bounds, priced = list(reached), 0
        for index, objective in enumerate(self.objectives):
            self.bounds[index], infeasible = self._close(index, objective, reached[index])
            if infeasible:
                return Solution(Status.INFEASIBLE, StoppedBy.COMPLETE, None, ())
            if self.best is None:
                return Solution(Status.NO_SOLUTION, self._why(), None, (), self.remarks)
            self._keep_reached(index)
            priced += 1
            if evaluate(objective.value, self.best) != reached[index]:
                break
        return Solution(Status.FEASIBLE, StoppedBy.COMPLETE, self.best, self._results(self.bounds[:priced]), self.remarks)

    def _again(self) -> int | None:
        """The first open level, as it was before it and later ones were solved, if time is left for it once more.

        A bound at earlier levels' values holds at better ones, too.
        """
        if self.best is None or self.watch.is_stopped or self.left() < AGAIN_SECONDS:
            return None
        index = self._first_open()
        if index is not None:
            self.model.program.lower, self.model.program.upper = self.before[index]
            self.cp, self.kept = None, {}
        return index

    def _first_open(self) -> int | None:
        values = () if self.best is None else self._levels_of(self.best)
        return next((index for index, value in enumerate(values) if value > self.bounds[index]), None)

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
        for objective, bound in zip(self.objectives, bounds, strict=False):
            value = evaluate(objective.value, self.best)
            conditional = any(result.value > result.bound for result in results)
            results.append(_result(objective, self.givens[objective.level], value, bound, conditional))
        return tuple(results)

    def _why(self) -> StoppedBy:
        return StoppedBy.INTERRUPTED if self.watch.is_stopped else StoppedBy.TIME_LIMIT

    def _start(self) -> None:
        """The greedy roster, where none is given, and the same with the best plan of leave: the floor under what follows."""
        if self.best is None:
            self._take_start(self._greedy(self.first))
        plan = self._plan_leave()
        if plan is not None and (self.best is None or self.left() > GREEDY_SECONDS):
            self._offer_mended(self._with_leave(plan))

    def _with_leave(self, plan: Mapping[int, int]) -> list[int]:
        """The best roster with this leave; whoever's changes begins anew."""
        values = list(self.first if self.best is None else self.best)
        owner = officer_of(self.model).tolist()
        changed = {owner[var] for var, value in plan.items() if values[var] != value}
        for var, officer in enumerate(owner):
            if officer in changed:
                values[var] = self.first[var]
        for var, value in plan.items():
            values[var] = value
        return values

    def _offer_given(self) -> None:
        if self.given is not None:
            self._offer_mended(self.given)

    def _offer_mended(self, values: Sequence[int]) -> None:
        """A roster as far as it holds, its holes filled."""
        state = as_far_as_it_holds(self.model, values, [objective.value for objective in self.objectives])
        self._fill(state, {})
        self._take_start(list(state.values) if state.score().violations == 0 else None)

    def _take_start(self, found: list[int] | None) -> None:
        if found is not None and (self.best is None or self._levels_of(found) < self._levels_of(self.best)):
            self.best = found
            self.watch.incumbent(found)
            for objective, value in zip(self.objectives, self._levels_of(found), strict=True):
                self._report(objective, value, self.floors[objective.level])

    def _greedy(self, values: list[int], plan: Mapping[int, float] | None = None) -> list[int] | None:
        """A greedy roster from the values; None where it breaks a row."""
        state = SearchState(self.model.compiled, values, [objective.value for objective in self.objectives])
        if self.best is None and state.score().violations == 0:
            self.watch.incumbent(state.values)
        self._fill(state, plan or {})
        return list(state.values) if state.score().violations == 0 else None

    def _fill(self, state: SearchState, plan: Mapping[int, float]) -> None:
        greedy(self.model, state, self.clock.wall_end(max(GREEDY_SECONDS, 0.3 * self.left())), plan)

    def _follow(self, plan: Mapping[int, float]) -> list[int] | None:
        """A greedy roster that takes the plan's leave and duties first."""
        return self._greedy(self.first, plan)

    def _levels_of(self, values: list[int]) -> tuple[int, ...]:
        return tuple(evaluate(objective.value, values) for objective in self.objectives)

    def _plan_leave(self) -> dict[int, int] | None:
        """Where leave has a level of its own, its best plan if only what leave itself must keep is asked: a start, and a bound.

        Of several it is the one that changes least of the roster so far.

        Leave that is best by itself often leaves the counters coverable; where it does not, the level is still open.
        """
        own = set(self.model.leave.variables())
        objective = next((one for one in self.objectives if any(var in own for var, _ in one.value.terms)), None)
        if objective is None or self.left() < BUILD_SECONDS:
            return None
        if not all(var in own for var, _ in objective.value.terms):
            return None
        alone, names = leave_alone(self.model)
        position = {var: index for index, var in enumerate(names)}
        cost = Affine(0, tuple((position[var], coef) for var, coef in objective.value.terms))
        cp = CpProgram(Compiled(alone))
        cp.include([cost])
        result = self._minimise(cp, cost, None, 0.1 * self.settings.time_limit, lambda *_: None)
        bound = objective.value.constant + whole_bound(result.bound)
        self.floors[objective.level] = max(self.floors[objective.level], bound)
        if result.values is not None and self.best is not None:
            cp.at_most(cost, evaluate(cost, result.values))
            known = [self.best[var] for var in names]
            result = self._minimise(cp, distance(known), result.values, 0.1 * self.settings.time_limit, lambda *_: None)
        return None if result.values is None else dict(zip(names, result.values, strict=True))

    def _close(self, index: int, objective: Objective, floor: int) -> tuple[int, bool]:
        """Minimise one level; its proven bound, and whether the model has no solution at all."""
        self.before.setdefault(index, (self.model.program.lower, self.model.program.upper))
        if self.best is not None:
            self._report(objective, evaluate(objective.value, self.best), floor)
        if self._done(objective, floor):
            return floor, False
        large = len(self.model.x) > SMALL and not self.settings.reproducible
        infeasible = False
        if not large or self.best is None:
            floor, infeasible = self._close_whole(index, objective, floor, first_only=large)
        if large and self.best is not None and not self._done(objective, floor):
            floor = self._close_large(index, objective, floor)
        return floor, infeasible

    def _close_whole(self, index: int, objective: Objective, floor: int, first_only: bool) -> tuple[int, bool]:
        """One solver on the whole model, to the end or to a first roster."""
        if self.cp is None:
            self.cp = CpProgram(self.model.compiled)
            self._keep_reached(index - 1)
        self.cp.include([one.value for one in self.objectives[: index + 1]])
        report = self._reporter(objective, floor)
        self.first_only = first_only
        result = self._minimise(self.cp, objective.value, self.best, self._share(index), report, self.watch.incumbent)
        self.first_only = False
        if result.infeasible and self.best is None:
            result = second_opinion(self.cp, objective.value, self.settings, max(1.0, self.left()), self.watch.stop)
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
        return closed or self.left() < BUILD_SECONDS or self.watch.is_stopped

    def _close_large(self, index: int, objective: Objective, floor: int) -> int:
        """A prover beside a search in parts; what they prove narrows the levels that follow."""
        assert self.best is not None
        caps = [(one.value, evaluate(one.value, self.best)) for one in self.objectives[:index]]
        level = LargeLevel(
            self.model,
            objective.value,
            caps,
            self.best,
            floor,
            report=lambda value, bound: self._report(objective, value, bound),
            on_better=self.watch.incumbent,
            follow=self._follow,
            is_last=index + 1 == len(self.objectives),
        )
        level.run(time.monotonic() + self._share(index), self.settings.workers, self.settings.seed, self.watch.stop)
        self.best = level.values()
        self.model.compiled.tighten(self.best)
        value = evaluate(objective.value, self.best)
        for priced in level.priced:
            narrow(self.model.program, priced, value)
        return min(value, level.bound)

    def _reporter(self, objective: Objective, floor: int) -> Callable[[int | None, float], None]:
        best = None if self.best is None else evaluate(objective.value, self.best)

        def report(value: int | None, bound: float) -> None:
            found = [one for one in (best, value) if one is not None]
            if found:
                self._report(objective, min(found), max(floor, whole_bound(bound)))

        return report

    def _take(self, objective: Objective, values: list[int]) -> None:
        self.model.compiled.tighten(values)
        if self.best is None or evaluate(objective.value, values) < evaluate(objective.value, self.best):
            self.best = values
            self.watch.incumbent(values)

    def _share(self, index: int) -> float:
        """Seconds for a level: the first ones may use all but the reserve, each later one half of what is left.

        Where one level is left after it, or none has anything to gain so far, it is 70 % of what is left. The last level has all,
        unless an earlier one is open and tried again after it. The first ones have no less than half, also when tried again.
        """
        later = self.objectives[index + 1 :]
        if self.objectives[index].level <= FIRST_LEVELS and later:
            return max(0.1, self.left() - RESERVE * self.settings.time_limit, LATER * self.left())
        if later:
            best = self.best
            reached = best is not None and all(evaluate(one.value, best) <= self.floors[one.level] for one in later)
            share = 1 - RESERVE if reached or len(later) == 1 else LATER
        else:
            first = self._first_open()
            again = first is not None and first < index and LATER * self.left() >= AGAIN_SECONDS
            share = LATER if again else 1.0
        return max(0.1, share * self.left())

    def _minimise(
        self,
        cp: CpProgram,
        objective: Affine,
        hint: Sequence[int] | None,
        seconds: float,
        report: Report,
        on_incumbent: Incumbents = lambda _: None,
    ) -> Result:
        result = cp.minimise(objective, hint, self._parameters(seconds), report, self.watch.stop, on_incumbent)
        self.clock.spend(result.work)
        return result

    def _parameters(self, seconds: float) -> dict[str, object]:
        return {
            **self.clock.limits(max(0.1, seconds)),
            "num_workers": self.settings.workers,
            "random_seed": self.settings.seed,
            "stop_after_first_solution": self.first_only,
            **search_parameters(self.settings.workers),
        }

    def _report(self, objective: Objective, value: int, bound: int) -> None:
        self.watch.tell(objective.name, Progress(objective.level, value, bound, self.watch.seconds()))


def distance(values: Sequence[int]) -> Affine:
    """How many 0/1 variables differ from the values."""
    return Affine(sum(values), tuple((var, 1 - 2 * value) for var, value in enumerate(values)))


def search_parameters(workers: int) -> dict[str, object]:
    """CP-SAT set up for a model in which the linear relaxation is what proves (docs/engine.md has the measurements).

    With few workers its own portfolio has no strong LP worker, so the LP one is named; probing and symmetry cost more
    than they give on lines of hundreds of different officers, and the SAT part of presolve loses the paths of free lines.
    """
    parameters: dict[str, object] = {
        "linearization_level": 2,
        "cp_model_probing_level": 0,
        "symmetry_level": 0,
        "cp_model_use_sat_presolve": False,
    }
    return parameters if workers >= 8 else parameters | {"subsolvers": ["max_lp"]}


def _result(objective: Objective, givens: int, value: int, bound: int, conditional: bool) -> LevelResult:
    return LevelResult(
        level=objective.level,
        name=objective.name,
        value=value,
        bound=bound,
        givens=givens,
        gap=(value - bound) / max(1, abs(value - givens)),
        conditional=conditional,
    )
