"""Days off soon after a stint that was long."""

from collections.abc import Iterator

from models.findings import Finding
from models.words import say

from .. import words
from ..facts import Facts
from ..given.line import Line
from ..sheet import Sheet
from ..tally import Tally


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    yield from _findings(facts, sheet, is_breach=True)


def givens(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    yield from _findings(facts, sheet, is_breach=False)


def _findings(facts: Facts, sheet: Sheet, is_breach: bool) -> Iterator[Finding]:
    for officer, line in facts.lines.items():
        for length, tally in _after_long_stints(facts, sheet, line):
            if tally.total > tally.limit and tally.is_breach is is_breach:
                sentence = say(
                    "audit.compensatory_rest.too_few",
                    name=words.name(facts, officer),
                    length=length,
                    last=words.date(facts, tally.first - 1),
                    within=facts.policy.number("compensatory_rest.within"),
                    worked=tally.total,
                    least=facts.policy.number("compensatory_rest"),
                )
                yield words.of_officer("compensatory_rest", facts, officer, max(0, tally.first), sentence)


def _after_long_stints(facts: Facts, sheet: Sheet, line: Line) -> Iterator[tuple[int, Tally]]:
    """Length of each long stint that ends before the last date, and the work dates of those that follow it."""
    within = facts.policy.number("compensatory_rest.within")
    spans = [(away.first, away.last) for away in sheet.aways.get(line.id, ())]
    if line.before.station is not None and all(first >= 0 for first, _ in spans):
        spans.append((line.before.first, -1))
    long = [(first, last) for first, last in spans if last - first + 1 > facts.policy.number("compensatory_rest.longer")]
    given = _given_dates(sheet, line) if long else set()
    work_dates = sheet.work_dates(line) if long else []
    for first, last in long:
        window = range(last + 1, min(facts.days, last + 1 + within))
        worked = [day for day in window if work_dates[day]]
        decided = [day for day in worked if day not in given]
        limit = within - facts.policy.number("compensatory_rest")
        yield last - first + 1, Tally(last + 1, last + within, len(worked) - len(decided), len(decided), limit)


def _given_dates(sheet: Sheet, line: Line) -> set[int]:
    """Work dates whatever is decided onto them."""
    duties = {work.duty.day for work in sheet.works.get(line.id, ()) if not work.decided}
    committed = {day for day in line.committed if not sheet.on_leave(line, day)}
    visits = {day for visit in sheet.visits.get(line.id, ()) for day in visit.days}
    return duties | committed | visits | {base.day for base in sheet.at_home(line)}
