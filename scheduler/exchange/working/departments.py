"""部门: who is away on each date, and whether the floor is kept; who is away, on leave and present follows the cells of 警员."""

from datetime import date
from typing import Any, NamedTuple

from models.organisation import Officer, Unit
from models.words import say
from scheduler.exchange.working.formulas import cell, column_area, counted, fixed_area, is_like, literal, plus
from scheduler.exchange.working.grid import (
    HEADER_ROWS,
    TITLE_POINTS,
    Marks,
    column_width,
    date_header,
    header_points,
    legend,
    legend_columns,
    legend_points,
    room,
    row_points,
)
from scheduler.exchange.working.layout import fewest_pages
from scheduler.exchange.working.station_counts import Rows
from scheduler.exchange.writing.paper.page import paper, paper_by_half_month, sheet_name, whole_blocks
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.stays import is_away, stay_text, stays_on
from scheduler.exchange.writing.paper.style import COUNT, Styles
from scheduler.exchange.writing.paper.text import AWAY, COVER, LEAVE, fitted, lines_of

LABELS, TOP = 2, 2
FIRST = TOP + HEADER_ROWS
NOTE = "sheet.departments.note"
LINES = ("line.strength", "line.away", "line.leave", "line.due", "line.present", "line.floor", "line.officers_away")
PRESENT, FLOOR = LINES.index("line.present"), LINES.index("line.floor")


class _Day(NamedTuple):
    """A department's figures on a date by line, and the names of those away."""

    values: dict[str, int | None]
    names: str


class _Departments:
    def __init__(self, sheet: Any, styles: Styles, tables: Tables, marks: Marks, everybody: Rows) -> None:
        self.sheet, self.styles, self.tables, self.marks, self.everybody = sheet, styles, tables, marks, everybody
        self.units = [tables.units[unit] for unit in tables.departments if tables.members(unit)]
        self.days = {(unit.id, day): _day(tables, unit, day) for unit in self.units for day in tables.dates}
        self.home_shifts = {unit.id: self._home_shifts(unit) for unit in self.units}
        self.widths = [
            column_width((unit.id for unit in self.units), 8.0, 18.0),
            column_width((say(line) for line in LINES), 8.0, 18.0),
        ]
        note, floor = say(NOTE, cover=COVER), TITLE_POINTS + header_points(tables, "", 8.0)
        self.layout = fewest_pages(self.widths, tables.dates, self._points, floor + legend_points(tables, note, 8.0))

    def _points(self, width: float) -> list[float]:
        return [self._names_points(unit, width) + row_points(1) * (len(LINES) - 1) for unit in self.units]

    def _names_points(self, unit: Unit, width: float) -> float:
        names = {self.days[unit.id, day].names for day in self.tables.dates}
        return row_points(max(lines_of(fitted(text, room(width)), room(width)) for text in names))

    def write(self) -> None:
        sheet, tables, width = self.sheet, self.tables, self.layout.width
        sheet.write_string(0, 0, say("sheet.departments.title"), self.styles.named("title"))
        sheet.set_row(0, TITLE_POINTS)
        note = say(NOTE, cover=COVER)
        legend(sheet, self.styles, tables, 1, LABELS, note, width)
        for at, label_width in enumerate(self.widths):
            sheet.set_column(at, at, label_width)
        date_header(sheet, self.styles, tables, TOP, [say("head.department"), say("head.item")], width)
        for number, unit in enumerate(self.units):
            self._unit(unit, FIRST + number * len(LINES))
        sheet.freeze_panes(FIRST, LABELS)
        paper(sheet, say("sheet.departments.title"), (TOP, FIRST - 1))
        paper_by_half_month(sheet, tables.dates, self.widths, width, self.layout.scale, self.layout.paper)
        header = header_points(tables, "", width)
        blocks = [(FIRST + number * len(LINES), points) for number, points in enumerate(self._points(width))]
        heading = header + TITLE_POINTS + legend_points(tables, note, width)
        whole_blocks(sheet, blocks, self.layout.scale, heading, header, self.layout.paper)
        columns = max(len(tables.dates), legend_columns(tables))
        sheet.print_area(0, 0, FIRST + len(self.units) * len(LINES) - 1, LABELS + columns - 1)

    def _unit(self, unit: Unit, top: int) -> None:
        bottom = top + len(LINES) - 1
        self.sheet.merge_range(top, 0, bottom, 0, unit.id, self.styles.named("strong"))
        for at, line in enumerate(LINES):
            self.sheet.write_string(top + at, 1, say(line), self.styles.named("code"))
            self.sheet.set_row(top + at, row_points(1))
        for at, day in enumerate(self.tables.dates):
            for row, line in enumerate(LINES[:-1], start=top):
                self._figure(unit, day, line, row, LABELS + at)
            names = self.days[unit.id, day].names
            style = self.styles.day("cover" if names else "plain", self.tables.day[day])
            self.sheet.write_string(bottom, LABELS + at, fitted(names, room(self.layout.width)), style)
        self.sheet.set_row(bottom, self._names_points(unit, self.layout.width))
        self._colour(top)

    def _figure(self, unit: Unit, day: date, line: str, row: int, column: int) -> None:
        value, style = self.days[unit.id, day].values[line], self.styles.day("plain", self.tables.day[day], COUNT)
        patterns = self._patterns(unit, line)
        if value is None:
            self.sheet.write_blank(row, column, None, style)
        elif not patterns:
            self.sheet.write_number(row, column, value, style)
        else:
            known = self.everybody
            area = column_area(known.first, known.last, known.left + column - LABELS, known.sheet)
            units = fixed_area(known.first, known.last, known.unit or 0, known.sheet)
            now = sum(is_like(self.marks[officer.id, day].text, patterns) for officer in self.tables.members(unit.id))
            formula = plus(counted(area, patterns, (units, literal(unit.id))), value - now)
            self.sheet.write_formula(row, column, f"={formula}", style, value)

    def _patterns(self, unit: Unit, line: str) -> list[str]:
        """What the cells of 警员 say that a line counts; none for a line that no edit changes."""
        if line == "line.away":
            return [f"{COVER}*", say(AWAY, station="*")]
        if line == "line.leave":
            return [say(LEAVE)]
        return self.home_shifts[unit.id] if line == "line.present" else []

    def _home_shifts(self, unit: Unit) -> list[str]:
        base, members = self.tables.base_shift, self.tables.members(unit.id)
        shifts = {base(officer.id, day) for officer in members for day in self.tables.dates}
        return [literal(shift) for shift in sorted(filter(None, shifts))]

    def _colour(self, top: int) -> None:
        present, floor = cell(top + PRESENT, LABELS), cell(top + FLOOR, LABELS)
        criteria = f"=AND(ISNUMBER({floor}),{present}<{floor})"
        rule = {"type": "formula", "criteria": criteria, "format": self.styles.change("short")}
        last = LABELS + len(self.tables.dates) - 1
        self.sheet.conditional_format(top + PRESENT, LABELS, top + PRESENT, last, rule)


def departments_sheet(book: Any, styles: Styles, tables: Tables, marks: Marks, everybody: Rows) -> None:
    _Departments(book.add_worksheet(sheet_name(book, say("title.departments"))), styles, tables, marks, everybody).write()


def _day(tables: Tables, unit: Unit, day: date) -> _Day:
    members = [officer for officer in tables.case.officers if tables.unit_of(officer.id, day) == unit.id]
    away = [officer for officer in members if is_away(tables, officer.id, day)]
    due = [officer for officer in members if tables.base_shift(officer.id, day)]
    floors = [floor.minimum for floor in unit.floors if floor.first <= day <= floor.last]
    values = {
        "line.strength": len(members),
        "line.away": len(away),
        "line.leave": sum((officer.id, day) in tables.leave for officer in members),
        "line.due": len(due),
        "line.present": sum(tables.at_home(officer.id, day) for officer in members),
        "line.floor": max(floors) if floors and due else None,
    }
    return _Day(values, "\n".join(_where(tables, officer, day) for officer in away))


def _where(tables: Tables, officer: Officer, day: date) -> str:
    name, stint = tables.labels[officer.id], tables.stints.get((officer.id, day))
    if stint is not None:
        return f"{COVER}{name} {stint.station}"
    return f"{name} {' '.join(stay_text(tables.case, stay) for stay in stays_on(tables, officer.id, day))}"
