"""The time of day in a cell, in whichever form a spreadsheet holds it."""

from datetime import date, datetime, time, timedelta

from scheduler.exchange.reading.cells import typed

DAY_ZERO, FIRST_YEAR = datetime(1899, 12, 31), 1900
"""A cell formatted as a time of day shows 24:00 and more as dates of 1900."""


def minutes_in(raw: object) -> int | None:
    """Minutes since midnight: 1080 of 18:00, of its fraction 0.75, of `18:00` typed as text; 1440 and more from 24:00 on.

    None where it is no time of day, or not to the minute.
    """
    if isinstance(raw, str):
        return typed.minutes(raw)
    seconds = _seconds(raw)
    if seconds is None:
        return None
    minutes, rest = divmod(round(seconds), 60)
    return None if rest else minutes


def _seconds(raw: object) -> float | None:
    if isinstance(raw, time):
        return timedelta(hours=raw.hour, minutes=raw.minute, seconds=raw.second, microseconds=raw.microsecond).total_seconds()
    if isinstance(raw, timedelta):
        return raw.total_seconds()
    if isinstance(raw, date) and raw.year == FIRST_YEAR:
        at = raw if isinstance(raw, datetime) else datetime.combine(raw, time())
        return (at - DAY_ZERO).total_seconds()
    if isinstance(raw, float) and 0 < raw < 1:
        return raw * timedelta(days=1).total_seconds()
    return None
