"""A stint is not too long, not idle for long; stints of one officer lie apart and span not too many dates together."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from models.findings import Finding
from models.words import say

from .. import stint_costs, words
from ..facts import Facts
from ..given.line import Line
from ..sheet import Away, Sheet
from ..tally import Tally, fullest


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for officer, aways in sheet.aways.items():
        for away in aways:
            if away.decided:
                yield from _length(facts, away)
                yield from _idle(facts, sheet, away)
        yield from _gaps(facts, officer, aways)
        yield from _too_often(facts, facts.lines[officer], aways, is_breach=True)
    yield from stint_costs.breaches(facts, sheet)


def givens(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for officer, line in facts.lines.items():
        yield from _too_often(facts, line, sheet.aways.get(officer, []), is_breach=False)


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
            problem = say("audit.stint.idle", when=when, days=after - before - 1, most=most)
            yield _finding(facts, away, problem, "stint.idle")


def _gaps(facts: Facts, officer: str, aways: list[Away]) -> Iterator[Finding]:
    least = facts.limit("stint.gap")
    if least is None:
        return
    for earlier, later in combinations(aways, 2):
        gap = max(0, later.first - earlier.last - 1)
        if gap < least and (earlier.decided or later.decided):
            yield _finding(facts, later, say("audit.stint.gap", days=gap, least=least), "stint.gap")
    first, eve = aways[0], facts.lines[officer].before
    if eve.station is not None and first.is_new and first.decided and first.first < least:
        problem = say("audit.stint.opening_gap", station=eve.station, days=first.first, least=least)
        yield _finding(facts, first, problem, "stint.gap")


def _too_often(facts: Facts, line: Line, aways: list[Away], is_breach: bool) -> Iterator[Finding]:
    """The fullest window that is over the limit, by what is decided or by givens alone."""
    most, period = facts.limit_of(line.id, "stint.away"), facts.policy.number("stint.away_period")
    if most is None or not (aways or line.before.away):
        return
    given = {*line.before.away, *(day for away in aways if not away.decided for day in away.days)}
    decided = {day for away in aways if away.decided for day in away.days} - given
    windows = ((last - period + 1, last) for last in range(facts.days))
    tallies = (
        Tally(first, last, sum(first <= day <= last for day in given), sum(first <= day <= last for day in decided), most)
        for first, last in windows
    )
    for tally in fullest(tallies):
        if tally.is_breach is is_breach:
            yield _away_finding(facts, line, tally)


def _away_finding(facts: Facts, line: Line, tally: Tally) -> Finding:
    when = words.dates(facts, tally.first, tally.last)
    says = say("audit.stint.away", name=words.name(facts, line.id), when=when, days=tally.total, most=tally.limit)
    return words.of_officer("stint", facts, line.id, max(0, tally.first), says, "stint.away")


def _finding(facts: Facts, away: Away, problem: str, row: str = "") -> Finding:
    return Finding(
        rule="stint",
        row=row,
        sentence=words.stay(facts, away.row) + problem,
        officer=away.line.id,
        station=away.station,
        date=away.row.first,
    )


PENALTIES = {stint_costs.IDLE: stint_costs.idle, stint_costs.STATIONS: stint_costs.stations}
