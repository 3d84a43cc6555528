"""部门: who is away on each date, and whether the floor is kept."""

from datetime import date
from typing import Any

from models.organisation import Unit
from models.words import say
from scheduler.exchange.working.grid import HEADER_POINTS, HEADER_ROWS, HEADING_POINTS, date_header, legend
from scheduler.exchange.writing.paper.page import paper, paper_by_half_month, sheet_name, whole_blocks
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.style import COUNT, LINE_POINTS, ROW_POINTS, Styles
from scheduler.exchange.writing.paper.text import COVER, fitted, lines_of

LABEL_WIDTHS = [18.0, 11.0]
DATE_WIDTH = 9.0
TOP = 2
NOTE = "sheet.departments.note"
LINES = ("line.strength", "line.away", "line.leave", "line.due", "line.present", "line.floor", "line.officers_away")


def departments_sheet(book: Any, styles: Styles, tables: Tables) -> None:
    sheet = book.add_worksheet(sheet_name(book, say("title.departments")))
    labels = len(LABEL_WIDTHS)
    sheet.write_string(0, 0, say("sheet.departments.title"), styles.named("title"))
    sheet.set_row(0, 26)
    legend(sheet, styles, tables, 1, labels, say(NOTE, cover=COVER), DATE_WIDTH)
    for at, width in enumerate(LABEL_WIDTHS):
        sheet.set_column(at, at, width)
    sheet.set_column(labels, labels + len(tables.dates) - 1, DATE_WIDTH)
    date_header(sheet, styles, tables, TOP, [say("head.department"), say("head.item")])
    row = TOP + HEADER_ROWS
    blocks = []
    for unit in tables.departments:
        if tables.members(unit):
            blocks.append((row, _department(sheet, styles, tables, tables.units[unit], row)))
            row += len(LINES)
    sheet.freeze_panes(TOP + HEADER_ROWS, labels)
    paper(sheet, say("sheet.departments.title"), (TOP, TOP + HEADER_ROWS - 1))
    scale = paper_by_half_month(sheet, tables.dates, LABEL_WIDTHS, DATE_WIDTH)
    whole_blocks(sheet, blocks, scale, HEADING_POINTS, HEADER_POINTS)


def _department(sheet: Any, styles: Styles, tables: Tables, unit: Unit, top: int) -> float:
    """The rows of a department from row `top`; returns their height in points."""
    bottom = top + len(LINES) - 1
    sheet.merge_range(top, 0, bottom, 0, unit.id, styles.named("strong"))
    height = 1
    for at, line in enumerate(LINES):
        sheet.write_string(top + at, 1, say(line), styles.named("code"))
    for column, day in enumerate(tables.dates, start=len(LABEL_WIDTHS)):
        values, names = _day(tables, unit, day)
        below = values["line.floor"] is not None and values["line.present"] < values["line.floor"]
        for row, line in enumerate(LINES[:-1], start=top):
            kind = "short" if below and line == "line.present" else "cover" if line == "line.away" and values[line] else "plain"
            style = styles.day(kind, tables.day[day], COUNT)
            if values[line] is None:
                sheet.write_blank(row, column, None, style)
            else:
                sheet.write_number(row, column, values[line], style)
        text = fitted("\n".join(names), DATE_WIDTH)
        sheet.write_string(bottom, column, text, styles.day("cover" if names else "plain", tables.day[day]))
        height = max(height, lines_of(text, DATE_WIDTH))
    points = (LINE_POINTS - 1) * height + 3
    sheet.set_row(bottom, points)
    return points + ROW_POINTS * (len(LINES) - 1)


def _day(tables: Tables, unit: Unit, day: date) -> tuple[dict[str, Any], list[str]]:
    members = [officer for officer in tables.case.officers if tables.unit_of(officer.id, day) == unit.id]
    away = [officer for officer in members if (officer.id, day) in tables.stints]
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
    return values, [f"{COVER}{tables.labels[officer.id]} {tables.stints[officer.id, day].station}" for officer in away]
