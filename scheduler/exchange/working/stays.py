"""驻所: every stay of a leader at a station, by date."""

from typing import Any

from models.roster import LeaderStay
from models.words import say
from scheduler.exchange.sheets.words import weekday
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.stays import stay_shift
from scheduler.exchange.writing.paper.style import Styles
from scheduler.exchange.writing.paper.table import Column, table_sheet
from scheduler.exchange.writing.paper.text import shift_hours

COLUMNS = (
    Column("head.date", 12, "date"),
    Column("head.weekday", 6, "code"),
    Column("head.station", 13),
    Column("head.officer", 13, "strong"),
    Column("sheet.stations.rank", 15),
    Column("head.stay_time", 8, "code"),
    Column("head.stay_hours", 26),
)


def stays_sheet(book: Any, styles: Styles, tables: Tables) -> None:
    rows = [_row(tables, stay) for stay in tables.roster.stays]
    table_sheet(book, styles, say("title.stays"), say("sheet.stays.note"), COLUMNS, rows)


def _row(tables: Tables, stay: LeaderStay) -> tuple[Any, ...]:
    officer = tables.officers[stay.officer]
    hours = shift_hours(stay_shift(tables.case, stay))
    return (stay.date, weekday(stay.date), stay.station, tables.labels[officer.id], officer.title, stay.time.said, hours)
