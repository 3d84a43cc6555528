"""A case's policy, dates, shifts and duties. Days are numbered from 0 at `start`; minutes from 00:00 of it."""

import datetime as dt
from functools import cache
from typing import NamedTuple

from models.case import Case
from models.duty import DayClass, DayKind, Demand, DemandException, Post, Shift, ShiftKind

DAY = 1440
NEVER = 10**9

Key = tuple[str, str, str, int]
"""A duty: station, post, shift, day."""


class Span(NamedTuple):
    """Days of a leave, both included."""

    first: int
    last: int

    def covers(self, day: int) -> bool:
        return self.first <= day <= self.last


class Frame:
    def __init__(self, case: Case):
        self.case, self.policy = case, case.policy
        for asked_often in ("on", "limit"):
            setattr(self, asked_often, cache(getattr(self, asked_often)))
        self.days = (case.end - case.start).days + 1
        self.units = {row.id: row for row in case.units}
        self.posts: dict[str, Post] = {row.id: row for row in case.posts}
        self.shifts: dict[str, Shift] = {row.id: row for row in case.shifts}
        self.kinds = {self.day(row.date): row.kind for row in case.calendar}
        self.rest_of = {row.id: self._rest(row) for row in case.shifts}
        self.after = max((self.interval(row, 0)[1] + self.rest_of[row] for row in self.shifts), default=0) // DAY
        """Dates after its own to which the rest after some duty reaches."""
        self.duties: dict[Key, Demand | DemandException] = self._duties()

    # ---- policy

    def on(self, rule: str) -> bool:
        """A rule's own row, and for a parameter that of its rule, too."""
        return self.policy.row(rule.partition(".")[0]).on and self.policy.row(rule).on

    def limit(self, key: str, officer: str = "") -> int | None:
        """None where it is not applied."""
        if not self.on(key):
            return None
        own = (row.value for row in self.case.limits if row.officer == officer and row.key.value == key)
        return int(next(own, self.policy.number(key)))

    def night_windows(self, officer: str) -> list[tuple[int, int]]:
        """So many dates, and how many nights they may hold; an own value takes the place of them all."""
        if not self.on("load.nights"):
            return []
        own = [row.value for row in self.case.limits if row.officer == officer and row.key.value == "load.nights"]
        text = str(own[0]) if own else self.policy.text("load.nights")
        pairs = [item.split(":") for item in text.replace("；", ";").split(";")]
        return [(int(pair[0]), int(pair[1])) if len(pair) == 2 else (28, int(pair[0])) for pair in pairs]

    # ---- dates and shifts

    def day(self, date: dt.date) -> int:
        return (date - self.case.start).days

    def span(self, first: dt.date | None, last: dt.date | None) -> Span:
        return Span(-NEVER if first is None else self.day(first), NEVER if last is None else self.day(last))

    def minute(self, moment: dt.datetime) -> int:
        return self.day(moment.date()) * DAY + moment.hour * 60 + moment.minute

    def interval(self, shift: str, day: int) -> tuple[int, int]:
        row = self.shifts[shift]
        begin = day * DAY + row.start.hour * 60 + row.start.minute
        return begin, begin + row.minutes

    def is_night(self, shift: str) -> bool:
        row = self.shifts[shift]
        return row.night or (row.minutes >= DAY and row.kind is not ShiftKind.STANDBY)

    def is_standby(self, shift: str) -> bool:
        return self.shifts[shift].kind is ShiftKind.STANDBY

    def load(self, shift: str) -> int:
        row = self.shifts[shift]
        return row.minutes if row.load_minutes is None else row.load_minutes

    def _rest(self, row: Shift) -> int:
        if not self.on("rest"):
            return 0
        if row.rest_minutes is not None:
            return row.rest_minutes
        if row.kind is ShiftKind.STANDBY and self.on("rest.standby"):
            return self.policy.number("rest.standby")
        if row.minutes >= DAY and self.on("rest.day24"):
            return self.policy.number("rest.day24")
        if self.is_night(row.id) and self.on("rest.night"):
            return self.policy.number("rest.night")
        return self.policy.number("rest")

    def burden(self, shift: str, day: int) -> int:
        points = self.policy.number(f"fairness.{self.kinds[day].value}")
        return -(-points * self.policy.number("fairness.night_percent") // 100) if self.is_night(shift) else points

    # ---- duties

    def _duties(self) -> dict[Key, Demand | DemandException]:
        rows: dict[Key, Demand | DemandException] = {}
        for row in self.case.demands:
            held = self.span(row.first, row.last)
            for day in range(self.days):
                if held.covers(day) and self._is_of(row.days, self.kinds[day]):
                    rows[row.station, row.post, row.shift, day] = row
        for exception in self.case.demand_exceptions:
            day = self.day(exception.date)
            if 0 <= day < self.days:
                rows[exception.station, exception.post, exception.shift, day] = exception
        return {key: row for key, row in rows.items() if row.target > 0 or row.surplus_weight is not None}

    @staticmethod
    def _is_of(days: DayClass, kind: DayKind) -> bool:
        off = days is DayClass.OFF and kind is not DayKind.WORKING
        return days is DayClass.EVERY or off or days.value == kind.value
