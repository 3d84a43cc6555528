"""Limits over any so many dates in a row, as a policy row or an own limit holds them: `7:4;14:6;28:10`."""

import re
import unicodedata
from typing import NamedTuple

from models.base import LARGEST_NUMBER

LONGEST_WINDOW_DATES = 28
"""Also what a number without dates is about. The opening reaches as far back, less the date itself."""
SEPARATORS = re.compile(r"[;、,\n]")
WINDOW = re.compile(r"(?:([0-9]{1,9})\s*[:∶]\s*)?([0-9]{1,9})")


class Window(NamedTuple):
    """At most `limit` in any `dates` successive dates."""

    dates: int
    limit: int


def windows(value: int | str) -> tuple[Window, ...]:
    """The windows of a value, parted as lists of ids are, signs and digits of either width; a bare number is for 28 dates.

    `ValueError` where an item is no window, or two are of as many dates.
    """
    items = (item.strip() for item in SEPARATORS.split(unicodedata.normalize("NFKC", str(value))))
    read = tuple(_window(item) for item in items if item)
    if not read or len({window.dates for window in read}) < len(read):
        raise ValueError(value)
    return read


def are_windows(value: int | str) -> bool:
    try:
        return bool(windows(value))
    except ValueError:
        return False


def told(of: tuple[Window, ...]) -> str:
    return ";".join(f"{window.dates}:{window.limit}" for window in of)


def raised(value: int | str, step: int) -> int | str:
    """The same windows, each with so much more room, or the same number alone."""
    if isinstance(value, int):
        return value + step
    return told(tuple(window._replace(limit=window.limit + step) for window in windows(value)))


def _window(item: str) -> Window:
    match = WINDOW.fullmatch(item)
    if match is None:
        raise ValueError(item)
    window = Window(int(match[1] or LONGEST_WINDOW_DATES), int(match[2]))
    if not (1 <= window.dates <= LONGEST_WINDOW_DATES and window.limit <= LARGEST_NUMBER):
        raise ValueError(item)
    return window
