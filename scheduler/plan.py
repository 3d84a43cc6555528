"""The straight line from a case to its roster: solve, audit, explain."""

import threading
import time
from dataclasses import replace
from typing import NamedTuple

from models.case import Case
from models.case_hash import case_hash
from models.errors import PlanConflict, SelfContradiction, no_roster
from models.findings import AuditReport
from models.leave import Opening
from models.reasons import Reasons
from models.roster import Roster, RosterFile, Status
from models.words import in_the_workbook, say
from scheduler.audit import Facts, audit_with, facts_of
from scheduler.demand.planning import staffed
from scheduler.engine.process.solving import SolvedCase
from scheduler.engine.process.supervised import solve
from scheduler.engine.provenance import proof
from scheduler.engine.settings import Progress, Settings
from scheduler.engine.watch import Watch
from scheduler.explain.asked.deciding import with_dates_decided
from scheduler.explain.asked.view import View
from scheduler.explain.conflicts.conflict_in_child import conflict
from scheduler.explain.reasons.why import reasons
from scheduler.inherited import no_worse
from scheduler.ledger.closing import closing

AFTERWARDS_SECONDS = 1.0
"""What explaining may take beyond the limit."""
DECIDED_OFFICERS = 40
"""In cases of up to so many the nearest dates for leave that the audit leaves open are decided by solving."""
DECIDING_SECONDS, DECIDING_SHARE = 5.0, 0.1
"""What the search leaves of the limit for that, and of a short limit its share; more where the search ends early."""


__all__ = ["Answer", "Plan", "Progress", "Settings", "Watch", "answer", "plan"]


class Answer(NamedTuple):
    """A roster with what is proven of it, and the audit's report."""

    file: RosterFile
    report: AuditReport


class Plan(NamedTuple):
    """A roster with all that is known of it; what the writers of `scheduler.exchange` take."""

    file: RosterFile
    report: AuditReport
    reasons: Reasons
    closing: tuple[Opening, ...]


def plan(case: Case, settings: Settings | None = None, watch: Watch | None = None, start: Roster | None = None) -> Plan:
    """The best roster within the limit, for the demand of 需求 and what a history adds to it (`scheduler.demand`).

    The watch is told the title of a level and what is known of it. Setting its `stop` ends the search; the best roster so far
    is returned.

    `start` is a roster to begin with, as of a case much like this one: what still holds of it is kept until better is found,
    and where all of it holds, nothing worse comes back.

    The search runs in a process of its own: a script that calls this needs `if __name__ == "__main__":` around the call.
    """
    settings, watch = settings or Settings(), (watch or Watch()).anew()
    reserve = _reserve(case, settings)
    file, report = answer(case, settings, watch, start, reserve)
    with in_the_workbook():
        explained = reasons(file.case, file.roster, report, _deadline(settings, watch))
        if reserve and not watch.is_stopped:
            left = watch.began + settings.time_limit - time.monotonic()
            explained = with_dates_decided(View(file), explained, max(reserve, left))
    return Plan(file, report, explained, closing(file.case, file.roster))


def answer(case: Case, settings: Settings, watch: Watch, start: Roster | None = None, reserve: float = 0.0) -> Answer:
    """The same without reasons, which may take what is left of the limit: for a roster that is only compared.

    The limit counts from when the watch began; the search leaves the last `reserve` seconds of it.
    """
    return _answer(staffed(case), settings, watch, start, reserve)


def _answer(case: Case, settings: Settings, watch: Watch, start: Roster | None, reserve: float) -> Answer:
    facts, prepared = _facts(case)
    search = replace(settings, time_limit=settings.time_limit - reserve)
    solved = solve(case, search, watch.titled(case.policy.title), start=start)
    if solved.status is Status.INFEASIBLE:
        raise PlanConflict(conflict(case, settings.memory_gb, watch))
    seconds = watch.seconds()
    prepared.join()
    with in_the_workbook():
        solved = no_worse(solved, facts, start)
        if solved.roster is None:
            raise no_roster(solved.stopped_by, settings.time_limit, solved.remarks)
        report = audit_with(facts, solved.roster)
    _agree(solved, report)
    proven = proof(case, solved, settings, seconds, start)
    return Answer(RosterFile(case=case, case_hash=case_hash(case), roster=solved.roster, proof=proven), report)


def _facts(case: Case) -> tuple[Facts, threading.Thread]:
    """What the audit knows of the case alone, its slow part made ready while the child solves."""
    facts = facts_of(case)
    thread = threading.Thread(target=lambda: case.policy.on("fairness") and facts.fair_shares, daemon=True)
    thread.start()
    return facts, thread


def _reserve(case: Case, settings: Settings) -> float:
    """Seconds to decide the nearest dates in; none where the clock is not to steer what comes out."""
    if settings.reproducible or not case.leave or len(case.officers) > DECIDED_OFFICERS:
        return 0.0
    return min(DECIDING_SECONDS, DECIDING_SHARE * settings.time_limit)


def _agree(solved: SolvedCase, report: AuditReport) -> None:
    """Every roster that leaves this house breaks no rule and costs what the solver says, by the audit's own count."""
    wrong = [f"{breach.rule}: {breach.sentence}" for breach in report.breaches]
    for level in solved.levels:
        counted = report.levels.get(level.level, 0)
        if counted != level.value:
            wrong.append(say("refusals.disagree.level", level=level.level, name=level.name, value=level.value, counted=counted))
    if wrong:
        raise SelfContradiction(say("refusals.disagree.heading") + "\n".join(wrong))


def _deadline(settings: Settings, watch: Watch) -> float:
    """An interrupted plan is wanted at once; otherwise whatever is left of the limit, and a little."""
    now = time.monotonic()
    return now if watch.is_stopped else max(now, watch.began + settings.time_limit) + AFTERWARDS_SECONDS
