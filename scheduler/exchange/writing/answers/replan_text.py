"""A replanned roster in words: who is told something new and why, what is left open, and what is proven of that."""

from collections.abc import Iterable, Iterator
from datetime import date

from models.base import Id
from models.case import Case
from models.events.replan import DutyLack
from models.findings import AuditReport, Shortage
from models.publishing.causes import Causes
from models.publishing.difference import Difference
from models.roster import Assignment, LevelResult, RosterFile
from models.words import listed, say
from scheduler.exchange.writing.answers.difference_text import difference_lines
from scheduler.exchange.writing.paper.text import days

OFFICERS, DAYS = "0c", "0d"
Place = tuple[date, str, str, str]
"""Date, station, post and shift."""


def first_provisional(case: Case) -> date:
    notice = int(case.policy.number("notice")) if case.policy.on("notice") else 0
    return case.replan.first_provisional(notice) if case.replan else date.max


def open_lines(file: RosterFile, report: AuditReport, first: date) -> Iterator[str]:
    """Duties from `first` on that an event, or whoever stands in, left open, each with whom the plan puts there."""
    if file.plan is None or file.case.replan is None:
        return
    names = {officer.id: officer.name for officer in file.case.officers}
    told = {(row.officer, _place(row)) for row in file.roster.assignments}
    touched, known = ({_place(row) for row in rows} for rows in (file.case.replan.touched, file.case.replan.lacks))
    short = (row for row in report.shortages if row.date >= first)
    left = (_place(row) for row in short if _place(row) in touched or (row.below_minimum and _place(row) not in known))
    planned: dict[Place, list[str]] = {place: [] for place in left}
    for row in file.plan.assignments:
        if _place(row) in planned and (row.officer, _place(row)) not in told:
            planned[_place(row)].append(names[row.officer])
    for (day, *place), people in sorted(planned.items()):
        yield "  " + say(
            "replan.open" if people else "replan.open_nobody", duty="/".join(place), date=days(day, day), names=listed(people)
        )


def _place(row: Assignment | Shortage | DutyLack) -> Place:
    return row.date, row.station, row.post, row.shift


def caused_lines(differing: Difference, causes: Causes) -> Iterator[str]:
    for title, people in causes:
        lines = list(_people(differing, people))
        if lines:
            yield say(f"replan.{title}")
            yield from lines


def between(differing: Difference, first: date, end: date) -> Difference:
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


def proven_lines(officers: LevelResult, days: LevelResult) -> Iterator[str]:
    if officers.conditional:
        yield say("replan.at_these_lacks")
    if officers.value == 0:
        yield say("replan.nobody")
        return
    is_proven = officers.value == officers.bound
    yield say("replan.fewest" if is_proven else "replan.not_proven", officers=officers.value, least=officers.bound)
    if is_proven:
        yield say("replan.fewest_days" if days.value == days.bound else "replan.days_open", days=days.value, least=days.bound)
