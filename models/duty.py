"""What has to be staffed, and the patterns by which units staff it already."""

from datetime import date
from enum import StrEnum

from models.base import Clock, Count, Id, Noun, PositiveCount
from models.organisation import Category


class DayKind(StrEnum):
    WORKING = "working"
    REST = "rest"
    HOLIDAY = "holiday"


class CalendarDay(Noun):
    """`name` is the festival's, or 补班 on an adjusted working day."""

    date: date
    kind: DayKind
    name: str = ""


class ShiftKind(StrEnum):
    DUTY = "duty"
    STANDBY = "standby"


class Shift(Noun):
    """A clock interval of `minutes` from `start`; it may run past midnight. `night` shifts have a longer rest.

    `rest_minutes` overrides the rest that policy gives by kind (24-hour, night, standby, other); `load_minutes` is what
    the shift counts in weekly minutes where that is not its length; `not_followed_by` lists shifts that may not start on
    the date after.
    """

    id: Id
    start: Clock
    minutes: PositiveCount
    night: bool = False
    kind: ShiftKind = ShiftKind.DUTY
    rest_minutes: Count | None = None
    load_minutes: Count | None = None
    not_followed_by: tuple[Id, ...] = ()


class Post(Noun):
    """`crew` is the size c of one team; a lead asked for caps the effective crew at c per lead.

    `female` asks for at least one woman on each staffed duty; `leave_share` caps, in percent, the share of a unit's
    officers with this home post who are on leave at once.
    """

    id: Id
    skill: Id | None = None
    categories: tuple[Category, ...] = (Category.HEAD, Category.CONSTABLE)
    crew: PositiveCount = 1
    sworn_lead: bool = False
    independent_lead: bool = False
    female: bool = False
    leave_share: Count | None = None


class Team(Noun):
    """`place` is the index in the cycle (0 is its first day) at which the team stands on the anchor date."""

    id: Id
    place: Count


class CycleRota(Noun):
    """四班三运转 and the like: `cycle[i]` is the shift on the i-th day of the pattern, None a day off."""

    id: Id
    cycle: tuple[Id | None, ...]
    anchor: date
    teams: tuple[Team, ...]


class CalendarRota(Noun):
    """A shift by day kind, as counters and departments keep it; None is a day off."""

    id: Id
    working: Id | None = None
    rest: Id | None = None
    holiday: Id | None = None


class BaseDay(Noun):
    """A cell of an existing roster (现排班): the officer's base shift on a date, in place of any rota; None is a day off."""

    officer: Id
    date: date
    shift: Id | None = None


class DayClass(StrEnum):
    """The dates of a demand row: every date, or those of one kind; `off` is rest days and holidays."""

    EVERY = "every"
    WORKING = "working"
    REST = "rest"
    HOLIDAY = "holiday"
    OFF = "off"


class Demand(Noun):
    """Officers needed at a station's post in a shift on the dates of a class. Of rows for the same duty the later wins.

    `weight` counts for each officer below the target, `surplus_weight` for each above it (None: 1). A target of 0 wants
    nobody there, unless a `surplus_weight` says what being there costs.
    """

    station: Id
    post: Id
    shift: Id
    days: DayClass = DayClass.EVERY
    first: date | None = None
    last: date | None = None
    minimum: Count
    target: Count
    weight: PositiveCount = 1
    surplus_weight: Count | None = None


class DemandException(Noun):
    """One date's demand, over every row of `Demand`; `urgent` shortens the notice."""

    station: Id
    post: Id
    shift: Id
    date: date
    minimum: Count
    target: Count
    weight: PositiveCount = 1
    surplus_weight: Count | None = None
    urgent: bool = False
