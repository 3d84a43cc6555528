"""Burden above the steps of the mean of one's group, by eligible days, the past included."""

from collections.abc import Collection

from ..facts import Facts
from ..given.fair_share import burden
from ..sheet import Sheet


def value(facts: Facts, sheet: Sheet) -> int:
    return of_officers(facts, sheet, facts.lines)


def of_officers(facts: Facts, sheet: Sheet, officers: Collection[str]) -> int:
    """The part of the value that these officers have in it."""
    total = 0
    for officer, past, steps in facts.fair_shares:
        if officer in officers:
            carried = past + borne(facts, sheet, officer)
            total += sum(carried - step for step in steps if carried > step)
    return total


def borne(facts: Facts, sheet: Sheet, officer: str, first: int = 0) -> int:
    """Burden of the decided duties from day `first` on, forced ones too; of one that was swapped, whoever works it."""
    return sum(burden(facts, work.duty) for work in sheet.borne.get(officer, ()) if work.duty.day >= first)
