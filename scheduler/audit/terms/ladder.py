"""The rung and category of every cover and extra duty, base duties away from the home post, and those that yield to rest."""

from collections.abc import Collection

from models.roster import Source

from ..facts import Facts
from ..given.line import Line
from ..given.needs import Duty
from ..rules.admitted_rung import KEYS, PAIRED, rung_priced
from ..sheet import Sheet, Work


def value(facts: Facts, sheet: Sheet) -> int:
    return of_officers(facts, sheet, facts.lines)


def of_officers(facts: Facts, sheet: Sheet, officers: Collection[str]) -> int:
    """The part of the value that these officers have in it."""
    yielded = sum(len(sheet.yielded(facts.lines[officer])) for officer in officers)
    costs = sum(_cost(facts, work) for officer in officers for work in sheet.works.get(officer, ()))
    return costs + facts.policy.number("ladder.yielded") * yielded


def _cost(facts: Facts, work: Work) -> int:
    cost = facts.policy.number
    if work.is_stay:
        return 0
    if work.row.source is Source.BASE:
        home = work.line.officer.home_post
        return cost("ladder.reposted") if home and work.duty.post != home else 0
    return cost_of(facts, work.line, work.duty)


def cost_of(facts: Facts, line: Line, duty: Duty) -> int:
    """Of a cover or an extra duty, by the rung that it comes from; nothing where it comes from none."""
    cost, taken = facts.policy.number, rung_priced(facts, line, duty)
    if taken is None or taken.number not in KEYS:
        return 0
    unnamed = cost("ladder.unnamed") if taken.number == PAIRED and not taken.named else 0
    return cost(f"ladder.{KEYS[taken.number]}") + cost(f"ladder.{line.officer.category.value}") + unnamed
