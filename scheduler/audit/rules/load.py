"""What one officer may carry: minutes a week and in all, nights, duties, weekends, covers of a year, extra duties."""

from collections.abc import Iterator
from datetime import date

from models.findings import Finding
from models.roster import Source
from models.words import say

from .. import least_load, words
from ..facts import Facts
from ..given.line import Line
from ..given.weeks import weeks
from ..sheet import Sheet, Work
from ..tally import Tally, fullest

WEEK = 7


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for officer, works in sheet.works.items():
        if any(work.decided for work in works):
            line = facts.lines[officer]
            yield from (_finding(facts, line, tally) for tally in _tallies(facts, sheet, line) if tally.is_breach)
            yield from _extra_near_leave(facts, sheet, line)
    yield from least_load.breaches(facts, sheet)


def givens(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for line in facts.lines.values():
        for tally in _tallies(facts, sheet, line):
            if tally.given > tally.limit and not tally.is_breach:
                yield _finding(facts, line, tally)


def _tallies(facts: Facts, sheet: Sheet, line: Line) -> Iterator[Tally]:
    works = sheet.works.get(line.id, [])
    yield from _minutes(facts, sheet, line, works)
    yield from _shifts(facts, line, works)
    yield from _nights(facts, line, [work for work in works if work.clock.night])
    yield from _rolling(facts, works, "load.duties", say("audit.load.duties"))
    extra = [work for work in works if work.row.source is Source.EXTRA]
    yield from _rolling(facts, extra, "load.extra", say("audit.load.extra"))
    yield from _weekends(facts, line, works)
    yield from _years(facts, line, [work for work in works if work.is_cover])


def _minutes(facts: Facts, sheet: Sheet, line: Line, works: list[Work]) -> Iterator[Tally]:
    most = facts.limit_of(line.id, "load") or 0
    given, decided = [0] * facts.days, [0] * facts.days
    for base in sheet.at_home(line):
        given[base.day] += base.clock.load
    for work in works:
        (decided if work.decided else given)[work.duty.day] += work.clock.load
    is_rolling = facts.policy.row("load.rolling").on
    says = say("audit.load.seven" if is_rolling else "audit.load.week")
    spans = _sevens(facts.days) if is_rolling else weeks(facts)
    tallies = [
        Tally(first, last, sum(given[first : last + 1]), sum(decided[first : last + 1]), most, says, "load")
        for first, last in spans
    ]
    yield from fullest(tallies) if is_rolling else tallies
    in_all = facts.limit_of(line.id, "load.total_minutes")
    if in_all is not None:
        yield Tally(0, facts.days - 1, sum(given), sum(decided), in_all, say("audit.load.total"), "load.total_minutes")


def _sevens(days: int) -> Iterator[tuple[int, int]]:
    """First and last of any seven dates in a row, or of the horizon if it is shorter."""
    return ((first, min(first + WEEK, days) - 1) for first in range(max(1, days - WEEK + 1)))


def _shifts(facts: Facts, line: Line, works: list[Work]) -> Iterator[Tally]:
    for (key, shift), limit in facts.own_limits.get(line.id, {}).items():
        if key == "load.shift" and shift and facts.policy.row(key).on:
            here = [work.decided for work in works if work.duty.shift == shift]
            says = say("audit.load.shift", shift=words.shift(facts, shift))
            yield Tally(0, facts.days - 1, len(here) - sum(here), sum(here), int(limit), says, key)


def _nights(facts: Facts, line: Line, works: list[Work]) -> Iterator[Tally]:
    """Of each window that ends in the horizon, those before the horizon given."""
    before, says = line.before.nights, say("audit.load.nights")
    given, decided = [0] * facts.days, [0] * facts.days
    for work in works:
        (decided if work.decided else given)[work.duty.day] += 1
    for dates, limit in facts.windows_of(line.id, "load.nights") if works or before else ():
        tallies = []
        for last in range(0 if before else min(dates, facts.days) - 1, facts.days):
            first = last - dates + 1
            earlier, within = [day for day in before if first <= day < 0], slice(max(0, first), last + 1)
            begins = min(earlier, default=max(0, first))
            there = len(earlier) + sum(given[within])
            tallies.append(Tally(begins, last, there, sum(decided[within]), limit, says, "load.nights"))
        yield from fullest(tallies)


def _rolling(facts: Facts, works: list[Work], key: str, says: str) -> Iterator[Tally]:
    """Windows of the period, or of the horizon if shorter."""
    limit = facts.limit(key)
    if limit is None or len(works) <= limit:
        return
    windows, period = [], facts.policy.number("load.period")
    for first in range(max(1, facts.days - period + 1)):
        last = min(first + period, facts.days) - 1
        here = [work.decided for work in works if first <= work.duty.day <= last]
        windows.append(Tally(first, last, len(here) - sum(here), sum(here), limit, says, key))
    yield from fullest(windows)


def _weekends(facts: Facts, line: Line, works: list[Work]) -> Iterator[Tally]:
    limit = facts.limit_of(line.id, "load.weekends")
    if limit is None:
        return
    decided: dict[int, bool] = {}
    for work in works:
        weekday = facts.date_of(work.duty.day).weekday()
        if weekday >= 5:
            saturday = work.duty.day - (weekday - 5)
            decided[saturday] = decided.get(saturday, True) and work.decided
    new = sum(decided.values())
    yield Tally(0, facts.days - 1, len(decided) - new, new, limit, say("audit.load.weekends"), "load.weekends")


def _years(facts: Facts, line: Line, covers: list[Work]) -> Iterator[Tally]:
    limit = facts.limit("load.cover_year")
    if limit is None:
        return
    turn = facts.day(date(facts.start.year + 1, 1, 1))
    for first, last, before in ((0, min(turn, facts.days) - 1, line.before.cover_days), (turn, facts.days - 1, 0)):
        here = [work.decided for work in covers if first <= work.duty.day <= last]
        given = before + len(here) - sum(here)
        if first <= last:
            yield Tally(first, last, given, sum(here), limit, say("audit.load.year"), "load.cover_year")


def _extra_near_leave(facts: Facts, sheet: Sheet, line: Line) -> Iterator[Finding]:
    gap = facts.limit("load.extra_leave_gap")
    leaves = sheet.leaves_of(line)
    if gap is None or not leaves:
        return
    for work in sheet.works[line.id]:
        near = [leave for leave in leaves if leave.first - gap <= work.duty.day <= leave.last + gap]
        if work.decided and work.row.source is Source.EXTRA and near:
            when = words.dates(facts, near[0].first, near[0].last)
            sentence = say("audit.load.near_leave", serves=words.serves(facts, work), when=when, gap=gap)
            yield words.of_work("load", work, sentence, "load.extra_leave_gap")


def _finding(facts: Facts, line: Line, tally: Tally) -> Finding:
    when = words.dates(facts, tally.first, tally.last)
    sentence = f"{words.name(facts, line.id)} {when}{tally.says.format(tally.total, tally.limit)}"
    return words.of_officer("load", facts, line.id, max(0, tally.first), sentence, tally.row)


PENALTIES = {least_load.WEEKLY: least_load.weekly, least_load.TOTAL: least_load.total}
