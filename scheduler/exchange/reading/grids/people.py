"""The layout with officers down, dates across and codes of shifts in the cells."""

from typing import Any

from models.words import say
from scheduler.exchange.errors import CaseFault, whole_row
from scheduler.exchange.reading.cells import typed
from scheduler.exchange.reading.cells.days import Range
from scheduler.exchange.reading.cells.raw import blank, letters, shown
from scheduler.exchange.reading.files.table import Table
from scheduler.exchange.reading.grids import dates as grid_dates
from scheduler.exchange.reading.grids.dates import Line, Month
from scheduler.exchange.reading.grids.grid import Grid, GridCell
from scheduler.exchange.reading.grids.merged_cells import with_merged
from scheduler.exchange.reading.headers import PERSON

IDS = PERSON["id"]
NAMES = PERSON["name"] | {"名字", "值班人员", "姓名/日期", "日期/姓名", "姓名\\日期", "日期\\姓名"}
UNITS = PERSON["unit"]


def date_row(table: Table, top: int) -> int | None:
    """Of the rows about the labels the one with most dates, whole dates before bare days."""

    def score(number: int) -> tuple[int, int]:
        like = [cell for cell in table.rows[number] if grid_dates.is_like(cell)]
        return sum(grid_dates.number(cell) is None for cell in like), len(like)

    near = [number for number in range(max(0, top - 1), min(top + 3, len(table.rows))) if score(number)[1] >= 1]
    return max(near, key=lambda number: (score(number), -number), default=None)


def read_people(grid: Grid, table: Table, top: int, heads: dict[int, str], window: Range | None) -> None:
    across = date_row(table, top)
    assert across is not None
    labels = {place for place, text in heads.items() if text in IDS | NAMES | UNITS}
    cells = {place: cell for place, cell in enumerate(table.rows[across]) if place not in labels}
    line = grid_dates.read_line(cells, _months(table, across), grid_dates.titled(table.rows[:across]), window)
    grid.take(line, {place: f"{letters(place)}{across + 1}" for place in cells})
    known = labels | set(line.dates) | {bad.place for bad in line.bad}
    for place, text in heads.items():
        if place not in known and not grid_dates.is_weekday(text) and not grid_dates.month(text):
            grid.ignore_column(place, text)
    bottom = max(top, across)
    rows = with_merged(table, bottom, line.dates).rows
    for number in range(bottom + 1, len(rows)):
        if not _is_row_of_weekdays(rows[number], line):
            _person(grid, rows[number], number, heads, line)


def _is_row_of_weekdays(cells: list[Any], line: Line) -> bool:
    """Whether its cells are the dates above them once more, which a format shows as weekdays."""
    filled = {place: cells[place] for place in line.dates if place < len(cells) and not blank(cells[place])}
    return bool(filled) and all(grid_dates.repeats(cell, line.dates[place]) for place, cell in filled.items())


def _months(table: Table, across: int) -> dict[int, Month]:
    """Months in the row above the days, each up to the next."""
    if across == 0:
        return {}
    months: dict[int, Month] = {}
    current = None
    for place, cell in enumerate(table.rows[across - 1]):
        current = grid_dates.month(cell) or current
        if current:
            months[place] = current
    return months


def _person(grid: Grid, cells: list[Any], number: int, heads: dict[int, str], line: Line) -> None:
    who, named = _officer(cells, heads)
    filled = {place: cells[place] for place in line.dates if place < len(cells) and not blank(cells[place])}
    if grid.is_foot(number, cells, not filled):
        return
    if not who:
        if not all(grid_dates.is_aside(cell, line.dates[place]) for place, cell in filled.items()):
            grid.faults.append(CaseFault(grid.name, whole_row(number + 1), say("grids.no_officer"), say("grids.id_or_name")))
    elif not filled:
        grid.idle.append((who, number + 1, named))
    else:
        grid.cells += [
            GridCell(who, line.dates[place], (shown(cell).strip(),), number + 1, place, named) for place, cell in filled.items()
        ]


def _officer(cells: list[Any], heads: dict[int, str]) -> tuple[str, int]:
    """The id, else the name with the unit where that stands beside it; and the column that names the officer."""

    def filled(words: set[str]) -> int | None:
        return next((at for at, text in heads.items() if text in words and at < len(cells) and not blank(cells[at])), None)

    id, name, unit = filled(IDS), filled(NAMES), filled(UNITS)
    place = name if id is None else id
    if place is None:
        return "", 0
    text = shown(cells[place]).strip()
    if place == name and unit is not None and "/" not in typed.slashed(text):
        text = f"{shown(cells[unit]).strip()}/{text}"
    return text, place
