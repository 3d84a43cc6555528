"""What officers on free lines should carry at least, in a week and over the horizon; part of the rule `load`."""

from collections.abc import Iterator

from models.findings import Finding
from models.words import say

from . import words
from .facts import Facts
from .given.line import Line
from .given.weeks import weeks
from .sheet import Sheet

WEEKLY, TOTAL = "load.min_minutes", "load.min_total_minutes"

Missing = Iterator[tuple[int, Finding]]
"""Whole hours, rounded up, and what a planner reads of them."""


def breaches(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for key, lacking in ((WEEKLY, _weekly), (TOTAL, _total)):
        if facts.policy.row(key).hard:
            yield from (finding for _, finding in lacking(facts, sheet) if finding.officer not in sheet.held)


def weekly(facts: Facts, sheet: Sheet) -> int:
    return sum(hours for hours, _ in _weekly(facts, sheet))


def total(facts: Facts, sheet: Sheet) -> int:
    return sum(hours for hours, _ in _total(facts, sheet))


def _weekly(facts: Facts, sheet: Sheet) -> Missing:
    """Full weeks that no leave touches."""
    for line in _free(facts):
        for first, last in weeks(facts):
            on_leave = any(leave.first <= last and leave.last >= first for leave in sheet.leaves_of(line))
            if last - first == 6 and not on_leave:
                yield from _missing(facts, sheet, line, first, last, facts.limit(WEEKLY), WEEKLY)


def _total(facts: Facts, sheet: Sheet) -> Missing:
    for line in _free(facts):
        yield from _missing(facts, sheet, line, 0, facts.days - 1, facts.limit_of(line.id, TOTAL), TOTAL)


def _free(facts: Facts) -> Iterator[Line]:
    return (line for line in facts.lines.values() if line.always_free)


def _missing(facts: Facts, sheet: Sheet, line: Line, first: int, last: int, least: int | None, row: str) -> Missing:
    worked = sum(work.clock.load for work in sheet.works.get(line.id, ()) if first <= work.duty.day <= last)
    if least is not None and worked < least:
        when, what = words.dates(facts, first, last), say("audit.least_load.week" if row == WEEKLY else "audit.least_load.total")
        sentence = say(
            "audit.least_load.below", name=words.name(facts, line.id), when=when, kind=what, worked=worked, least=least
        )
        yield -((worked - least) // 60), words.of_officer("load", facts, line.id, first, sentence, row)
