"""The frame of a case: its dates, shifts, posts and units by number or id, and the rules in force."""

from collections.abc import Collection
from datetime import date, timedelta
from functools import cached_property

from models.case import Case
from models.organisation import UnitKind

from .clock import Clock, clock

ALWAYS = -(10**6), 10**6


class Basis:
    """Days are numbered from 0 at the case's start, minutes from its midnight. `rules` None is all that policy has on."""

    def __init__(self, case: Case, rules: Collection[str] | None) -> None:
        self.case, self.policy = case, case.policy
        self.start: date = case.start
        self.days = (case.end - case.start).days + 1
        self.day_of = {case.start + timedelta(n): n for n in range(self.days)}
        self.rules = frozenset(row.key for row in case.policy.rows if row.on and (rules is None or row.key in rules))
        self.kinds = {self.day(row.date): row.kind for row in case.calendar}
        self.clocks: dict[str, Clock] = {row.id: clock(row, self.policy, "rest" in self.rules) for row in case.shifts}
        self.posts = {row.id: row for row in case.posts}
        self.units = {row.id: row for row in case.units}

    def day(self, day: date) -> int:
        return (day - self.start).days

    def date_of(self, day: int) -> date:
        return self.start + timedelta(day)

    def span(self, first: date | None, last: date | None) -> tuple[int, int]:
        return self.day(first) if first else ALWAYS[0], self.day(last) if last else ALWAYS[1]

    def is_station(self, unit: str | None) -> bool:
        return unit in self.units and self.units[unit].kind is UnitKind.STATION

    def zone(self, unit: str | None) -> int:
        return self.units[unit].zone if unit in self.units else 0

    @cached_property
    def same_day_pairs(self) -> frozenset[frozenset[str]]:
        """Shifts that may share a date."""
        pairs = self.policy.entries("one_duty")
        return frozenset(frozenset(part.strip() for part in pair.split("+")) for pair in pairs if "+" in pair)
