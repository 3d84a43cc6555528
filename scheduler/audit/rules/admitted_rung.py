"""Cover comes from a rung of the ladder: pairing, skill pool, mutual aid, own extra duty; pairings have places."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from models.findings import Finding
from models.organisation import Pairing, UnitKind
from models.words import say

from .. import words
from ..facts import Facts
from ..given.line import Line
from ..given.needs import Duty
from ..sheet import Sheet

OWN, PAIRED, POOL, MUTUAL, EXTRA = range(5)
KEYS = {PAIRED: "paired", POOL: "pool", MUTUAL: "mutual", EXTRA: "extra"}


class Rung(NamedTuple):
    number: int
    named: bool = False


def rung(facts: Facts, line: Line, duty: Duty) -> Rung | None:
    """The rung by which the officer may take the duty, whether or not the rule is checked."""
    unit = line.units[duty.day]
    if unit is None:
        return None
    if unit == duty.station:
        if line.is_free(duty.day):
            return Rung(OWN)
        return None if line.base[duty.day] else _if_on(facts, EXTRA)
    if line.at_station[duty.day]:
        return _if_on(facts, MUTUAL) if _is_partner(facts, unit, duty) else None
    return _from_headquarters(facts, line, unit, duty)


def rung_priced(facts: Facts, line: Line, duty: Duty) -> Rung | None:
    """The rung that the ladder prices: while the rule is off a cover comes from none."""
    if "admitted_rung" not in facts.rules and line.units[duty.day] != duty.station:
        return None
    return rung(facts, line, duty)


def admits(facts: Facts, line: Line, duty: Duty) -> bool:
    return rung(facts, line, duty) is not None


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for work in sheet.chosen:
        if not work.is_stay and rung(facts, work.line, work.duty) is None:
            sentence = say("audit.admitted_rung.none", serves=words.serves(facts, work))
            yield words.of_work("admitted_rung", work, sentence)
    yield from _places(facts, sheet)


def _from_headquarters(facts: Facts, line: Line, unit: str, duty: Duty) -> Rung | None:
    in_department = facts.units[unit].kind is UnitKind.DEPARTMENT
    if facts.policy.row("admitted_rung.paired").on:
        if not facts.case.pairings and in_department:
            return Rung(PAIRED)
        matching = [row for row in facts.pairings.get(duty.station, ()) if _matches(facts, row, line, duty)]
        if matching:
            return Rung(PAIRED, any(row.officer == line.id for row in matching))
    post = facts.posts.get(duty.post)
    if in_department and post and post.skill and facts.holds(line.id, post.skill, duty.day):
        return _if_on(facts, POOL)
    return None


def _if_on(facts: Facts, number: int) -> Rung | None:
    return Rung(number) if facts.policy.row(f"admitted_rung.{KEYS[number]}").on else None


def _matches(facts: Facts, row: Pairing, line: Line, duty: Duty) -> bool:
    if row.officer != line.id and (row.department is None or row.department != line.units[duty.day]):
        return False
    first, last = facts.span(row.first, row.last)
    return row.station == duty.station and first <= duty.day <= last and (not row.posts or duty.post in row.posts)


def _is_partner(facts: Facts, unit: str, duty: Duty) -> bool:
    ranges = facts.mutual_aid.get(frozenset((unit, duty.station)))
    return ranges is not None and any(first <= duty.day <= last for first, last in ranges)


def _places(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    limited = [row for row in facts.case.pairings if row.places is not None]
    if not limited:
        return
    covers = [
        work
        for works in sheet.works.values()
        for work in works
        if work.is_cover and (taken := rung(facts, work.line, work.duty)) and taken.number == PAIRED
    ]
    for row in limited:
        here: dict[int, dict[str, bool]] = defaultdict(dict)
        for work in covers:
            if _matches(facts, row, work.line, work.duty):
                given = here[work.duty.day].get(work.line.id, True)
                here[work.duty.day][work.line.id] = given and work.decided
        for day, officers in here.items():
            decided = sum(officers.values())
            if decided > max(0, (row.places or 0) - (len(officers) - decided)):
                source = row.department or words.name(facts, row.officer or "")
                sentence = say(
                    "audit.admitted_rung.places",
                    date=words.date(facts, day),
                    source=source,
                    station=row.station,
                    officers=len(officers),
                    places=row.places,
                )
                yield words.of_unit("admitted_rung", facts, row.station, day, sentence)
