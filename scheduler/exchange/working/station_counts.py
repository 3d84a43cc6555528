"""Below a station's officers: how many are on each duty, by formulas over the cells that may be typed over.

A duty's own cell is counted by its names; while it is as written, changes in the rows of officers are added, on the station's
sheet or on 警员. Hidden rows below hold the names counted, the minimum and the target.
"""

from collections import Counter
from typing import Any, NamedTuple

from models.findings import Shortage
from models.organisation import Officer
from models.words import say
from scheduler.demand.needs import Duty
from scheduler.exchange.working.codes import CodeLists
from scheduler.exchange.working.formulas import (
    barred,
    cell,
    column_area,
    count_of_names,
    counted,
    fixed_area,
    is_like,
    literal,
    names_in,
    plus,
)
from scheduler.exchange.working.grid import Marks
from scheduler.exchange.writing.paper.crew import crew_lines, text_of
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.style import COUNT, Styles
from scheduler.exchange.writing.paper.text import COVER, NIGHT, shift_sign

NO_HOME = "—"
"""Stands for the home post of an officer without one."""
NAMES_LIST = "names"


Shortages = dict[Duty, Shortage]


class Known(NamedTuple):
    """What officers' cells say, and what duties lack, as it is written."""

    marks: Marks
    shortages: Shortages


class Rows(NamedTuple):
    """Officers by date on a sheet: their first and last row, the columns of the first date, of their home posts and units."""

    sheet: str
    first: int
    last: int
    left: int
    home: int
    unit: int | None = None


class Places(NamedTuple):
    """The first row of the duties, the rows of the station's own officers and, on 警员, those of all."""

    crews: int
    own: Rows
    everybody: Rows


class Counted(NamedTuple):
    """Where the counts of a station stand: the first row of each table and how many rows each has."""

    present: int
    names: int
    minimum: int
    target: int
    rows: int

    @property
    def end(self) -> int:
        return self.target + self.rows


def home_of(officer: Officer) -> str:
    return officer.home_post or NO_HOME


class StationCounts:
    def __init__(
        self, sheet: Any, styles: Styles, tables: Tables, station: str, known: Known, places: Places, lists: CodeLists
    ) -> None:
        self.sheet, self.styles, self.tables, self.station = sheet, styles, tables, station
        self.crews, self.own, self.everybody = places
        self.marks, self.shortages = known
        self.posts = Counter(duty._replace(post="") for duty in tables.needs if duty.station == station)
        self.has_free_officers = any(not officer.home_post for officer in tables.members(station))
        self.called = list(dict.fromkeys(barred(name) for each in tables.case.officers for name in _names(tables, each)))
        self.names = lists.area(NAMES_LIST, self.called) if self.called else ""

    def write(self, top: int) -> Counted:
        """The tables from row `top`, their heading."""
        rows, left = self.tables.rows_of(self.station), self.own.left
        step = len(rows) + 1
        places = Counted(top + 1, top + 1 + step, top + 1 + 2 * step, top + 1 + 3 * step, len(rows))
        headings = ("sheet.stations.counts", "sheet.stations.named", "head.minimum", "head.target")
        for heading, first in zip(headings, places[:4], strict=True):
            self.sheet.write_string(first - 1, 0, say(heading), self.styles.named("plain_note"))
            for row, (post, shift) in enumerate(rows, start=first):
                label = f"{self.tables.row_name(post, shift)} {shift_sign(self.tables.shifts[shift])}"
                label = label if first == places.present else f"{say(heading)} {label}"
                self.sheet.merge_range(row, 0, row, left - 1, label, self.styles.named("name"))
        for number, (post, shift) in enumerate(rows):
            for at, day in enumerate(self.tables.dates):
                duty = Duty(self.station, post, shift, day)
                if duty in self.tables.needs:
                    self._count(places, number, left + at, duty)
        for row in range(places.names - 1, places.end):
            self.sheet.set_row(row, None, None, {"hidden": True})
        return places

    def _count(self, places: Counted, number: int, column: int, duty: Duty) -> None:
        need, style = self.tables.needs[duty], self.styles.day("plain", self.tables.day[duty.date], COUNT)
        self.sheet.write_number(places.minimum + number, column, need.minimum, style)
        self.sheet.write_number(places.target + number, column, need.target, style)
        named, present = count_of_names(self._text(duty), self.called), len(self.tables.crews.get(duty, ()))
        by_name, text = cell(places.names + number, column), cell(self.crews + number, column)
        self.sheet.write_formula(places.names + number, column, f"={names_in(text, self.names)}", style, named)
        by_rows = self._by_rows(duty, present, column - self.own.left)
        formula = f"IF({by_name}<>{named},{plus(by_name, present - named)},{by_rows})"
        idle = self.idle(duty)
        formula = f"MAX(0,{formula}{-idle:+d})" if idle else formula
        self.sheet.write_formula(places.present + number, column, f"={formula}", style, present - idle)

    def idle(self, duty: Duty) -> int:
        """Who is on the duty and does not count: too many for a lead that is missing."""
        short = self.shortages.get(duty)
        return short.present - short.effective if short else 0

    def _text(self, duty: Duty) -> str:
        return text_of(crew_lines(self.tables, duty, self.shortages.get(duty)))

    def _by_rows(self, duty: Duty, present: int, at: int) -> str:
        """Those present, and what has changed of it in the rows of officers: at the station, else on 警员; covers on 警员."""
        covers, away = self._covers(duty, at)
        if not self.tables.members(self.station):
            return f"{present}+{plus(covers, -away)}"
        own, everybody, now = self._of_station(duty, self.own, at), self._of_station(duty, self.everybody, at), self._now(duty)
        return f"{present}+IF({own}={now},{plus(everybody, -now)},{plus(own, -now)})+{plus(covers, -away)}"

    def _of_station(self, duty: Duty, rows: Rows, at: int) -> str:
        """How many of the station's officers have the duty in their rows."""
        area, home = _area(rows, at), fixed_area(rows.first, rows.last, rows.home, rows.sheet)
        units = () if rows.unit is None else ((fixed_area(rows.first, rows.last, rows.unit, rows.sheet), literal(self.station)),)
        codes, signs = _codes(self.tables, duty, literal(duty.post)), _signs(self.tables, duty)
        parts = [counted(area, codes, *units), *(counted(area, signs, *units, (home, post)) for post in self._homes(duty))]
        return f"({'+'.join(parts)})"

    def _now(self, duty: Duty) -> int:
        """What `_of_station` gives before anything is typed."""
        codes, signs, homes = _codes(self.tables, duty, literal(duty.post)), _signs(self.tables, duty), self._homes(duty)
        marks = [(home_of(officer), self.marks[officer.id, duty.date].text) for officer in self.tables.members(self.station)]
        return sum(is_like(text, codes) + is_like(text, signs) * is_like(home, homes) for home, text in marks)

    def _homes(self, duty: Duty) -> list[str]:
        """The home posts to which a shift alone means this duty: its post, and none where no other post is asked for."""
        is_meant = self.has_free_officers and self.posts[duty._replace(post="")] == 1
        return [literal(duty.post), *([NO_HOME] if is_meant else [])]

    def _covers(self, duty: Duty, at: int) -> tuple[str, int]:
        """How many of any unit have the duty as a cover in their rows on 警员, and how many that gives now."""
        codes = _codes(self.tables, duty, f"{COVER}{literal(self.station)}?{literal(duty.post)}")
        crew = (self.marks[work.officer, duty.date].text for work in self.tables.crews.get(duty, ()))
        return counted(_area(self.everybody, at), codes), sum(is_like(text, codes) for text in crew)


def _names(tables: Tables, officer: Officer) -> tuple[str, ...]:
    return tables.labels[officer.id], officer.name, officer.id


def _area(rows: Rows, at: int) -> str:
    return column_area(rows.first, rows.last, rows.left + at, rows.sheet)


def _signs(tables: Tables, duty: Duty) -> list[str]:
    """What a shift alone is typed as."""
    sign = shift_sign(tables.shifts[duty.shift])
    return [literal(text) for text in dict.fromkeys((sign, sign.removesuffix(NIGHT)))]


def _codes(tables: Tables, duty: Duty, place: str) -> list[str]:
    """A code with its place, whether its line is broken behind the stroke or not."""
    return [f"{place}/{broken}{sign}" for sign in _signs(tables, duty) for broken in ("", "?")]
