"""The layout with dates down, posts across and names joined by 、 in the cells."""

import re
from collections.abc import Iterator

from models.words import say
from scheduler.exchange.errors import CaseFault
from scheduler.exchange.reading.cells.days import Range
from scheduler.exchange.reading.cells.raw import blank, letters, shown
from scheduler.exchange.reading.cells.spans import YEAR
from scheduler.exchange.reading.files.table import Table
from scheduler.exchange.reading.grids import dates as grid_dates
from scheduler.exchange.reading.grids.grid import Grid, GridCell
from scheduler.exchange.reading.grids.merged_cells import with_merged

SHIFTS = {"班次", "班别"}
DATES = {"日期", "时间", "date", "日期/岗位", "岗位/日期", "日期\\岗位", "岗位\\日期"}
ASIDE = re.compile(r"星期|周|备注|说明|.*电话|序号|节日|合计|总计|小计|汇总|.*天数|.*次数|.*人数|.*人次")


def read_posts(grid: Grid, table: Table, top: int, heads: dict[int, str], window: Range | None) -> None:
    beside = next(place for place, text in heads.items() if text in DATES)
    below = table.rows[top + 1] if top + 1 < len(table.rows) else []
    bottom = top + 1 if beside < len(below) and not grid_dates.is_like(below[beside]) else top
    shift_at = next((place for place, text in heads.items() if text in SHIFTS), None)
    posts = dict(_headers(table, top, bottom, beside, shift_at))
    down = {number: row[beside] for number, row in enumerate(table.rows) if number > bottom and beside < len(row)}
    line = grid_dates.read_line(down, {}, grid_dates.titled(table.rows[:top]), window)
    grid.take(line, {number: f"{letters(beside)}{number + 1}" for number in down})
    unread = {bad.place for bad in line.bad}
    table = with_merged(table, bottom, posts)
    for number in range(bottom + 1, len(table.rows)):
        row = table.rows[number]
        filled = {place: row[place] for place in posts if place < len(row) and not blank(row[place])}
        if number in line.dates:
            shift = shown(row[shift_at]).strip() if shift_at is not None and shift_at < len(row) else ""
            for place, cell in filled.items():
                codes = (shift,) if shift_at is not None else posts[place]
                head = f"{letters(place)}{bottom + 1}" if shift_at is None else f"{letters(shift_at)}{number + 1}"
                day = line.dates[number]
                grid.cells.append(GridCell(shown(cell).strip(), day, codes, number + 1, place, place, head))
        elif not grid.is_foot(number, row, True) and filled and number not in unread:
            grid.faults.append(CaseFault(grid.name, f"{letters(beside)}{number + 1}", say("grids.no_date"), say(YEAR)))


def _headers(table: Table, top: int, bottom: int, beside: int, shift_at: int | None) -> Iterator[tuple[int, tuple[str, ...]]]:
    """What each column of names is called: the lower header, the upper one, both."""
    above = ""
    for place in range(max(len(row) for row in table.rows[top : bottom + 1])):
        upper, lower = (
            shown(row[place]).strip() if place < len(row) and not blank(row[place]) else ""
            for row in (table.rows[top], table.rows[bottom])
        )
        above = upper or above
        if place in (beside, shift_at) or not (upper or lower) or ASIDE.fullmatch(lower or upper):
            continue
        yield place, tuple(dict.fromkeys(text for text in (lower or upper, above) if text))
