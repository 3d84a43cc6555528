"""The JSON that scripts read after a solve."""

from datetime import date

from models.base import Id, Noun
from models.level import LevelNumber
from models.reasons import CoverReason, LeaveReason
from models.roster import Outcome, Status, StoppedBy


class LevelSummary(Noun):
    """`gap` and `certified` as in `LevelResult`."""

    level: LevelNumber
    name: str
    value: int
    bound: int
    gap: float
    conditional: bool
    certified: int | None = None


class UncheckedLeave(Noun):
    """Leave granted with dates beyond the horizon, where nothing is checked."""

    request: Id
    officer: Id
    first: date
    last: date
    days_inside: int
    days_unchecked: int


class RosterSummary(Noun):
    """What a solve came to. Scripts rely on the keys.

    `assignments` counts every duty of the roster, base duties and decided ones. `shortages` counts duties below target, those
    below minimum among them. `leave` counts decisions; given leave is in none. `leave_outside` are open requests of other
    horizons. `leave_reasons` tell of each request refused or moved who came first and why, `unneeded_covers` name those that
    nothing needs any more.
    """

    status: Status
    stopped_by: StoppedBy
    levels: tuple[LevelSummary, ...]
    breaches: int
    shortages: int
    assignments: int
    leave: dict[Outcome, int]
    leave_unchecked: tuple[UncheckedLeave, ...]
    leave_outside: tuple[Id, ...]
    leave_reasons: tuple[LeaveReason, ...]
    unneeded_covers: tuple[CoverReason, ...]
    seconds: float
    seed: int
    versions: dict[str, str]
    parameters: dict[str, bool | int | float | str]
    case_hash: str
    remarks: tuple[str, ...]
