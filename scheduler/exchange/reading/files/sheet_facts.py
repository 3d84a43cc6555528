"""What a file says of a sheet beside its cells: which are merged, and which rows and columns are not shown."""

from typing import NamedTuple


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
