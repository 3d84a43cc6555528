"""What is to be said of parts that were merged: what stands twice or differently, who may be one person, who is missing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from scheduler.exchange.rows import Row
from scheduler.exchange.sheets.sheet import Kind

TITLE_CELLS = 3


class Finding(StrEnum):
    """In the order of weight."""

    DIFFERENT = "不一致：两处都已写入，请删去一处"
    SETTING = "不一致：只能有一个，取前一个文件的"
    NAMESAKE = "疑似同一人：姓名、单位相同，警号不同"
    MISSING = "没有人员的单位：可能缺文件"
    SAME = "重复：内容相同，已并为一行"
    IGNORED = "未读取的内容"


class Note(NamedTuple):
    """`place` and `other` are file, sheet and cell in one; `other` is where the first of two stands."""

    kind: Finding
    place: str
    text: str
    other: str = ""

    def __str__(self) -> str:
        return self.place + (f" 与 {self.other}" if self.other else "") + f"：{self.text}"


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
        return "休"
    if value is None or value == ():
        return "空"
    choice = row.sheet.by_key[key].choice
    items = value if isinstance(value, tuple) else (value,)
    if isinstance(value, bool):
        return "是" if value else "否"
    return "；".join(choice.shown(item) if choice else str(item) for item in items)


def different(row: Row, first: Row) -> Note:
    """Of a duty grid only one can stand in the cell."""
    differing = [column for column in row.sheet.columns if row.get(column.key) != first.get(column.key)]
    parts = (f"{column.zh} {shown(row, column.key)}，而前者为 {shown(first, column.key)}" for column in differing)
    key = differing[0].key
    kind = Finding.SETTING if row.sheet.grid else Finding.DIFFERENT
    return Note(kind, place(row, key), f"{title(row)}：{'；'.join(parts)}", place(first, key))


def same(row: Row, first: Row) -> Note:
    return Note(Finding.SAME, place(row), title(row), place(first))


def namesakes(officers: Iterable[Row]) -> Iterator[Note]:
    """One name in one unit under two ids."""
    known: dict[tuple[Any, Any], Row] = {}
    for row in officers:
        first = known.setdefault((row.get("unit"), row.get("name")), row)
        if first.get("id") != row.get("id"):
            text = f"{row.get('unit')} {row.get('name')}：{row.get('id')} 和 {first.get('id')}"
            yield Note(Finding.NAMESAKE, place(row), text, place(first))


def missing(rows: Mapping[str, Iterable[Row]]) -> Iterator[Note]:
    """Units that some file names and to which nobody belongs."""
    staffed = {row.get("unit") for row in rows["officers"]}
    named: dict[str, list[str]] = defaultdict(list)
    for row in (row for found in rows.values() for row in found):
        for column in row.sheet.columns:
            if column.kind is Kind.UNIT and row.get(column.key) is not None:
                named[row.values[column.key]].append(place(row, column.key))
    for unit, places in named.items():
        if unit not in staffed:
            yield Note(Finding.MISSING, places[0], f"「{unit}」" + (f"，共提到 {len(places)} 处" if len(places) > 1 else ""))
