"""What a duty grid says, in whichever layout: who, when, and the words that may name the shift."""

import re
from dataclasses import dataclass, field
from datetime import date

from models.words import say
from scheduler.exchange.cells import letters
from scheduler.exchange.errors import CaseFault
from scheduler.exchange.grid_dates import Line

FOOT = re.compile(r"(?:填表|制表|审核|审批|签发|备注|说明|注|图例)|(?:合计|总计|小计)$")


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

    def is_foot(self, number: int, text: str) -> bool:
        """Whether row `number`, from 0, is no row of the grid; it is listed then."""
        if not FOOT.match(text):
            return False
        self.ignored.append(say("grids.footer", name=self.name, number=number + 1, text=text[:20]))
        return True
