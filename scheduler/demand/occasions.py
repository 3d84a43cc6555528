"""The occasions that come back, and how far a date is from each: feasts, school terms, ends of months and quarters."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from models.duty import CalendarDay, DayKind
from scheduler.demand.festivals import DRAGON_BOAT, MID_AUTUMN, festival

REACH_DAYS = 28
"""Dates farther from an occasion know nothing of it."""
ONE_DAY = timedelta(days=1)
MONTHS_A_QUARTER = 3
QINGMING_SHARE, QINGMING_BASE = 0.2422, 4.81
"""Qingming falls on ⌊Y · share + base⌋ − ⌊Y / 4⌋ April, Y the last two digits of a year from 2000 to 2099."""


class Occasion(StrEnum):
    """What a season may hang on. Spring Festival has columns of its own (`design.KNOTS`)."""

    NEW_YEAR = "new_year"
    TOMB_SWEEPING = "tomb_sweeping"
    LABOUR = "labour"
    DRAGON_BOAT = "dragon_boat"
    MID_AUTUMN = "mid_autumn"
    NATIONAL = "national"
    SUMMER_BREAK = "summer_break"
    AUTUMN_TERM = "autumn_term"
    WINTER_BREAK = "winter_break"
    SPRING_TERM = "spring_term"
    MONTH_END = "month_end"
    QUARTER_END = "quarter_end"


FEASTS = tuple(Occasion)[:6]
SOLAR = {Occasion.NEW_YEAR: (1, 1), Occasion.LABOUR: (5, 1), Occasion.NATIONAL: (10, 1)}
MOVING = {Occasion.DRAGON_BOAT: DRAGON_BOAT, Occasion.MID_AUTUMN: MID_AUTUMN}
CHANGES = {Occasion.SUMMER_BREAK, Occasion.AUTUMN_TERM, Occasion.WINTER_BREAK, Occasion.SPRING_TERM}
"""Occasions between two dates: the eve is one day before, the first day one day after."""


class Span(NamedTuple):
    """The dates of an occasion: the days off in a row that hold a feast. A change between two dates ends before it begins."""

    first: date
    last: date


class Nearness(NamedTuple):
    """How far a date is from an occasion: negative before it, 0 within it.

    `working` counts working days. Days off before an occasion count as the working day that follows them, days off after it
    as the one before them.
    """

    days: int
    working: int


Spans = dict[Occasion, list[Span]]
Breaks = Mapping[Occasion, Span]
"""The school breaks of a year, by their first occasion."""
ENDS_OF_BREAKS = {Occasion.SUMMER_BREAK: Occasion.AUTUMN_TERM, Occasion.WINTER_BREAK: Occasion.SPRING_TERM}


def spans(breaks: Mapping[int, Breaks], known: Mapping[date, CalendarDay]) -> Spans:
    """Every occasion of the years of `breaks`."""
    every: Spans = {occasion: [] for occasion in Occasion}
    for year, of_year in breaks.items():
        for feast, span in _feasts(year, known).items():
            every[feast].append(span)
        for start, span in of_year.items():
            every[start].append(Span(span.first, span.first - ONE_DAY))
            every[ENDS_OF_BREAKS[start]].append(Span(span.last + ONE_DAY, span.last))
        ends = [date(year + month // 12, month % 12 + 1, 1) - ONE_DAY for month in range(1, 13)]
        every[Occasion.MONTH_END] += [Span(end, end) for end in ends]
        every[Occasion.QUARTER_END] += [Span(end, end) for end in ends if end.month % MONTHS_A_QUARTER == 0]
    return every


def nearness(day: date, every: Spans, worked: Mapping[date, int]) -> dict[Occasion, Nearness]:
    """To the nearest span of each occasion within `REACH_DAYS`. `worked`: working days before a date, from any day on."""
    near: dict[Occasion, Nearness] = {}
    for occasion, of_occasion in every.items():
        for span in of_occasion:
            away = min(0, (day - span.first).days) or max(0, (day - span.last).days)
            if abs(away) > REACH_DAYS or (occasion in near and abs(away) >= abs(near[occasion].days)):
                continue
            working = 0
            if away < 0:
                working = min(-1, worked[day] - worked[span.first])
            elif away > 0:
                working = max(1, worked[day + ONE_DAY] - worked[span.last + ONE_DAY])
            near[occasion] = Nearness(away, working)
    return near


def _feasts(year: int, known: Mapping[date, CalendarDay]) -> dict[Occasion, Span]:
    """A feast that falls into the days off of a greater one (Mid-Autumn into National Day) is no occasion in that year."""
    days = {feast: date(year, *month_day) for feast, month_day in SOLAR.items()}
    days |= {feast: festival(name, year) for feast, name in MOVING.items()}
    days[Occasion.TOMB_SWEEPING] = date(year, 4, int(year % 100 * QINGMING_SHARE + QINGMING_BASE) - year % 100 // 4)
    of_year = {feast: _days_off(day, known) for feast, day in days.items()}
    national = of_year[Occasion.NATIONAL]
    if national.first <= days[Occasion.MID_AUTUMN] <= national.last:
        del of_year[Occasion.MID_AUTUMN]
    return of_year


def _days_off(day: date, known: Mapping[date, CalendarDay]) -> Span:
    """The days off in a row about a date; the date alone where nothing is known of it, or where all work."""

    def edge(step: timedelta) -> date:
        last = day
        while last + step in known and known[last + step].kind is not DayKind.WORKING:
            last += step
        return last

    if day not in known or known[day].kind is DayKind.WORKING:
        return Span(day, day)
    return Span(edge(-ONE_DAY), edge(ONE_DAY))
