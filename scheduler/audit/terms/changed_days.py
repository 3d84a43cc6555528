"""Dates of officers on which the roster is not what the one before held; those in the notice window count three times."""

from collections.abc import Collection

from ..cells import changed
from ..facts import Facts
from ..sheet import Sheet


def value(facts: Facts, sheet: Sheet) -> int:
    return of_officers(facts, sheet, facts.lines)


def of_officers(facts: Facts, sheet: Sheet, officers: Collection[str]) -> int:
    """The part of the value that these officers have in it."""
    return sum(facts.published.weight(*cell) for cell in changed(facts, sheet, officers))
