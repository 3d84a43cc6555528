"""Leave against target cover: for each lack of target cover that is allowed, the least that leave must cost."""

from models.base import Noun
from models.case import Case


class TradePoint(Noun):
    """`allowed` caps the lack of target cover (officer-duties, peaks weighted), None is no cap.

    `leave` is the cost of leave refused or moved, in the policy's points, `bound` how little of it is proven possible while
    critical cover lacks no more than `critical`. `target` is what target cover then lacks.
    """

    allowed: int | None
    critical: int
    critical_bound: int
    leave: int
    bound: int
    target: int
    target_bound: int
    granted_days: int
    asked_days: int


class Tradeoff(Noun):
    """Points by rising lack of target cover. `is_whole`: every point asked for was solved."""

    case: Case
    points: tuple[TradePoint, ...]
    is_whole: bool = True
