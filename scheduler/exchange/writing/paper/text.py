"""The words of the roster workbooks: dates, units, signs, and how wide a text stands on paper."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import groupby
from math import ceil
from unicodedata import east_asian_width

from models.case import Case
from models.duty import CalendarDay, DayKind, Shift
from models.organisation import Officer
from models.words import Language, catalogue, in_files, listed, say
from scheduler.audit.given.clock import is_night
from scheduler.exchange.reading.builtin import COMPLETE_UNIT_NAMES, WHOLE_NAMES
from scheduler.exchange.reading.cells.typed import DAY_MINUTES
from scheduler.exchange.sheets.words import CATEGORY

NIGHT, COVER, EXTRA, PEAK = "●", "★", "＋", "▲"
LEAVE, AWAY, BUSY, LENT = "text.sign.leave", "text.sign.away", "text.sign.busy", "text.sign.lent"
RESTING = "text.sign.resting"
"""A base duty gives way to the rest after a cover."""
STAY = "text.sign.stay"
BELOW_MINIMUM, BELOW_TARGET, NO_LEAD = "text.sign.below_minimum", "text.sign.below_target", "text.sign.no_lead"

RUNGS = {0: "text.rung.own", 1: "text.rung.paired", 2: "text.rung.pool", 3: "text.rung.mutual", 4: "text.rung.extra"}
DAY_NAMES = (
    *("text.day.new_year", "text.day.spring", "text.day.tombs", "text.day.labour", "text.day.dragon_boat"),
    *("text.day.national", "text.day.mid_autumn", "text.day.victory", "text.day.adjusted"),
)


def shift_sign(shift: Shift) -> str:
    return shift.id + (NIGHT if is_night(shift) else "")


def shift_hours(shift: Shift) -> str:
    """The sign and its hours: 夜● 18:00–次日08:00."""
    end = (datetime.combine(date.min, shift.start) + timedelta(minutes=shift.minutes)).time()
    later = shift.start.hour * 60 + shift.start.minute + shift.minutes > DAY_MINUTES
    key = "text.shift_hours_over" if later else "text.shift_hours"
    return say(key, sign=shift_sign(shift), start=f"{shift.start:%H:%M}", end=f"{end:%H:%M}" if end != time() else "24:00")


def day_name(day: CalendarDay) -> str:
    """The festival's name, 补班, 节假 or 休息日; empty on an ordinary working day. What a planner named stays so."""
    known = next((key for key in DAY_NAMES if catalogue(Language.ZH)[key] == day.name), None)
    if known:
        return say(known)
    return day.name or {DayKind.WORKING: "", DayKind.REST: say("text.day_off"), DayKind.HOLIDAY: say("text.holiday")}[day.kind]


def days(first: date, last: date) -> str:
    """A range in the planner's short form: 7月1日至5日, 7月30日至8月2日, 7月1日."""
    start = say("check.days.day", month=first.month, day=first.day)
    if first == last:
        return start
    if (first.year, first.month) == (last.year, last.month):
        return say("text.range_in_month", start=start, day=last.day)
    year = say("audit.words.year", year=last.year) if first.year != last.year else ""
    return say("text.range", start=start, year=year, month=last.month, day=last.day)


def spans(successive: Sequence[date]) -> Iterator[tuple[date, date]]:
    """First and last of the dates that follow each other without a gap."""
    for _, run in groupby(enumerate(successive), lambda numbered: numbered[1].toordinal() - numbered[0]):
        together = [day for _, day in run]
        yield together[0], together[-1]


def days_of(dates: Sequence[date]) -> str:
    """In order, those that follow each other as one range: 7月1日至5日、7月9日."""
    return listed(days(first, last) for first, last in spans(dates))


def category(officer: Officer) -> str:
    return CATEGORY.shown(officer.category.value)


def rung(number: int) -> str:
    return say(RUNGS[number]) if number in RUNGS else str(number)


def station_name(unit: str) -> str:
    """The full name: 龙桥 and 龙桥所 are 龙桥派出所; halls and brigades keep theirs, and in English files all do."""
    if unit.endswith(("派出所", *COMPLETE_UNIT_NAMES, *WHOLE_NAMES)) or unit == "所":
        return unit
    return in_files(unit.removesuffix("所") + "派出所", unit)


def case_title(title: str) -> str:
    """As typed; what stands for a title where a case gives none is ours."""
    return say("text.bureau") if title == Case.model_fields["title"].default else title


def bureau_name(title: str) -> str:
    """The bureau in a case's title: 城厢分局2024年暑期 is of 城厢分局."""
    return title[: title.index("局") + 1] if "局" in title else case_title(title)


@cache
def columns_of(text: str) -> int:
    """Width in half-width characters; a Chinese character takes two, and so do the signs ★ and ●."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


@cache
def fitted(text: str, width: float) -> str:
    """Each line broken at its first space where it would not fit, else after its first stroke, so that no name is torn."""
    return "\n".join(part for line in text.split("\n") for part in _broken(line, width))


def _broken(line: str, width: float) -> list[str]:
    for sign, kept in ((" ", ""), ("/", "/")):
        head, parting, tail = line.partition(sign)
        if parting and columns_of(line) > width - 1:
            return [head + kept, *_broken(tail, width)]
    return [line]


@cache
def lines_of(text: str, width: float) -> int:
    """Lines that a text takes when wrapped in a column of `width` characters."""
    return sum(max(1, ceil(columns_of(line) / max(1.0, width - 1))) for line in text.split("\n"))
