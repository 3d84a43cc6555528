"""Clock times and whole numbers as planners type them. None where the text is not one; dates are in `days`."""

import re
from datetime import time

from models.level import LetteredLevel, LevelNumber, is_lettered

WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
WIDE_SIGNS = str.maketrans(
    {
        "：": ":",
        "－": "-",
        "−": "-",
        "—": "-",
        "–": "-",
        "～": "-",
        "~": "-",
        "至": "-",
        "．": ".",
        "／": "/",
        "　": " ",
        "％": "%",
    }
)
SPAN_SIGNS = ("～", "~", "至")
CLOCK = re.compile(r"(次日|翌日|第二天)?\s*(\d{1,2})(?::(\d{2})(?::00(?:\.0+)?)?|[时点](?:(\d{1,2})分|整)?)")
DAY_MINUTES = 1440
WHOLE = re.compile(r"[+-]?\d+(?:\.0+)?")


def narrow(text: str) -> str:
    """Full-width digits and letters as plain ones; ids and numbers are compared this way."""
    return text.strip() if text.isascii() else text.translate(WIDE).strip()


def slashed(text: str) -> str:
    """The full-width stroke between a unit and a name, or the parts of a duty, as the plain one."""
    return text.replace("／", "/")


def plain(text: str) -> str:
    return narrow(text).translate(WIDE_SIGNS)


def whole(text: str) -> int | None:
    """What stands between the ends of a span is no minus sign: ~3 is no number."""
    number = plain(text)
    if text.strip()[:1] in SPAN_SIGNS:
        return None
    return int(number.partition(".")[0]) if WHOLE.fullmatch(number) else None


def level(text: str) -> LevelNumber | None:
    """3, or 3b of `3b` and `３Ｂ`."""
    text = plain(text).casefold()
    return LetteredLevel(text) if is_lettered(text) else whole(text)


def percent(text: str) -> int | None:
    """30 of 30% and 30％."""
    text = plain(text)
    return whole(text.removesuffix("%").rstrip()) if text.endswith("%") else None


def minutes(text: str) -> int | None:
    """Since midnight: 1440 of 24:00, more of a time behind 次日."""
    match = CLOCK.fullmatch(plain(text))
    minute = _minute(match) if match else None
    return minute + DAY_MINUTES if match and match[1] and minute is not None else minute


def clock(text: str) -> time | None:
    """24:00 is the midnight that ends a date, and comes back as 00:00."""
    minute = minutes(text)
    return None if minute is None or minute > DAY_MINUTES else time(minute // 60 % 24, minute % 60)


def span(text: str) -> tuple[time, int | None] | None:
    """`18:00-次日08:00` as start and minutes; a start alone has no minutes. An end not after the start is the next day's."""
    first, dash, second = plain(text).partition("-")
    if not dash:
        start = minutes(first)
        return None if start is None or start >= DAY_MINUTES else (time(start // 60, start % 60), None)
    begin, finish = CLOCK.fullmatch(first.strip()), CLOCK.fullmatch(second.strip())
    if not begin or begin[1] or not finish:
        return None
    since, until = _minute(begin), _minute(finish)
    if since is None or until is None or since == DAY_MINUTES:
        return None
    length = until - since
    if finish[1] or length <= 0:
        length += DAY_MINUTES
    return time(since // 60, since % 60), length


def _minute(match: re.Match[str]) -> int | None:
    """Minutes since midnight; 24:00 is the latest."""
    hour, minute = int(match[2]), int(match[3] or match[4] or 0)
    total = hour * 60 + minute
    return total if minute < 60 and total <= DAY_MINUTES else None
