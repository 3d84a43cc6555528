"""The dates in one cell. What was typed without a year is the day that the horizon holds, else the nearest one to it."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from models.words import say
from scheduler.exchange.reading.cells import days
from scheduler.exchange.reading.cells.cells import DATES, SEPARATORS, BadCell
from scheduler.exchange.reading.cells.days import Day, Range
from scheduler.exchange.reading.cells.raw import shown
from scheduler.exchange.sheets.words import weekday

COMPACT_DIGITS = len("20240722")
YEAR = "spans.with_year"
NUMBER_YEAR, DAY_ZERO = 1900, datetime(1899, 12, 31)
"""A cell that is formatted as a date shows the number 7.2 as 7 January 1900."""


class Dates(NamedTuple):
    """`last` where two dates were typed; `inferred` where a year came from the horizon."""

    first: date
    last: date | None = None
    inferred: bool = False


def dates_of(raw: object, horizon: Range | None = None) -> Dates:
    """Raises `BadCell`."""
    if isinstance(raw, datetime):
        if raw.year == NUMBER_YEAR:
            number = round((raw - DAY_ZERO) / timedelta(days=1), 4)
            raise _refused(number, shown(number))
        if raw.time() != time():
            raise _with_time(raw)
        return Dates(raw.date())
    if isinstance(raw, date):
        return Dates(raw)
    text = shown(raw)
    span = days.span(text) if isinstance(raw, str) or (text.isdigit() and len(text) == COMPACT_DIGITS) else None
    if span is None and days.has_zone(text):
        raise BadCell(say("spans.has_zone", text=text), say(DATES))
    if span is None:
        at = days.moment(text)
        raise _with_time(at) if at else _refused(raw, text)
    return _single(text, span.first, horizon) if span.last is None else _pair(text, span.first, span.last, horizon)


def one_date(raw: object, horizon: Range | None = None) -> date:
    """Raises `BadCell` for two dates, too."""
    dates = dates_of(raw, horizon)
    if dates.last is not None:
        raise BadCell(say("spans.two_dates", text=shown(raw)), say("spans.one_date"))
    return dates.first


def listed_dates(raw: object, horizon: Range | None = None) -> tuple[date, ...]:
    """Dates parted as ids are, each once and in their order. Raises `BadCell` for what is no date, or two joined."""
    parts = [part for part in SEPARATORS.split(raw) if part.strip()] if isinstance(raw, str) else [raw]
    return tuple(sorted({one_date(part.strip() if isinstance(part, str) else part, horizon) for part in parts}))


def _with_time(at: datetime) -> BadCell:
    return BadCell(say("spans.has_time", raw=at), say(DATES))


def _refused(raw: object, text: str) -> BadCell:
    parts = days.bare(text) if isinstance(raw, (float, str)) and not isinstance(raw, bool) else None
    if parts is None:
        return BadCell(say("spans.not_a_date", text=text), say(DATES))
    month, number = parts
    could_be = say("spans.month_day", month=month, number=number) + (
        say("spans.or_tens", month=month, number=number) if number <= 3 and len(text.partition(".")[2]) == 1 else ""
    )
    kind = say("spans.number") if isinstance(raw, float) else say("spans.like_number")
    return BadCell(say("spans.ambiguous", text=text, kind=kind, meanings=could_be), say("spans.date"))


def _single(text: str, typed_day: Day, horizon: Range | None) -> Dates:
    if typed_day.year:
        return Dates(_checked(text, typed_day.in_year(typed_day.year), typed_day))
    candidates = horizon.likeliest(typed_day) if horizon else []
    if len(candidates) != 1:
        why = say("spans.many_years") if candidates else say("spans.no_such_day")
        raise BadCell(
            say("spans.no_year", text=text)
            + (say("spans.in_horizon", first=horizon.first, last=horizon.last, why=why) if horizon else ""),
            say(YEAR),
        )
    return Dates(_checked(text, candidates[0], typed_day), inferred=True)


def _pair(text: str, first: Day, last: Day, horizon: Range | None) -> Dates:
    """A year stands for both ends; without any, that end counts which the horizon holds, else the nearest such span."""
    inferred = not first.year and not last.year
    since = until = None
    if inferred and horizon and not horizon.years(first) and not horizon.years(last):
        since, until = horizon.nearest(first, last) or (None, None)
    elif first.year or (inferred and horizon and len(horizon.years(first)) == 1):
        since = _single(text, first, horizon).first
        until = days.later(since, last)
    else:
        until = _single(text, last, horizon).first
        since = days.earlier(first, until)
    return Dates(_checked(text, since, first), _checked(text, until, last), inferred)


def _checked(text: str, day: date | None, typed_day: Day) -> date:
    if day is None:
        raise BadCell(say("spans.no_date", text=text, month=typed_day.month, day=typed_day.day), say(DATES))
    if typed_day.weekday is not None and day.weekday() != typed_day.weekday:
        wrong = say("spans.wrong_weekday", text=text, date=day, weekday=weekday(day))
        raise BadCell(wrong, say("spans.weekday_fits"))
    return day
