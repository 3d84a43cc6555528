"""What kind of rule each rule is: one `RuleSpec` beside its policy row, from which every list of rules follows.

A rule has its file in `scheduler/rules` and in `scheduler/audit/rules` under the name of its key.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from models.policy import default_table


class Kind(StrEnum):
    ADMISSION = "admission"
    """Which officer may be decided onto which duty."""
    LINE = "line"
    """What one officer's rows must be like."""
    COUNT = "count"
    """What the rows of several officers must add up to, or one officer's over the horizon."""


COMPARED = frozenset({"changed_officers", "changed_days"})
"""Terms that count only in a case with a roster before; in any other they are no level."""
REPLANNED = frozenset({"new_lacks", "event_claims"})
"""Terms that count only where events change a published roster."""


class Scope(StrEnum):
    """The rows by which an explanation tells whether one officer's change of duties breaks the rule."""

    NEAR = "near"
    """That officer's duties close to the changed one."""
    LINE = "line"
    """All of that officer's rows."""
    AROUND = "around"
    """Those of everybody at the station or of the unit as well, on the dates changed."""


class Release(StrEnum):
    """What a unit gives back where the rule finds too many of it away on a date."""

    LEAVE = "leave"
    STINTS = "stints"


@dataclass(frozen=True)
class RuleSpec:
    key: str
    kind: Kind
    scope: Scope | None = None
    """None where an explanation has its own way to ask, or never asks."""
    place: int | None = None
    """Place among the obstacles that an explanation asks about in turn; None for what keeps nobody from a duty."""
    is_remote: bool = False
    """Whether officers whom the rule keeps from a duty are so far from it that a shortage does not count them."""
    release: Release | None = None
    asks_of_stays: bool = False
    """Whether a rule of admission takes a leader's stay as a cover; of a stay the others ask nothing."""


ADMISSION, LINE, COUNT = Kind
NEAR, OWN_LINE, AROUND = Scope

SPECS: tuple[RuleSpec, ...] = (
    RuleSpec("admitted_rung", ADMISSION, place=30, is_remote=True),
    RuleSpec("category", ADMISSION, place=10, is_remote=True),
    RuleSpec("qualified", ADMISSION, place=20, is_remote=True),
    RuleSpec("available", ADMISSION, OWN_LINE, place=40, asks_of_stays=True),
    RuleSpec("restricted", ADMISSION, place=60, asks_of_stays=True),
    RuleSpec("notice", ADMISSION, place=70, asks_of_stays=True),
    RuleSpec("commitments", LINE, OWN_LINE, place=50),
    RuleSpec("rota", LINE),
    RuleSpec("one_duty", LINE, NEAR, place=100),
    RuleSpec("rest", LINE, NEAR, place=110),
    RuleSpec("shift_sequence", LINE, OWN_LINE, place=120),
    RuleSpec("consecutive_days", LINE, OWN_LINE, place=130),
    RuleSpec("days_off", LINE, OWN_LINE, place=140),
    RuleSpec("stint", LINE, OWN_LINE, place=160),
    RuleSpec("compensatory_rest", LINE, OWN_LINE, place=145),
    RuleSpec("load", COUNT, OWN_LINE, place=150),
    RuleSpec("cover", COUNT),
    RuleSpec("sworn_lead", COUNT, place=250),
    RuleSpec("donor_floor", COUNT, place=190, release=Release.STINTS),
    RuleSpec("max_away", COUNT, AROUND, place=210, release=Release.STINTS),
    RuleSpec("leave_capacity", COUNT, release=Release.LEAVE),
    RuleSpec("lodging", COUNT, AROUND, place=230),
    RuleSpec("together_apart", COUNT, AROUND, place=240),
    RuleSpec("female_presence", COUNT),
    RuleSpec("layer_share", COUNT),
    RuleSpec("mutual_balance", COUNT),
    RuleSpec("leader_stays", COUNT),
    RuleSpec("pins", COUNT, OWN_LINE, place=180),
    RuleSpec("frozen", COUNT),
)
"""In the order of the model: admission, line, counts and couplings. `cover` comes before what reads its shortages."""

BY_KEY = {spec.key: spec for spec in SPECS}


class Measure(StrEnum):
    """What the number of a policy row counts, whatever the planner calls its unit."""

    MINUTES = "minutes"
    DAYS = "days"
    PERCENT = "percent"
    WINDOWS = "windows"
    """A text of limits over so many dates in a row each, or a bare number."""
    COUNTS = "counts"
    """A text of counts."""
    COUNT = "count"


class RowSpec(NamedTuple):
    """What is fixed of a policy row, which a case cannot change."""

    measure: Measure | None
    own_order: int | None
    """Place among the rows of which an officer may have an own value; None for the others."""
    raise_order: int | None
    """Place among the greatest numbers that may be raised to close a shortage; None where that is not tried."""
    counted: str
    """What the points of the row's level are where it stands alone: duties, burden, officers, officer-days; else nothing."""


@cache
def row_specs() -> dict[str, RowSpec]:
    """By policy key, in the order of the sheet."""
    return {row["key"]: _row_spec(row) for row in default_table()}


def _row_spec(row: dict[str, str]) -> RowSpec:
    return RowSpec(Measure(row["measure"]) if row["measure"] else None, _order(row["own"]), _order(row["raised"]), row["counted"])


def _order(cell: str) -> int | None:
    return int(cell) if cell else None


def unasked(is_compared: bool, is_replanned: bool) -> frozenset[str]:
    """Terms that are no level of a case: it has no roster before, or no event changes it."""
    if is_replanned:
        return frozenset()
    return REPLANNED if is_compared else COMPARED | REPLANNED


def rule_of(key: str) -> str:
    """The rule, or objective term, that a policy row belongs to."""
    return key.partition(".")[0]


def measure(key: str) -> Measure | None:
    """None of a row without one, and of keys that no row has by default."""
    spec = row_specs().get(key)
    return spec.measure if spec else None


def counted(key: str) -> str:
    """What the row's level counts, such as duties or burden; empty where it is points, and for keys of no built-in row."""
    spec = row_specs().get(key)
    return spec.counted if spec else ""


def in_sheet_order() -> tuple[RuleSpec, ...]:
    """The rules in the order of their policy rows, in which planners read them."""
    return tuple(BY_KEY[key] for key in row_specs() if key in BY_KEY)


def of_scope(scope: Scope) -> tuple[str, ...]:
    """Rules in the order in which an obstacle is told: of several that break, the first is named."""
    return ordered({spec.key: spec.place for spec in SPECS if spec.scope is scope})


def soft_rows() -> tuple[str, ...]:
    """Keys of the policy rows by which a rule, not an objective term, is priced."""
    return tuple(row["key"] for row in default_table() if row["level"] and rule_of(row["key"]) in BY_KEY)


def raisable_rows() -> tuple[str, ...]:
    """Greatest numbers that may be raised to close a shortage, those tried first in front."""
    return ordered({key: spec.raise_order for key, spec in row_specs().items()})


def own_rows() -> tuple[str, ...]:
    """Rows of which an officer may have an own value."""
    return ordered({key: spec.own_order for key, spec in row_specs().items()})


def ordered(places: Mapping[str, int | None]) -> tuple[str, ...]:
    """The keys that have a place, by it."""
    return tuple(sorted((key for key, place in places.items() if place is not None), key=lambda key: places[key] or 0))
