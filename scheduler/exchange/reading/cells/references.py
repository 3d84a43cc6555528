"""References typed in one cell: 龙桥07:2024-07-23, 龙桥07:2024-07-25/2024-07-28, 东海/接处警/夜:2024-07-23."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from models.words import say
from scheduler.exchange.reading.cells.cells import BadCell
from scheduler.exchange.reading.cells.days import Range
from scheduler.exchange.reading.cells.spans import Dates, dates_of
from scheduler.exchange.reading.rows import Row
from scheduler.exchange.sheets.sheet import Column, Kind

DUTY = ("station", "post", "shift")
COLONS = ":："
SIGNS = re.compile("[:：/]")


def expand(row: Row, horizon: Range | None) -> Iterable[tuple[str, str]]:
    """Put the parts of a reference into the row's other columns; yields the key and the sentence of each contradiction."""
    for column in row.sheet.naming:
        text = row.values.get(column.key)
        if not isinstance(text, str) or not SIGNS.search(text):
            continue
        head, when = split(text, horizon)
        names = [name.strip() for name in head.split("/")]
        found: dict[str, Any] = {column.key: head}
        if column.kind is Kind.UNIT:
            if len(names) != len(DUTY) or column.key != DUTY[0] or not set(DUTY) <= set(row.sheet.by_key):
                continue
            found = dict(zip(DUTY, names, strict=True))
        elif when is None:
            continue
        row.values.pop(column.key)
        yield from _put(row, column, text, found | _dates(row, when))


def split(text: str, horizon: Range | None) -> tuple[str, Dates | None]:
    """What stands before the last colon, and the dates behind it; all of the text where those are none."""
    place = max(text.rfind(colon) for colon in COLONS)
    if place < 0:
        return text, None
    head, tail = text[:place].strip(), text[place + 1 :].strip()
    parts = tail.split("/")
    try:
        if len(parts) == 2:
            return head, Dates(dates_of(parts[0], horizon).first, dates_of(parts[1], horizon).first)
        return head, dates_of(tail, horizon)
    except BadCell:
        return text, None


def _dates(row: Row, when: Dates | None) -> dict[str, date]:
    if when is None:
        return {}
    first = "date" if "date" in row.sheet.by_key else "first"
    return {first: when.first} | ({"last": when.last or when.first} if "last" in row.sheet.by_key else {})


def _put(row: Row, column: Column, text: str, found: dict[str, Any]) -> Iterable[tuple[str, str]]:
    for key, value in found.items():
        known = row.sheet.by_key.get(key)
        if known is None:
            yield column.key, say("references.no_column", text=text)
        elif row.values.get(key, value) != value:
            yield key, say("references.differs", column=known.title, value=row.values[key], text=text)
        elif key not in row.bad:
            row.values[key] = value
