"""Scenarios side by side with their base: what each came to, what differs, and whether that is proven."""

import datetime as dt
from datetime import date
from enum import StrEnum

from models.base import Id, Noun
from models.findings import AuditReport
from models.roster import LeaveDecision, LevelResult, Proof, Roster
from models.scenario import Scenario


class Run(Noun):
    """What came of planning one case: the roster with its proof and audit, or in `failure` why there is none."""

    case_hash: str
    roster: Roster = Roster()
    proof: Proof | None = None
    report: AuditReport = AuditReport()
    failure: str = ""


class Verdict(StrEnum):
    """`decided`: the intervals [bound, value] are disjoint, and all earlier levels are equal and closed.

    `equal`: proven the same; `open`: neither.
    """

    DECIDED = "decided"
    EQUAL = "equal"
    OPEN = "open"


class LevelDifference(Noun):
    """`before` is the base's; None where only one of the two has such a level. `title` is the policy row's. Less is better."""

    name: str
    title: str
    before: LevelResult | None = None
    after: LevelResult | None = None
    verdict: Verdict


class KeyFigures(Noun):
    """Counts of one roster. `granted` includes leave that was given; shortages are in officers, `critical` below minimum."""

    critical_duties: int
    critical: int
    below_target: int
    covers: int
    helpers: int
    stints: int
    extra_duties: int
    granted: int
    moved: int
    refused: int


class DayChange(Noun):
    """Duties as 派出所/岗位/班次; none is a date without duty."""

    date: dt.date
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class LeaveChange(Noun):
    """A request decided or given otherwise; None where the case does not have it."""

    request: Id
    before: LeaveDecision | None = None
    after: LeaveDecision | None = None


class StationDays(Noun):
    """Days of cover at a station other than the own unit."""

    station: Id
    before: int
    after: int


class OfficerChange(Noun):
    officer: Id
    name: str
    unit: Id
    days: tuple[DayChange, ...] = ()
    stations: tuple[StationDays, ...] = ()
    leave: tuple[LeaveChange, ...] = ()


class ShortageChange(Noun):
    """Officers lacking on one duty below minimum and below target, where one of them differs."""

    station: Id
    post: Id
    shift: Id
    date: date
    minimum_before: int
    minimum_after: int
    target_before: int
    target_after: int


class Compared(Noun):
    """One scenario beside the base. Without `figures` there is no roster, and `failure` says why."""

    scenario: Scenario
    failure: str = ""
    proof: Proof | None = None
    figures: KeyFigures | None = None
    levels: tuple[LevelDifference, ...] = ()
    officers: tuple[OfficerChange, ...] = ()
    shortages: tuple[ShortageChange, ...] = ()


class Comparison(Noun):
    title: str
    start: date
    end: date
    case_hash: str
    proof: Proof
    figures: KeyFigures
    scenarios: tuple[Compared, ...]
