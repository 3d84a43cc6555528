"""Whether a cell still says what was written there, whoever saved it: dates and numbers retyped as text are the same."""

import math
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from unicodedata import normalize

from models.words import say
from scheduler.exchange.reading.cells import days
from scheduler.exchange.reading.cells.raw import UNCOMPUTED
from scheduler.exchange.sheets.written import COMPUTED, Shown

EPOCH = datetime(1899, 12, 30)
SECOND = 1 / 86_400
RELATIVE = 1e-9
"""Other programs keep 15 digits."""


def key(cell: object) -> str:
    """What makes two cells alike for finding rows and columns again; blanks and width do not count."""
    if isinstance(cell, str):
        return _plain(cell)
    serial = _serial(cell)
    if serial is not None:
        return f"#{serial:.5f}"
    return _number_text(cell) if isinstance(cell, int | float) else ""


def is_same(written: Shown, now: object) -> bool:
    if written == COMPUTED:
        return now in ("", UNCOMPUTED) or isinstance(now, int | float)
    if isinstance(written, tuple) and written:
        return _is_date(written[0], now)
    if isinstance(written, float):
        number = _number(now)
        return number is not None and math.isclose(written, number, rel_tol=RELATIVE, abs_tol=RELATIVE)
    return _plain(str(written or "")) == key(now)


def shown(cell: object) -> str:
    """As a sentence quotes it."""
    if cell == COMPUTED:
        return say("edits.computed")
    serial = _serial(cell)
    if serial is not None:
        moment = _moment(serial)
        return str(moment.date()) if serial == int(serial) else f"{moment:%Y-%m-%d %H:%M}"
    text = _number_text(cell) if isinstance(cell, int | float) else " ".join(str(cell or "").split())
    return text or say("edits.blank")


def text(cell: object) -> str:
    """What was typed into a cell that is open: a number or date as planners would write it."""
    return "" if is_same("", cell) else shown(cell)


def _is_date(serial: float, now: object) -> bool:
    if isinstance(now, str):
        moment, span = _moment(serial), days.span(now)
        if span and not span.last and serial == int(serial):
            return span.first.in_year(span.first.year or moment.year) == moment.date()
        return days.moment(now) == moment
    other = _serial(now)
    other = float(now) if other is None and isinstance(now, int | float) else other
    return other is not None and abs(serial - other) < SECOND


def _serial(cell: object) -> float | None:
    """A date as Excel counts them."""
    if isinstance(cell, tuple):
        return float(cell[0]) if cell else None
    if isinstance(cell, datetime):
        return (cell.replace(tzinfo=None) - EPOCH) / timedelta(1)
    if isinstance(cell, date):
        return float((datetime.combine(cell, time()) - EPOCH).days)
    return None


def _moment(serial: float) -> datetime:
    return EPOCH + timedelta(seconds=round(serial / SECOND))


def _number(cell: Any) -> float | None:
    if isinstance(cell, int | float):
        return float(cell)
    if not isinstance(cell, str):
        return None
    plain = _plain(cell).replace(",", "")
    try:
        return float(plain[:-1]) / 100 if plain.endswith("%") else float(plain)
    except ValueError:
        return None


def _number_text(number: float) -> str:
    return str(int(number)) if math.isfinite(number) and number == int(number) else str(number)


@lru_cache(maxsize=100_000)
def _plain(text: str) -> str:
    return "".join((text if text.isascii() else normalize("NFKC", text)).split())
