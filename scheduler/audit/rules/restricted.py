"""Dated personal limits: no nights, no far stations, no cover, no extra duty."""

from collections.abc import Iterator

from models.findings import Finding
from models.organisation import Restriction, RestrictionKind
from models.words import say

from .. import words
from ..facts import Facts
from ..given.line import Line
from ..given.needs import Duty
from ..sheet import Sheet, Work

SAYS = {
    RestrictionKind.NO_NIGHT: "audit.restricted.no_night",
    RestrictionKind.NO_FAR: "audit.restricted.no_far",
    RestrictionKind.NO_COVER: "audit.restricted.no_cover",
    RestrictionKind.NO_EXTRA: "audit.restricted.no_extra",
}


def admits(facts: Facts, line: Line, duty: Duty) -> bool:
    return not any(_forbids(facts, row, line, duty) for row in facts.restrictions.get(line.id, ()))


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for work in sheet.chosen:
        yield from _findings(facts, work)


def givens(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    """Base duties that a restriction would have forbidden."""
    for works in sheet.works.values():
        for work in works:
            if not work.decided:
                yield from _findings(facts, work)


def _findings(facts: Facts, work: Work) -> Iterator[Finding]:
    for row in facts.restrictions.get(work.line.id, ()):
        if _forbids(facts, row, work.line, work.duty):
            yield words.of_work(
                "restricted", work, say("audit.restricted.restricted", serves=words.serves(facts, work), says=say(SAYS[row.kind]))
            )


def _forbids(facts: Facts, row: Restriction, line: Line, duty: Duty) -> bool:
    first, last = facts.span(row.first, row.last)
    if row.kind not in SAYS or not first <= duty.day <= last:
        return False
    if row.kind is RestrictionKind.NO_NIGHT:
        return facts.clocks[duty.shift].night
    own = line.units[duty.day] == duty.station
    if row.kind is RestrictionKind.NO_EXTRA:
        return own and not line.is_free(duty.day) and line.base[duty.day] is None
    if row.kind is RestrictionKind.NO_FAR:
        return not own and facts.zone(duty.station) >= facts.policy.number("restricted.far_zone")
    return not own
