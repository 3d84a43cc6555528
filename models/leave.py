"""Leave, commitments, wishes, pins and what officers carry over from before the horizon."""

import datetime as dt
from datetime import date
from enum import StrEnum

from models.base import Clock, Count, DateRange, Id, Moment, Noun, PositiveCount


class LeaveStatus(StrEnum):
    APPROVED = "approved"
    PENDING = "pending"


class LeaveChoice(DateRange):
    """Dates asked for; the first date may move within `earliest` … `latest`, the length stays."""

    earliest: date
    latest: date


class LeaveRequest(Noun):
    """Ranked `choices` (志愿序) are alternatives: at most one is granted. Entitled kinds are given like approved ones."""

    id: Id
    officer: Id
    kind: Id = "年休假"
    status: LeaveStatus = LeaveStatus.PENDING
    choices: tuple[LeaveChoice, ...]
    past_refusals: Count = 0


class Commitment(DateRange):
    """A meeting, court, security detail or visit: blocks what overlaps `start` … `end` on each date, counts as work.

    Without times it takes whole days; an `end` of 00:00 is the midnight that ends the date. At a `station` it had better fall
    into a stint there. With `days` it is a visit: so many successive dates of the range, which are decided.
    """

    officer: Id
    start: Clock | None = None
    end: Clock | None = None
    title: str = ""
    station: Id | None = None
    days: PositiveCount | None = None


class WishKind(StrEnum):
    DUTY = "duty"
    OFF = "off"


class Wish(DateRange):
    """`duty`: at least one decided duty that matches; `off`: none. None fields match everything."""

    officer: Id
    kind: WishKind
    station: Id | None = None
    post: Id | None = None
    shift: Id | None = None
    weight: PositiveCount = 1


class BedRequest(DateRange):
    """A bed of the 周转房 in town, asked for the nights of a range on which the officer has no overnight duty."""

    officer: Id


class PinKind(StrEnum):
    ASSIGN = "assign"
    FORBID = "forbid"
    GRANT = "grant"
    REFUSE = "refuse"


class Pin(Noun):
    """A planner's decision. `assign` and `forbid` name officer, date and what matches (forbid: None matches all);

    `assign` at no post is a leader's stay at the station in the shift of the phase.
    `grant` (from `date`, None is any date of the request) and `refuse` name a leave request. `forced` keeps a pin that
    breaks rules. `burden_of` is who bears the burden of an assigned duty in the place of `officer`.
    """

    kind: PinKind
    officer: Id | None = None
    date: dt.date | None = None
    last: dt.date | None = None
    """Last date of a `forbid`; None is one date."""
    station: Id | None = None
    post: Id | None = None
    shift: Id | None = None
    request: Id | None = None
    forced: bool = False
    burden_of: Id | None = None
    who: str = ""
    why: str = ""
    when: dt.date | None = None

    @property
    def is_stay(self) -> bool:
        return self.kind is PinKind.ASSIGN and self.post is None


class Opening(Noun):
    """An officer's state on the eve of the horizon, as the previous roster's 期末 wrote it."""

    officer: Id
    last_end: Moment | None = None
    last_shift: Id | None = None
    work_run: Count = 0
    """Duty dates in a row up to the eve."""
    off_run: Count = 0
    """Dates without a duty in a row up to the eve."""
    stint_station: Id | None = None
    stint_first: date | None = None
    away_dates: tuple[date, ...] = ()
    """Dates of detachment among the last 27; where there are none, the open stint alone is known."""
    cover_days: Count = 0
    """Covers so far in the calendar year of the horizon's first date."""
    burden: Count = 0
    """Burden points so far this year."""
    past_refusals: Count = 0
    """Requests for leave refused so far."""
    night_dates: tuple[date, ...] = ()
    """Dates of night and 24-hour duties among the last 27; where there are none, the last duty alone is known."""


class PastBurden(Noun):
    """Burden points from earlier periods (往期勤务量)."""

    officer: Id
    burden: Count
    period: str = ""


class DutyBefore(Noun):
    """`post` is empty for a shift of a rota worked without a post of its own, and for a leader's stay."""

    station: Id
    post: str = ""
    shift: Id


class RosterDay(Noun):
    """An officer's cell of a date: assignments, stations of the stints that span it, leave, a bed in town.

    A cell without any of them has no row.
    """

    officer: Id
    date: dt.date
    duties: tuple[DutyBefore, ...] = ()
    detached: tuple[Id, ...] = ()
    on_leave: bool = False
    bed: bool = False
