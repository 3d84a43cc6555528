"""One level minimised, while the earlier ones keep the value they reached."""

from collections.abc import Callable
from typing import NamedTuple

from scheduler.engine.build import Objective
from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.search.context import SearchContext
from scheduler.engine.search.first_roster import FirstRoster
from scheduler.engine.search.incumbent import Incumbent
from scheduler.engine.search.large import LargeLevel
from scheduler.engine.search.level_bounds import Bounds
from scheduler.engine.search.shares import Turn, seconds_for
from scheduler.engine.solvers.cp import CpProgram
from scheduler.engine.solvers.second_opinion import DOUBT, second_opinion
from scheduler.engine.watch import SolveWatch
from scheduler.program.affine import Affine, whole_bound
from scheduler.program.narrowing import narrow


class VariableBounds(NamedTuple):
    """Of all variables, as lists that the program replaces whole when it narrows them."""

    lower: list[int]
    upper: list[int]


class Closing:
    """Closes levels by position, each from the incumbent on."""

    def __init__(self, context: SearchContext) -> None:
        self.context, self.model, self.objectives = context, context.model, context.objectives
        self.incumbent = Incumbent(self.objectives, context.watch)
        self.bounds = Bounds(self.model.program, self.objectives)
        self.first = FirstRoster(context, self.incumbent, self.bounds)
        self.remarks: tuple[str, ...] = ()
        self._cp: CpProgram | None = None
        self._kept: dict[int, int] = {}
        """Caps on level values that the solver has been given, by position."""
        self._before: dict[int, VariableBounds] = {}
        """By position, the bounds of the variables before the level: what it and later ones rule out does not count for it."""

    def close(self, position: int, floor: int) -> bool:
        """Minimise one level and keep its proven bound; False where the model has no solution at all."""
        self._before.setdefault(position, VariableBounds(self.model.program.lower, self.model.program.upper))
        objective, is_feasible = self.objectives[position], True
        if self.incumbent.values is not None:
            self.context.tell(objective, self.incumbent.value(objective), floor)
        if not self._is_done(objective, floor):
            is_large = len(self.model.x) > PARAMETERS.small_candidates and not self.context.settings.reproducible
            if not is_large or self.incumbent.values is None:
                floor, is_feasible = self._close_whole(position, floor, first_only=is_large)
            if is_large and self.incumbent.values is not None and not self._is_done(objective, floor):
                floor = self._close_large(position, floor)
        self.bounds.prove(position, floor, self.incumbent.levels())
        return is_feasible

    def keep_reached(self, position: int) -> None:
        """Later levels may not lose what the incumbent has reached so far."""
        if self._cp is not None and self.incumbent.values is not None:
            for place, objective in enumerate(self.objectives[: position + 1]):
                value = self.incumbent.value(objective)
                if value < self._kept.get(place, value + 1):
                    self._kept[place] = value
                    self._cp.at_most(objective.value, value)

    def reopen(self, position: int) -> None:
        """As it was before the level and later ones were solved."""
        self.model.program.lower, self.model.program.upper = self._before[position]
        self._cp, self._kept = None, {}

    def _is_done(self, objective: Objective, floor: int) -> bool:
        """Nothing is left to gain, or no time to gain it in."""
        is_closed = self.incumbent.values is not None and self.incumbent.value(objective) <= floor
        return is_closed or self.context.is_over()

    def _close_whole(self, position: int, floor: int, first_only: bool) -> tuple[int, bool]:
        """One solver on the whole model, to the end or to a first roster; the bound, and whether there is any solution."""
        objective, context = self.objectives[position], self.context
        if self._cp is None:
            self._cp = CpProgram(self.model.compiled)
            self.keep_reached(position - 1)
        self._cp.include(context.expressions[: position + 1])
        report, seconds = self._reporter(objective, floor), self._seconds(position)
        hint = self.incumbent.values
        result = context.minimise(
            self._cp, objective.value, hint, seconds, report, context.watch.incumbent, first_only=first_only
        )
        if result.infeasible and self.incumbent.values is None:
            seconds, watch = max(1.0, context.left()), SolveWatch(context.watch.stop)
            result = second_opinion(self._cp, objective.value, context.settings.seed, seconds, watch)
            if result.infeasible:
                return floor, False
            self.remarks = (DOUBT,)
        assert not result.infeasible, "a level cannot be infeasible at the values reached"
        if result.values is not None:
            self.model.compiled.tighten(result.values)
            self.incumbent.offer_at(objective, result.values)
        if self.incumbent.values is None:
            return floor, True
        value = self.incumbent.value(objective)
        return value if result.optimal else min(value, max(floor, whole_bound(result.bound))), True

    def _close_large(self, position: int, floor: int) -> int:
        """A prover beside a search in parts; what they prove narrows the levels that follow."""
        objective, context = self.objectives[position], self.context
        assert self.incumbent.values is not None
        caps = [(earlier.value, self.incumbent.value(earlier)) for earlier in self.objectives[:position]]
        watch = SolveWatch(context.watch.stop, self._teller(objective), context.watch.incumbent)
        values, follow, is_last = self.incumbent.values, self.first.follow, position + 1 == len(self.objectives)
        level = LargeLevel(self.model, objective.value, caps, values, floor, watch, follow, is_last, self._slope(position))
        level.run(context.until(self._seconds(position)), context.settings.workers, context.settings.seed)
        self.incumbent.values = level.values()
        self.model.compiled.tighten(self.incumbent.values)
        value = self.incumbent.value(objective)
        for priced in level.priced:
            narrow(self.model.program, priced, value)
        return min(value, level.bound)

    def _slope(self, position: int) -> Affine | None:
        """What comes next, where the level is flat: it speaks of leave alone, of which a single duty less frees none."""
        is_flat = {var for var, _ in self.objectives[position].value.terms} <= set(self.model.leave.variables())
        return self.objectives[position + 1].value if is_flat and position + 1 < len(self.objectives) else None

    def _teller(self, objective: Objective) -> Callable[[int | None, float], None]:
        def tell(value: int | None, bound: float) -> None:
            if value is not None:
                self.context.tell(objective, value, int(bound))

        return tell

    def _reporter(self, objective: Objective, floor: int) -> Callable[[int | None, float], None]:
        best = None if self.incumbent.values is None else self.incumbent.value(objective)

        def report(value: int | None, bound: float) -> None:
            known = [known for known in (best, value) if known is not None]
            if known:
                self.context.tell(objective, min(known), max(floor, whole_bound(bound)))

        return report

    def _seconds(self, position: int) -> float:
        values = self.incumbent.levels()
        first_open = self.bounds.first_open(values)
        return seconds_for(
            Turn(
                limit=self.context.settings.time_limit,
                left=self.context.left(),
                level=self.objectives[position].level,
                later=len(self.objectives) - position - 1,
                is_settled_after=bool(values) and self.bounds.nothing_to_gain(values, position),
                is_open_before=first_open is not None and first_open < position,
            )
        )
