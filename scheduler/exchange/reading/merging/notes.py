"""What is to be said of parts that were merged: what stands twice or differently, who may be one person, who is missing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import chain
from typing import Any, NamedTuple

from models.words import say
from scheduler.exchange.reading.rows import Row
from scheduler.exchange.sheets.sheet import Kind
from scheduler.exchange.sheets.words import day_off

TITLE_CELLS = 3


class Finding(StrEnum):
    """In the order of weight."""

    DIFFERENT = "merge.different"
    SETTING = "merge.setting"
    NAMESAKE = "merge.namesake"
    MISSING = "merge.missing"
    SAME = "merge.same"
    HIDDEN = "merge.hidden"
    IGNORED = "merge.ignored"


class Note(NamedTuple):
    """`place` and `other` are file, sheet and cell in one; `other` is where the first of two stands."""

    kind: Finding
    place: str
    text: str
    other: str = ""

    def __str__(self) -> str:
        return self.place + (say("merge.other", other=self.other) if self.other else "") + say("merge.detail", text=self.text)


def place(row: Row, key: str = "") -> str:
    """The cell of a column, else of the row's first."""
    first = key or next((column.key for column in row.sheet.columns if column.key in row.columns), "")
    return f"{row.name}!{row.cell(first)}"


def title(row: Row) -> str:
    """What the row is about: its first filled cells."""
    words = [shown(row, key) for key in (column.key for column in row.sheet.columns) if row.get(key) is not None]
    return " ".join(words[:TITLE_CELLS])


def shown(row: Row, key: str) -> str:
    value = row.get(key)
    if value is None and row.sheet.grid:
        return day_off()
    if value is None or value == ():
        return say("merge.empty")
    choice = row.sheet.by_key[key].choice
    items = value if isinstance(value, tuple) else (value,)
    if isinstance(value, bool):
        return say("answer.yes") if value else say("answer.no")
    return say("join.semicolon").join(choice.shown(item) if choice else str(item) for item in items)


def different(row: Row, first: Row) -> Note:
    """Of a duty grid only one can stand in the cell."""
    differing = [column for column in row.sheet.columns if row.get(column.key) != first.get(column.key)]
    parts = (
        say("merge.differs", column=column.title, value=shown(row, column.key), before=shown(first, column.key))
        for column in differing
    )
    key = differing[0].key
    kind = Finding.SETTING if row.sheet.grid else Finding.DIFFERENT
    return Note(
        kind, place(row, key), say("merge.row", title=title(row), parts=say("join.semicolon").join(parts)), place(first, key)
    )


def same(row: Row, first: Row) -> Note:
    return Note(Finding.SAME, place(row), title(row), place(first))


def namesakes(officers: Iterable[Row]) -> Iterator[Note]:
    """One name in one unit under two ids."""
    known: dict[tuple[Any, Any], Row] = {}
    for row in officers:
        first = known.setdefault((row.get("unit"), row.get("name")), row)
        if first.get("id") != row.get("id"):
            text = say(
                "merge.ids", unit=row.get("unit"), name=row.get("name"), officer=row.get("id"), other_officer=first.get("id")
            )
            yield Note(Finding.NAMESAKE, place(row), text, place(first))


def missing(rows: Mapping[str, Iterable[Row]]) -> Iterator[Note]:
    """Units that some file names and to which nobody belongs."""
    staffed = {row.get("unit") for row in rows["officers"]}
    named: dict[str, list[str]] = defaultdict(list)
    for row in chain.from_iterable(rows.values()):
        for column in row.sheet.columns:
            if column.kind is Kind.UNIT and row.get(column.key) is not None:
                named[row.values[column.key]].append(place(row, column.key))
    for unit, places in named.items():
        if unit not in staffed:
            yield Note(
                Finding.MISSING,
                places[0],
                say("merge.unit", unit=unit) + (say("merge.places", places=len(places)) if len(places) > 1 else ""),
            )
