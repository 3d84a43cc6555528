"""A page of a roster: a station's duties by date, or officers by date, each cell with what it says and of what kind it is."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from models.duty import DayKind
from models.organisation import Officer
from models.roster import Source
from models.words import say
from scheduler.audit.given.clock import is_night
from scheduler.demand.needs import Duty
from scheduler.exchange.sheets.words import weekday
from scheduler.exchange.working.edits.open_cells import OfficerDate
from scheduler.exchange.writing.paper.crew import Line, crew_lines
from scheduler.exchange.writing.paper.roster_tables import day_heading
from scheduler.exchange.writing.paper.text import PEAK, category, shift_sign, station_name
from scheduler.jobs.board.asked_for import Of
from scheduler.jobs.board.dates_shown import DatePage
from scheduler.jobs.board.open_roster import OpenRoster


class Heading(NamedTuple):
    """Over a column."""

    date: date
    day: str
    weekday: str
    name: str
    is_off: bool


class Cell(NamedTuple):
    """`kinds` are names of looks: cover, extra, night, leave, peak, short, gap, quiet, edited; each has its sign too."""

    lines: tuple[Line, ...]
    kinds: tuple[str, ...] = ()


class Row(NamedTuple):
    """`key` names it in an address; `unit` stands over the first row of a unit; `skills` are the officer's, or the post's."""

    key: str
    labels: tuple[str, str]
    cells: tuple[Cell, ...]
    unit: str = ""
    skills: tuple[str, ...] = ()


class RosterPage(NamedTuple):
    heads: tuple[str, str]
    days: tuple[Heading, ...]
    rows: tuple[Row, ...]


def units_of(opened: OpenRoster, of: Of) -> list[str]:
    """Those that have rows of their own."""
    return [*opened.tables.stations, *(opened.tables.departments if of is Of.OFFICERS else ())]


def roster_page(opened: OpenRoster, of: Of, unit: str, shown: DatePage) -> RosterPage:
    """Of one unit, or of all where `unit` is empty."""
    units = [unit] if unit else units_of(opened, of)
    days = tuple(_heading(opened, unit, day) for day in shown.dates)
    if of is Of.OFFICERS:
        rows = [row for name in units for row in _officer_rows(opened, name, shown.dates)]
        return RosterPage((say("head.name"), say("head.rank_team")), days, tuple(rows))
    rows = [row for name in units for row in _duty_rows(opened, name, shown.dates)]
    return RosterPage((say("head.post"), say("head.shift")), days, tuple(rows))


def _heading(opened: OpenRoster, unit: str, day: date) -> Heading:
    info = opened.tables.day[day]
    name = day_heading(opened.tables, unit, day).replace("\n", " ")
    return Heading(day, f"{day.month}/{day.day}", weekday(day), name, info.kind is not DayKind.WORKING)


def _duty_rows(opened: OpenRoster, station: str, days: list[date]) -> Iterator[Row]:
    tables = opened.tables
    for at, (post, shift) in enumerate(tables.rows_of(station)):
        cells = tuple(_duty_cell(opened, Duty(station, post, shift, day)) for day in days)
        labels = (tables.row_name(post, shift), shift_sign(tables.shifts[shift]))
        skill = tables.posts[post].skill if post else None
        yield Row("/".join((station, post, shift)), labels, cells, "" if at else station_name(station), (skill,) if skill else ())


def _duty_cell(opened: OpenRoster, duty: Duty) -> Cell:
    tables, short = opened.tables, opened.shortages.get(duty)
    lines = crew_lines(tables, duty, short)
    works = tables.crews.get(duty, ())
    kinds = ["cover"] if any(work.source is Source.COVER for work in works) else []
    kinds += ["night"] if works and is_night(tables.shifts[duty.shift]) else []
    if tables.is_peak(duty):
        kinds.append("peak")
        lines = (Line(PEAK, "peak"), *lines)
    if short and short.below_minimum:
        kinds.append("short")
    elif short and short.below_target:
        kinds.append("gap")
    return Cell(lines, (*kinds, *(["edited"] if duty in opened.typed else [])))


def _officer_rows(opened: OpenRoster, unit: str, days: list[date]) -> Iterator[Row]:
    tables = opened.tables
    for at, officer in enumerate(tables.members(unit)):
        cells = tuple(_officer_cell(opened, officer, day) for day in days)
        rank = officer.title or category(officer)
        labels = (tables.labels[officer.id], f"{rank}/{officer.team}" if officer.team else rank)
        yield Row(officer.id, labels, cells, "" if at else unit, opened.skills.get(officer.id, ()))


def _officer_cell(opened: OpenRoster, officer: Officer, day: date) -> Cell:
    text, kind = opened.mark(officer, day)
    letter = kind if kind in ("cover", "extra") else "own"
    kinds = [kind] if kind != "plain" else []
    kinds += ["edited"] if OfficerDate(officer.id, day) in opened.typed else []
    return Cell(tuple(Line(line, letter) for line in text.split("\n") if line), tuple(kinds))


def changed_rows(before: RosterPage, after: RosterPage) -> list[Row]:
    """Of two pages of the same rows; none where other rows have come or gone, which wants a new page."""
    known = {row.key: row for row in before.rows}
    if [row.key for row in before.rows] != [row.key for row in after.rows]:
        return []
    return [row for row in after.rows if row != known[row.key]]
