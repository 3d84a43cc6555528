"""The dates in one cell, and the year of what was typed without one: only where the horizon leaves a single choice."""

from datetime import date, datetime, time
from typing import NamedTuple

from scheduler.exchange import days
from scheduler.exchange.cells import DATES, BadCell, shown
from scheduler.exchange.days import Day, Range
from scheduler.exchange.roster_text import weekday

YEAR = "写明年份的日期，如 2024年7月22日"


class Dates(NamedTuple):
    """`last` where two dates were typed; `inferred` where a year came from the horizon."""

    first: date
    last: date | None = None
    inferred: bool = False


def dates_of(raw: object, horizon: Range | None = None) -> Dates:
    """Raises `BadCell`."""
    if isinstance(raw, datetime):
        if raw.time() != time():
            raise BadCell(f"{raw:%Y-%m-%d %H:%M} 带有时刻", DATES)
        return Dates(raw.date())
    if isinstance(raw, date):
        return Dates(raw)
    text = shown(raw)
    found = days.span(text) if isinstance(raw, str) else None
    if found is None:
        raise _refused(raw, text)
    return _single(text, found.first, horizon) if found.last is None else _pair(text, found.first, found.last, horizon)


def one_date(raw: object, horizon: Range | None = None) -> date:
    """Raises `BadCell` for two dates, too."""
    found = dates_of(raw, horizon)
    if found.last is not None:
        raise BadCell(f"「{shown(raw)}」是两个日期", "一个日期，如 2024-07-01")
    return found.first


def _refused(raw: object, text: str) -> BadCell:
    parts = days.bare(text) if isinstance(raw, (float, str)) and not isinstance(raw, bool) else None
    if parts is None:
        return BadCell(f"「{text}」不是日期", DATES)
    month, number = parts
    could_be = f"{month}月{number}日" + (
        f" 还是 {month}月{number}0日" if number <= 3 and len(text.partition(".")[2]) == 1 else ""
    )
    kind = "数" if isinstance(raw, float) else "数的写法"
    return BadCell(f"「{text}」是{kind}，不能确定是 {could_be}", "日期，如 2024-07-22 或 7月22日")


def _single(text: str, typed_day: Day, horizon: Range | None) -> Dates:
    if typed_day.year:
        return Dates(_checked(text, typed_day.in_year(typed_day.year), typed_day))
    found = horizon.years(typed_day) if horizon else []
    if len(found) != 1:
        why = "有多个年份的这一天" if found else "没有这一天"
        raise BadCell(f"「{text}」没有年份" + (f"，编制期 {horizon.first} 至 {horizon.last} 内{why}" if horizon else ""), YEAR)
    return Dates(_checked(text, found[0], typed_day), inferred=True)


def _pair(text: str, first: Day, last: Day, horizon: Range | None) -> Dates:
    """A year stands for both ends; without any, that end counts which the horizon holds."""
    inferred = not first.year and not last.year
    since = until = None
    if first.year or (inferred and horizon and len(horizon.years(first)) == 1):
        since = _single(text, first, horizon).first
        until = days.later(since, last)
    else:
        until = _single(text, last, horizon).first
        since = days.earlier(first, until)
    return Dates(_checked(text, since, first), _checked(text, until, last), inferred)


def _checked(text: str, found: date | None, typed_day: Day) -> date:
    if found is None:
        raise BadCell(f"「{text}」不是日期，没有 {typed_day.month}月{typed_day.day}日", DATES)
    if typed_day.weekday is not None and found.weekday() != typed_day.weekday:
        wrong = f"「{text}」的星期不对：{found} 是周{weekday(found)}"
        raise BadCell(wrong, "日期与星期相符")
    return found
