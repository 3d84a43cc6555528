"""How much of the time that is left a level may use."""

from collections.abc import Callable
from typing import NamedTuple

from models.level import LevelNumber, is_lettered
from scheduler.engine.parameters import PARAMETERS


class Turn(NamedTuple):
    """A level about to be solved. `limit` is the whole time limit and `left` what is left of it, in seconds.

    `later` is how many levels come after it, `is_settled_after` whether none of them has anything to gain so far.
    `is_open_before` says that an earlier level is open, which is tried again once all have had their turn.
    """

    limit: float
    left: float
    level: LevelNumber
    later: int
    is_settled_after: bool
    is_open_before: bool


class Share(NamedTuple):
    """A row of the table: whether it is for this turn, and seconds."""

    about: str
    is_for: Callable[[Turn], bool]
    seconds: Callable[[Turn], float]


TABLE = (
    Share(
        "a first level: all but the reserve, and half of what is left when it is tried again",
        lambda turn: turn.level <= PARAMETERS.first_levels and turn.later > 0,
        lambda turn: max(turn.left - PARAMETERS.reserve_share * turn.limit, PARAMETERS.later_share * turn.left),
    ),
    Share(
        "one level is left after it, or those after it have nothing to gain: all but the reserve",
        lambda turn: turn.later == 1 or (turn.later > 1 and turn.is_settled_after),
        lambda turn: (1 - PARAMETERS.reserve_share) * turn.left,
    ),
    Share(
        "a step between two levels: a quarter, so that the levels after it lose little by it",
        lambda turn: turn.later > 1 and is_lettered(turn.level),
        lambda turn: PARAMETERS.step_share * turn.left,
    ),
    Share(
        "several levels come after it: half",
        lambda turn: turn.later > 1,
        lambda turn: PARAMETERS.later_share * turn.left,
    ),
    Share(
        "the last one, and half is enough to try an open one again: half",
        lambda turn: turn.is_open_before and PARAMETERS.later_share * turn.left >= PARAMETERS.least_again_seconds,
        lambda turn: PARAMETERS.later_share * turn.left,
    ),
    Share("the last one: all", lambda turn: True, lambda turn: turn.left),
)
"""The first row that is for a turn gives its share."""


def seconds_for(turn: Turn) -> float:
    """In seconds; never less than what a solver needs to start at all."""
    share = next(share for share in TABLE if share.is_for(turn))
    return max(PARAMETERS.least_level_seconds, share.seconds(turn))
