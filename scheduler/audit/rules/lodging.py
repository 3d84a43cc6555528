"""Beds: of the duty room at a station for overnight covers, of the town house for nights asked for."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from models.findings import Finding
from models.words import say

from .. import words
from ..facts import Facts
from ..given.clock import DAY
from ..sheet import Sheet, Work


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    yield from _duty_rooms(facts, sheet)
    if sheet.beds:
        yield from _town(facts, sheet)


def is_overnight(work: Work) -> bool:
    return work.end > (work.duty.day + 1) * DAY


def _duty_rooms(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    guests: dict[tuple[str, int], list[bool]] = defaultdict(list)
    for works in sheet.works.values():
        for work in works:
            if work.is_cover and is_overnight(work):
                guests[work.duty.station, work.duty.day].append(work.decided)
    for (station, day), decided in guests.items():
        beds = facts.units[station].duty_room_beds
        if beds is not None and sum(decided) > max(0, beds - (len(decided) - sum(decided))):
            sentence = say("audit.lodging.standby", station=station, date=words.date(facts, day), decided=len(decided), beds=beds)
            yield words.of_unit("lodging", facts, station, day, sentence)


def _town(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    beds = sum(unit.town_beds or 0 for unit in facts.units.values())
    for officer, day in sheet.beds:
        who = f"{words.name(facts, officer)} {words.date(facts, day)}"
        if (officer, day) not in facts.bed_nights:
            yield words.of_officer("lodging", facts, officer, day, say("audit.lodging.unasked", who=who))
        if has_overnight(sheet, officer, day):
            yield words.of_officer("lodging", facts, officer, day, say("audit.lodging.on_duty", who=who))
    for day, count in sorted(Counter(day for _, day in sheet.beds).items()):
        if count > beds:
            sentence = say("audit.lodging.town", date=words.date(facts, day), count=count, beds=beds)
            yield Finding(rule="lodging", sentence=sentence, date=facts.date_of(day))
    yield from _by_sex(facts, sheet, beds)


def _by_sex(facts: Facts, sheet: Sheet, beds: int) -> Iterator[Finding]:
    """Women sleep in no bed of men, nor men in one of women; an officer whose sex is not given counts as a man."""
    divided = [unit for unit in facts.units.values() if unit.town_beds_women is not None]
    of_women = sum(unit.town_beds_women or 0 for unit in divided)
    of_men = sum(unit.town_beds or 0 for unit in divided) - of_women
    guests = Counter((day, officer in facts.women) for officer, day in sheet.beds)
    for (day, are_women), count in sorted(guests.items()):
        most = beds - (of_men if are_women else of_women)
        if most < min(beds, count):
            key = "audit.lodging.women" if are_women else "audit.lodging.men"
            sentence = say(key, date=words.date(facts, day), count=count, beds=most)
            yield Finding(rule="lodging", sentence=sentence, date=facts.date_of(day))


def has_overnight(sheet: Sheet, officer: str, day: int) -> bool:
    return any(work.duty.day == day and is_overnight(work) for work in sheet.works.get(officer, ()))
