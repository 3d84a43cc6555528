"""问: what can be asked of a roster, by choosing among what it holds, and the answer."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from models.organisation import Officer
from models.words import say
from scheduler.audit.sheet import Work
from scheduler.exchange.sheets.words import weekday
from scheduler.exchange.working.leave import asked_dates, decided
from scheduler.exchange.writing.paper.text import day_name, days
from scheduler.explain.asked.answer import Answer
from scheduler.jobs.board.asked_for import Of, Place, Question
from scheduler.jobs.board.leave_page import EXPLAINED
from scheduler.jobs.board.open_roster import OpenRoster
from scheduler.jobs.explain import Kind, answer_of

NEEDED = {
    Kind.COVER: ("officer", "day"),
    Kind.OFFICER: ("officer",),
    Kind.WHY_NOT: ("officer", "duty", "day"),
    Kind.SHORTAGE: ("duty", "day"),
    Kind.LEAVE: ("request",),
    Kind.PINS: (),
}
"""What each kind is asked about."""


class Option(NamedTuple):
    value: str
    text: str


class Group(NamedTuple):
    """Options of one unit."""

    title: str
    options: tuple[Option, ...]


class Choices(NamedTuple):
    """What to choose from; empty where the kind does not ask for it, or the roster has nothing of it.

    `covers` are those of the officer chosen, `shortages` those of the roster: what is asked about most, named.
    """

    officers: tuple[Group, ...] = ()
    duties: tuple[Group, ...] = ()
    days: tuple[Option, ...] = ()
    requests: tuple[Group, ...] = ()
    covers: tuple[Option, ...] = ()
    shortages: tuple[Group, ...] = ()


def ask(opened: OpenRoster, question: Question) -> Answer | None:
    """None until all that the kind needs is chosen. Raises `NothingToExplain` and `Unclear`."""
    kind = Kind(question.kind)
    if not all(getattr(question, field) for field in NEEDED[kind]):
        return None
    duty = f"{question.duty}:{question.day}"
    text = {
        Kind.COVER: f"{question.officer}:{question.day}",
        Kind.SHORTAGE: duty,
        Kind.LEAVE: question.request,
    }.get(kind, question.officer)
    return answer_of(opened.view, kind, text, duty if kind is Kind.WHY_NOT else "")


def choices(opened: OpenRoster, question: Question) -> Choices:
    kind, tables = Kind(question.kind), opened.tables
    needed = NEEDED[kind]
    covering = {officer for officer, works in opened.view.sheet.works.items() if any(work.is_cover for work in works)}
    officers = covering if kind is Kind.COVER else set(tables.officers)
    return Choices(
        tuple(_grouped(opened, officers)) if "officer" in needed else (),
        tuple(_duties(opened)) if "duty" in needed else (),
        tuple(_day(opened, day) for day in tables.dates) if "day" in needed else (),
        tuple(_requests(opened)) if "request" in needed else (),
        tuple(_covers(opened, question.officer)) if kind is Kind.COVER else (),
        tuple(_shortages(opened)) if kind is Kind.SHORTAGE else (),
    )


def questions_at(opened: OpenRoster, place: Place) -> tuple[Question, ...]:
    """What a cell of the roster makes somebody ask."""
    day = place.date.isoformat()
    if place.of is Of.OFFICERS:
        covers = any(work.is_cover for work in opened.view.works_on(place.key, place.date))
        cover = (Question(Kind.COVER, officer=place.key, day=day),) if covers else ()
        return (*cover, Question(Kind.OFFICER, officer=place.key))
    kinds = (Kind.SHORTAGE, Kind.WHY_NOT) if _is_short(opened, place) else (Kind.WHY_NOT,)
    has_post = "//" not in place.key
    return tuple(Question(kind, duty=place.key, day=day) for kind in kinds if has_post)


def _is_short(opened: OpenRoster, place: Place) -> bool:
    gaps = opened.shortages.values()
    return any((f"{gap.station}/{gap.post}/{gap.shift}", gap.date) == (place.key, place.date) for gap in gaps)


def _grouped(opened: OpenRoster, wanted: set[str]) -> Iterator[Group]:
    tables = opened.tables

    def option(officer: Officer) -> Option:
        return Option(officer.id, tables.labels[officer.id])

    for unit in (*tables.stations, *tables.departments):
        options = tuple(option(officer) for officer in tables.members(unit) if officer.id in wanted)
        if options:
            yield Group(unit, options)


def _duties(opened: OpenRoster) -> Iterator[Group]:
    """Those with a post: nobody is asked for to stand by."""
    for station in opened.tables.stations:
        rows = [row for row in opened.tables.rows_of(station) if row[0]]
        if rows:
            yield Group(station, tuple(Option("/".join((station, *row)), f"{station} {' '.join(row)}") for row in rows))


def _day(opened: OpenRoster, day: date) -> Option:
    name = day_name(opened.tables.day[day])
    return Option(day.isoformat(), " ".join(filter(None, (days(day, day), weekday(day), name))))


def _requests(opened: OpenRoster) -> Iterator[Group]:
    """Refused and moved."""
    tables = opened.tables
    asked: dict[str, list[Option]] = {}
    for request in opened.file.case.leave:
        if decided(tables, request) in EXPLAINED:
            text = " ".join((tables.labels[request.officer], request.id, asked_dates(request).replace("\n", " ")))
            asked.setdefault(tables.officers[request.officer].unit, []).append(Option(request.id, text))
    return (Group(unit, tuple(options)) for unit, options in asked.items())


def _covers(opened: OpenRoster, officer: str) -> Iterator[Option]:
    works: Iterable[Work] = opened.view.sheet.works.get(officer, ())
    for work in works:
        if work.is_cover:
            yield Option(work.row.date.isoformat(), opened.view.said(work.duty))


def _shortages(opened: OpenRoster) -> Iterator[Group]:
    """Each as 派出所/岗位/班次 and its date behind a colon."""
    short: dict[str, list[Option]] = {}
    for gap in opened.shortages.values():
        reference = f"{gap.station}/{gap.post}/{gap.shift}:{gap.date}"
        lacking = say("board.why.lacking", minimum=gap.below_minimum, target=gap.below_target)
        text = f"{days(gap.date, gap.date)} {gap.post} {gap.shift} {lacking}"
        short.setdefault(gap.station, []).append(Option(reference, text))
    return (Group(station, tuple(options)) for station, options in short.items())
