"""A table as a page shows it: every value as text."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from scheduler.exchange.writing.paper.table import AnswerTable, Column
from scheduler.exchange.writing.paper.text import columns_of, days

NUMBERS = ("number", "percent")
"""Styles of columns."""
SHORT, LONG = 26, 80
"""In half-width characters: texts up to the first are not broken into lines, those from the second get room."""


class Head(NamedTuple):
    """`kinds` are names of looks of the column: number, strong, short, long."""

    text: str
    kinds: tuple[str, ...] = ()


class ShownTable(NamedTuple):
    title: str
    note: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[str, ...], ...]


def shown(table: AnswerTable) -> ShownTable:
    rows = tuple(_texts(table.columns, row) for row in table.rows)
    kinds = (_kinds(column, [row[at] for row in rows]) for at, column in enumerate(table.columns))
    heads = tuple(Head(column.heading, tuple(looks)) for column, looks in zip(table.columns, kinds, strict=True))
    return ShownTable(table.title, table.note, heads, rows)


def _kinds(column: Column, texts: Sequence[str]) -> Iterator[str]:
    if column.style in NUMBERS:
        yield "number"
    if column.style == "strong":
        yield "strong"
    longest = max((columns_of(line) for text in texts for line in text.split("\n")), default=0)
    if longest <= SHORT:
        yield "short"
    elif longest >= LONG:
        yield "long"


def _texts(columns: Sequence[Column], row: Sequence[Any]) -> tuple[str, ...]:
    return tuple(_text(column, value) for column, value in zip(columns, row, strict=True))


def _text(column: Column, value: Any) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, date):
        return days(value, value)
    return f"{value:.1%}" if column.style == "percent" else f"{value:g}"
