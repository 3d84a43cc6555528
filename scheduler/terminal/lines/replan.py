"""A replanned roster: who is told something new and why, and what is proven of that."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from models.base import Id
from models.case import Case
from models.events.replan import DutyLack
from models.events.stand_in_way import StandInWay
from models.findings import AuditReport, Shortage
from models.level import LevelNumber
from models.publishing.causes import Causes
from models.publishing.difference import Difference
from models.roster import Assignment, LevelResult, RosterFile
from models.words import listed, say
from scheduler.exchange.writing.answers.difference_text import difference_lines, heading
from scheduler.exchange.writing.paper.text import days
from scheduler.terminal.lines.plan import level_lines, shortage_line

OFFICERS, DAYS = "0c", "0d"
Place = tuple[date, str, str, str]
"""Date, station, post and shift."""


def replan_lines(
    file: RosterFile, report: AuditReport, differing: Difference, causes: Causes, is_undone: bool = False
) -> Iterator[str]:
    """Of events that are taken back, what is proven speaks of the roster before them."""
    levels = {str(level.level): level for level in file.proof.levels}
    yield from level_lines(file.proof, file.case.policy)
    yield shortage_line(report)
    yield say("replan.heading", counts=heading(differing))
    beyond = _first_provisional(file.case)
    yield from _caused(_between(differing, date.min, beyond), causes)
    later = _between(differing, beyond, date.max)
    if later.people:
        yield say("replan.provisional", first=days(beyond, beyond))
        yield from (f"  {line}" for line in _caused(later, causes))
    yield from _open(file, report, beyond)
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


def _first_provisional(case: Case) -> date:
    notice = int(case.policy.number("notice")) if case.policy.on("notice") else 0
    return case.replan.first_provisional(notice) if case.replan else date.max


def _open(file: RosterFile, report: AuditReport, first: date) -> Iterator[str]:
    """Duties from `first` on that nobody was told of yet, each with whom the plan puts there."""
    if file.plan is None or file.case.replan is None:
        return
    names = {officer.id: officer.name for officer in file.case.officers}
    told = {(row.officer, _place(row)) for row in file.roster.assignments}
    touched = {_place(row) for row in file.case.replan.touched}
    short = (_place(row) for row in report.shortages if row.date >= first)
    planned: dict[Place, list[str]] = {place: [] for place in short if place in touched}
    for row in file.plan.assignments:
        if row.date >= first and (row.officer, _place(row)) not in told:
            planned.setdefault(_place(row), []).append(names[row.officer])
    for (day, *place), people in sorted(planned.items()):
        yield "  " + say(
            "replan.open" if people else "replan.open_nobody", duty="/".join(place), date=days(day, day), names=listed(people)
        )


def _place(row: Assignment | Shortage | DutyLack) -> Place:
    return row.date, row.station, row.post, row.shift


def _caused(differing: Difference, causes: Causes) -> Iterator[str]:
    for title, people in causes:
        lines = list(_people(differing, people))
        if lines:
            yield say(f"replan.{title}")
            yield from lines


def _between(differing: Difference, first: date, end: date) -> Difference:
    """What differs on the dates from `first` on and before `end`."""
    people = [
        person.model_copy(update={"cells": tuple(cell for cell in person.cells if first <= cell.date < end)})
        for person in differing.people
    ]
    return differing.model_copy(update={"people": tuple(person for person in people if person.cells)})


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
