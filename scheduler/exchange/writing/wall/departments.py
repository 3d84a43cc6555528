"""A department's page: each officer by date, at a station and on which duty, at home work or on leave."""

from datetime import date

from models.organisation import Officer
from models.words import say
from scheduler.exchange.writing.paper.crew import KINDS, Line
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.stays import is_away, stay_shift, stay_text, stays_on
from scheduler.exchange.writing.paper.text import AWAY, COVER, LEAVE, LENT, NIGHT, category, shift_sign
from scheduler.exchange.writing.wall.content import Cell, Content, Row, day_names, numbers, title, with_hours


def department_content(tables: Tables, unit: str, dates: list[date]) -> Content:
    members = tables.members(unit)
    return Content(
        unit=unit,
        title=title(tables, unit, dates[0]),
        dates=tuple(dates),
        heads=(say("head.name"), say("sheet.stations.rank")),
        day_names=day_names(tables, unit, dates),
        rows=(*(_officer(tables, officer, dates) for officer in members), *_totals(tables, members, dates)),
        legend=with_hours(tables, _legend(tables, members, dates), _shifts(tables, members, dates)),
    )


def _legend(tables: Tables, members: list[Officer], dates: list[date]) -> str:
    legend = say("wall.legend_department", night=NIGHT, cover=COVER, leave=say(LEAVE), away=say(AWAY, station="").strip())
    has_stays = any(stays_on(tables, officer.id, day) for officer in members for day in dates)
    return say("wall.legend_stays", legend=legend) if has_stays else legend


def _shifts(tables: Tables, members: list[Officer], dates: list[date]) -> set[str]:
    works = {work.shift for officer in members for day in dates for work in tables.works.get((officer.id, day), ())}
    home = {tables.base_shift(officer.id, day) for officer in members for day in dates if tables.at_home(officer.id, day)}
    stays = (stay for officer in members for day in dates for stay in stays_on(tables, officer.id, day))
    return works | {shift for shift in home if shift} | {stay_shift(tables.case, stay).id for stay in stays}


def _officer(tables: Tables, officer: Officer, dates: list[date]) -> Row:
    return Row(
        (tables.labels[officer.id], officer.title or category(officer)), tuple(_cell(tables, officer, day) for day in dates)
    )


def _cell(tables: Tables, officer: Officer, day: date) -> Cell:
    """Of what keeps an officer from home work only leave is told, and that as one sign."""
    key = (officer.id, day)
    works, unit = tables.works.get(key), tables.unit_of(officer.id, day)
    if works:
        duties = (f"{work.station} {work.post}/{shift_sign(tables.shifts[work.shift])}" for work in works)
        return Cell(tuple(Line(f"{COVER}{duty}", KINDS[COVER]) for duty in duties))
    if stays := stays_on(tables, *key):
        return Cell(tuple(Line(stay_text(tables.case, stay), KINDS[COVER]) for stay in stays))
    if key in tables.leave:
        return Cell((Line(say(LEAVE)),))
    if key in tables.stints:
        return Cell((Line(say(AWAY, station=tables.stints[key].station), KINDS[COVER]),))
    if unit != officer.unit:
        return Cell((Line(unit or say(LENT)),))
    home = tables.base_shift(officer.id, day) if tables.at_home(officer.id, day) else ""
    return Cell((Line(home),)) if home else Cell()


def _totals(tables: Tables, members: list[Officer], dates: list[date]) -> list[Row]:
    home = [sum(tables.at_home(officer.id, day) for officer in members) for day in dates]
    away = [sum(is_away(tables, officer.id, day) for officer in members) for day in dates]
    return [numbers(say("line.present"), home), numbers(say("line.away"), away)]
