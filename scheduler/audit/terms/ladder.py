"""The rung and category of every cover and extra duty, and base duties away from the home post."""

from models.roster import Source

from ..facts import Facts
from ..rules.admitted_rung import KEYS, PAIRED, rung_priced
from ..sheet import Sheet, Work


def value(facts: Facts, sheet: Sheet) -> int:
    return sum(_cost(facts, work) for works in sheet.works.values() for work in works)


def _cost(facts: Facts, work: Work) -> int:
    cost = facts.policy.number
    if work.row.source is Source.BASE:
        home = work.line.officer.home_post
        return cost("ladder.reposted") if home and work.duty.post != home else 0
    taken = rung_priced(facts, work.line, work.duty)
    if taken is None or taken.number not in KEYS:
        return 0
    unnamed = cost("ladder.unnamed") if taken.number == PAIRED and not taken.named else 0
    return cost(f"ladder.{KEYS[taken.number]}") + cost(f"ladder.{work.line.officer.category.value}") + unnamed
