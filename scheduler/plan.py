"""The straight line from a case to its roster: solve, audit, explain."""

import gc
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from models.case import Case
from models.errors import PlanConflict, SelfContradiction, no_roster
from models.findings import AuditReport
from models.leave import Opening
from models.reasons import Reasons
from models.roster import Roster, RosterFile, Status
from models.words import in_the_workbook, say
from scheduler.audit import Facts, audit_with
from scheduler.demand.planning import staffed
from scheduler.engine.process.memory import cap_gb
from scheduler.engine.process.solving import Found
from scheduler.engine.process.supervised import solve
from scheduler.engine.provenance import proof
from scheduler.engine.settings import Progress, Settings
from scheduler.exchange.reading.roster_file import case_hash
from scheduler.explain.conflicts.conflict_in_child import conflict
from scheduler.explain.reasons.why import reasons
from scheduler.ledger.closing import closing

STANDARD = Settings()
AFTERWARDS_SECONDS = 1.0
"""What explaining may take beyond the limit."""


__all__ = ["Plan", "Progress", "Settings", "plan"]


class Plan(NamedTuple):
    """A roster with all that is known of it; what the writers of `scheduler.exchange` take."""

    file: RosterFile
    report: AuditReport
    reasons: Reasons
    closing: tuple[Opening, ...]


def plan(
    case: Case,
    settings: Settings = STANDARD,
    on_progress: Callable[[str, Progress], None] = lambda title, progress: None,
    stop: threading.Event | None = None,
    start: Roster | None = None,
) -> Plan:
    """The best roster within the limit, for the demand of 需求 and what a history adds to it (`scheduler.demand`).

    `on_progress` is told the title of a level and what is known of it.

    `start` is a roster to begin with, as of a case much like this one: what still holds of it is kept until better is found.

    Setting `stop` ends the search; the best roster so far is returned. The search runs in a process of its own: a script that
    calls this needs `if __name__ == "__main__":` around the call.
    """
    whole = staffed(case)
    with _no_garbage_collection():
        return _plan(whole, settings, on_progress, stop or threading.Event(), start)


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """A model is millions of small tuples that live to the end: looking for garbage among them finds none and costs a third."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _plan(
    case: Case,
    asked: Settings,
    on_progress: Callable[[str, Progress], None],
    stop: threading.Event,
    start: Roster | None,
) -> Plan:
    started = time.monotonic()
    settings = _settled(asked)
    facts, prepared = _facts(case)
    found = solve(case, settings, lambda name, progress: on_progress(case.policy.title(name), progress), stop, start=start)
    if found.status is Status.INFEASIBLE:
        raise PlanConflict(conflict(case, settings.memory_gb, stop))
    if found.roster is None:
        raise no_roster(found.stopped_by, settings.time_limit, found.remarks)
    solved = time.monotonic()
    prepared.join()
    with in_the_workbook():
        report = audit_with(facts, found.roster)
    _agree(found, report)
    with in_the_workbook():
        explained = reasons(case, found.roster, report, _deadline(started, settings, stop))
    proven = proof(case, found, settings, solved - started, start)
    file = RosterFile(case=case, case_hash=case_hash(case), roster=found.roster, proof=proven)
    return Plan(file, report, explained, closing(case, found.roster))


def _facts(case: Case) -> tuple[Facts, threading.Thread]:
    """What the audit knows of the case alone, its slow part made ready while the child solves."""
    facts = Facts(case)
    thread = threading.Thread(target=lambda: case.policy.on("fairness") and facts.fair_shares, daemon=True)
    thread.start()
    return facts, thread


def _settled(asked: Settings) -> Settings:
    """The settings with what is left open filled in."""
    return asked._replace(memory_gb=cap_gb(asked.memory_gb), workers=1 if asked.reproducible else asked.workers)


def _agree(found: Found, report: AuditReport) -> None:
    """Every roster that leaves this house breaks no rule and costs what the solver says, by the audit's own count."""
    wrong = [f"{one.rule}: {one.sentence}" for one in report.breaches]
    for level in found.levels:
        counted = report.levels.get(level.level, 0)
        if counted != level.value:
            wrong.append(say("refusals.disagree.level", level=level.level, name=level.name, value=level.value, counted=counted))
    if wrong:
        raise SelfContradiction(say("refusals.disagree.heading") + "\n".join(wrong))


def _deadline(started: float, settings: Settings, stop: threading.Event) -> float:
    """An interrupted plan is wanted at once; otherwise whatever is left of the limit, and a little."""
    now = time.monotonic()
    return now if stop.is_set() else max(now, started + settings.time_limit) + AFTERWARDS_SECONDS
