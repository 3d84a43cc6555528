"""One file per peer: each is `solve(case, time_limit, workers) -> Answer`, and all are judged by the same audit."""

from typing import NamedTuple

from models.roster import Roster


class Answer(NamedTuple):
    """`roster` is None where nothing was found. `bounds` maps a level to what the peer proved of it: of the first level,
    or of any other at the values that the roster has on those before it."""

    roster: Roster | None
    bounds: dict[int, int] = {}  # noqa: RUF012
