"""Whether a changed case keeps its critical cover: proven to hold by an audited roster, or to break by a bound, or neither."""

from enum import StrEnum
from typing import NamedTuple

from models.case import Case
from models.findings import Shortage
from models.leave import LeaveRequest
from models.roster import LeaveDecision, Outcome, Roster
from scheduler.audit import Facts, audit_with
from scheduler.engine.first_level import first_level

TERM = "critical_cover"


class Verdict(StrEnum):
    HOLDS = "holds"
    BREAKS = "breaks"
    OPEN = "open"


class Trial(NamedTuple):
    """`value` is officer-duties below minimum by the audit of `roster`, `bound` how few are proven possible.

    `uncovered` is what the roster before the change lacks once the change is made, `lacking` what `roster` does.
    """

    value: int
    bound: int
    target: int
    roster: Roster
    uncovered: tuple[Shortage, ...] = ()
    lacking: tuple[Shortage, ...] = ()

    @property
    def verdict(self) -> Verdict:
        if self.value <= self.target:
            return Verdict.HOLDS
        return Verdict.BREAKS if self.bound > self.target else Verdict.OPEN


def only_critical(case: Case) -> Case:
    """The case with critical cover as its only level; lower limits that policy makes hard stay."""
    rows = [row for row in case.policy.rows if row.level is not None and not row.hard and row.key != TERM]
    changes: dict[str, dict[str, object]] = {row.key.replace(".", "__"): {"on": False} for row in rows}
    policy = case.policy.changed(**changes, **{TERM: {"on": True, "level": 1, "weight": 1}})
    return Case(**dict(case) | {"policy": policy})


def trial(case: Case, before: Roster, target: int, seconds: float) -> Trial:
    """What becomes of critical cover: as few as `target` officer-duties below minimum are wanted.

    `before` is a roster of the case before its change; where mending it by the audit's word alone is enough, nothing is solved.
    `case` has one level (`only_critical`).
    """
    facts = Facts(case)
    left = _left(case, before)
    report = audit_with(facts, left)
    uncovered = tuple(one for one in report.shortages if one.below_minimum)
    if not report.breaches and report.levels[1] <= target:
        return Trial(report.levels[1], min(target, report.levels[1]), target, left, uncovered, uncovered)
    known = first_level(case, left, target, seconds)
    if known.roster is None:
        return Trial(report.levels[1], 0, target, left, uncovered, uncovered)
    report = audit_with(facts, known.roster)
    if report.breaches or report.levels[1] != known.value:
        raise AssertionError(f"the audit counts {report.levels[1]} for {known.value}: {report.breaches[:3]}")
    lacking = tuple(one for one in report.shortages if one.below_minimum)
    return Trial(known.value, known.bound, target, known.roster, uncovered, lacking)


def _left(case: Case, before: Roster) -> Roster:
    """The roster without those whom the case has away for the whole horizon."""
    gone = {row.officer for row in case.secondments if row.unit is None and row.first <= case.start and case.end <= row.last}
    requests = {request.id: request for request in case.leave}
    return Roster(
        assignments=tuple(one for one in before.assignments if one.officer not in gone),
        stints=tuple(one for one in before.stints if one.officer not in gone),
        leave=tuple(_decision(one, requests[one.request], gone) for one in before.leave),
        beds=tuple(one for one in before.beds if one.officer not in gone),
    )


def _decision(before: LeaveDecision, request: LeaveRequest, gone: set[str]) -> LeaveDecision:
    return LeaveDecision(request=request.id, outcome=Outcome.REFUSED) if request.officer in gone else before
