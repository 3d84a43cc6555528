"""How many officers each station meets."""

from ..facts import Facts
from ..sheet import Sheet


def value(facts: Facts, sheet: Sheet) -> int:
    return sum(len({away.station for away in aways}) for aways in sheet.aways.values())
