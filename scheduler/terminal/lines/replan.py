"""A replanned roster: who is told something new and why, and what is proven of that."""

from collections.abc import Iterator, Mapping
from datetime import date

from models.events.stand_in_way import StandInWay
from models.findings import AuditReport
from models.level import LevelNumber
from models.publishing.causes import Causes
from models.publishing.difference import Difference
from models.roster import RosterFile
from models.words import say
from scheduler.exchange.writing.answers.difference_text import heading
from scheduler.exchange.writing.answers.replan_text import (
    DAYS,
    OFFICERS,
    between,
    caused_lines,
    first_provisional,
    open_lines,
    proven_lines,
)
from scheduler.exchange.writing.paper.text import days
from scheduler.terminal.lines.plan import level_lines, shortage_line


def replan_lines(
    file: RosterFile, report: AuditReport, differing: Difference, causes: Causes, is_undone: bool = False
) -> Iterator[str]:
    """Of events that are taken back, what is proven speaks of the roster before them."""
    levels = {str(level.level): level for level in file.proof.levels}
    yield from level_lines(file.proof, file.case.policy)
    yield shortage_line(report)
    yield say("replan.heading", counts=heading(differing))
    beyond = first_provisional(file.case)
    yield from caused_lines(between(differing, date.min, beyond), causes)
    later = between(differing, beyond, date.max)
    if later.people:
        yield say("replan.provisional", first=days(beyond, beyond))
        yield from (f"  {line}" for line in caused_lines(later, causes))
    yield from open_lines(file, report, beyond)
    if is_undone:
        yield say("replan.back")
    if not is_undone or levels[OFFICERS].value:
        yield from proven_lines(levels[OFFICERS], levels[DAYS])


def way_lines(ways: Mapping[StandInWay, Mapping[LevelNumber, int]], chosen: StandInWay | None) -> Iterator[str]:
    """What it costs if one officer stands in throughout, and if another does on each date."""
    for way, values in ways.items():
        known = {str(level): value for level, value in values.items()}
        lacks = say("replan.way.lacks", lacks=known["0a"] + known["0b"]) if known["0a"] + known["0b"] else ""
        mark = say("replan.way.chosen") if way is chosen else ""
        numbers = {"officers": known[OFFICERS], "days": known[DAYS], "ladder": known["4"]}
        yield say(f"replan.way.{way}", **numbers, lacks=lacks, chosen=mark)
