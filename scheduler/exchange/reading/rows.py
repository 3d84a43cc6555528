"""Rows of recognised sheets, each knowing where it stands."""

from dataclasses import dataclass, field
from typing import Any

from scheduler.exchange.errors import CaseFault, whole_row
from scheduler.exchange.reading.cells.days import Range
from scheduler.exchange.reading.cells.raw import letters
from scheduler.exchange.reading.grids.grid import Grid
from scheduler.exchange.sheets import NEEDED_TO_SOLVE, Needed
from scheduler.exchange.sheets.sheet import Sheet


@dataclass
class Row:
    """`values` holds the cells that are filled and right, `bad` the keys of those that are wrong.

    `unit` is what stands in a column 单位 beside the name of an officer, where the sheet has no such column of its own.
    """

    sheet: Sheet
    name: str
    number: int
    columns: dict[str, int]
    values: dict[str, Any] = field(default_factory=dict)
    bad: dict[str, object] = field(default_factory=dict)
    unit: str = ""

    def get(self, key: str) -> Any:
        return self.values.get(key)

    def cell(self, key: str) -> str:
        column = self.columns.get(key)
        return f"{letters(column)}{self.number}" if column is not None else whole_row(self.number)

    def fault(self, key: str, wrong: str, expected: str = "") -> CaseFault:
        self.bad.setdefault(key, self.values.get(key))
        return CaseFault(self.name, self.cell(key), wrong, expected)


@dataclass
class Sheets:
    """Every recognised sheet's rows by key, with the faults and the notes on the way.

    `ignored` is what was not read, `hidden` what was though the file does not show it.
    `inferred` holds, by sheet, column and year, the cells in which a date was typed without its year.
    """

    rows: dict[str, list[Row]]
    present: set[str] = field(default_factory=set)
    faults: list[CaseFault] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    inferred: dict[tuple[str, str, int], list[str]] = field(default_factory=dict)
    horizon: Range | None = None
    is_part: bool = False
    needed: Needed = NEEDED_TO_SOLVE
    grids: dict[str, list[Grid]] = field(default_factory=lambda: {"base_roster": [], "opening_grid": []})
