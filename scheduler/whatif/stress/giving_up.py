"""What to give up of a roster where a unit has too many away: the leave or the stints that most of the breaches lie in."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from models.base import Id, dates
from models.case import Case
from models.findings import Finding
from models.roster import Roster, Stint
from models.rules import SPECS, Release
from scheduler.audit.given.leaves import exempt_kinds
from scheduler.engine.search.absences import GivenUp

Breached = set[tuple[Id, date]]
"""Units and dates."""
Thing = TypeVar("Thing")


def more_given_up(case: Case, roster: Roster, known: GivenUp, breaches: Iterable[Finding]) -> GivenUp:
    """One leave or stint more for each breached date of a unit, as few as a greedy choice needs."""
    known_breaches = tuple(breaches)
    requests = {request: days for request, days in _leave(case, roster) if request not in known.requests}
    stints = {stint: days for stint, days in _stints(case, roster) if stint not in known.stints}
    return GivenUp(
        known.requests | _chosen(requests, _at(known_breaches, Release.LEAVE)),
        known.stints | _chosen(stints, _at(known_breaches, Release.STINTS)),
    )


def _at(breaches: Iterable[Finding], release: Release) -> Breached:
    rules = {spec.key for spec in SPECS if spec.release is release}
    return {(breach.station, breach.date) for breach in breaches if breach.rule in rules and breach.station and breach.date}


def _leave(case: Case, roster: Roster) -> Iterator[tuple[str, Breached]]:
    """Without leave that takes no place."""
    exempt = exempt_kinds(case.policy)
    units, owner = _units(case), {request.id: request.officer for request in case.leave if request.kind not in exempt}
    for decision in roster.leave:
        if decision.request in owner and decision.first and decision.last:
            yield decision.request, {(units[owner[decision.request]], day) for day in dates(decision.first, decision.last)}


def _stints(case: Case, roster: Roster) -> Iterator[tuple[Stint, Breached]]:
    units = _units(case)
    for stint in roster.stints:
        yield stint, {(units[stint.officer], day) for day in dates(stint.first, stint.last)}


def _units(case: Case) -> dict[Id, Id]:
    return {officer.id: officer.unit for officer in case.officers}


def _chosen(things: Mapping[Thing, Breached], breached: Breached) -> frozenset[Thing]:
    """Those that hold the most of what is not held yet, until nothing more is."""
    chosen, left = set[Thing](), set(breached)
    while left and things:
        best = max(things, key=lambda thing: len(things[thing] & left))
        if not things[best] & left:
            break
        chosen.add(best)
        left -= things[best]
    return frozenset(chosen)
