"""Lacks beyond a quarter of the minimum or target of a duty, and of the target over three duty dates in a row."""

from collections import defaultdict
from itertools import pairwise

from ..facts import Facts
from ..sheet import Sheet


def value(facts: Facts, sheet: Sheet) -> int:
    excess = 0
    by_place: dict[tuple[str, str, str], list[tuple[int, int, int]]] = defaultdict(list)
    for duty, count in sheet.counts.items():
        need = facts.needs[duty]
        bearable = tolerated(need.target)
        excess += max(0, count.below_target - bearable) + max(0, count.below_minimum - tolerated(need.minimum))
        by_place[duty.station, duty.post, duty.shift].append((duty.day, count.below_target, bearable))
    for rows in by_place.values():
        rows.sort()
        for (before, now), (_, after) in pairwise(pairwise(rows)):
            three = (before, now, after)
            excess += max(0, sum(lack for _, lack, _ in three) - 2 * max(bearable for _, _, bearable in three))
    return excess


def tolerated(number: int) -> int:
    """A quarter, rounded up, and at least one officer."""
    return max(1, (number + 3) // 4)
