"""How many officers have a date that is not what the roster before held."""

from collections.abc import Collection

from ..cells import changed
from ..facts import Facts
from ..sheet import Sheet


def value(facts: Facts, sheet: Sheet) -> int:
    return of_officers(facts, sheet, facts.lines)


def of_officers(facts: Facts, sheet: Sheet, officers: Collection[str]) -> int:
    """The part of the value that these officers have in it."""
    cells = changed(facts, sheet, officers)
    return len({officer for officer, day in cells if facts.published.weight(officer, day)})
