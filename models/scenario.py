"""比选方案: edits to a case as data, to be compared with it. What each does to a case is said in `scheduler.whatif`."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, PositiveFloat

from models.base import Count, Id, Noun, PositiveCount
from models.duty import DayClass
from models.leave import Pin
from models.level import LevelNumber
from models.organisation import Level, Officer, Qualification


class _Edit(Noun):
    """`place` is where the planner wrote it, for messages: 第 12 行, 比选方案!A5, --absent 龙桥07.

    Dates are both included; None is the horizon's own start or end.
    """

    place: str = ""
    first: date | None = None
    last: date | None = None


class _OnDuties(_Edit):
    """None fields match every station, post and shift."""

    station: Id | None = None
    post: Id | None = None
    shift: Id | None = None


class _OnPairing(_Edit):
    """A department or one named officer, as in 挂钩. Empty `posts` means every post."""

    station: Id
    department: Id | None = None
    officer: Id | None = None
    posts: tuple[Id, ...] = ()


class _OnLeave(_Edit):
    """One request, one officer's, or all of them."""

    request: Id | None = None
    officer: Id | None = None


class GrantLeave(_OnLeave):
    """Pending requests are granted on the dates of their first choice: one, one officer's, or all of them."""

    kind: Literal["grant_leave"] = "grant_leave"


class RefuseLeave(_OnLeave):
    """Requests that are pending or approved, and not of an entitled kind, are refused."""

    kind: Literal["refuse_leave"] = "refuse_leave"


class LoosenLeave(_OnLeave):
    """Pending requests may begin up to `days` later than they say: one, one officer's, or all of them."""

    kind: Literal["loosen_leave"] = "loosen_leave"
    days: PositiveCount


class Absent(_Edit):
    """An officer is away, as if lent out of the bureau; what was pinned on those dates is void."""

    kind: Literal["absent"] = "absent"
    officer: Id


class AddOfficer(_Edit):
    """One more officer over the whole horizon."""

    kind: Literal["add_officer"] = "add_officer"
    officer: Officer
    qualifications: tuple[Qualification, ...] = ()


class Train(_Edit):
    """An officer holds a skill from `first` on."""

    kind: Literal["train"] = "train"
    officer: Id
    skill: Id
    level: Level = Level.INDEPENDENT


class ScaleDemand(_OnDuties):
    """Minimum and target times `factor`, rounded over the dates of each duty, so that their sums are what is scaled."""

    kind: Literal["scale_demand"] = "scale_demand"
    factor: PositiveFloat


class SetDemand(_OnDuties):
    """Every duty that matches needs so many officers; a `target` of None is the minimum."""

    kind: Literal["set_demand"] = "set_demand"
    minimum: Count
    target: Count | None = None


class OpenPost(_Edit):
    """A post is staffed at a station on the dates of a class; a `target` of None is the minimum."""

    kind: Literal["open_post"] = "open_post"
    station: Id
    post: Id
    shift: Id
    days: DayClass = DayClass.EVERY
    minimum: Count = 1
    target: Count | None = None


class ClosePost(_OnDuties):
    """Nobody is needed at a post of a station."""

    kind: Literal["close_post"] = "close_post"
    station: Id
    post: Id


class ChangePolicy(_Edit):
    """Fields of a policy row; None keeps what it is."""

    kind: Literal["change_policy"] = "change_policy"
    key: str
    value: int | str | None = None
    on: bool | None = None
    hard: bool | None = None
    level: LevelNumber | None = None
    weight: PositiveCount | None = None


class OrderLevels(_Edit):
    """The levels in a new order, by their present numbers; those not named follow in theirs."""

    kind: Literal["order_levels"] = "order_levels"
    levels: tuple[LevelNumber, ...]


class Pair(_OnPairing):
    """`places`: at most so many officers by this pairing at once; None is no limit."""

    kind: Literal["pair"] = "pair"
    places: PositiveCount | None = None


class Unpair(_OnPairing):
    """Pairings of the station with the department or officer end, for the dates and posts named."""

    kind: Literal["unpair"] = "unpair"


class PinDecision(_Edit):
    kind: Literal["pin"] = "pin"
    pin: Pin


class MoveHorizon(_Edit):
    """The horizon begins on `first` and ends on `last`; pins outside are left out."""

    kind: Literal["move_horizon"] = "move_horizon"


class Recall(_Edit):
    """An officer's secondment is called off for the dates."""

    kind: Literal["recall"] = "recall"
    officer: Id


class ChangeBeds(_Edit):
    """`number` beds more, or fewer where negative: of the 备勤室 (`duty_room`) or the 周转房 (`town`) of a unit."""

    kind: Literal["change_beds"] = "change_beds"
    unit: Id
    room: Literal["duty_room", "town"] = "duty_room"
    number: int


Edit = Annotated[
    GrantLeave
    | RefuseLeave
    | LoosenLeave
    | Absent
    | AddOfficer
    | Train
    | ScaleDemand
    | SetDemand
    | OpenPost
    | ClosePost
    | ChangePolicy
    | OrderLevels
    | Pair
    | Unpair
    | PinDecision
    | MoveHorizon
    | Recall
    | ChangeBeds,
    Field(discriminator="kind"),
]


class Scenario(Noun):
    """Edits in the order in which they are made."""

    name: str = Field(min_length=1, max_length=40)
    edits: tuple[Edit, ...] = Field(min_length=1)
