"""Rosters to begin with: a given one as far as it holds, the greedy one, and the same around the best plan of leave."""

from collections.abc import Mapping, Sequence

from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.search.context import SearchContext
from scheduler.engine.search.greedy import greedy
from scheduler.engine.search.incumbent import Incumbent
from scheduler.engine.search.leave_plan import plan_leave
from scheduler.engine.search.level_bounds import Bounds
from scheduler.engine.search.search_state import SearchState
from scheduler.engine.search.values import as_far_as_it_holds, first_values
from scheduler.formulation.owners import officer_of


class FirstRoster:
    """Whatever is better than the incumbent becomes it."""

    def __init__(self, context: SearchContext, incumbent: Incumbent, bounds: Bounds) -> None:
        self._context, self._incumbent, self._bounds = context, incumbent, bounds
        self._first = first_values(context.model)

    def start(self) -> None:
        """The greedy roster, where there is none yet, and the same with the best plan of leave: the floor under what follows."""
        if self._incumbent.values is None:
            self._offer(self.follow({}))
        plan = plan_leave(self._context, self._incumbent, self._bounds)
        has_time = self._incumbent.values is None or self._context.left() > PARAMETERS.least_greedy_seconds
        if plan is not None and has_time:
            self.offer_mended(self._with_leave(plan))

    def offer_mended(self, values: Sequence[int]) -> None:
        """A roster as far as it holds, its holes filled."""
        state = as_far_as_it_holds(self._context.model, values, self._context.expressions)
        self._fill(state, {})
        self._offer(list(state.values) if state.score().violations == 0 else None)

    def follow(self, plan: Mapping[int, float]) -> list[int] | None:
        """A greedy roster that takes the plan's leave and duties first; None where it breaks a row."""
        state = SearchState(self._context.model.compiled, self._first, self._context.expressions)
        if self._incumbent.values is None and state.score().violations == 0:
            self._context.watch.incumbent(state.values)
        self._fill(state, plan)
        return list(state.values) if state.score().violations == 0 else None

    def _fill(self, state: SearchState, plan: Mapping[int, float]) -> None:
        seconds = max(PARAMETERS.least_greedy_seconds, PARAMETERS.greedy_share * self._context.left())
        greedy(self._context.model, state, self._context.clock.wall_end(seconds), plan)

    def _offer(self, values: list[int] | None) -> None:
        if self._incumbent.offer(values):
            for objective, value in zip(self._context.objectives, self._incumbent.levels(), strict=True):
                self._context.tell(objective, value, self._bounds.floors[objective.level])

    def _with_leave(self, plan: Mapping[int, int]) -> list[int]:
        """The best roster with this leave; whoever's changes begins anew."""
        values = list(self._first if self._incumbent.values is None else self._incumbent.values)
        owner = officer_of(self._context.model).tolist()
        changed = {owner[var] for var, value in plan.items() if values[var] != value}
        for var, officer in enumerate(owner):
            if officer in changed:
                values[var] = self._first[var]
        for var, value in plan.items():
            values[var] = value
        return values
