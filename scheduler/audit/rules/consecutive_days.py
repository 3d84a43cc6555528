"""No more than so many work dates in a row; free lines should not work too short runs."""

from collections.abc import Iterator

from models.findings import Finding
from models.words import say

from .. import words
from ..facts import Facts
from ..given.line import Line
from ..sheet import Sheet

SOFT = "consecutive_days.min"


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for officer, works in sheet.works.items():
        starts = [work.duty.day for work in works if work.decided]
        if starts:
            for first, last, finding in _too_long(facts, sheet, facts.lines[officer]):
                if any(first <= day <= last for day in starts):
                    yield finding
    if facts.policy.row(SOFT).hard:
        yield from (finding for _, finding in _short_runs(facts, sheet) if finding.officer not in sheet.held)


def givens(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for officer, line in facts.lines.items():
        starts = [work.duty.day for work in sheet.works.get(officer, ()) if work.decided]
        for first, last, finding in _too_long(facts, sheet, line):
            if not any(first <= day <= last for day in starts):
                yield finding


def penalty(facts: Facts, sheet: Sheet) -> int:
    return sum(missing for missing, _ in _short_runs(facts, sheet))


def runs(dates: list[bool]) -> Iterator[tuple[int, int]]:
    """First and last index of each run of true."""
    first = None
    for index, here in enumerate([*dates, False]):
        if here and first is None:
            first = index
        elif not here and first is not None:
            yield first, index - 1
            first = None


def _too_long(facts: Facts, sheet: Sheet, line: Line) -> Iterator[tuple[int, int, Finding]]:
    """Runs longer than the limit: every date of such a run lies in a window that is too full."""
    most = facts.limit_of(line.id, "consecutive_days")
    if most is None:
        return
    for first, last in runs(sheet.work_dates(line)):
        before = line.before.work_run if first == 0 else 0
        length = before + last - first + 1
        if length > most:
            who, when = words.name(facts, line.id), words.dates(facts, first - before, last)
            sentence = say("audit.consecutive_days.too_many", who=who, when=when, length=length, most=most)
            yield first, last, words.of_officer("consecutive_days", facts, line.id, first, sentence)


def _short_runs(facts: Facts, sheet: Sheet) -> Iterator[tuple[int, Finding]]:
    for officer, works in sheet.works.items():
        line, least = facts.lines[officer], facts.limit_of(officer, SOFT)
        if not line.always_free or least is None:
            continue
        days = {work.duty.day for work in works}
        for first, last in runs([day in days for day in range(facts.days)]):
            length = last - first + 1
            if first > 0 and last < facts.days - 1 and length < least:
                when = words.dates(facts, first, last)
                sentence = say(
                    "audit.consecutive_days.too_few", name=words.name(facts, officer), when=when, length=length, least=least
                )
                yield least - length, words.of_officer("consecutive_days", facts, officer, first, sentence, SOFT)


PENALTIES = {SOFT: penalty}
