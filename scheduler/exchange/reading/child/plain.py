"""Plain data between the process that reads and the one that asked: JSON, a date or a time as an object of one key."""

import json
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from scheduler.exchange.reading.cells.number_formats import ShownNumber

KINDS: dict[str, Callable[[Any], Any]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "seconds": lambda seconds: timedelta(seconds=seconds),
    "shown": lambda parts: ShownNumber(*parts),
}
CELLS = frozenset({str, int, float, ShownNumber, bool, type(None), datetime, date, time, timedelta})


def packed(value: Any) -> bytes:
    return json.dumps(value, default=_named, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def plain_row(row: list[Any]) -> list[Any]:
    """JSON itself takes a number that knows how it is shown for a bare one."""
    if ShownNumber not in set(map(type, row)):
        return row
    return [{"shown": [float(cell), cell.text]} if type(cell) is ShownNumber else cell for cell in row]


def unpacked(content: bytes) -> Any:
    """Raises `ValueError` where the content is not what `packed` writes."""
    try:
        return json.loads(content.decode("utf-8", "surrogatepass"), object_hook=_meant)
    except (RecursionError, TypeError, OverflowError) as error:
        raise ValueError(error) from error


def is_table_of_cells(rows: object) -> bool:
    """Whether it is a list of rows, each a list of single values."""
    return isinstance(rows, list) and all(isinstance(row, list) and set(map(type, row)) <= CELLS for row in rows)


def _named(value: object) -> dict[str, Any]:
    if isinstance(value, (datetime, date, time)):
        return {type(value).__name__: value.isoformat()}
    if isinstance(value, timedelta):
        return {"seconds": value.total_seconds()}
    raise TypeError(type(value))


def _meant(value: dict[str, Any]) -> Any:
    if len(value) == 1:
        ((name, content),) = value.items()
        if name in KINDS:
            return KINDS[name](content)
    return value
