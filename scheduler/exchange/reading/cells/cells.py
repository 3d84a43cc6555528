"""One cell: from what a spreadsheet holds to what the column means. Nothing is coerced silently."""

import math
import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from models.alike import controls, visible
from models.base import LARGEST_NUMBER
from models.level import LetteredLevel, LevelNumber
from models.words import listed, say
from scheduler.exchange.reading.cells import days, typed
from scheduler.exchange.reading.cells.clocks import minutes_in
from scheduler.exchange.reading.cells.number_formats import ShownNumber
from scheduler.exchange.reading.cells.raw import UNCOMPUTED, shown
from scheduler.exchange.sheets import words
from scheduler.exchange.sheets.sheet import Column, Kind

ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#GETTING_DATA", "#SPILL!", "#CALC!"})
LONGEST_ID = 40
EXACT_DIGITS = 10**15
SEPARATORS = re.compile(r"[;；、,，\n]+")
DAY_OFF = frozenset({"休", "-", "—", "off"})
NOTHING = frozenset({"无", "none"})
DATES = "cells.date"
HALF_A_SECOND = timedelta(seconds=0.5)


class BadCell(Exception):
    """What is wrong with a cell, and what should stand there."""

    def __init__(self, wrong: str, expected: str = "") -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.expected = expected


def value_of(raw: object, column: Column) -> Any:
    """The value of a cell that is not blank, of any kind but a date; those are read by `spans`."""
    raw = sound(raw, column)
    if isinstance(raw, str) and column.none and raw.casefold() in NOTHING:
        return () if column.kind in (Kind.CHOICES, Kind.IDS) else None
    return PARSERS[column.kind](raw, column)


def sound(raw: object, column: Column) -> object:
    """What stands in the cell, if it is no error and no formula without result."""
    if isinstance(raw, str):
        raw = visible(raw).strip() if raw != UNCOMPUTED else raw
        if raw[:1] == "#" and raw in ERRORS:
            raise BadCell(say("cells.error_value", raw=raw), column.title)
        if raw == UNCOMPUTED:
            raise BadCell(say("cells.no_result"), say("cells.recompute"))
        if signs := controls(raw):
            raise BadCell(say("cells.controls", raw=raw, signs=listed(signs)), say("cells.text"))
    if isinstance(raw, float) and not math.isfinite(raw):
        raise BadCell(say("cells.not_a_number", raw=raw), column.title)
    return raw


def _text(raw: object, column: Column, expected: str = "") -> str:
    if isinstance(raw, str):
        return raw
    if isinstance(raw, (bool, date, time, timedelta)):
        raise BadCell(
            say(
                "cells.wrong_kind", kind=say("cells.truth_value") if isinstance(raw, bool) else say("cells.date_or_time"), raw=raw
            ),
            expected or say("cells.text"),
        )
    if isinstance(raw, (int, float)):
        if raw != int(raw):
            return str(raw)
        if isinstance(raw, ShownNumber):
            return raw.text
        if abs(raw) >= EXACT_DIGITS:
            raise BadCell(say("cells.too_many_digits"), say("cells.as_text"))
        return str(int(raw))
    raise BadCell(say("cells.unrecognised", raw=raw), expected or say("cells.text"))


def _id(raw: object, column: Column) -> str:
    if isinstance(raw, float) and raw != int(raw):
        raise BadCell(say("cells.not_an_id", raw=raw), say("cells.text_id"))
    text = unicodedata.normalize("NFC", typed.narrow(_text(raw, column, say("cells.text_id"))))
    if len(text) > LONGEST_ID:
        raise BadCell(say("cells.too_long", text=text[:12], length=len(text)), say("cells.at_most", longest_id=LONGEST_ID))
    return text


def _ids(raw: object, column: Column) -> tuple[str, ...]:
    return tuple(_id(part, column) for part in SEPARATORS.split(_text(raw, column)) if part.strip())


def _cycle(raw: object, column: Column) -> tuple[str | None, ...]:
    parts = re.split(r"[\s;；、,，→>]+", _text(raw, column, say("cells.cycle")))
    return tuple(None if part in DAY_OFF else typed.narrow(part) for part in parts if part)


def _whole(raw: object, column: Column) -> int:
    expected = _expected(column)
    if column.ticks and isinstance(raw, (bool, str)) and (tick := _tick(raw)):
        return int(tick == "yes")
    if isinstance(raw, bool):
        raise BadCell(say("cells.is_truth_value", raw=raw), expected)
    if isinstance(raw, str):
        number = typed.percent(raw) if column.percent and "%" in typed.plain(raw) else typed.whole(raw)
    elif isinstance(raw, (int, float)):
        number = int(raw) if raw == int(raw) else None
    else:
        number = None
    if number is None:
        raise BadCell(say("cells.not_whole", raw=raw), expected)
    if number < column.least:
        raise BadCell(f"{column.title} {number} {(say('cells.negative') if number < 0 else say('cells.too_small'))}", expected)
    if number > LARGEST_NUMBER:
        raise BadCell(
            say("cells.too_large", column=column.title, number=number), say("cells.at_most_number", largest=LARGEST_NUMBER)
        )
    return number


def _expected(column: Column) -> str:
    if column.percent:
        return say("cells.percent")
    if column.least < 0:
        return say("cells.signed")
    return say("cells.count_or_tick") if column.ticks else say("cells.at_least", least=column.least)


def _tick(raw: bool | str) -> str | None:
    """Yes or no, where the cell says it."""
    return ("no", "yes")[raw] if isinstance(raw, bool) else words.FLAG.values.get(typed.narrow(raw).casefold())


def _level(raw: object, column: Column) -> LevelNumber:
    """A whole number, or one with a letter."""
    level = typed.level(raw) if isinstance(raw, str) else None
    if isinstance(level, LetteredLevel):
        return level
    try:
        return _whole(raw, column)
    except BadCell as error:
        raise BadCell(error.wrong, say("cells.level", least=column.least)) from error


def _moment(raw: object, column: Column) -> datetime:
    if isinstance(raw, datetime):
        return (raw + HALF_A_SECOND).replace(microsecond=0)
    if isinstance(raw, date):
        return datetime.combine(raw, time())
    if isinstance(raw, str) and days.has_zone(raw):
        raise BadCell(say("spans.has_zone", text=raw), say("cells.moment"))
    moment = days.moment(raw) if isinstance(raw, str) else None
    if moment is None:
        raise BadCell(say("cells.not_a_moment", text=shown(raw)), say("cells.moment"))
    return moment


def _time(raw: object, column: Column) -> time:
    minutes = minutes_in(raw)
    if minutes is None:
        raise BadCell(say("cells.not_a_time", text=shown(raw)), say("cells.time"))
    if minutes > typed.DAY_MINUTES or (minutes == typed.DAY_MINUTES and not column.ends):
        raise BadCell(say("cells.next_day", hour=minutes // 60, minute=minutes % 60), say("cells.split_at_midnight"))
    return time(minutes // 60 % 24, minutes % 60)


def _span(raw: object, column: Column) -> tuple[time, int | None]:
    span = typed.span(raw) if isinstance(raw, str) else _start(raw)
    if span is None:
        raise BadCell(say("cells.not_a_period", text=shown(raw)), say("cells.period"))
    return span


def _start(raw: object) -> tuple[time, None] | None:
    minutes = minutes_in(raw)
    return None if minutes is None or minutes >= typed.DAY_MINUTES else (time(minutes // 60, minutes % 60), None)


def _choice(raw: object, column: Column) -> str:
    assert column.choice is not None
    text = _text(raw, column, listed(column.choice.list))
    choice = column.choice.values.get(typed.narrow(text).casefold())
    if choice is None:
        raise BadCell(say("cells.not_one_of", text=text, column=column.title), listed(column.choice.list))
    return choice


def _choices(raw: object, column: Column) -> tuple[str, ...]:
    return tuple(_choice(part, column) for part in SEPARATORS.split(_text(raw, column)) if part.strip())


def _flag(raw: object, column: Column) -> bool:
    if isinstance(raw, bool):
        return raw
    answer = _tick(_text(raw, column, say("cells.yes_or_no")))
    if answer is None:
        raise BadCell(say("cells.not_yes_or_no", text=shown(raw)), say("cells.yes_or_no"))
    return answer == "yes"


def _policy_value(raw: object, column: Column) -> int | str:
    """Text or a whole number; which of them the row wants is known only with its key.

    A spreadsheet takes a window of dates alone, 7:4, for a time of day.
    """
    if isinstance(raw, float) and raw == int(raw):
        return int(raw)
    if isinstance(raw, (int, str)) and not isinstance(raw, bool):
        return raw
    if isinstance(raw, (date, time, timedelta)) and (minutes := minutes_in(raw)) is not None:
        return f"{minutes // 60}:{minutes % 60}"
    raise BadCell(say("cells.shown_not_whole", text=shown(raw)), say("cells.whole_or_text"))


PARSERS: dict[Kind, Callable[[Any, Column], Any]] = {
    Kind.TEXT: _text,
    Kind.ID: _id,
    Kind.UNIT: _id,
    Kind.OFFICER: _id,
    Kind.IDS: _ids,
    Kind.CYCLE: _cycle,
    Kind.INT: _whole,
    Kind.MOMENT: _moment,
    Kind.TIME: _time,
    Kind.SPAN: _span,
    Kind.FLAG: _flag,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.VALUE: _policy_value,
    Kind.LEVEL: _level,
}
