"""Commitments block decided duties, and placed visits any duty; leaders and heads start no cover on their unit's meeting day."""

from collections.abc import Iterator
from itertools import product

from models.findings import Finding
from models.organisation import Category
from models.words import say

from .. import words
from ..facts import Facts
from ..given.line import Line
from ..sheet import Sheet, Work


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    yield from _visits(facts, sheet)
    for work in sheet.chosen:
        if work.line.blocked and work.line.is_committed(work.begin, work.end):
            yield words.of_work(
                "commitments", work, say("audit.commitments.clash", serves=words.serves(facts, work), title=_title(facts, work))
            )
        if work.is_cover and meets(facts, work.line, work.duty.day):
            unit = work.line.units[work.duty.day]
            yield words.of_work(
                "commitments", work, say("audit.commitments.meeting", serves=words.serves(facts, work), unit=unit)
            )


def _visits(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for officer, visits in sheet.visits.items():
        for work, visit in product(sheet.works.get(officer, ()), visits):
            if visit.overlaps(work.begin, work.end):
                title = visit.asked.row.title or say("audit.commitments.visit", station=visit.asked.row.station)
                sentence = say("audit.commitments.clash", serves=words.serves(facts, work), title=_quoted(title))
                yield words.of_work("commitments", work, sentence)


def meets(facts: Facts, line: Line, day: int) -> bool:
    """Whether the meeting of the officer's unit keeps from starting a cover on the day."""
    if line.officer.category not in (Category.LEADER, Category.HEAD):
        return False
    unit = facts.units.get(line.units[day] or "")
    return unit is not None and unit.meeting_weekday == facts.date_of(day).weekday()


def _title(facts: Facts, work: Work) -> str:
    rows = (row for row in facts.case.commitments if row.officer == work.line.id and row.title)
    near = (row.title for row in rows if facts.day(row.first) * 1440 < work.end and work.begin < (facts.day(row.last) + 1) * 1440)
    return _quoted(next(near, ""))


def _quoted(title: str) -> str:
    return say("audit.commitments.title", title=title) if title else ""
