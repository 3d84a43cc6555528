"""What is behind a cell of a roster: why it is so."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from models.errors import DutycoverError, Exit
from models.leave import LeaveRequest
from models.roster import Outcome
from models.words import say
from scheduler.audit import words
from scheduler.audit.given.line import Line
from scheduler.demand.needs import Duty
from scheduler.exchange.writing.paper.text import day_name, days
from scheduler.explain.asked.leave import refused
from scheduler.explain.asked.resting import why_resting
from scheduler.explain.asked.view import View
from scheduler.explain.reasons.covers import cover_sentence
from scheduler.explain.reasons.shortages import shortage_reason
from scheduler.jobs.board.asked_for import Of, Place
from scheduler.jobs.board.open_roster import OpenRoster
from scheduler.publishing.stand_in_text import crew_line


class NoSuchCell(DutycoverError):
    """A row or date that the roster does not have. The text is for the planner."""

    exit_code = Exit.FAULTS


class Story(NamedTuple):
    title: str
    sentences: tuple[str, ...]


def story(opened: OpenRoster, place: Place) -> Story:
    """From the roster alone, at once. Raises `NoSuchCell`."""
    view = opened.view
    if place.of is Of.OFFICERS:
        line = line_of(opened, place)
        when = days(place.date, place.date)
        title = say("board.cell.officer", officer=view.named(line), date=when, day=day_name(opened.tables.day[place.date]))
        return Story(title, tuple(_officer(view, line, place.date)) or (say("board.cell.free"),))
    duty = duty_of(opened, place)
    return Story(view.said(view.duty(*duty)), tuple(dict.fromkeys(_duty(opened, duty))))


def line_of(opened: OpenRoster, place: Place) -> Line:
    """Raises `NoSuchCell`."""
    line = opened.tables.facts.lines.get(place.key)
    if line is None or place.date not in opened.tables.day:
        raise NoSuchCell(say("board.cell.none"))
    return line


def duty_of(opened: OpenRoster, place: Place) -> Duty:
    """Raises `NoSuchCell`."""
    tables, parts = opened.tables, place.key.split("/")
    for row in tables.rows_of(parts[0]):
        if [parts[0], *row] == parts and place.date in tables.day:
            return Duty(parts[0], *row, place.date)
    raise NoSuchCell(say("board.cell.none"))


def _duty(opened: OpenRoster, asked: Duty) -> Iterator[str]:
    view = opened.view
    duty = view.duty(*asked)
    if duty in view.facts.needs:
        yield crew_line(view, duty)
    short = opened.shortages.get(asked)
    if short is not None:
        yield short.sentence
        yield shortage_reason(view.obstacles, short).sentence
    for work in view.sheet.crew.get(duty, ()):
        if work.is_cover:
            yield cover_sentence(view.obstacles, work)


def _officer(view: View, line: Line, when: date) -> Iterator[str]:
    facts, sheet, day = view.facts, view.sheet, view.facts.day(when)
    for work in view.works_on(line.id, when):
        yield words.serves(facts, work)
        if work.is_cover:
            yield cover_sentence(view.obstacles, work)
    for leave in sheet.leaves_of(line):
        if leave.first <= day <= leave.last:
            yield say("stand_in.on_leave", name=words.name(facts, line.id), dates=words.dates(facts, leave.first, leave.last))
    away = sheet.away(line.id, day)
    if away:
        yield say("board.cell.stint", station=away.row.station, dates=days(away.row.first, away.row.last))
    if day in sheet.yielded(line):
        yield why_resting(view, line, day)
    for request in _refused_on(view, line.id, when):
        yield from refused(view, request.id).audited


def _refused_on(view: View, officer: str, when: date) -> Iterator[LeaveRequest]:
    outcomes = {decision.request: decision.outcome for decision in view.roster.leave}
    for request in view.case.leave:
        is_asked = any(choice.first <= when <= choice.last for choice in request.choices)
        if request.officer == officer and is_asked and outcomes.get(request.id) is Outcome.REFUSED:
            yield request
