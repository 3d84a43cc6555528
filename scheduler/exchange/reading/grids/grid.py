"""What a duty grid says, in whichever layout: who, when, and the words that may name the shift."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models.words import say
from scheduler.exchange.errors import CaseFault
from scheduler.exchange.reading.cells.raw import blank, letters, shown
from scheduler.exchange.reading.foot import begins_foot
from scheduler.exchange.reading.grids.dates import Line


@dataclass(frozen=True, slots=True)
class GridCell:
    """One officer on one date; in a column of names, all that stand in the cell.

    `codes` are what may name the shift, the likeliest first; `head` is the cell in which a column of names says so.
    `name_column` is where the officer is named, in the same row.
    """

    officer: str
    date: date
    codes: tuple[str, ...]
    row: int
    column: int
    name_column: int
    head: str = ""


@dataclass
class Grid:
    """`dates` are all that the grid speaks of; `inferred` the cells of those typed without a year.

    `idle` are officers, row and column, in whose row nothing is filled.
    """

    name: str
    cells: list[GridCell] = field(default_factory=list)
    idle: list[tuple[str, int, int]] = field(default_factory=list)
    dates: set[date] = field(default_factory=set)
    faults: list[CaseFault] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    inferred: dict[int, list[str]] = field(default_factory=dict)

    def take(self, line: Line, cells: dict[int, str]) -> None:
        """Take over a line of dates; `cells` says where each stands."""
        self.dates |= set(line.dates.values())
        for place in line.inferred:
            self.inferred.setdefault(line.dates[place].year, []).append(cells[place])
        self.faults += [CaseFault(self.name, cells[bad.place], bad.wrong, bad.expected) for bad in line.bad]

    def ignore_column(self, place: int, text: str) -> None:
        self.ignored.append(say("grids.unknown_column", name=self.name, text=text, letters=letters(place)))

    def is_foot(self, number: int, cells: list[Any], is_lonely: bool) -> bool:
        """Whether row `number`, from 0, is no row of the grid; it is listed then. `is_lonely`: no date, or no shift in it."""
        if not begins_foot(cells, is_lonely):
            return False
        first = next(shown(cell).strip() for cell in cells if not blank(cell))
        self.ignored.append(say("grids.footer", name=self.name, number=number + 1, text=first[:20]))
        return True
