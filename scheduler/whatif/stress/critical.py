"""Whether a changed case keeps its critical cover: proven to hold by an audited roster, or to break by a bound, or neither."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from models.case import Case
from models.findings import AuditReport, Shortage
from models.leave import LeaveRequest
from models.roster import LeaveDecision, Outcome, Roster
from models.stress import Verdict
from models.words import in_the_workbook
from scheduler.audit import Facts, audit_with, facts_of
from scheduler.engine.search.absences import GivenUp
from scheduler.engine.search.first_level import first_level
from scheduler.whatif.stress.giving_up import more_given_up

TERM, LEAVE, TARGET = "critical_cover", "leave", "target_cover"
ROUNDS = 3
"""So often a mended roster may break rules and be mended again before critical cover is solved anew."""
Mend = Callable[[GivenUp], Roster | None]


class CriticalTrial(NamedTuple):
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
    return leveled(case, (TERM,))


def leveled(case: Case, terms: Sequence[str]) -> Case:
    """The case with these terms alone, each a level in this order; what policy makes hard stays, in a level after them."""
    rows = [row for row in case.policy.rows if row.level is not None]
    later = len(terms) + 1
    changes: dict[str, dict[str, object]] = {
        row.key.replace(".", "__"): {"level": later} if row.hard else {"on": False} for row in rows
    }
    changes |= {term: {"on": True, "level": level, "weight": 1} for level, term in enumerate(terms, 1)}
    policy = case.policy.changed(**changes)
    return Case(**dict(case) | {"policy": policy})


def trial(case: Case, before: Roster, mend: Mend, target: int, seconds: float) -> CriticalTrial:
    """What becomes of critical cover: as few as `target` officer-duties below minimum are wanted.

    `before` is a roster of the case before its change, `mend` proposes one for after it. What the audit accepts of them is
    enough; else critical cover is solved anew, for `seconds`. `case` is one of `only_critical`.
    """
    facts = facts_of(case)
    left = _left(case, before)
    report = _audited(facts, left)
    first = CriticalTrial(report.levels[1], 0, target, left, _lacking(report), _lacking(report))
    if _is_enough(report, target):
        return first
    given_up = GivenUp()
    for _ in range(ROUNDS):
        given_up = more_given_up(facts.case, before, given_up, report.breaches)
        mended = mend(given_up)
        if mended is None:
            break
        report = _audited(facts, mended)
        if _is_enough(report, target):
            return first._replace(value=report.levels[1], roster=mended, lacking=_lacking(report))
        if not report.breaches:
            break
    return _solved(first, facts, seconds)


def _is_enough(report: AuditReport, target: int) -> bool:
    return not report.breaches and report.levels[1] <= target


def _solved(first: CriticalTrial, facts: Facts, seconds: float) -> CriticalTrial:
    known = first_level(facts.case, first.roster, first.target, seconds)
    if known.roster is None:
        return first
    report = _audited(facts, known.roster)
    if report.breaches or report.levels[1] != known.value:
        raise AssertionError(f"the audit counts {report.levels[1]} for {known.value}: {report.breaches[:3]}")
    return first._replace(value=known.value, bound=known.bound, roster=known.roster, lacking=_lacking(report))


def _audited(facts: Facts, roster: Roster) -> AuditReport:
    """What it says of shortages goes into the workbook."""
    with in_the_workbook():
        return audit_with(facts, roster)


def _lacking(report: AuditReport) -> tuple[Shortage, ...]:
    return tuple(shortage for shortage in report.shortages if shortage.below_minimum)


def _left(case: Case, before: Roster) -> Roster:
    """The roster without those whom the case has away for the whole horizon."""
    gone = {row.officer for row in case.secondments if row.unit is None and row.first <= case.start and case.end <= row.last}
    requests = {request.id: request for request in case.leave}
    return Roster(
        assignments=tuple(assignment for assignment in before.assignments if assignment.officer not in gone),
        stints=tuple(stint for stint in before.stints if stint.officer not in gone),
        leave=tuple(_decision(decision, requests[decision.request], gone) for decision in before.leave),
        beds=tuple(bed for bed in before.beds if bed.officer not in gone),
        visits=tuple(visit for visit in before.visits if visit.officer not in gone),
        stays=tuple(stay for stay in before.stays if stay.officer not in gone),
    )


def _decision(before: LeaveDecision, request: LeaveRequest, gone: set[str]) -> LeaveDecision:
    return LeaveDecision(request=request.id, outcome=Outcome.REFUSED) if request.officer in gone else before
