"""What is known of a date before anybody counts: its kind, its neighbours, school breaks and festivals."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from models.base import dates
from models.duty import CalendarDay, DayKind
from scheduler.demand.calendar import ADJUSTED, calendar
from scheduler.demand.festivals import LUNAR, festival, offset
from scheduler.demand.occasions import REACH_DAYS, Breaks, Nearness, Occasion, Span, nearness, spans

LONG_HOLIDAY = 3
"""Days off in a row, a holiday among them."""
NEAR = 2
"""So many working days before and after a long holiday differ from others."""
SUMMER, WINTER = "暑假", "寒假"
BREAKS = {SUMMER: Occasion.SUMMER_BREAK, WINTER: Occasion.WINTER_BREAK}
SUMMER_BREAK = ((7, 1), (8, 31))
WINTER_BREAK = (-20, 18)
"""Days from Spring Festival. Rows of 节假日 named 暑假 or 寒假 replace either in their year."""
ONE = timedelta(days=1)
SATURDAY = 5


class Group(StrEnum):
    """Dates that a service may be open or closed on."""

    WORKING = "working"
    SATURDAY = "saturday"
    SUNDAY = "sunday"
    HOLIDAY = "holiday"


class Day(NamedTuple):
    """`before` and `after` count working days to and from a long holiday, 0 where there is none within `NEAR`.

    `offsets`: days from the nearest festival that moves with the moon. `near`: how far each occasion is that is near.
    """

    date: date
    kind: DayKind
    name: str
    group: Group
    adjusted: bool
    before: int
    after: int
    school: str
    offsets: dict[str, int]
    near: dict[Occasion, Nearness]


def days(first: date, last: date, overrides: Iterable[CalendarDay]) -> tuple[dict[date, Day], tuple[date, ...]]:
    """The days from `first` to `last`, and the dates of them that neither `overrides` nor the published arrangement covers."""
    given = tuple(overrides)
    margin = (REACH_DAYS + 14) * ONE
    known = {day.date: day for day in calendar(first - margin, last + margin, given)[0]}
    wanted = dates(first, last)
    named = _named_breaks(given)
    near = _near(known)
    breaks = {year: _breaks(year, named) for year in range(first.year - 1, last.year + 2)}
    every = spans(breaks, known)
    worked = _worked(dates(first - margin, last + margin), known)

    def described(day: date) -> Day:
        return _day(known[day], near.get(day, (0, 0)), _school(day, breaks[day.year]), nearness(day, every, worked))

    by_date = {day: described(day) for day in wanted if day in known}
    return by_date, tuple(date_ for date_ in wanted if date_ not in known)


def _day(day: CalendarDay, around: tuple[int, int], school: str, near: dict[Occasion, Nearness]) -> Day:
    weekday = day.date.weekday()
    if day.kind is DayKind.HOLIDAY:
        group = Group.HOLIDAY
    elif day.kind is DayKind.REST:
        group = Group.SUNDAY if weekday == 6 else Group.SATURDAY if weekday == 5 else Group.HOLIDAY
    else:
        group = Group.WORKING
    offsets = {name: offset(name, day.date) for name in LUNAR}
    adjusted = day.kind is DayKind.WORKING and (weekday >= 5 or day.name == ADJUSTED)
    return Day(day.date, day.kind, day.name, group, adjusted, *around, school, offsets, near)


def _school(day: date, breaks: Breaks) -> str:
    return next((name for name in BREAKS if breaks[BREAKS[name]].first <= day <= breaks[BREAKS[name]].last), "")


def _breaks(year: int, named: dict[tuple[str, int], tuple[date, date]]) -> Breaks:
    usual = {
        SUMMER: tuple(date(year, *end) for end in SUMMER_BREAK),
        WINTER: tuple(festival("春节", year) + n * ONE for n in WINTER_BREAK),
    }
    return {BREAKS[name]: Span(*named.get((name, year), ends)) for name, ends in usual.items()}


def _worked(every: Iterable[date], known: dict[date, CalendarDay]) -> dict[date, int]:
    """By date the working days before it; where no calendar reaches, Mondays to Fridays."""
    worked, count = {}, 0
    for day in every:
        worked[day] = count
        count += known[day].kind is DayKind.WORKING if day in known else day.weekday() < SATURDAY
    return worked


def _named_breaks(given: Iterable[CalendarDay]) -> dict[tuple[str, int], tuple[date, date]]:
    spans: dict[tuple[str, int], tuple[date, date]] = {}
    for day in given:
        if day.name in (SUMMER, WINTER):
            first, last = spans.get((day.name, day.date.year), (day.date, day.date))
            spans[day.name, day.date.year] = min(first, day.date), max(last, day.date)
    return spans


def _near(known: dict[date, CalendarDay]) -> dict[date, tuple[int, int]]:
    """Working days close to a long holiday: how many working days before it and after it, from 1."""
    near: dict[date, tuple[int, int]] = {}
    for first, last in _long_holidays(known):
        for step, place in ((-ONE, 0), (ONE, 1)):
            day, count = (first if place == 0 else last) + step, 0
            while day in known and count < NEAR:
                if known[day].kind is DayKind.WORKING:
                    count += 1
                    old = near.get(day, (0, 0))
                    near[day] = (count, old[1]) if place == 0 else (old[0], count)
                day += step
    return near


def _long_holidays(known: dict[date, CalendarDay]) -> list[tuple[date, date]]:
    runs: list[list[date]] = []
    for date_ in sorted(known):
        if known[date_].kind is DayKind.WORKING:
            continue
        if runs and runs[-1][-1] == date_ - ONE:
            runs[-1].append(date_)
        else:
            runs.append([date_])
    return [
        (run[0], run[-1]) for run in runs if len(run) >= LONG_HOLIDAY and any(known[day].kind is DayKind.HOLIDAY for day in run)
    ]
