"""Officers missing below the minimum."""

from ..facts import Facts
from ..sheet import Sheet


def value(facts: Facts, sheet: Sheet) -> int:
    return sum(count.below_minimum for count in sheet.counts.values())
