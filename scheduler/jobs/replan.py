"""A published roster changed by events: the fewest people told something new, proven, audited and written as a working copy."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from models.case import Case
from models.case_hash import case_hash
from models.errors import EventRefused, SelfContradiction
from models.events.event import Event
from models.events.stand_in_way import StandInWay
from models.findings import AuditReport
from models.publishing.causes import Causes
from models.publishing.difference import Difference
from models.publishing.roster_hash import forebears
from models.roster import LevelResult, Proof, Roster, RosterFile, Status, StoppedBy, status_of
from models.words import for_the_workbook, in_the_workbook, say
from scheduler.audit import audit, audit_file
from scheduler.engine.build import level_names
from scheduler.engine.process.solving import SolvedCase
from scheduler.engine.process.uncollected import uncollected
from scheduler.engine.provenance import proof
from scheduler.engine.replanning.replan import ReplannedRoster, StandIn, stand_in
from scheduler.engine.replanning.replan import replan as search
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.exchange.reading.cells.asked import day_asked
from scheduler.exchange.reading.cells.days import Range
from scheduler.exchange.reading.events.absences import absences
from scheduler.exchange.reading.events.file import ReadEvents, file_events
from scheduler.exchange.targets import Targets, refuse
from scheduler.explain.reasons.why import reasons
from scheduler.jobs.published import paths_of, roster_of
from scheduler.jobs.solve import write_roster
from scheduler.ledger.closing import closing
from scheduler.publishing.difference import difference_of
from scheduler.publishing.events.causes import causes
from scheduler.publishing.events.left_open import beyond
from scheduler.publishing.events.published_part import published_part
from scheduler.publishing.events.replan_case import replan_case
from scheduler.publishing.events.sound import clipped
from scheduler.publishing.events.undoing import kept_events

WAY_SECONDS = 3.0
"""The limit of each way to stand in."""
REMARK = "replan.remark"
REASONS_SECONDS = 0.5
"""What the reasons may take that are not known at once."""


class Asked(NamedTuple):
    """A roster, from when on it may change, what happened and who is absent, as typed; `undone` are ids of events taken back.

    `known` are events that were read already. `db` is the ledger, where the roster is the number of a version.
    """

    roster: str
    since: str
    events: Path | None = None
    absent: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()
    way: StandInWay | None = None
    db: str = ""
    known: tuple[Event, ...] = ()


class Replanned(NamedTuple):
    """`before` is the roster as published; `causes` are why each person's dates change.

    `told` is what of the events counts otherwise than it was typed, or not at all.
    """

    file: RosterFile
    report: AuditReport
    before: RosterFile
    difference: Difference
    causes: Causes
    ways: tuple[StandIn, ...]
    written: tuple[Path, ...]
    told: tuple[str, ...] = ()


@uncollected()
def replan(asked: Asked, goals: Targets, settings: Settings, watch: Watch) -> Replanned:
    """Raises what `roster_of` raises, `Unclear`, `EventRefused`, `NotWritten`; nothing is written then."""
    refuse(goals, [*paths_of(asked.roster), asked.events])
    before = roster_of(asked.roster, asked.db)
    since = day_asked(asked.since, Range(before.case.start, before.case.end))
    read = file_events(before.case, asked.events) if asked.events else ReadEvents((), ())
    typed = (*read.events, *asked.known)
    events, cut = clipped(before.case, (*typed, *absences(before, asked.absent, typed)))
    if not (events or asked.undone or beyond(before.case) < date.max):
        raise EventRefused(say("cli.replan.nothing"))
    file, report, ways = replan_file(before, events, since, settings, watch, asked.undone, asked.way)
    differing = difference_of(before, file)
    because = causes(before, file, events, differing, asked.undone)
    replanned = Replanned(file, report, before, differing, because, ways, tuple(goals.paths()), (*read.told, *cut))
    if goals.book:
        watch.say(say("cli.writing"))
        write_replanned(replanned, goals)
    return replanned


def write_replanned(known: Replanned, goals: Targets) -> None:
    """Raises `NotWritten`."""
    file = known.file
    shown = for_the_workbook(known.report, lambda: audit_file(file))
    with in_the_workbook():
        explained = reasons(file.case, file.roster, shown, time.monotonic() + REASONS_SECONDS)
    write_roster(goals, file, shown, explained, closing(file.case, file.roster))


class Answer(NamedTuple):
    """`ways` are both ways to stand in where more than one date needs it: by one officer, by another on each date."""

    file: RosterFile
    report: AuditReport
    ways: tuple[StandIn, ...] = ()


def replan_file(
    before: RosterFile,
    events: Sequence[Event],
    since: date,
    settings: Settings,
    watch: Watch,
    undone: Sequence[str] = (),
    way: StandInWay | None = None,
) -> Answer:
    """The roster after the events, audited. Raises `EventRefused` where they do not fit, or the roster breaks rules already."""
    case, start = replan_case(before, events, since, undone)
    named = watch.titled(case.policy.title)
    solved = search(case, start, settings, named)
    each = replace(settings, time_limit=min(WAY_SECONDS, settings.time_limit))
    ways = tuple(stand_in(solved, start, one_way, each, named) for one_way in StandInWay) if way or _takes_several(case) else ()
    solved = next((_in_this_way(solved, known) for known in ways if known.way is way), solved)
    report = audit(case, solved.roster)
    _agree(case, start, solved, report)
    known = published_part(case, solved.roster, settings, named)
    held, roster = known or (case, solved.roster)
    root = before.base or before.model_copy(update={"base": None, "events": ()})
    file = RosterFile(
        case=held,
        case_hash=case_hash(held),
        roster=roster,
        proof=Proof(status=Status.FEASIBLE, stopped_by=StoppedBy.TIME_LIMIT),
        made_from=forebears(before),
        events=(*kept_events(before, undone, since), *events),
        base=root,
        plan=solved.roster if known else None,
        stand_ins=before.stand_ins,
    )
    report = audit_file(file) if known else report
    levels = (*solved.levels, *_later_levels(case, report))
    status = status_of(levels)
    stopped = StoppedBy.COMPLETE if status is Status.OPTIMAL else StoppedBy.TIME_LIMIT
    proven = proof(held, SolvedCase(status, stopped, levels, roster), settings, watch.seconds(), start)
    remarks = (*proven.remarks, *((REMARK,) if known else ()))
    return Answer(file.model_copy(update={"proof": proven.model_copy(update={"remarks": remarks})}), report, ways)


def _takes_several(case: Case) -> bool:
    """Whether somebody is missing on more than one date."""
    return len({row.date for row in case.replan.touched if row.officers}) > 1 if case.replan else False


def _in_this_way(solved: ReplannedRoster, known: StandIn) -> ReplannedRoster:
    """A bound of all rosters holds for those of one way as long as the values before it are the same."""
    levels, is_same = list[LevelResult](), True
    for level in solved.levels:
        value, bound = known.values[level.level], level.bound if is_same else 0
        gap = (value - bound) / max(1, value)
        levels.append(level.model_copy(update={"value": value, "bound": bound, "gap": gap, "conditional": not is_same}))
        is_same = is_same and value == level.value
    return solved._replace(roster=known.roster, levels=tuple(levels))


def _agree(case: Case, start: Roster, solved: ReplannedRoster, report: AuditReport) -> None:
    """The audit counts what the solver says. Rules that the roster begun with breaks were broken before."""
    counted = {level.level: report.levels.get(level.level, 0) for level in solved.levels}
    wrong = [level.level for level in solved.levels if counted[level.level] != level.value]
    if report.breaches or wrong:
        known = audit(case, start).breaches
        if known:
            raise EventRefused(say("events.broken", breaches="\n".join(f"  {finding.sentence}" for finding in known)))
        raise SelfContradiction(f"{wrong} {counted} {[finding.sentence for finding in report.breaches]}")


def _later_levels(case: Case, report: AuditReport) -> Iterator[LevelResult]:
    """What the levels after those of replanning come to, of which nothing is proven."""
    for level, name in level_names(case).items():
        if level >= 1:
            value = report.levels.get(level, 0)
            yield LevelResult(level=level, name=name, value=value, bound=0, gap=value / max(1, value), conditional=True)
