"""Where the headers of a sheet stand: below titles, in one row or in two, within the first ten."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from models.alike import id_key
from scheduler.exchange.reading.cells.raw import blank
from scheduler.exchange.sheets.sheet import Column, Sheet

HEADER_ROWS = 10
PERSON = {
    "id": {"警号", "编号", "id"},
    "name": {"姓名", "警员", "人员", "民警", "name"},
    "unit": {"单位", "部门", "所属单位", "unit"},
}
"""Headers over columns that tell who is meant."""


class Header(NamedTuple):
    """`bottom` is the index of its last row, `places` the column of each key, `texts` what stands above each column."""

    bottom: int
    places: dict[str, int]
    texts: dict[int, str]


def key(text: str) -> str:
    """How headers and names of sheets are compared."""
    return id_key(text).removesuffix("*").removesuffix("(必填)")


def by_name(sheet: Sheet) -> dict[str, Column]:
    """Its columns by all that they may be called, as `key` has it."""
    return {key(name): column for column in sheet.columns for name in column.names}


def find(sheet: Sheet, rows: list[list[Any]]) -> Header:
    """The row, or the two, among the first ten in which most headers are known."""
    known = by_name(sheet)
    best = Header(0, {}, {})
    for number, row in enumerate(rows[:HEADER_ROWS]):
        single = _header(number, [[text] if (text := _text(cell)) else [] for cell in row], known)
        double = _two(number, single, rows, known)
        best = max((best, single, *double), key=lambda header: len(header.places))
    return best


def _two(number: int, single: Header, rows: list[list[Any]], known: dict[str, Column]) -> Iterator[Header]:
    """The row with the one below it, unless that is filled below a header already known: then it is the first of the data."""
    if number + 1 >= len(rows):
        return
    upper, lower = rows[number], rows[number + 1]
    below = [(_text(upper[place]), _text(lower[place])) for place in single.places.values() if place < len(lower)]
    if all(text in ("", above) or key(text) in known for above, text in below):
        yield _header(number + 1, list(_joined(upper, lower)), known)


def _joined(upper: list[Any], lower: list[Any]) -> Iterator[list[str]]:
    """What a column of two header rows may be called; a merged header stands in the first of the columns that it spans."""
    spanning = ""
    for place in range(max(len(upper), len(lower))):
        top = _text(upper[place]) if place < len(upper) else ""
        below = _text(lower[place]) if place < len(lower) else ""
        spanning = top or spanning
        if not below:
            yield [top] if top else []
        elif top == below:
            yield [top]
        else:
            yield [below + spanning, spanning + below, below]


def _header(bottom: int, names: list[list[str]], known: dict[str, Column]) -> Header:
    places: dict[str, int] = {}
    texts: dict[int, str] = {}
    for place, words in enumerate(names):
        title = next((word for word in words if key(word) in known), None)
        if words:
            texts[place] = title or words[-1]
        if title:
            places.setdefault(known[key(title)].key, place)
    return Header(bottom, places, texts)


def _text(cell: Any) -> str:
    return str(cell).strip() if not blank(cell) else ""
