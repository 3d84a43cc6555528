"""Leaders' stays: who may be on which, what is owed of them, and what is unwelcome about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from models.organisation import Category, StayPhase, UnitKind
from models.records.stay import StayTime
from models.roster import Source
from tests.third.admission import available, noticed, restricted
from tests.third.lines import Line, Work
from tests.third.world import Key, World

if TYPE_CHECKING:
    from tests.third.whole import Whole


def possible_stays(world: World) -> Iterator[tuple[str, Key]]:
    if not world.on("leader_stays"):
        return
    for phase in world.case.stay_phases:
        for day in days_of(world, phase):
            for unit in world.case.units if world.span(phase.first, phase.last).covers(day) else ():
                for time in StayTime if unit.kind is UnitKind.STATION else ():
                    key = (unit.id, "", phase.shift(time), day)
                    yield from ((leader, key) for leader in world.officers if _may_stay(world, leader, key))


def _may_stay(world: World, officer: str, key: Key) -> bool:
    if not is_asked(world, officer, key[3]):
        return False
    barred = restricted(world, officer, key, Source.COVER)
    return (
        available(world, officer, key)
        and not barred
        and (noticed(world, key, Source.COVER) or (officer, key) in world.published.kept)
    )


def is_asked(world: World, officer: str, day: int) -> bool:
    """A leader at headquarters on the day."""
    leads = world.officers[officer].category is Category.LEADER
    return leads and world.unit(officer, day) is not None and not world.at_station(officer, day)


def days_of(world: World, phase: StayPhase) -> list[int]:
    return [day for day in range(world.days) if world.span(phase.first, phase.last).covers(day)]


def owed(world: World, phase: StayPhase, asked: int) -> int:
    """Of the whole phase's, dealt out date by date as early as they fall due."""
    span = world.span(phase.first, phase.last)
    length = span.last - span.first + 1
    due = [ceil(Fraction(asked * number, length)) for number in range(length + 1)]
    return sum(due[day - span.first + 1] - due[day - span.first] for day in days_of(world, phase))


def two_on_a_night(whole: Whole) -> Iterator[bool]:
    nights: Counter[tuple[str, int]] = Counter()
    for line in whole.lines.values():
        nights.update((work.station, work.day) for work in line.residences if _by_night(whole.world, work))
    yield any(count > 1 for count in nights.values())


def _by_night(world: World, work: Work) -> bool:
    when = world.case.start + timedelta(work.day)
    return any(phase.first <= when <= phase.last and work.shift == phase.night_shift for phase in world.case.stay_phases)


def lacking_of(world: World, line: Line) -> int:
    """A leader's share of each phase, and of its nights."""
    total = 0
    for phase in world.case.stay_phases:
        days = days_of(world, phase)
        if any(is_asked(world, line.officer, day) for day in days):
            here = [work for work in line.residences if work.day in days]
            total += max(0, owed(world, phase, phase.leader_stays) - len(here))
            total += max(0, owed(world, phase, phase.nights) - sum(_by_night(world, work) for work in here))
    return total


def crowded_of(world: World, line: Line) -> int:
    phases = world.case.stay_phases
    asked = (phase for phase in phases if any(is_asked(world, line.officer, day) for day in days_of(world, phase)))
    return sum(_crowded(world, phase, line.residences, owed(world, phase, phase.leader_stays)) for phase in asked)


def lacking_at(whole: Whole) -> int:
    return sum(max(0, asked - len(here)) for _, asked, here in _at_stations(whole))


def crowded_at(whole: Whole) -> int:
    return sum(_crowded(whole.world, phase, here, asked) for phase, asked, here in _at_stations(whole))


def _at_stations(whole: Whole) -> Iterator[tuple[StayPhase, int, list[Work]]]:
    world = whole.world
    every = [work for line in whole.lines.values() for work in line.residences]
    for phase in world.case.stay_phases:
        days, asked = days_of(world, phase), owed(world, phase, phase.station_stays)
        for unit in world.case.units:
            if unit.kind is UnitKind.STATION:
                yield phase, asked, [work for work in every if work.station == unit.id and work.day in days]


def _crowded(world: World, phase: StayPhase, stays: list[Work], asked: int) -> int:
    days = days_of(world, phase)
    if asked < 2:
        return 0
    edges = [place * len(days) // asked for place in range(asked + 1)]
    parts = [days[first:after] for first, after in pairwise(edges)]
    return sum(max(0, sum(work.day in part for work in stays) - 1) for part in parts)


def beyond_pairing(world: World, line: Line) -> int:
    total = 0
    for work in line.residences:
        unit = world.unit(line.officer, work.day)
        own = [
            row.station
            for row in world.case.pairings
            if (row.officer == line.officer if row.officer else row.department == unit)
            and world.span(row.first, row.last).covers(work.day)
        ]
        total += bool(own) and work.station not in own
    return total


def on_meeting_days(world: World, line: Line) -> int:
    return sum(
        world.units[world.unit(line.officer, work.day) or ""].meeting_weekday
        == (world.case.start + timedelta(work.day)).weekday()
        for work in line.residences
    )
