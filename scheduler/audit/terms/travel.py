"""The distance of each new stint: the farther of the officer's unit and the station."""

from ..facts import Facts
from ..sheet import Sheet


def value(facts: Facts, sheet: Sheet) -> int:
    return sum(
        max(facts.zone(away.line.units[away.first]), facts.zone(away.station))
        for aways in sheet.aways.values()
        for away in aways
        if away.is_new
    )
