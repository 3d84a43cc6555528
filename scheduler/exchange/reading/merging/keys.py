"""What makes two rows of two files the same thing."""

from collections.abc import Iterator
from typing import Any

from scheduler.exchange.reading.rows import Row


def keys(row: Row) -> Iterator[tuple[Any, ...]]:
    """A request is known by its dates, and by its number where it has one."""
    for columns in row.sheet.identity:
        if columns[0] != "id" or row.get("id") is not None:
            yield (columns, *(row.get(column) for column in columns))
