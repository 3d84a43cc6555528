"""What a search by levels comes back with."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.roster import LevelResult, Status, StoppedBy
from scheduler.engine.build import Objective
from scheduler.engine.search.level_bounds import Bounds


class Solution(NamedTuple):
    """`values` is None where no roster was found; then the levels are empty."""

    status: Status
    stopped_by: StoppedBy
    values: list[int] | None
    levels: tuple[LevelResult, ...]
    remarks: tuple[str, ...] = ()


INFEASIBLE = Solution(Status.INFEASIBLE, StoppedBy.COMPLETE, None, ())


def level_results(objectives: Sequence[Objective], values: Sequence[int], bounds: Bounds) -> Iterator[LevelResult]:
    """One for each value, in order. A bound that follows an open level is conditional: it holds at the values reached there."""
    is_open = False
    for objective, value, bound in zip(objectives, values, bounds.proven, strict=False):
        givens = bounds.givens[objective.level]
        yield LevelResult(
            level=objective.level,
            name=objective.name,
            value=value,
            bound=bound,
            givens=givens,
            gap=(value - bound) / max(1, abs(value - givens)),
            conditional=is_open,
        )
        is_open = is_open or value > bound
