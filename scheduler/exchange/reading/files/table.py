"""A raw table, and what its file says of it beside its cells: what is merged, and what is not shown."""

from typing import Any, NamedTuple


class Area(NamedTuple):
    """Merged cells; rows and columns from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


class Facts(NamedTuple):
    """Rows and columns from 0."""

    merged: tuple[Area, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()


class Table(NamedTuple):
    """`rows[0][0]` is cell A1. `is_hidden` is said of the whole sheet, `facts` of what it holds."""

    name: str
    rows: list[list[Any]]
    is_hidden: bool = False
    facts: Facts = Facts()


def put(rows: list[list[object]], row: int, column: int, value: object) -> None:
    """Set a cell; rows and columns that are missing before it are blank."""
    while len(rows) <= row:
        rows.append([])
    rows[row].extend([""] * (column + 1 - len(rows[row])))
    rows[row][column] = value


def cell_at(rows: list[list[object]], row: int, column: int) -> object:
    """The value of a cell; blank beyond the rows."""
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""
