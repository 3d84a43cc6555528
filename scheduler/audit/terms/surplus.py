"""Officers present beyond the target, weighted by duty."""

from ..facts import Facts
from ..sheet import Sheet


def value(facts: Facts, sheet: Sheet) -> int:
    return sum(count.surplus * facts.needs[duty].surplus_weight for duty, count in sheet.counts.items())
