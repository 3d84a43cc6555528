"""What a case is made of once its dates are day numbers: shifts, duties and ways to grant leave."""

from dataclasses import dataclass
from typing import NamedTuple

from models.duty import Post
from models.leave import LeaveRequest

DAY_MINUTES = 1440
UNASKED = -1
"""Index of a duty that nobody asks for but a forced pin."""

DutyKey = tuple[str, str, str, int]
"""Station, post, shift and day."""


class Line:
    """What an officer's line is on some day."""

    ROTA = "rota"
    FREE = "free"
    HEADQUARTERS = "headquarters"


class ShiftFacts(NamedTuple):
    """`start` in minutes of the day, `minutes` long; `load` counts in weekly minutes.

    `rest` minutes must follow, and no shift of `barred` on the next date.
    """

    id: str
    start: int
    minutes: int
    night: bool
    load: int
    rest: int
    standby: bool
    barred: frozenset[str]


@dataclass(frozen=True, slots=True)
class Duty:
    """`start` and `end` are minutes from 00:00 of the horizon's first date; `burden` is in points."""

    index: int
    station: str
    post: Post
    shift: ShiftFacts
    day: int
    start: int
    end: int
    minimum: int
    target: int
    weight: int
    surplus_weight: int
    urgent: bool
    burden: int

    @property
    def key(self) -> DutyKey:
        return self.station, self.post.id, self.shift.id, self.day


class LeaveOption(NamedTuple):
    """One way to grant a request: days `first` … `last` (may lie outside the horizon) at a cost of level 2."""

    choice: int
    first: int
    last: int
    cost: int


class DecidableLeave(NamedTuple):
    """A request that the roster decides: `refusal_cost` where none of its options is taken."""

    request: LeaveRequest
    officer: int
    refusal_cost: int
    options: tuple[LeaveOption, ...]


class Ended(NamedTuple):
    """The minutes at which a duty and the rest after it are over."""

    end: int
    ready: int
