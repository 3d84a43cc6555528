"""What a page of the wall says, row by row, before anything is known of its type."""

from datetime import date
from typing import NamedTuple

from models.words import say
from scheduler.exchange.sheets.words import weekday
from scheduler.exchange.writing.paper.crew import Line, text_of
from scheduler.exchange.writing.paper.roster_tables import Tables, day_heading
from scheduler.exchange.writing.paper.text import bureau_name, shift_hours, station_name


class Cell(NamedTuple):
    lines: tuple[Line, ...] = ()
    is_peak: bool = False
    is_strong: bool = False

    @property
    def text(self) -> str:
        return text_of(self.lines)


class Row(NamedTuple):
    """A single label stands over both columns of labels."""

    labels: tuple[str, ...]
    cells: tuple[Cell, ...]


class Content(NamedTuple):
    """A page of a unit: `heads` are those of the two columns of labels."""

    unit: str
    title: str
    dates: tuple[date, ...]
    heads: tuple[str, str]
    day_names: tuple[str, ...]
    rows: tuple[Row, ...]
    legend: str

    @property
    def name(self) -> str:
        """Of its sheet."""
        half = say("wall.first_half") if self.dates[0].day < 16 else say("wall.second_half")
        return say("wall.sheet", station=self.unit, month=self.dates[0].month, half=half)

    @property
    def span(self) -> str:
        first, last = self.dates[0], self.dates[-1]
        return say("wall.dates", month=first.month, first_day=first.day, last_day=last.day)

    def date_texts(self, at: int) -> tuple[str, str, str]:
        """What stands above a column."""
        day = self.dates[at]
        return say("wall.day", day=day.day), weekday(day), self.day_names[at]


def title(tables: Tables, unit: str, first: date) -> str:
    return say(
        "wall.title",
        bureau_name=bureau_name(tables.case.title),
        station_name=station_name(unit) if unit in tables.stations else unit,
        year=first.year,
        month=first.month,
    )


def day_names(tables: Tables, unit: str, dates: list[date]) -> tuple[str, ...]:
    """What stands over each date."""
    return tuple(day_heading(tables, unit, day) for day in dates)


def with_hours(tables: Tables, legend: str, shifts: set[str]) -> str:
    """The legend, and the hours of the shifts on the page, in the order of the case."""
    hours = [shift_hours(shift) for shift in tables.case.shifts if shift.id in shifts]
    return say("wall.legend_hours", legend=legend, hours=say("join.gap").join(hours)) if hours else legend


def numbers(label: str, values: list[int]) -> Row:
    return Row((label,), tuple(Cell((Line(str(value)),), is_strong=True) for value in values))
