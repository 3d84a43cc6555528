"""What to give up of a roster where a unit has too many away: the leave or the stints that most of the breaches lie in."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from models.base import Id, dates
from models.case import Case
from models.findings import Finding
from models.roster import Roster, Stint
from models.rules import SPECS, Release
from scheduler.engine.search.absences import GivenUp

Breached = set[tuple[Id, date]]
"""Units and dates."""
Thing = TypeVar("Thing")


def more_given_up(case: Case, roster: Roster, known: GivenUp, breaches: Iterable[Finding]) -> GivenUp:
    """One leave or stint more for each breached date of a unit, as few as a greedy choice needs."""
    found = tuple(breaches)
    requests = {one: days for one, days in _leave(case, roster) if one not in known.requests}
    stints = {one: days for one, days in _stints(case, roster) if one not in known.stints}
    return GivenUp(
        known.requests | _chosen(requests, _at(found, Release.LEAVE)),
        known.stints | _chosen(stints, _at(found, Release.STINTS)),
    )


def _at(breaches: Iterable[Finding], release: Release) -> Breached:
    rules = {spec.key for spec in SPECS if spec.release is release}
    return {(one.station, one.date) for one in breaches if one.rule in rules and one.station and one.date}


def _leave(case: Case, roster: Roster) -> Iterator[tuple[str, Breached]]:
    units, owner = _units(case), {request.id: request.officer for request in case.leave}
    for one in roster.leave:
        if one.first and one.last:
            yield one.request, {(units[owner[one.request]], day) for day in dates(one.first, one.last)}


def _stints(case: Case, roster: Roster) -> Iterator[tuple[Stint, Breached]]:
    units = _units(case)
    for one in roster.stints:
        yield one, {(units[one.officer], day) for day in dates(one.first, one.last)}


def _units(case: Case) -> dict[Id, Id]:
    return {officer.id: officer.unit for officer in case.officers}


def _chosen(things: Mapping[Thing, Breached], breached: Breached) -> frozenset[Thing]:
    """Those that hold the most of what is not held yet, until nothing more is."""
    chosen, left = set[Thing](), set(breached)
    while left and things:
        best = max(things, key=lambda one: len(things[one] & left))
        if not things[best] & left:
            break
        chosen.add(best)
        left -= things[best]
    return frozenset(chosen)
