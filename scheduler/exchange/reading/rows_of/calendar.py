"""节假日 to the calendar of a case, from a month before the horizon to a week after it."""

from collections.abc import Iterator
from datetime import date, timedelta

from models.base import dates
from models.duty import CalendarDay, DayKind
from models.words import say
from scheduler.demand.calendar import by_weekday, calendar
from scheduler.exchange.reading.draft import Draft
from scheduler.exchange.reading.rows import Row

BEFORE, AFTER = timedelta(days=31), timedelta(days=7)
LONGEST = timedelta(days=800)


def read_calendar(draft: Draft, only_sheet: bool) -> tuple[CalendarDay, ...]:
    given: dict[date, CalendarDay] = {}
    for row in draft.sheets.rows["holidays"]:
        if not row.bad:
            given |= {day.date: day for day in _days(draft, row)}
    if only_sheet:
        return tuple(given[day] for day in sorted(given))
    if not draft.dated:
        return ()
    days = calendar(draft.start - BEFORE, draft.end + AFTER, given.values())[0]
    return (*_of_history(draft, given), *days)


def _of_history(draft: Draft, given: dict[date, CalendarDay]) -> list[CalendarDay]:
    """What the sheet says of dates before those of the horizon, as far back as anything was counted."""
    first = min((row.values["date"] for row in draft.sheets.rows["history"] if row.get("date")), default=draft.start)
    return [given[day] for day in sorted(given) if first <= day < draft.start - BEFORE]


def _days(draft: Draft, row: Row) -> Iterator[CalendarDay]:
    first, last = row.values["first"], row.values["last"]
    if last - first > LONGEST:
        draft.faults.append(row.fault("last", say("calendar.too_long", first=first, last=last), say("calendar.two_years")))
        return
    for day in dates(first, last):
        if row.values["kind"] == "weekday":
            yield by_weekday(day).model_copy(update={"name": row.get("name") or ""})
        else:
            yield CalendarDay(date=day, kind=DayKind(row.values["kind"]), name=row.get("name") or "")
