"""A replanned roster: who is told something new and why, and what is proven of that."""

from collections.abc import Iterable, Iterator

from models.base import Id
from models.findings import AuditReport
from models.publishing.causes import Causes
from models.publishing.difference import Difference
from models.roster import LevelResult, RosterFile
from models.words import say
from scheduler.exchange.writing.answers.difference_text import difference_lines, heading
from scheduler.terminal.lines.plan import level_lines, shortage_line

OFFICERS, DAYS = "0c", "0d"


def replan_lines(file: RosterFile, report: AuditReport, differing: Difference, causes: Causes) -> Iterator[str]:
    levels = {str(level.level): level for level in file.proof.levels}
    yield from level_lines(file.proof, file.case.policy)
    yield shortage_line(report)
    yield say("replan.heading", counts=heading(differing))
    for title, people in causes:
        if people:
            yield say(f"replan.{title}")
            yield from _people(differing, people)
    yield from _proven(levels[OFFICERS], levels[DAYS])


def _people(differing: Difference, causes: dict[Id, str]) -> Iterable[str]:
    people = {person.officer: person for person in differing.people}
    for officer, cause in causes.items():
        if officer in people:
            alone = differing.model_copy(update={"people": (people[officer],)})
            first, *cells = list(difference_lines(alone, "", ""))[1:]
            yield "  " + say("replan.person", person=first, cause=cause)
            yield from (f"  {line}" for line in cells)


def _proven(officers: LevelResult, days: LevelResult) -> Iterator[str]:
    if officers.value == 0:
        yield say("replan.nobody")
        return
    is_proven = officers.value == officers.bound
    yield say("replan.fewest" if is_proven else "replan.not_proven", officers=officers.value, least=officers.bound)
    if is_proven:
        yield say("replan.fewest_days" if days.value == days.bound else "replan.days_open", days=days.value, least=days.bound)
