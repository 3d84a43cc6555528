"""Units, officers, what they are qualified for, and who may help whom."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from models.base import LARGEST_NUMBER, Count, DateRange, Id, Noun, PositiveCount
from models.records.stay import StayTime
from models.rules import own_rows


class UnitKind(StrEnum):
    BUREAU = "bureau"
    STATION = "station"
    DEPARTMENT = "department"


class Category(StrEnum):
    """Leader, head and constable are sworn; an auxiliary is not."""

    LEADER = "leader"
    HEAD = "head"
    CONSTABLE = "constable"
    AUXILIARY = "auxiliary"


class Sex(StrEnum):
    MALE = "male"
    FEMALE = "female"


class Level(StrEnum):
    ASSIST = "assist"
    INDEPENDENT = "independent"


class Floor(DateRange):
    """The fewest officers that must be at work in their unit on home working dates of a range."""

    minimum: Count


class Unit(Noun):
    """`zone` is the distance class from the town centre: 0 in town, larger is farther."""

    id: Id
    kind: UnitKind
    zone: Count = 0
    floors: tuple[Floor, ...] = ()
    max_away: Count | None = None
    meeting_weekday: Count | None = Field(default=None, description="Monday is 0, Sunday 6")
    """Weekday on which leaders and heads of the unit may not start a cover."""
    duty_room_beds: Count | None = None
    """Beds of the 备勤室 for overnight covers; None is no limit."""
    town_beds: Count | None = None
    """Beds of the 周转房 in town, entered at the bureau's own unit; None is none kept."""
    town_beds_women: Count | None = None
    """Of these, the beds of women alone; the others are then of men alone. None is no such division."""


class Officer(Noun):
    """An officer without `rota` at a station is rostered freely; `team` is the 警组 of a cycle rota."""

    id: Id
    name: str
    unit: Id
    category: Category
    title: str = ""
    sex: Sex | None = None
    rota: Id | None = None
    team: Id | None = None
    home_post: Id | None = None
    town_home: bool = True


class Qualification(Noun):
    """A skill held from `first` to `last`; an open end is None."""

    officer: Id
    skill: Id
    level: Level = Level.INDEPENDENT
    first: date | None = None
    last: date | None = None


class Secondment(DateRange):
    """An officer lent for months. `unit` None is outside the bureau; `rota` is the home work at a department."""

    officer: Id
    unit: Id | None = None
    rota: Id | None = None


class Pairing(Noun):
    """挂钩: a department, or one named officer, supports a station. Empty `posts` means every post."""

    station: Id
    department: Id | None = None
    officer: Id | None = None
    posts: tuple[Id, ...] = ()
    first: date | None = None
    last: date | None = None
    places: PositiveCount | None = None
    """At most so many officers by this pairing at once; None is no limit."""


class MutualAid(Noun):
    """互助: two stations that may lend to each other."""

    station: Id
    partner: Id
    first: date | None = None
    last: date | None = None
    past_balance: int | None = Field(default=None, ge=-LARGEST_NUMBER, le=LARGEST_NUMBER)
    """Officer-duties that `station` lent before, less those that it borrowed; one row of the two stations says it, if any."""


class LimitKey(StrEnum):
    """Policy rows of which an officer may have an own value: `LOAD_WEEKENDS` for `load.weekends`."""

    _ignore_ = ["members", "row"]
    members = vars()
    for row in own_rows():
        members[row.upper().replace(".", "_")] = row


class OfficerLimit(Noun):
    """An officer's own value of a policy row, in place of the bureau's; `shift` is for `load.shift` alone.

    A text only of windows (`load.nights`), all of which it replaces, as a number does.
    """

    officer: Id
    key: LimitKey
    shift: Id | None = None
    value: int | str


class StayPhase(DateRange):
    """A phase of stays: how many each leader owes, each station is owed, and how many of each leader's are by night.

    A stay by day takes the hours of `day_shift`, one by night those of `night_shift`.
    """

    leader_stays: Count = 1
    station_stays: Count = 0
    nights: Count = 0
    day_shift: Id = "白"
    night_shift: Id = "夜"

    def shift(self, time: StayTime) -> str:
        return self.night_shift if time is StayTime.NIGHT else self.day_shift


class RestrictionKind(StrEnum):
    NO_NIGHT = "no_night"
    NO_FAR = "no_far"
    NO_COVER = "no_cover"
    NO_EXTRA = "no_extra"
    TOGETHER = "together"
    APART = "apart"


class Restriction(Noun):
    """A dated limit on what may be decided for an officer; `other` names the second one of a pair."""

    officer: Id
    kind: RestrictionKind
    other: Id | None = None
    first: date | None = None
    last: date | None = None
