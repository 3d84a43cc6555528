"""Duty grids as offices keep them, in two layouts: officers down and dates across with codes of shifts, or dates down and
posts across with names joined by 、."""

from typing import Any

from models.words import say
from scheduler.exchange.errors import FIRST_CELL, CaseFault
from scheduler.exchange.reading.cells.days import Range
from scheduler.exchange.reading.cells.raw import blank, shown
from scheduler.exchange.reading.files.table import Table
from scheduler.exchange.reading.grids.grid import Grid
from scheduler.exchange.reading.grids.people import IDS, NAMES, date_row, read_people
from scheduler.exchange.reading.grids.posts import DATES, read_posts
from scheduler.exchange.reading.headers import HEADER_ROWS, key

EXAMPLE = ("示例", "example:")
"""What an example begins with, in a Chinese file and in an English one."""
SHAPE = "grids.shape"


def read_grid(table: Table, window: Range | None) -> Grid:
    """What a sheet of either layout says; a sheet of neither has one fault. A year not typed is looked for in `window`."""
    grid = Grid(table.name)
    table = table._replace(rows=[[] if _is_example(row) else row for row in table.rows])
    for top, row in enumerate(table.rows[:HEADER_ROWS]):
        heads = {place: key(shown(cell)) for place, cell in enumerate(row) if not blank(cell)}
        texts = set(heads.values())
        if texts & (IDS | NAMES) and date_row(table, top) is not None:
            read_people(grid, table, top, heads, window)
            return grid
        if texts & DATES:
            read_posts(grid, table, top, heads, window)
            return grid
    if sum(any(not blank(cell) for cell in row) for row in table.rows) > 1:
        grid.faults.append(CaseFault(table.name, FIRST_CELL, say("grids.no_shape"), say(SHAPE)))
    return grid


def _is_example(row: list[Any]) -> bool:
    return is_example(next((cell for cell in row if not blank(cell)), None))


def is_example(first: object) -> bool:
    """Whether a row that begins with such a cell is not to be read."""
    return isinstance(first, str) and first.strip().startswith((*EXAMPLE, "「示例」"))
