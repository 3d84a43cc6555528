"""What was decided, and apart from it what is proven and why the search stopped."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from pydantic import Field

from models.base import DateRange, Id, Noun, is_none
from models.case import Case
from models.events.event import Event
from models.level import LevelNumber
from models.records.stand_in import StandInDecision
from models.records.stay import StayTime


class Source(StrEnum):
    BASE = "base"
    FREE = "free"
    COVER = "cover"
    EXTRA = "extra"
    STAY = "stay"
    """A leader's stay at a station, which stands among the roster's stays, not among its assignments."""


class Assignment(Noun):
    """One officer on one duty. `post` is empty for a shift of a rota worked without a post of its own.

    `burden_of` is who bears the burden of a duty that was swapped: fairness counts that officer, every other rule who works.
    """

    officer: Id
    station: Id
    post: str
    shift: Id
    date: date
    source: Source
    rung: int
    burden_of: Id | None = Field(default=None, exclude_if=is_none)


class Stint(DateRange):
    """A detachment. `first` lies before the horizon where the stint was open already."""

    officer: Id
    station: Id


class LeaderStay(Noun):
    """驻所: a leader at a station on a date, by day or by night; it serves no demand."""

    officer: Id
    station: Id
    date: date
    time: StayTime


class Outcome(StrEnum):
    GRANTED = "granted"
    MOVED = "moved"
    REFUSED = "refused"


class LeaveDecision(Noun):
    """`choice` is the index in the request's choices; None, like the dates, when refused. Given leave is not listed."""

    request: Id
    outcome: Outcome
    choice: int | None = None
    first: date | None = None
    last: date | None = None


class BedGrant(Noun):
    officer: Id
    night: date


class Visit(DateRange):
    """The dates on which a commitment with a number of dates is placed, which `asked` for its own first date."""

    officer: Id
    station: Id
    asked: date


class Roster(Noun):
    assignments: tuple[Assignment, ...] = ()
    stints: tuple[Stint, ...] = ()
    leave: tuple[LeaveDecision, ...] = ()
    beds: tuple[BedGrant, ...] = ()
    visits: tuple[Visit, ...] = ()
    stays: tuple[LeaderStay, ...] = ()


class Status(StrEnum):
    OPTIMAL = "OPTIMAL"
    FEASIBLE = "FEASIBLE"
    INFEASIBLE = "INFEASIBLE"
    NO_SOLUTION = "NO_SOLUTION"


class StoppedBy(StrEnum):
    """Why the search ended, which is not what it proved."""

    COMPLETE = "complete"
    TIME_LIMIT = "time_limit"
    INTERRUPTED = "interrupted"
    MEMORY = "memory"
    CRASHED = "crashed"


class LevelResult(Noun):
    """Value, proven bound and gap = (value − bound) / max(1, |value − givens|) of one level.

    `givens` is the part of the value that no decision can change. `conditional`: the bound holds given the values reached
    at earlier levels of which at least one is open. `certified` is the bound that the roster's certificate proves in whole
    numbers, None where there is no certificate or it proves nothing of the level.
    """

    level: LevelNumber
    name: str
    value: int
    bound: int
    givens: int = 0
    gap: float
    conditional: bool = False
    certified: int | None = None


def status_of(levels: Iterable[LevelResult]) -> Status:
    """Of a roster with these levels."""
    return Status.OPTIMAL if all(level.value == level.bound for level in levels) else Status.FEASIBLE


class Proof(Noun):
    """What is proven, and how it came about: enough to do it again.

    `parameters` are the settings as used; `remarks`, keys of the catalogue or sentences, are what one must know besides.
    `certificate` is the name of the file beside the roster that proves it to others, empty where there is none.
    """

    status: Status
    stopped_by: StoppedBy
    levels: tuple[LevelResult, ...] = ()
    seconds: float = 0.0
    seed: int = 0
    workers: int = 1
    versions: dict[str, str] = {}
    parameters: dict[str, bool | int | float | str] = {}
    remarks: tuple[str, ...] = ()
    certificate: str = ""


ROSTER_FORMAT = 2
"""The first that carries a number; what has none is read as this one."""


class RosterFile(Noun):
    """All that a roster workbook carries in its hidden sheet: enough to audit, explain and replan from the file alone.

    `rows_lacking`: keys of the policy rows that the file was too old to know and that are off in it. `made_from`: hashes of
    the rosters that this one was made from by replanning or by hand, the nearest last (`models.publishing.roster_hash`).
    `events` are those by which it was replanned, and `base` is the roster as it was before any of them.
    `plan`: while an end is unknown, the roster that is planned; `roster` is what is published of it, up to the notice window.
    `stand_ins`: whom a planner put on a duty, with who else could have been.
    """

    format: int = ROSTER_FORMAT
    case: Case
    case_hash: str
    roster: Roster
    proof: Proof
    rows_lacking: tuple[str, ...] = ()
    made_from: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    base: "RosterFile | None" = None
    plan: Roster | None = None
    stand_ins: tuple[StandInDecision, ...] = ()
