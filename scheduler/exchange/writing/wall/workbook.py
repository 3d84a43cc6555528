"""The 张贴: what hangs on a station's wall. It holds names, posts and dates, and nothing of why anybody is absent."""

from io import BytesIO
from pathlib import Path

from models.roster import RosterFile
from scheduler.exchange.transaction.atomic import replace_file
from scheduler.exchange.writing.paper.page import half_months
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.style import new_workbook
from scheduler.exchange.writing.wall.departments import department_content
from scheduler.exchange.writing.wall.page import WallPage
from scheduler.exchange.writing.wall.stations import station_content
from scheduler.exchange.writing.wall.style import WallStyles


def write_wall(path: Path, file: RosterFile) -> None:
    """Write one page a unit and half-month to `path`, whole or not at all."""
    replace_file(Path(path), wall_bytes(file))


def wall_bytes(file: RosterFile) -> bytes:
    target = BytesIO()
    book = new_workbook(target, file.case.start)
    styles, tables = WallStyles(book), Tables(file)
    for unit in [*tables.stations, *filter(tables.members, tables.departments)]:
        content = station_content if unit in tables.stations else department_content
        for half in half_months(tables.dates):
            WallPage(book, styles, tables, content(tables, unit, half)).write()
    book.close()
    return target.getvalue()
