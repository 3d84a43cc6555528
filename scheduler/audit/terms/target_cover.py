"""Officers missing below the target, peaks weighted."""

from ..facts import Facts
from ..sheet import Sheet


def value(facts: Facts, sheet: Sheet) -> int:
    return sum(facts.needs[duty].weight * count.below_target for duty, count in sheet.counts.items())
