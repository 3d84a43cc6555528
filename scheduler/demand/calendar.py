"""The kind of each date: the sheet 节假日 first, then the published holiday arrangement."""

from collections.abc import Iterable
from datetime import date

from models.base import dates
from models.duty import CalendarDay, DayKind

FESTIVALS = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
    "Anti-Fascist 70th Day": "抗战胜利纪念日",
}
ADJUSTED = "补班"


def calendar(start: date, end: date, overrides: Iterable[CalendarDay] = ()) -> tuple[tuple[CalendarDay, ...], tuple[date, ...]]:
    """The days from `start` to `end`, and those of them that neither `overrides` nor the published arrangement covers."""
    given = {day.date: day for day in overrides}
    by_date = {day: given.get(day) or published(day) for day in dates(start, end)}
    return tuple(day for day in by_date.values() if day), tuple(day for day, known in by_date.items() if known is None)


def published(day: date) -> CalendarDay | None:
    """None for a year whose arrangement the library does not hold."""
    import chinese_calendar

    try:
        off, name = chinese_calendar.get_holiday_detail(day)
        statutory = off and name is not None
    except NotImplementedError:
        return None
    if statutory:
        return CalendarDay(date=day, kind=DayKind.HOLIDAY, name=FESTIVALS.get(name, name))
    if off:
        return CalendarDay(date=day, kind=DayKind.REST)
    return CalendarDay(date=day, kind=DayKind.WORKING, name=ADJUSTED if day.weekday() >= 5 else "")


def by_weekday(day: date) -> CalendarDay:
    return CalendarDay(date=day, kind=DayKind.REST if day.weekday() >= 5 else DayKind.WORKING)
