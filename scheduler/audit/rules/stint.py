"""A stint is not too long, not idle for long, and stints of one officer lie apart."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from models.findings import Finding
from models.words import say

from .. import words
from ..facts import Facts
from ..sheet import Away, Sheet


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for officer, aways in sheet.aways.items():
        for away in aways:
            if away.decided:
                yield from _length(facts, away)
                yield from _idle(facts, sheet, away)
        yield from _gaps(facts, officer, aways)


def _length(facts: Facts, away: Away) -> Iterator[Finding]:
    length, most = away.last - away.first + 1, facts.policy.number("stint")
    if length > most:
        yield _finding(facts, away, say("audit.stint.long", length=length, most=most))


def _idle(facts: Facts, sheet: Sheet, away: Away) -> Iterator[Finding]:
    most = facts.limit("stint.idle")
    if most is None:
        return
    works = sheet.works.get(away.line.id, ())
    here = (w.duty.day for w in works if w.is_cover and w.duty.station == away.station)
    days = sorted({day for day in here if away.first <= day <= away.last})
    for before, after in pairwise([max(0, away.first) - 1, *days, away.last + 1]):
        if after - before - 1 > most:
            when = words.dates(facts, before + 1, after - 1)
            yield _finding(facts, away, say("audit.stint.idle", when=when, days=after - before - 1, most=most))


def _gaps(facts: Facts, officer: str, aways: list[Away]) -> Iterator[Finding]:
    least = facts.limit("stint.gap")
    if least is None:
        return
    for earlier, later in combinations(aways, 2):
        gap = max(0, later.first - earlier.last - 1)
        if gap < least and (earlier.decided or later.decided):
            yield _finding(facts, later, say("audit.stint.gap", days=gap, least=least))
    first, eve = aways[0], facts.lines[officer].before
    if eve.station is not None and first.is_new and first.decided and first.first < least:
        yield _finding(facts, first, say("audit.stint.opening_gap", station=eve.station, days=first.first, least=least))


def _finding(facts: Facts, away: Away, problem: str) -> Finding:
    return Finding(
        rule="stint",
        sentence=words.stay(facts, away.row) + problem,
        officer=away.line.id,
        station=away.station,
        date=away.row.first,
    )
