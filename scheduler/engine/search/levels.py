"""Levels solved one after another: each is minimised while the earlier ones keep the value they reached. Then what is small."""

from collections.abc import Sequence

from models.roster import Status, StoppedBy
from scheduler.engine.build import Objective
from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.search.closing import Closing
from scheduler.engine.search.context import SearchContext
from scheduler.engine.search.polish.polish import Polish
from scheduler.engine.search.solution import INFEASIBLE, Solution, level_results
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.formulation.model import Model


def solve_levels(
    model: Model, objectives: Sequence[Objective], settings: Settings, watch: Watch, start: Sequence[int] | None = None
) -> Solution:
    """The best roster by levels within the limit, which counts from when the watch began.

    `start` are values to begin with (`scheduler.engine.search.values`), which need not hold any longer. Where several levels
    share the limit, a part of it is kept for the closing pass, which is for those that come last.
    """
    reserve_share = PARAMETERS.polish_share if len(objectives) > 1 else 0.0
    closing = Closing(SearchContext(model, objectives, settings, watch, reserve_share))
    polish = Polish(closing.context, closing.incumbent)
    if start is not None:
        closing.first.offer_mended(start)
    closing.first.start()
    polish.beds()
    closing.bounds.begin()
    position = 0 if objectives else None
    while position is not None:
        if not closing.close(position, closing.bounds.proven[position]):
            return INFEASIBLE
        if closing.incumbent.values is None:
            return Solution(Status.NO_SOLUTION, closing.context.why(), None, (), closing.remarks)
        objective = objectives[position]
        closing.context.tell(objective, closing.incumbent.value(objective), closing.bounds.proven[position])
        polish.beds()
        closing.bounds.forget_at(closing.incumbent.levels())
        closing.keep_reached(position)
        position = position + 1 if position + 1 < len(objectives) else _again(closing)
    if closing.bounds.first_open(closing.incumbent.levels()) is not None:
        polish.run()
        closing.bounds.forget_at(closing.incumbent.levels())
    levels = tuple(level_results(objectives, closing.incumbent.levels(), closing.bounds))
    if all(level.value == level.bound for level in levels):
        return Solution(Status.OPTIMAL, StoppedBy.COMPLETE, closing.incumbent.values, levels, closing.remarks)
    return Solution(Status.FEASIBLE, closing.context.why(), closing.incumbent.values, levels, closing.remarks)


def _again(closing: Closing) -> int | None:
    """The first open level, as it was before it and later ones were solved, if time is left for it once more.

    A bound at earlier levels' values holds at lower ones, too.
    """
    context = closing.context
    if context.watch.is_stopped or context.left() < PARAMETERS.least_again_seconds:
        return None
    position = closing.bounds.first_open(closing.incumbent.levels())
    if position is not None:
        closing.reopen(position)
    return position
