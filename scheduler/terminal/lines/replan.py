"""A replanned roster: who is told something new and why, and what is proven of that."""

from collections.abc import Iterable, Iterator, Mapping

from models.base import Id
from models.events.replan import StandInWay
from models.findings import AuditReport
from models.level import LevelNumber
from models.publishing.causes import Causes
from models.publishing.difference import Difference
from models.roster import LevelResult, RosterFile
from models.words import say
from scheduler.exchange.writing.answers.difference_text import difference_lines, heading
from scheduler.terminal.lines.plan import level_lines, shortage_line

OFFICERS, DAYS = "0c", "0d"


def replan_lines(
    file: RosterFile, report: AuditReport, differing: Difference, causes: Causes, is_undone: bool = False
) -> Iterator[str]:
    """Of events that are taken back, what is proven speaks of the roster before them."""
    levels = {str(level.level): level for level in file.proof.levels}
    yield from level_lines(file.proof, file.case.policy)
    yield shortage_line(report)
    yield say("replan.heading", counts=heading(differing))
    for title, people in causes:
        if people:
            yield say(f"replan.{title}")
            yield from _people(differing, people)
    if is_undone:
        yield say("replan.back")
    if not is_undone or levels[OFFICERS].value:
        yield from _proven(levels[OFFICERS], levels[DAYS])


def way_lines(ways: Mapping[StandInWay, Mapping[LevelNumber, int]], chosen: StandInWay | None) -> Iterator[str]:
    """What it costs if one officer stands in throughout, and if another does on each date."""
    for way, values in ways.items():
        known = {str(level): value for level, value in values.items()}
        lacks = say("replan.way.lacks", lacks=known["0a"] + known["0b"]) if known["0a"] + known["0b"] else ""
        mark = say("replan.way.chosen") if way is chosen else ""
        numbers = {"officers": known[OFFICERS], "days": known[DAYS], "ladder": known["4"]}
        yield say(f"replan.way.{way}", **numbers, lacks=lacks, chosen=mark)


def _people(differing: Difference, causes: dict[Id, str]) -> Iterable[str]:
    people = {person.officer: person for person in differing.people}
    for officer, cause in causes.items():
        if officer in people:
            alone = differing.model_copy(update={"people": (people[officer],)})
            first, *cells = list(difference_lines(alone, "", ""))[1:]
            yield "  " + say("replan.person", person=first, cause=cause)
            yield from (f"  {line}" for line in cells)


def _proven(officers: LevelResult, days: LevelResult) -> Iterator[str]:
    if officers.conditional:
        yield say("replan.at_these_lacks")
    if officers.value == 0:
        yield say("replan.nobody")
        return
    is_proven = officers.value == officers.bound
    yield say("replan.fewest" if is_proven else "replan.not_proven", officers=officers.value, least=officers.bound)
    if is_proven:
        yield say("replan.fewest_days" if days.value == days.bound else "replan.days_open", days=days.value, least=days.bound)
