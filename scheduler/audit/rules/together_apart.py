"""Pairs who serve together, and pairs who never do, at one station, shift and date."""

from collections.abc import Iterator

from models.findings import Finding
from models.organisation import Restriction, RestrictionKind
from models.words import say

from .. import words
from ..facts import Facts
from ..sheet import Sheet, Work


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for row in facts.case.restrictions:
        if row.kind is RestrictionKind.APART:
            yield from _apart(facts, sheet, row)
        elif row.kind is RestrictionKind.TOGETHER:
            yield from _together(facts, sheet, row)


def _apart(facts: Facts, sheet: Sheet, row: Restriction) -> Iterator[Finding]:
    for work in _works(facts, sheet, row, row.officer):
        for other in _beside(sheet, work, row.other):
            if work.decided or other.decided:
                who = words.name(facts, row.other or "")
                sentence = say("audit.together_apart.apart", serves=words.serves(facts, work), who=who)
                yield words.of_work("together_apart", work, sentence)


def _together(facts: Facts, sheet: Sheet, row: Restriction) -> Iterator[Finding]:
    for officer, other in ((row.officer, row.other or ""), (row.other or "", row.officer)):
        for work in _works(facts, sheet, row, officer):
            if work.is_cover and work.decided and not _beside(sheet, work, other):
                sentence = say("audit.together_apart.together", serves=words.serves(facts, work), name=words.name(facts, other))
                yield words.of_work("together_apart", work, sentence)


def _works(facts: Facts, sheet: Sheet, row: Restriction, officer: str) -> Iterator[Work]:
    first, last = facts.span(row.first, row.last)
    return (work for work in sheet.works.get(officer, ()) if first <= work.duty.day <= last)


def _beside(sheet: Sheet, work: Work, other: str | None) -> list[Work]:
    duty = work.duty
    return [
        partner_work
        for partner_work in sheet.works.get(other or "", ())
        if (partner_work.duty.station, partner_work.duty.shift, partner_work.duty.day) == (duty.station, duty.shift, duty.day)
    ]
