"""Limits that several officers share, numbered: what takes from each, and how much there is."""

from typing import Any

from models.leave import LeaveRequest
from models.organisation import Category, RestrictionKind, UnitKind
from models.roster import Source
from scheduler.formulation.decisions import Candidate, Start
from scheduler.formulation.facts import DAY_MINUTES
from scheduler.formulation.model import Model
from scheduler.rules import admitted_rung, donor_floor, max_away

Use = list[int]
"""[limit's number, amount]"""


class Limits:
    def __init__(self, model: Model) -> None:
        self.model, self.instance, self.policy = model, model.instance, model.instance.policy
        self.numbers: list[int] = []
        self._known: dict[tuple[Any, ...], int] = {}
        self._floors = donor_floor.floors(model.instance) if self.instance.active("donor_floor") else {}
        self._coverers = {candidate.officer for candidate in model.candidates if candidate.source is Source.COVER}
        self._pairs = [
            row for row in self.instance.case.restrictions if row.other is not None and self.instance.active("together_apart")
        ]
        self._places = [row for row in self.instance.case.pairings if row.places and self.instance.active("admitted_rung")]

    def _take(self, limit: int, *key: Any) -> int:
        if key not in self._known:
            self._known[key] = len(self.numbers)
            self.numbers.append(limit)
        return self._known[key]

    def share(self, officer: int) -> int:
        """Covers that a head of a department should carry."""
        helper = self.instance.officers[officer]
        asked = helper.category is Category.HEAD and self.instance.units[helper.unit].kind is UnitKind.DEPARTMENT
        return self.policy.number("layer_share") if asked and officer in self._coverers else 0

    def away(self, officer: int, day: int) -> list[Use]:
        unit = self.instance.lines.unit_on[officer][day]
        if unit is None or officer not in self._coverers or not self.instance.active("max_away"):
            return []
        return [[self._take(max_away.most_away(self.instance, unit, day), "away", unit, day), 1]]

    def floor(self, officer: int, day: int) -> list[Use]:
        """Absences from home work that leave the unit's floor standing."""
        unit = self.instance.lines.unit_on[officer][day]
        least = self._floors.get((unit or "", day))
        if least is None:
            return []
        possible = 0
        for member in self.instance.lines.members[unit or "", day]:
            amount = self.model.home.get((member, day))
            possible += amount is not None and bool(amount.terms or amount.constant)
        return [[self._take(possible - min(least, possible), "floor", unit, day), 1]]

    def of_leave(self, request: LeaveRequest, first: int, last: int) -> list[Use]:
        if not self.instance.active("leave_capacity") or not self.instance.leave.takes_place(request):
            return []
        uses, officer = [], self.instance.number[request.officer]
        share, home = self.policy.number("leave_capacity"), self.instance.officers[officer].home_post
        for day in range(max(0, first), min(self.instance.days.count - 1, last) + 1):
            unit = self.instance.lines.unit_on[officer][day]
            if unit is None:
                continue
            members = self.instance.lines.members[unit, day]
            uses.append([self._take(self._room(day, members, share), "leave", unit, day), 1])
            own = self.instance.duties.posts[home].leave_share if home is not None else None
            if own is not None:
                same = [member for member in members if self.instance.officers[member].home_post == home]
                uses.append([self._take(self._room(day, same, own), "leave", unit, day, home), 1])
        return uses

    def _room(self, day: int, members: list[int], share: int) -> int:
        given = sum(1 for member in members if self.model.instance.leave.given_takes_place(member, day))
        return max(0, max(1, share * len(members) // 100) - given)

    def of_seat(self, candidate: Candidate) -> list[Use]:
        duty, cover = candidate.duty, candidate.source is Source.COVER
        uses = self._of_pairs(candidate.officer, duty.station, duty.shift.id, duty.day, cover)
        beds = self.instance.units[duty.station].duty_room_beds
        if cover and beds is not None and self.instance.active("lodging") and duty.end > (duty.day + 1) * DAY_MINUTES:
            uses.append([self._take(beds, "beds", duty.station, duty.day), 1])
        for number, row in enumerate(self._places):
            here = self.instance.days.within(duty.day, row.first, row.last)
            if here and row.places and admitted_rung._matches(self.instance, row, candidate):
                uses.append([self._take(row.places, "places", number, duty.day), 1])
        return uses

    def of_base(self, officer: int, start: Start) -> list[Use]:
        return self._of_pairs(officer, start.station, start.shift.id, start.day, cover=False)

    def _of_pairs(self, officer: int, station: str, shift: str, day: int, cover: bool) -> list[Use]:
        """Apart: one of the two at a place. Together: no more covers of the one than duties of the other."""
        uses, id = [], self.instance.officers[officer].id
        for number, row in enumerate(self._pairs):
            if id not in (row.officer, row.other) or not self.instance.days.within(day, row.first, row.last):
                continue
            partner = self.instance.number[row.officer if id == row.other else row.other or ""]
            if row.kind is RestrictionKind.APART:
                if not (self._is_base(officer, station, shift, day) and self._is_base(partner, station, shift, day)):
                    uses.append([self._take(1, "apart", number, station, shift, day), 1])
            elif row.kind is RestrictionKind.TOGETHER:
                if cover:
                    uses.append([self._take(0, "together", number, officer, station, shift, day), 1])
                uses.append([self._take(0, "together", number, partner, station, shift, day), -1])
        return uses

    def _is_base(self, officer: int, station: str, shift: str, day: int) -> bool:
        return any(start.station == station and start.shift.id == shift for start in self.model.base.get((officer, day), ()))
