"""Headquarters units keep their floor at home; a station lends only while it is not itself critically short."""

from collections.abc import Iterator
from typing import NamedTuple

from models.findings import Finding
from models.words import say

from .. import words
from ..facts import Facts
from ..sheet import Away, Sheet

LENDER = "donor_floor.lender"


class Presence(NamedTuple):
    """Members with home work on a date, and those of them absent."""

    unit: str
    day: int
    floor: int
    members: int
    given: int
    decided: int

    @property
    def here(self) -> int:
        return self.members - self.given - self.decided


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for presence in _presences(facts, sheet):
        if presence.decided and presence.here < min(presence.floor, presence.members - presence.given):
            yield _below_floor(facts, presence)
    if facts.limit(LENDER) == 1:
        yield from _lenders(facts, sheet)


def givens(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for presence in _presences(facts, sheet):
        if presence.members - presence.given < presence.floor:
            yield _below_floor(facts, presence)


def _presences(facts: Facts, sheet: Sheet) -> Iterator[Presence]:
    for unit, day, floor, members in facts.floors:
        absent = [known[day] for line in members if day in (known := sheet.absences(line))]
        decided = sum(absent)
        yield Presence(unit, day, floor, len(members), len(absent) - decided, decided)


def _lenders(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    lent = list(_lent(sheet))
    short = _critically_short(facts, sheet) if lent else {}
    for unit, day, away in lent:
        if (unit, day) in short:
            who = say(
                "audit.donor_floor.away", name=words.name(facts, away.line.id), date=words.date(facts, day), station=away.station
            )
            sentence = say("audit.donor_floor.own_minimum", who=who, unit=unit, short=short[unit, day])
            date = facts.date_of(day)
            yield Finding(rule="donor_floor", row=LENDER, sentence=sentence, officer=away.line.id, station=unit, date=date)


def _lent(sheet: Sheet) -> Iterator[tuple[str, int, Away]]:
    """Stations' officers on decided stints elsewhere, date by date."""
    for aways in sheet.aways.values():
        for away in aways:
            for day in range(max(0, away.first), away.last + 1) if away.decided else ():
                unit = away.line.units[day]
                if unit and away.line.at_station[day] and unit != away.station:
                    yield unit, day, away


def _critically_short(facts: Facts, sheet: Sheet) -> dict[tuple[str, int], str]:
    return {(duty.station, duty.day): words.place(facts, duty) for duty, count in sheet.counts.items() if count.below_minimum}


def _below_floor(facts: Facts, presence: Presence) -> Finding:
    sentence = say(
        "audit.donor_floor.floor",
        unit=presence.unit,
        date=words.date(facts, presence.day),
        present=presence.here,
        floor=presence.floor,
        members=presence.members,
    )
    return words.of_unit("donor_floor", facts, presence.unit, presence.day, sentence)
