"""Marks of an officer's line by the ergonomic recommendations for police shift work that no rule need limit.

The recommendations are those of table 1 of BMC Public Health 2022, doi 10.1186/s12889-022-14098-5; `docs/semantics.md` says
how each is counted here.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from models.roster import Source

from .facts import Facts
from .given.clock import DAY, Clock
from .given.line import Line
from .sheet import Sheet

LEAST_REST_MINUTES = 24 * 60
"""After a night."""
BACKWARD_MINUTES = 2 * 60
"""So much earlier by the clock than the date before: starts at 08:30 and 08:00 are of one kind."""
CALLED = frozenset({Source.COVER, Source.EXTRA})
SATURDAY = 5


class Marks(NamedTuple):
    """How often each recommendation is not kept; `short_notice` is None where nobody says when the roster is made."""

    nights_in_a_row: int
    short_rests: int
    split_weekends: int
    backward_rotations: int
    short_notice: int | None

    @property
    def total(self) -> int:
        return sum(count or 0 for count in self)


class _Work(NamedTuple):
    """In minutes and day numbers, also of before the horizon."""

    begin: int
    end: int
    day: int
    is_night: bool
    is_standby: bool


def marks(facts: Facts, sheet: Sheet, line: Line) -> Marks:
    before, inside = sorted(_before(line)), sorted(_inside(sheet, line))
    active = [work for work in before + inside if not work.is_standby]
    nights = line.before.nights | {work.day for work in inside if work.is_night}
    return Marks(
        nights_in_a_row=sum(day - 1 in nights for day in nights if day >= 0),
        short_rests=sum(_cuts_rest(work, after) for work, after in pairwise(active) if after.day >= 0),
        split_weekends=_split_weekends(facts, sheet, line, before + inside),
        backward_rotations=sum(_turns_back(work, after) for work, after in pairwise(active) if after.day >= 0),
        short_notice=_short_notice(facts, sheet, line),
    )


def _work(clock: Clock, day: int) -> _Work:
    return _Work(clock.begin(day), clock.end(day), day, clock.night, clock.is_standby)


def _before(line: Line) -> Iterable[_Work]:
    """What is known: the opening's last duty, or else the rota's."""
    clock, end = line.before.clock, line.before.end
    if clock is not None and end is not None:
        begin = end - clock.minutes
        return [_Work(begin, end, begin // DAY, clock.night, clock.is_standby)]
    return [_work(base.clock, base.day) for base in line.earlier]


def _inside(sheet: Sheet, line: Line) -> Iterable[_Work]:
    duties = [_work(work.clock, work.duty.day) for work in sheet.works.get(line.id, ())]
    return duties + [_work(base.clock, base.day) for base in sheet.at_home(line)]


def _cuts_rest(work: _Work, after: _Work) -> bool:
    return work.is_night and after.begin - work.end < LEAST_REST_MINUTES


def _turns_back(work: _Work, after: _Work) -> bool:
    """On the next date, and earlier by the clock."""
    return after.day - work.day == 1 and after.begin - work.begin <= DAY - BACKWARD_MINUTES


def _split_weekends(facts: Facts, sheet: Sheet, line: Line, works: Iterable[_Work]) -> int:
    """Weekends inside the horizon of which one day alone is free of work, from midnight to midnight."""
    dates = sheet.work_dates(line)
    busy = {day for day in range(facts.days) if dates[day]}
    busy |= {day for work in works for day in range(work.day, -(-work.end // DAY))}
    weekends = (day for day in range(facts.days - 1) if facts.date_of(day).weekday() == SATURDAY)
    return sum((day in busy) != (day + 1 in busy) for day in weekends)


def _short_notice(facts: Facts, sheet: Sheet, line: Line) -> int | None:
    """Covers and extra duties sooner after the planning date than `notice` asks of covers that are not urgent."""
    asked = facts.limit("notice")
    if facts.case.as_of is None or asked is None:
        return None
    first = facts.day(facts.case.as_of) + asked
    return sum(work.row.source in CALLED and work.duty.day < first for work in sheet.works.get(line.id, ()))
