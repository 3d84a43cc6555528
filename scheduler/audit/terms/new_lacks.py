"""Officers missing below the minimum of a duty beyond those that were missing as published."""

from ..facts import Facts
from ..sheet import Sheet


def value(facts: Facts, sheet: Sheet) -> int:
    lacks = facts.published.lacks
    return sum(max(0, count.below_minimum - lacks.get(duty, 0)) for duty, count in sheet.counts.items())
