"""The dates over the columns of a duty grid, or beside its rows: whole dates, 7月22日, or bare numbers of days below a month."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any, NamedTuple

from models.words import say
from scheduler.exchange.reading.cells import typed
from scheduler.exchange.reading.cells.cells import BadCell
from scheduler.exchange.reading.cells.days import Day, Range, bare, span
from scheduler.exchange.reading.cells.raw import blank, shown
from scheduler.exchange.reading.cells.spans import YEAR, dates_of

NUMBER = re.compile(r"(\d{1,2})\s*[日号]?\s*(?:[(（]?\s*(?:周|星期)?[一二三四五六日天]\s*[)）]?)?")
MONTH = re.compile(r"(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月份?")
TITLE_MONTH = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月")
WEEKDAY = re.compile(
    r"(?:周|星期|礼拜)?[一二三四五六日天]|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?", re.IGNORECASE
)
DAY_ZERO = date(1899, 12, 30)
"""From which a spreadsheet counts the days."""


class Month(NamedTuple):
    year: int | None
    month: int


class BadDate(NamedTuple):
    """`place` is the index of the cell along the line of dates."""

    place: int
    wrong: str
    expected: str


class Line(NamedTuple):
    """Dates by place; `inferred` the places whose year was not typed."""

    dates: dict[int, date]
    bad: list[BadDate]
    inferred: list[int]


def is_like(raw: Any) -> bool:
    """Whether a cell may stand for a date in a line of dates."""
    if isinstance(raw, (date, datetime)):
        return True
    if isinstance(raw, (int, float)):
        return number(raw) is not None or bare(str(raw)) is not None or span(shown(raw)) is not None
    return isinstance(raw, str) and (span(raw.strip()) is not None or number(raw) is not None or bare(raw) is not None)


def is_weekday(raw: Any) -> bool:
    return isinstance(raw, str) and WEEKDAY.fullmatch(raw.strip()) is not None


def repeats(raw: Any, day: date) -> bool:
    """Whether a cell is the date once more, or its number: what a row of weekdays may hold, by the format of its cells."""
    if isinstance(raw, datetime):
        return raw == datetime.combine(day, time())
    if isinstance(raw, (int, float)):
        return raw == (day - DAY_ZERO).days
    return isinstance(raw, date) and raw == day


def is_aside(raw: Any, day: date) -> bool:
    """Whether a cell beside no name only says more about the date of its column."""
    return is_weekday(raw) or is_like(raw) or repeats(raw, day)


def number(raw: Any) -> int | None:
    """The day of a month where nothing else is typed."""
    if isinstance(raw, (int, float)) and raw == int(raw):
        day = int(raw)
    else:
        match = NUMBER.fullmatch(typed.narrow(raw)) if isinstance(raw, str) else None
        day = int(match[1]) if match else 0
    return day if 1 <= day <= 31 else None


def month(raw: Any) -> Month | None:
    match = MONTH.fullmatch(typed.narrow(raw)) if isinstance(raw, str) else None
    return Month(int(match[1]) if match[1] else None, int(match[2])) if match else None


def titled(rows: Iterable[list[Any]]) -> Month | None:
    """The month in a title such as 龙桥派出所2024年7月值班表."""
    texts = (typed.narrow(cell) for row in rows for cell in row if isinstance(cell, str))
    title = next((match for text in texts if (match := TITLE_MONTH.search(text))), None)
    return Month(int(title[1]), int(title[2])) if title else None


def read_line(cells: Mapping[int, Any], months: Mapping[int, Month], title: Month | None, window: Range | None) -> Line:
    """`months` holds the months typed above the cells by place. Bare days go on from month to month where they start again."""
    line = Line({}, [], [])
    before, turned = 0, title
    for place, raw in cells.items():
        if blank(raw) or not is_like(raw):
            continue
        day_number = number(raw)
        try:
            if day_number is None:
                typed_dates = dates_of(raw, window)
                line.dates[place] = typed_dates.first
                inferred = typed_dates.inferred
            else:
                turned = _next(turned) if turned and day_number < before else turned
                line.dates[place], inferred = _counted(day_number, months.get(place, turned), window)
                before = day_number
            if inferred:
                line.inferred.append(place)
        except BadCell as wrong:
            line.bad.append(BadDate(place, wrong.wrong, wrong.expected))
    return line


def _next(month: Month) -> Month:
    year = month.year + month.month // 12 if month.year else None
    return Month(year, month.month % 12 + 1)


def _counted(day_number: int, month: Month | None, window: Range | None) -> tuple[date, bool]:
    """A day of a known month, of the nearest year where none is typed; else of the only month in the window that has it."""
    text = f"{month.month}月{day_number}日" if month else f"{day_number}日"
    if month and month.year:
        candidates = [day for day in (Day(None, month.month, day_number).in_year(month.year),) if day]
    elif month:
        candidates = window.likeliest(Day(None, month.month, day_number)) if window else []
    else:
        candidates = window.numbered(day_number) if window else []
    if len(candidates) != 1:
        raise BadCell(say("grids.which_day", text=text), say(YEAR))
    return candidates[0], not (month and month.year)
