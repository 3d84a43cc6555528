"""What a changed model costs against level values reached before, level by level."""

from collections.abc import Sequence

from models.roster import Status, StoppedBy
from scheduler.engine.build import Objective
from scheduler.engine.search.closing import Closing
from scheduler.engine.search.context import SearchContext
from scheduler.engine.search.solution import INFEASIBLE, Solution, level_results
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.formulation.model import Model


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
    closing = Closing(SearchContext(model, objectives, settings, watch))
    closing.first.offer_mended(start)
    if closing.incumbent.values is None:
        closing.first.start()
    closing.bounds.set_floors(reached)
    closing.bounds.begin()
    priced = 0
    for position, objective in enumerate(objectives):
        if not closing.close(position, reached[position]):
            return INFEASIBLE
        if closing.incumbent.values is None:
            return Solution(Status.NO_SOLUTION, closing.context.why(), None, (), closing.remarks)
        closing.keep_reached(position)
        priced = position + 1
        if closing.incumbent.value(objective) != reached[position]:
            break
    levels = tuple(level_results(objectives[:priced], closing.incumbent.levels(), closing.bounds))
    return Solution(Status.FEASIBLE, StoppedBy.COMPLETE, closing.incumbent.values, levels, closing.remarks)
