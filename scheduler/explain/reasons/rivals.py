"""Whose leave has what a refused or moved request would have needed, by the audit alone."""

from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from models.leave import LeaveRequest, PinKind
from models.roster import LeaveDecision, Outcome
from scheduler.audit.given.groups import LeaveGroup
from scheduler.audit.given.leaves import Leave, entitled_kinds, is_given, leave
from scheduler.audit.given.line import Line
from scheduler.audit.given.needs import Duty
from scheduler.audit.rules import rota
from scheduler.audit.terms.leave import refusal_cost
from scheduler.explain.reasons.granting import Granting, Lack

LARGEST_TRIED = 10
"""Leaves of which every choice is tried for the cheapest that would make room."""


class Claim(NamedTuple):
    """Leave that an officer has; `choice` is its place among those asked, `points` what refusing it would have cost.

    `points` are None where nothing was to be decided: the leave is given, or granted by a pin.
    """

    request: LeaveRequest
    dates: Leave
    choice: int = 0
    points: int | None = None
    is_given: bool = False


class Place(NamedTuple):
    """Claims of which `needed` would have to give way, so that one more may go."""

    claims: tuple[Claim, ...]
    needed: int


class Rivals:
    def __init__(self, granting: Granting) -> None:
        self.facts, self.sheet, self.granting = granting.facts, granting.sheet, granting

    def places(self, request: LeaveRequest, lacks: tuple[Lack, ...]) -> list[Place]:
        """What others' leave holds of all that has no room; nothing of what lacks for other reasons than leave."""
        places = (self._place(self.facts.lines[request.officer], lack) for lack in lacks)
        held = {(tuple(claim.request.id for claim in place.claims), place.needed): place for place in places if place.claims}
        return list(held.values())

    def _place(self, line: Line, lack: Lack) -> Place:
        if isinstance(lack, LeaveGroup):
            away = self.granting.away(lack, line)
            claims = tuple(claim for officer in away for claim in self._on(officer, lack.day) if self._takes_place(claim))
            return Place(claims, len(away) - lack.limit + 1)
        if isinstance(lack, Duty):
            mates = [mate for mate in self.facts.lines.values() if mate.id != line.id and self._could_serve(mate, lack)]
            end = self.facts.clocks[lack.shift].end(lack.day)
            held = (claim for mate in mates for claim in self._claims.get(mate.id, ()))
            return Place(tuple(claim for claim in held if claim.dates.excludes(lack.day, end, self.facts.eve_end)), 1)
        members = (mate for mate in self.facts.lines.values() if mate.id != line.id and mate.units[lack.day] == lack.unit)
        at_home = (mate for mate in members if any(base.day == lack.day for base in mate.home))
        return Place(tuple(claim for mate in at_home for claim in self._on(mate.id, lack.day)), 1)

    def _could_serve(self, line: Line, duty: Duty) -> bool:
        """An own officer whose base duty, or free line, would hold the duty but for leave."""
        if line.units[duty.day] != duty.station:
            return False
        if line.is_free(duty.day):
            return self.facts.candidates.may(line, duty)
        due = (base for base in line.duties if base.day == duty.day and base.clock.id == duty.shift)
        return any(duty.post in rota.posts(self.facts, line, base) for base in due)

    def _takes_place(self, claim: Claim) -> bool:
        return claim.request.kind not in self.facts.exempt_kinds

    def _on(self, officer: str, day: int) -> list[Claim]:
        return [claim for claim in self._claims.get(officer, ()) if claim.dates.covers(day)]

    @cached_property
    def _claims(self) -> dict[str, list[Claim]]:
        """All leave that officers have, by officer."""
        facts, claims = self.facts, dict[str, list[Claim]]()
        entitled = entitled_kinds(facts.policy)
        for request in facts.case.leave:
            if is_given(request, entitled):
                asked = request.choices[0]
                claims.setdefault(request.officer, []).append(
                    Claim(request, leave(asked.first, asked.last, facts.start), is_given=True)
                )
        for decision in self.sheet.decisions.values():
            if claim := self._decided(decision):
                claims.setdefault(claim.request.officer, []).append(claim)
        return claims

    def _decided(self, decision: LeaveDecision) -> Claim | None:
        if decision.outcome is Outcome.REFUSED or decision.first is None or decision.last is None:
            return None
        request = self.facts.pending[decision.request]
        points = None if request.id in self._pinned else refusal_cost(self.facts, request)
        return Claim(request, leave(decision.first, decision.last, self.facts.start), decision.choice or 0, points)

    @cached_property
    def _pinned(self) -> set[str | None]:
        pins = self.facts.case.pins if "pins" in self.facts.rules else ()
        return {pin.request for pin in pins if pin.kind is PinKind.GRANT}


def of_places(places: list[Place]) -> list[Claim]:
    """Every claim once: what was not to be decided first, then the dearest to refuse."""
    claims = {claim.request.id: claim for place in places for claim in place.claims}
    return sorted(claims.values(), key=lambda claim: (claim.points is not None, -(claim.points or 0), claim.request.id))


def cheapest(places: list[Place]) -> list[Claim] | None:
    """Claims that cost least to refuse and leave room everywhere; none where none do, None where there are too many to try."""
    points = {claim.request.id: claim.points for claim in of_places(places) if claim.points is not None}
    if len(points) > LARGEST_TRIED:
        return None
    holders = [({claim.request.id for claim in place.claims}, place.needed) for place in places]
    ways = (set(way) for count in range(1, len(points) + 1) for way in combinations(points, count))
    enough = [way for way in ways if all(len(way & held) >= needed for held, needed in holders)]
    least = min(enough, key=lambda way: sum(points[request] for request in way), default=set[str]())
    return [claim for claim in of_places(places) if claim.request.id in least]
