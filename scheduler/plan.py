"""The straight line from a case to its roster: build, solve, extract, audit, explain."""

import gc
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

from models.case import Case
from models.findings import AuditReport
from models.leave import Opening
from models.reasons import Reasons
from models.roster import Proof, RosterFile, Status
from scheduler.audit import audit
from scheduler.engine.build import build, objectives
from scheduler.engine.instance import Instance
from scheduler.engine.levels import Progress, Settings, Solution, solve_levels
from scheduler.engine.roster import extract
from scheduler.exchange.roster_file import case_hash
from scheduler.explain import reasons
from scheduler.explain.conflict import conflict
from scheduler.ledger.closing import closing
from scheduler.refusals import NoRoster, PlanConflict, SelfContradiction

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
) -> Plan:
    """The best roster within the limit. `on_progress` is told the title of a level and what is known of it.

    Setting `stop` ends the search; the best roster so far is returned.
    """
    with _no_garbage_collection():
        return _plan(case, settings, on_progress, stop or threading.Event())


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


def _plan(case: Case, settings: Settings, on_progress: Callable[[str, Progress], None], stop: threading.Event) -> Plan:
    started = time.monotonic()
    model = build(Instance(case))
    levels = objectives(model)
    titles = {level.level: case.policy.row(level.name).title for level in levels}
    solution = solve_levels(
        model, levels, settings, started, lambda progress: on_progress(titles[progress.level], progress), stop
    )
    if solution.status is Status.INFEASIBLE:
        raise PlanConflict(conflict(case))
    if solution.values is None:
        raise NoRoster(f"{settings.time_limit:g} 秒内没有找到满足全部锁定的方案，也没有证明无解；请延长时限或减少锁定")
    roster = extract(model, solution.values)
    report = audit(case, roster)
    _agree(solution, report)
    explained = reasons(case, roster, report, _deadline(started, settings, stop))
    proof = _proof(solution, settings, time.monotonic() - started)
    file = RosterFile(case=case, case_hash=case_hash(case), roster=roster, proof=proof)
    return Plan(file, report, explained, closing(case, roster))


def _agree(solution: Solution, report: AuditReport) -> None:
    """Every roster that leaves this house breaks no rule and costs what the solver says, by the audit's own count."""
    wrong = [f"{one.rule}: {one.sentence}" for one in report.breaches]
    for level in solution.levels:
        counted = report.levels.get(level.level, 0)
        if counted != level.value:
            wrong.append(f"第 {level.level} 级 {level.name}：求解得 {level.value}，审核复算得 {counted}")
    if wrong:
        raise SelfContradiction("程序内部错误：求解结果与审核不一致，未写出任何文件\n" + "\n".join(wrong))


def _deadline(started: float, settings: Settings, stop: threading.Event) -> float:
    """An interrupted plan is wanted at once; otherwise whatever is left of the limit, and a little."""
    now = time.monotonic()
    return now if stop.is_set() else max(now, started + settings.time_limit) + AFTERWARDS_SECONDS


def _proof(solution: Solution, settings: Settings, seconds: float) -> Proof:
    return Proof(
        status=solution.status,
        stopped_by=solution.stopped_by,
        levels=solution.levels,
        seconds=round(seconds, 2),
        seed=settings.seed,
        workers=settings.workers,
        versions={name: _version(name) for name in ("dutycover", "ortools")} | {"python": sys.version.split()[0]},
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "未安装"
