"""The pages of the wall, as pages of a roster are shown."""

from models.duty import DayKind
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.wall.content import Cell as WallCell
from scheduler.exchange.writing.wall.content import Content
from scheduler.jobs.board.roster_page import Cell, Heading, RosterPage, Row

LOOKS = ("cover", "extra", "gap")
"""Kinds of a line that give the whole cell its look."""


def wall_page(tables: Tables, content: Content) -> RosterPage:
    headings = tuple(_heading(tables, content, at) for at in range(len(content.dates)))
    rows = (Row("", (row.labels[0], "".join(row.labels[1:])), tuple(map(_cell, row.cells))) for row in content.rows)
    return RosterPage(content.heads, headings, tuple(rows))


def _heading(tables: Tables, content: Content, at: int) -> Heading:
    (day, weekday, name), when = content.date_texts(at), content.dates[at]
    return Heading(when, day, weekday, name.replace("\n", " "), tables.day[when].kind is not DayKind.WORKING)


def _cell(cell: WallCell) -> Cell:
    kinds = [look for look in LOOKS if any(line.kind == look for line in cell.lines)]
    return Cell(cell.lines, (*kinds, *(("peak",) if cell.is_peak else ())))
