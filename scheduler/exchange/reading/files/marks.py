"""What the fast reader does not show of a workbook, put into its tables: error cells, formulas that nobody computed, and
numbers that mean something else by their format."""

from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.exchange.reading.files.sheet_facts import Facts

if TYPE_CHECKING:
    from scheduler.exchange.reading.files.tables import Table


def mark(path: Path, tables: "list[Table]") -> list[Facts]:
    """Put the marks into the rows; what else the file says of each table comes back in their order."""
    suffix = path.suffix.lower()
    if suffix == ".xls":
        from scheduler.exchange.reading.files.marks_xls import mark_xls

        return mark_xls(path, tables)
    if suffix == ".ods":
        from scheduler.exchange.reading.files.marks_ods import mark_ods

        return mark_ods(path, tables)
    from scheduler.exchange.reading.files.marks_xlsx import mark_xlsx

    return mark_xlsx(path, tables)


def put(rows: list[list[object]], row: int, column: int, value: object) -> None:
    while len(rows) <= row:
        rows.append([])
    rows[row].extend([""] * (column + 1 - len(rows[row])))
    rows[row][column] = value


def cell_at(rows: list[list[object]], row: int, column: int) -> object:
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""
