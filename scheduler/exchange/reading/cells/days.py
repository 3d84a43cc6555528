"""Dates as planners type them: 2024.7.22, 2024-07-22, 7月22日, 7月22日至8月2日, with full-width digits or a weekday behind."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from models.base import dates
from scheduler.exchange.reading.cells import typed

WEEKDAYS = {word: number for number, word in enumerate("一二三四五六日")} | {"天": 6}
WEEKDAY = r"\s*[(（]?\s*(?:周|星期|礼拜)([一二三四五六日天])\s*[)）]?"
FULL = re.compile(
    r"(\d{4})\s*(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?)"
)
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
YEARLESS = re.compile(r"(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?")
MONTH_AND_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})")
DAY_ALONE = re.compile(r"(\d{1,2})\s*[日号]?")
BARE = re.compile(r"(\d{1,2})\.(\d{1,2})")
NO_TIME = re.compile(r"(?:\s+|T)0?0:00(?::00(?:\.0+)?)?$")
ZONE = re.compile(r"\d\s*(Z|UTC|GMT|(?<=:\d{2})\s*[+-]\d{2}:?\d{2}|[+-]\d{2}:\d{2})$")
DATE_ALONE = re.compile(r"T|\s")


class Day(NamedTuple):
    """What was typed of a date; `weekday` counts from Monday 0."""

    year: int | None
    month: int
    day: int
    weekday: int | None = None

    def in_year(self, year: int) -> date | None:
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


class Span(NamedTuple):
    """`last` is None where one date alone was typed."""

    first: Day
    last: Day | None


class Range(NamedTuple):
    """Dates from `first` to `last`, both included."""

    first: date
    last: date

    def years(self, typed_day: Day) -> list[date]:
        """The dates in this range that a date without year may be."""
        days = (typed_day.in_year(year) for year in range(self.first.year, self.last.year + 1))
        return [day for day in days if day and self.first <= day <= self.last]

    def likeliest(self, typed_day: Day) -> list[date]:
        """The dates in this range that a date without year may be, else the one that lies nearest to it."""
        days = self.years(typed_day)
        if days:
            return days
        nearest = self.nearest(typed_day, typed_day)
        return [nearest[0]] if nearest else []

    def nearest(self, first: Day, last: Day) -> tuple[date, date] | None:
        """Both ends of a span without years, of all its years the one that lies nearest to this range."""
        starts = (first.in_year(year) for year in range(self.first.year - 1, self.last.year + 2))
        spans = [(since, until) for since in starts if since and (until := later(since, last))]
        return min(spans, key=lambda span: max(span[0] - self.last, self.first - span[1], timedelta()), default=None)

    def before(self) -> "Range":
        """The quarter before this range, in which a date without year is unique."""
        return Range(self.first - timedelta(days=92), self.first - timedelta(days=1))

    def numbered(self, number: int) -> list[date]:
        """The dates in this range that are this day of a month."""
        return [day for day in dates(self.first, self.last) if day.day == number]


def day(text: str) -> date | None:
    """A date with its year; a time of day of zero may follow."""
    typed_dates = span(text)
    if typed_dates is None or typed_dates.last or not typed_dates.first.year:
        return None
    return typed_dates.first.in_year(typed_dates.first.year)


def moment(text: str) -> datetime | None:
    """A date and a clock time; 24:00 is 00:00 of the next date."""
    date_text, _, time_text = typed.plain(text).replace("T", " ").partition(" ")
    on, at = day(date_text), typed.clock(time_text)
    if on is None or at is None:
        return None
    return datetime.combine(on, at) + timedelta(days=time_text.lstrip().startswith("24"))


@lru_cache(maxsize=50_000)
def span(text: str) -> Span | None:
    """One date or two, each with or without year; None where the text is neither."""
    text = typed.plain(text)
    alone = _day(text)
    if alone:
        return Span(alone, None)
    for joint in re.finditer("-+|到", text):
        first = _day(text[: joint.start()].strip())
        last = _end(text[joint.end() :].strip(), first) if first else None
        if first and last:
            return Span(first, last)
    return None


def has_zone(text: str) -> bool:
    """Whether a date or a time names its time zone: which date it is here would have to be guessed."""
    text = typed.plain(text).upper()
    zone = ZONE.search(text)
    return zone is not None and _day(DATE_ALONE.split(text[: zone.start(1)], maxsplit=1)[0].strip()) is not None


def bare(text: str) -> tuple[int, int] | None:
    """Month and day of 7.2 or 7.22, which may as well be a number that lost its last zero."""
    match = BARE.fullmatch(typed.narrow(text))
    return (int(match[1]), int(match[2])) if match and 1 <= int(match[1]) <= 12 and 1 <= int(match[2]) <= 31 else None


def later(first: date, last: Day) -> date | None:
    """The first such day that is not before `first`, where it is not a year or more away."""
    candidate = last.in_year(last.year) if last.year else last.in_year(first.year)
    if candidate and candidate < first and not last.year:
        candidate = last.in_year(first.year + 1)
    return candidate


def earlier(first: Day, last: date) -> date | None:
    """The last such day that is not after `last`."""
    candidate = first.in_year(last.year)
    return first.in_year(last.year - 1) if candidate and candidate > last else candidate


def _day(text: str) -> Day | None:
    text, weekday = _without_weekday(NO_TIME.sub("", text))
    match = FULL.fullmatch(text)
    if match:
        year, month, number = (int(part) for part in match.groups() if part)
        return Day(year, month, number, weekday)
    match = COMPACT.fullmatch(text)
    if match and int(match[2]) in range(1, 13) and int(match[3]) in range(1, 32):
        return Day(int(match[1]), int(match[2]), int(match[3]), weekday)
    match = YEARLESS.fullmatch(text)
    return Day(None, int(match[1]), int(match[2]), weekday) if match else None


def _end(text: str, first: Day) -> Day | None:
    """The end of a span may leave out what it shares with the start: 7月22日至28日, 2024.7.22-8.2."""
    whole = _day(text)
    if whole:
        return whole
    text, weekday = _without_weekday(text)
    match = MONTH_AND_DAY.fullmatch(text) if first.year else None
    if match:
        return Day(None, int(match[1]), int(match[2]), weekday)
    match = DAY_ALONE.fullmatch(text)
    return Day(None, first.month, int(match[1]), weekday) if match and int(match[1]) >= first.day else None


def _without_weekday(text: str) -> tuple[str, int | None]:
    match = re.search(WEEKDAY + "$", text)
    return (text[: match.start()].strip(), WEEKDAYS[match[1]]) if match else (text, None)
