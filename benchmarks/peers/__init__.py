"""One file per peer: each is `solve(case, time_limit, workers) -> Answer`, and all are judged by the same audit.

A peer whose environment is missing raises `ModuleNotFoundError` and is skipped.
"""

import math
from typing import NamedTuple

from models.level import LevelNumber
from models.roster import Roster

SLACK = 1e-6


class Answer(NamedTuple):
    """`roster` is None where nothing was found. `bounds` maps a level to what the peer proved of it: of the first level,
    or of any other at the values that the roster has on those before it."""

    roster: Roster | None
    bounds: dict[LevelNumber, int] = {}  # noqa: RUF012


def note_bound(bounds: dict[LevelNumber, int], level: LevelNumber, bound: float) -> None:
    """A proven bound on a whole number, rounded up after a slack for floating point; an infinite one proves nothing."""
    if math.isfinite(bound):
        bounds[level] = math.ceil(bound - SLACK)
