"""How many stints begin."""

from ..facts import Facts
from ..sheet import Sheet


def value(facts: Facts, sheet: Sheet) -> int:
    return sum(away.is_new for aways in sheet.aways.values() for away in aways)
