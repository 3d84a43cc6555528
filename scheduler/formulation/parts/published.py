"""What was published before events changed it: what stays given, where something may be new, what a changed cell counts."""

from collections.abc import Iterable
from functools import cached_property

from models.case import Case
from models.events.replan import TakenDates
from models.leave import RosterDay
from scheduler.formulation.facts import DutyKey
from scheduler.formulation.parts.days import Days

WINDOW_WEIGHT = 3


class Published:
    """Of `roster_before` and `replan`: `since` is its first day, `window` the days of notice from it on."""

    def __init__(self, case: Case, number: dict[str, int], days: Days):
        self.replan, self._number, self._days = case.replan, number, days
        replan, notice = case.replan, case.policy.number("notice") if case.policy.on("notice") else 0
        self.since = days.number(replan.since) if replan else 0
        self.window = range(self.since, self.since + notice) if replan else range(0)
        self.held = range(self.since, days.count) if replan and replan.is_held_beyond else self.window
        """Days on which nothing is new but on touched duties of the window."""
        self.cells: dict[tuple[int, int], RosterDay] = {
            (number[row.officer], days.number(row.date)): row for row in case.roster_before
        }
        self.touched: dict[DutyKey, int] = {
            (row.station, row.post, row.shift, days.number(row.date)): row.officers for row in (replan.touched if replan else ())
        }
        """By duty, what it lacks to the minimum."""
        self.lacks: dict[DutyKey, int] = {
            (row.station, row.post, row.shift, days.number(row.date)): row.officers for row in (replan.lacks if replan else ())
        }
        self.requests = frozenset(replan.requests if replan else ())
        """Leave that events ask for."""

    @cached_property
    def taken(self) -> frozenset[tuple[int, int]]:
        """Officer and day of the cells that an event itself takes or gives back."""
        return self._cells_of(self.replan.taken if self.replan else ())

    @cached_property
    def given_back(self) -> frozenset[tuple[int, int]]:
        """Officer and day of the cells that an event undone had changed, which count whatever becomes of them."""
        return self._cells_of(self.replan.given_back if self.replan else ())

    def _cells_of(self, rows: Iterable[TakenDates]) -> frozenset[tuple[int, int]]:
        return frozenset(
            (self._number[row.officer], day)
            for row in rows
            for day in range(self._days.number(row.first), self._days.number(row.last) + 1)
        )

    @property
    def provisional(self) -> range:
        """Days beyond the window while an end is unknown: planned, and not counted as changed."""
        is_provisional = self.replan is not None and self.replan.is_provisional
        return range(self.window.stop if is_provisional else self._days.count, self._days.count)

    @cached_property
    def officers(self) -> frozenset[int]:
        """Of whom an event takes or gives something."""
        return frozenset(officer for officer, _ in self.taken)

    @cached_property
    def kept(self) -> frozenset[tuple[int, DutyKey]]:
        """Duties that stay given where they stay: all that no event itself takes or gives."""
        if self.replan is None:
            return frozenset()
        return frozenset(
            (officer, (duty.station, duty.post, duty.shift, day))
            for (officer, day), row in self.cells.items()
            if (officer, day) not in self.taken
            for duty in row.duties
        )

    def holds(self, officer: int, key: DutyKey) -> bool:
        """Whether the officer was on the duty."""
        row = self.cells.get((officer, key[3]))
        return row is not None and any((duty.station, duty.post, duty.shift) == key[:3] for duty in row.duties)

    def detached(self, officer: int, day: int) -> tuple[str, ...]:
        row = self.cells.get((officer, day))
        return row.detached if row else ()

    def is_open(self, key: DutyKey) -> bool:
        """Whether somebody may be new on the duty though it lies in the window."""
        return key[3] in self.window and self.touched.get(key, 0) > 0

    def is_cut(self, officer: int, station: str, day: int) -> bool:
        """Whether a stint may end on a day without a cover: on the eve of `since`, or where an event has cut it."""
        if self.replan is None or station not in self.detached(officer, day):
            return False
        has_cover = any(duty.station == station for duty in self.cells[officer, day].duties)
        return day + 1 == self.since or not (has_cover or station in self.detached(officer, day + 1))

    def weight(self, officer: int, day: int) -> int:
        """What a changed cell counts: none that an event itself takes."""
        return 0 if (officer, day) in self.taken else self.day_weight(day)

    def day_weight(self, day: int) -> int:
        """What a cell that no event takes counts: none before `since`, nor a provisional one."""
        if self.replan is None:
            return 1
        if day in self.window:
            return WINDOW_WEIGHT
        return int(day >= self.since and not self.replan.is_provisional)
