"""Dates off in any seven; for free lines, breaks that last long enough."""

from collections.abc import Iterator
from itertools import pairwise

from models.findings import Finding
from models.words import say

from .. import words
from ..facts import Facts
from ..given.clock import DAY
from ..given.line import Line
from ..sheet import Sheet

SOFT = "days_off.run"
WEEK = 7


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for officer, works in sheet.works.items():
        starts = {work.duty.day for work in works if work.decided}
        if starts:
            full = _full_weeks(facts, sheet, facts.lines[officer])
            yield from _apart(full, facts, officer, [last for last in full if starts & set(range(last - 6, last + 1))])
    if facts.policy.row(SOFT).hard:
        yield from (finding for finding in _short_breaks(facts, sheet) if finding.officer not in sheet.held)


def givens(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for officer, line in facts.lines.items():
        starts = {work.duty.day for work in sheet.works.get(officer, ()) if work.decided}
        full = _full_weeks(facts, sheet, line)
        yield from _apart(full, facts, officer, [last for last in full if not starts & set(range(last - 6, last + 1))])


def penalty(facts: Facts, sheet: Sheet) -> int:
    return sum(1 for _ in _short_breaks(facts, sheet))


def _full_weeks(facts: Facts, sheet: Sheet, line: Line) -> dict[int, int]:
    """Last day of each seven with too many work dates, and how many they are."""
    most = WEEK - facts.policy.number("days_off")
    eve = min(line.before.work_run, WEEK - 1)
    dates = [False] * (WEEK - 1 - eve) + [True] * eve + sheet.work_dates(line)
    counts = {last: sum(dates[last : last + WEEK]) for last in range(facts.days)}
    return {last: count for last, count in counts.items() if count > most}


def _apart(full: dict[int, int], facts: Facts, officer: str, lasts: list[int]) -> Iterator[Finding]:
    """One finding for each stretch of overlapping windows."""
    told = -WEEK
    for last in lasts:
        if last - told >= WEEK:
            told = last
            when = words.dates(facts, last - WEEK + 1, last)
            sentence = say(
                "audit.days_off.week",
                name=words.name(facts, officer),
                when=when,
                duty_days=full[last],
                number=facts.policy.number("days_off"),
            )
            yield words.of_officer("days_off", facts, officer, last, sentence)


def _short_breaks(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for officer, works in sheet.works.items():
        least = facts.limit_of(officer, SOFT)
        if not facts.lines[officer].always_free or least is None or least <= 1:
            continue
        for earlier, later in pairwise(works):
            if later.duty.day - earlier.duty.day >= 2 and later.begin - earlier.end < least * DAY:
                gap = words.length(later.begin - earlier.end)
                sentence = say("audit.days_off.in_a_row", starts=words.starts(facts, later), gap=gap, least=least * 24)
                yield words.of_work("days_off", later, sentence, SOFT)


PENALTIES = {SOFT: penalty}
