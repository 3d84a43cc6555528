"""The duties that a case asks for."""

from collections import defaultdict
from functools import cached_property

from models.case import Case
from models.duty import DayKind, Demand, DemandException
from scheduler.demand.needs import in_force
from scheduler.formulation.facts import DAY_MINUTES, UNASKED, Duty, DutyKey, ShiftFacts
from scheduler.formulation.parts.days import Days


class Duties:
    """Each with its index in `all`; the other tables hold the same duties by what they are asked for."""

    def __init__(self, case: Case, days: Days, kinds: dict[int, DayKind], shifts: dict[str, ShiftFacts]):
        self._case, self._days, self._shifts = case, days, shifts
        self.posts = {post.id: post for post in case.posts}
        self._kinds = kinds

    @cached_property
    def all(self) -> tuple[Duty, ...]:
        demand = {(*duty.place, self._days.number(duty.date)): row for duty, row in in_force(self._case).items()}
        wanted = {key: row for key, row in demand.items() if row.target >= 1 or row.surplus_weight is not None}
        return tuple(self._duty(index, *numbered) for index, numbered in enumerate(wanted.items()))

    @cached_property
    def at_station(self) -> dict[str, list[Duty]]:
        table: dict[str, list[Duty]] = defaultdict(list)
        for duty in self.all:
            table[duty.station].append(duty)
        return table

    @cached_property
    def in_shift(self) -> dict[tuple[str, str, int], list[Duty]]:
        """By station, shift and day."""
        table: dict[tuple[str, str, int], list[Duty]] = defaultdict(list)
        for duty in self.all:
            table[duty.station, duty.shift.id, duty.day].append(duty)
        return table

    @cached_property
    def by_key(self) -> dict[DutyKey, Duty]:
        return {duty.key: duty for duty in self.all}

    def kept(self, key: DutyKey) -> Duty:
        """The duty that a forced pin asks for, demanded or not."""
        station, post, shift, _ = key
        nobody = Demand(station=station, post=post, shift=shift, minimum=0, target=0)
        return self.by_key.get(key) or self._duty(UNASKED, key, nobody)

    def _duty(self, index: int, key: DutyKey, row: Demand | DemandException) -> Duty:
        station, post, shift_id, day = key
        shift = self._shifts[shift_id]
        start = day * DAY_MINUTES + shift.start
        return Duty(
            index,
            station,
            self.posts[post],
            shift,
            day,
            start,
            start + shift.minutes,
            row.minimum,
            row.target,
            row.weight,
            1 if row.surplus_weight is None else row.surplus_weight,
            isinstance(row, DemandException) and row.urgent,
            self.burden(day, shift),
        )

    def burden(self, day: int, shift: ShiftFacts) -> int:
        """In points, of one assignment."""
        policy = self._case.policy
        points = policy.number(f"fairness.{self._kinds[day].value}")
        return -(-points * policy.number("fairness.night_percent") // 100) if shift.night else points
