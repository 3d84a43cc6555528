"""Headquarters units keep their floor at home; a station lends only while it is not itself critically short."""

from collections.abc import Iterator
from typing import NamedTuple

from models.findings import Finding
from models.words import say

from .. import words
from ..facts import Facts
from ..given.line import Line
from ..sheet import Sheet

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


class Lent(NamedTuple):
    """An officer whom a station lends on a date: in a stint at `station`, or resting after one where that is empty."""

    unit: str
    day: int
    line: Line
    station: str = ""


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
    lent = [*_away(sheet), *_resting(facts, sheet)]
    short = _critically_short(facts, sheet) if lent else {}
    for unit, day, line, where in lent:
        if (unit, day) in short:
            key = "audit.donor_floor.away" if where else "audit.donor_floor.resting"
            who = say(key, name=words.name(facts, line.id), date=words.date(facts, day), station=where)
            sentence = say("audit.donor_floor.own_minimum", who=who, unit=unit, short=short[unit, day])
            date = facts.date_of(day)
            yield Finding(rule="donor_floor", row=LENDER, sentence=sentence, officer=line.id, station=unit, date=date)


def _away(sheet: Sheet) -> Iterator[Lent]:
    """Stations' officers on decided stints elsewhere, date by date."""
    for away in (away for aways in sheet.aways.values() for away in aways if away.decided):
        for day in away.days:
            unit = away.line.units[day]
            if unit and away.line.at_station[day] and unit != away.station:
                yield Lent(unit, day, away.line, away.station)


def _resting(facts: Facts, sheet: Sheet) -> Iterator[Lent]:
    """Those whose base duty gives way to the rest after a decided cover."""
    for line in facts.lines.values():
        for day, decided in sheet.yielded(line).items():
            if decided:
                yield Lent(line.units[day] or "", day, line)


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
