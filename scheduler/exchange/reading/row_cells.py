"""One row of a table: its cells parsed, what stands for other cells spread, what is missing named."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from models.words import say
from scheduler.exchange.reading.cells.cells import BadCell, sound, value_of
from scheduler.exchange.reading.cells.days import Range
from scheduler.exchange.reading.cells.raw import blank
from scheduler.exchange.reading.cells.references import split
from scheduler.exchange.reading.cells.spans import Dates, dates_of, listed_dates
from scheduler.exchange.reading.headers import PERSON, Header, key
from scheduler.exchange.reading.rows import Row, Sheets
from scheduler.exchange.sheets.sheet import Column, Kind, Sheet

DUTY = ("station", "post", "shift")
REFERENCE_SIGNS = re.compile("[:：/／]")


def beside_officer(sheet: Sheet, header: Header) -> dict[str, int]:
    """Where the id, the name and the unit of an officer stand in columns of their own."""
    if "officer" not in sheet.by_key:
        return {}
    places: dict[str, int] = {}
    others = {place for column, place in header.places.items() if column != "officer"}
    for place, text in header.texts.items():
        if place in others:
            continue
        word = next((word for word, words in PERSON.items() if key(text) in words), "")
        if word:
            places.setdefault(word, place)
    return places


def parse_row(row: Row, plan: list[tuple[Column, int]], cells: list[Any], result: Sheets, beside: dict[str, int]) -> None:
    named = {word: cells[place] for word, place in beside.items() if place < len(cells) and not blank(cells[place])}
    if "name" in named and "id" in beside and "id" not in named:
        row.columns = row.columns | {"officer": beside["name"]}
        plan = [(column, beside["name"] if column.key == "officer" else place) for column, place in plan]
    row.unit = str(named.get("unit", "")).strip()
    for column, place in plan:
        raw = cells[place] if place < len(cells) else None
        if blank(raw):
            continue
        try:
            _take(row, column, raw, result)
        except BadCell as bad:
            row.bad[column.key] = raw
            result.faults.append(row.fault(column.key, bad.wrong, bad.expected))
    if not row.values and not row.bad:
        return
    for wrong_key, wrong in _expand(row, result.horizon):
        result.faults.append(row.fault(wrong_key, wrong))
    _require(row, result)
    for column in row.sheet.columns:
        if column.same_as and column.key not in row.values and column.key not in row.bad and column.same_as in row.values:
            row.values[column.key] = row.values[column.same_as]
    first, last = row.get("first"), row.get("last")
    if first and last and last < first:
        result.faults.append(
            row.fault(
                "last",
                say(
                    "cells.dates_reversed",
                    last_column=row.sheet.by_key["last"].title,
                    last=last,
                    first_column=row.sheet.by_key["first"].title,
                    first=first,
                ),
            )
        )


def _take(row: Row, column: Column, raw: object, result: Sheets) -> None:
    if column.kind is Kind.DATE:
        _take_dates(row, column, sound(raw, column), result)
    elif column.kind is Kind.DATES:
        row.values[column.key] = listed_dates(sound(raw, column), result.horizon)
    else:
        row.values[column.key] = value_of(raw, column)


def _take_dates(row: Row, column: Column, raw: object, result: Sheets) -> None:
    """Two dates in the column of the start stand for the end as well."""
    dates = dates_of(raw, result.horizon)
    if dates.last is not None and (column.key not in ("first", "date") or "last" not in row.sheet.by_key):
        raise BadCell(say("cells.two_dates", raw=raw), say("cells.one_date"))
    if column.key == "last" and row.values.get("last", dates.first) != dates.first:
        raise BadCell(
            say("cells.dates_differ", column=column.title, first=dates.first, last=row.values["last"]), say("cells.same_or_empty")
        )
    row.values[column.key] = dates.first
    if dates.last is not None:
        row.values["last"] = dates.last
    if dates.inferred:
        result.inferred.setdefault((row.name, column.title, dates.first.year), []).append(row.cell(column.key))


def _require(row: Row, result: Sheets) -> None:
    for column in row.sheet.columns:
        if not column.required or column.key in row.values or column.key in row.bad:
            continue
        if column.key == "last" and "last" not in row.columns:
            result.faults.append(row.fault("first", say("cells.only_one_date"), say("cells.from_to")))
        elif column.key in row.columns:
            result.faults.append(row.fault(column.key, say("cells.empty", column=column.title), _wanted(column)))


def _wanted(column: Column) -> str:
    return say("cells.column", column=column.title, note=column.hint) if column.hint else column.title


def _expand(row: Row, horizon: Range | None) -> Iterable[tuple[str, str]]:
    """Put the parts of a reference into the row's other columns; yields the key and the sentence of each contradiction."""
    for column in row.sheet.naming:
        text = row.values.get(column.key)
        if not isinstance(text, str) or not REFERENCE_SIGNS.search(text):
            continue
        head, when = split(text, horizon)
        names = [name.strip() for name in head.split("/")]
        parts: dict[str, Any] = {column.key: head}
        if column.kind is Kind.UNIT:
            if len(names) != len(DUTY) or column.key != DUTY[0] or not set(DUTY) <= set(row.sheet.by_key):
                continue
            parts = dict(zip(DUTY, names, strict=True))
        elif when is None:
            continue
        row.values.pop(column.key)
        yield from _put(row, column, text, parts | _dates(row, when))


def _dates(row: Row, when: Dates | None) -> dict[str, date]:
    if when is None:
        return {}
    first = "date" if "date" in row.sheet.by_key else "first"
    return {first: when.first} | ({"last": when.last or when.first} if "last" in row.sheet.by_key else {})


def _put(row: Row, column: Column, text: str, parts: dict[str, Any]) -> Iterable[tuple[str, str]]:
    for target, value in parts.items():
        known = row.sheet.by_key.get(target)
        if known is None:
            yield column.key, say("references.no_column", text=text)
        elif row.values.get(target, value) != value:
            yield target, say("references.differs", column=known.title, value=row.values[target], text=text)
        elif target not in row.bad:
            row.values[target] = value
