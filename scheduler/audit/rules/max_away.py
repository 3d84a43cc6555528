"""So many officers of a unit are on stints or stays at once, and no more."""

from collections import defaultdict
from collections.abc import Iterator

from models.findings import Finding
from models.words import say

from .. import words
from ..facts import Facts
from ..sheet import Sheet


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    away_from: dict[tuple[str, int], dict[str, bool]] = defaultdict(dict)
    for officer, aways in sheet.aways.items():
        units = facts.lines[officer].units
        for away in aways:
            for day in away.days:
                if unit := units[day]:
                    here = away_from[unit, day]
                    here[officer] = here.get(officer, True) and away.decided
    for stay in sheet.stays:
        if unit := stay.line.units[stay.duty.day]:
            away_from[unit, stay.duty.day].setdefault(stay.line.id, stay.decided)
    for (unit, day), officers in away_from.items():
        most, decided = limit(facts, unit, day), sum(officers.values())
        if decided > max(0, most - (len(officers) - decided)):
            sentence = say("audit.max_away.too_many", unit=unit, date=words.date(facts, day), officers=len(officers), most=most)
            yield words.of_unit("max_away", facts, unit, day, sentence)


def limit(facts: Facts, unit: str, day: int) -> int:
    """How many officers of the unit may be on stints at once."""
    own = facts.units[unit].max_away
    return max(1, facts.policy.number("max_away") * facts.headcount(unit, day) // 100) if own is None else own
