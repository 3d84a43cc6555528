"""Dates, clock times and whole numbers as planners type them. None where the text is not one."""

import re
from datetime import date, datetime, time

WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
WIDE_SIGNS = str.maketrans(
    {"：": ":", "－": "-", "—": "-", "–": "-", "～": "-", "~": "-", "至": "-", "．": ".", "／": "/", "　": " "}
)
DATE = re.compile(r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})日)")
CLOCK = re.compile(r"(次日|翌日)?\s*(\d{1,2}):(\d{2})(?::00)?")
WHOLE = re.compile(r"[+-]?\d+(?:\.0+)?")


def narrow(text: str) -> str:
    """Full-width digits and letters as plain ones; ids and numbers are compared this way."""
    return text.strip() if text.isascii() else text.translate(WIDE).strip()


def plain(text: str) -> str:
    return narrow(text).translate(WIDE_SIGNS)


def whole(text: str) -> int | None:
    text = plain(text)
    return int(text.partition(".")[0]) if WHOLE.fullmatch(text) else None


def day(text: str) -> date | None:
    """2024-07-01, 2024/7/1, 2024.7.1 or 2024年7月1日; a time of day of zero may follow."""
    found = DATE.fullmatch(plain(text).removesuffix(" 00:00:00"))
    if not found:
        return None
    year, month, number = (int(part) for part in found.groups() if part)
    try:
        return date(year, month, number)
    except ValueError:
        return None


def clock(text: str) -> time | None:
    found = CLOCK.fullmatch(plain(text))
    return _time(found) if found and not found[1] else None


def moment(text: str) -> datetime | None:
    date_text, _, time_text = plain(text).replace("T", " ").partition(" ")
    on, at = day(date_text), clock(time_text)
    return datetime.combine(on, at) if on and at else None


def span(text: str) -> tuple[time, int | None] | None:
    """`18:00-次日08:00` as start and minutes; a start alone has no minutes. An end not after the start is the next day's."""
    first, dash, second = plain(text).partition("-")
    if not dash:
        start = clock(first)
        return (start, None) if start else None
    begin, finish = CLOCK.fullmatch(first.strip()), CLOCK.fullmatch(second.strip())
    if not begin or begin[1] or not finish:
        return None
    start = _time(begin)
    minute = int(finish[2]) * 60 + int(finish[3])
    if start is None or minute > 1440 or int(finish[3]) > 59:
        return None
    length = minute - (start.hour * 60 + start.minute)
    if finish[1] or length <= 0:
        length += 1440
    return start, length


def _time(found: re.Match[str]) -> time | None:
    hour, minute = int(found[2]), int(found[3])
    return time(hour, minute) if hour < 24 and minute < 60 else None
