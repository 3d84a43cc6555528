"""What a case says before anything is decided. Days are numbered from 0 at `start`; minutes from 00:00 of it."""

import datetime as dt
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from models.case import Case
from models.duty import CalendarRota, CycleRota, DayClass, DayKind, Demand, DemandException, Post, Shift, ShiftKind
from models.leave import LeaveRequest, LeaveStatus, Opening, PinKind
from models.organisation import Category, Level, Officer, UnitKind

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


class Option(NamedTuple):
    """One outcome of a pending request; refused where `choice` is None."""

    choice: int | None
    span: Span | None
    cost: int


class World:
    def __init__(self, case: Case):
        self.case, self.policy = case, case.policy
        for asked_often in ("on", "limit", "unit", "base", "holds", "headcount", "blocked"):
            setattr(self, asked_often, cache(getattr(self, asked_often)))
        self.days = (case.end - case.start).days + 1
        self.units = {row.id: row for row in case.units}
        self.posts: dict[str, Post] = {row.id: row for row in case.posts}
        self.shifts: dict[str, Shift] = {row.id: row for row in case.shifts}
        self.rotas: dict[str, CycleRota | CalendarRota] = {row.id: row for row in (*case.cycle_rotas, *case.calendar_rotas)}
        self.officers: dict[str, Officer] = {row.id: row for row in case.officers}
        self.kinds = {self.day(row.date): row.kind for row in case.calendar}
        self.opening: dict[str, Opening] = {row.officer: row for row in case.opening}
        self.rest_of = {row.id: self._rest(row) for row in case.shifts}
        self.after = max((self.interval(row, 0)[1] + self.rest_of[row] for row in self.shifts), default=0) // DAY
        """Dates after its own to which the rest after some duty reaches."""
        self.duties: dict[Key, Demand | DemandException] = self._duties()
        self.cells = {(row.officer, self.day(row.date)): row.shift for row in case.base_roster}
        self.free_throughout = {o for o in self.officers if all(self.is_free(o, d) for d in range(self.days))}
        self.given_dates: dict[str, dict[str, Span | None]] = defaultdict(dict)
        self.given_leave: dict[str, list[Span]] = defaultdict(list)
        self.pending: dict[str, list[LeaveRequest]] = defaultdict(list)
        for row in case.leave:
            if row.status is LeaveStatus.APPROVED or row.kind in self.policy.entries("leave.entitled"):
                span = self.span(row.choices[0].first, row.choices[0].last)
                self.given_dates[row.officer][row.id] = span
                self.given_leave[row.officer].append(span)
            elif self.is_outside(row):
                self.given_dates[row.officer][row.id] = None
            else:
                self.pending[row.officer].append(row)
        self.pairs = [frozenset(part.strip() for part in pair.split("+")) for pair in self.policy.entries("one_duty")]
        self.forced = {
            (pin.officer or "", (pin.station or "", pin.post or "", pin.shift or "", self.day(pin.date)))
            for pin in case.pins
            if pin.kind is PinKind.ASSIGN and pin.forced and pin.date and self.on("pins")
        }
        self.granted_by_force = {pin.request for pin in case.pins if pin.kind is PinKind.GRANT and pin.forced and self.on("pins")}

    # ---- policy

    def on(self, rule: str) -> bool:
        """A rule's own row, and for a parameter that of its rule, too."""
        return self.policy.row(rule.partition(".")[0]).on and self.policy.row(rule).on

    def limit(self, key: str, officer: str = "") -> int | None:
        """None where it is not applied."""
        if not self.on(key):
            return None
        own = (row.value for row in self.case.limits if row.officer == officer and row.key.value == key)
        return next(own, self.policy.number(key))

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

    # ---- officers by day

    def _seconded(self, officer: str, day: int) -> tuple[str | None, str | None] | None:
        for row in self.case.secondments:
            if row.officer == officer and self.span(row.first, row.last).covers(day):
                return row.unit, row.rota
        return None

    def unit(self, officer: str, day: int) -> str | None:
        away = self._seconded(officer, day)
        return self.officers[officer].unit if away is None else away[0]

    def _rota(self, officer: str, day: int) -> str | None:
        away = self._seconded(officer, day)
        return self.officers[officer].rota if away is None else away[1]

    def base(self, officer: str, day: int) -> str | None:
        """The base shift of a date, before any leave."""
        if self.unit(officer, day) is None:
            return None
        if (officer, day) in self.cells:
            return self.cells[officer, day]
        name = self._rota(officer, day)
        if name is None:
            return None
        rota = self.rotas[name]
        if isinstance(rota, CalendarRota):
            kind = self.kinds.get(day)
            return None if kind is None else {"working": rota.working, "rest": rota.rest, "holiday": rota.holiday}[kind.value]
        teams = {team.id: team.place for team in rota.teams}
        first = rota.teams[0].place if rota.teams else 0
        place = teams.get(self.officers[officer].team or "", first)
        return rota.cycle[(place + day - self.day(rota.anchor)) % len(rota.cycle)]

    def at_station(self, officer: str, day: int) -> bool:
        unit = self.unit(officer, day)
        return unit is not None and self.units[unit].kind is UnitKind.STATION

    def is_free(self, officer: str, day: int) -> bool:
        return self.at_station(officer, day) and (officer, day) not in self.cells and self._rota(officer, day) is None

    def home_work(self, officer: str, day: int) -> str | None:
        """The base shift of a headquarters line."""
        return None if self.at_station(officer, day) else self.base(officer, day)

    def base_duty(self, officer: str, day: int) -> str | None:
        return self.base(officer, day) if self.at_station(officer, day) else None

    def headcount(self, unit: str, day: int) -> list[str]:
        return [officer for officer in self.officers if self.unit(officer, day) == unit]

    def holds(self, officer: str, skill: str, day: int, independent: bool = False) -> bool:
        return any(
            row.officer == officer
            and row.skill == skill
            and self.span(row.first, row.last).covers(day)
            and (not independent or row.level is Level.INDEPENDENT)
            for row in self.case.qualifications
        )

    def is_sworn(self, officer: str) -> bool:
        return self.officers[officer].category is not Category.AUXILIARY

    # ---- leave, commitments

    def excludes(self, span: Span, begin: int, end: int) -> bool:
        if span.covers(begin // DAY):
            return True
        return begin < span.first * DAY and end > span.first * DAY + self.policy.number("available.leave_eve_end")

    def blocked(self, officer: str, begin: int, end: int) -> bool:
        """Whether a commitment overlaps the interval."""
        for row in self.case.commitments:
            if row.officer != officer:
                continue
            opens = 0 if row.start is None else row.start.hour * 60 + row.start.minute
            closes = DAY if row.end is None else (row.end.hour * 60 + row.end.minute) or DAY
            for day in range(self.day(row.first), self.day(row.last) + 1):
                if begin < day * DAY + closes and day * DAY + opens < end:
                    return True
        return False

    def has_commitment(self, officer: str, day: int) -> bool:
        rows = (row for row in self.case.commitments if row.officer == officer)
        return any(self.span(row.first, row.last).covers(day) for row in rows)

    def is_outside(self, request: LeaveRequest) -> bool:
        """Nothing of what was asked first lies in the horizon."""
        asked = request.choices[0]
        return asked.last < self.case.start or asked.first > self.case.end

    def options(self, request: LeaveRequest) -> list[Option]:
        """Refused first."""
        policy, asked = self.policy, request.choices[0]
        kind = f"leave.weight.{request.kind}"
        weight = policy.number(kind) if policy.has(kind) else policy.number("leave")
        before = self.opening[request.officer].past_refusals if request.officer in self.opening else 0
        weight += policy.number("leave.past_refusal") * max(before, request.past_refusals)
        dates = sum(self.span(asked.first, asked.last).covers(day) for day in range(self.days))
        whole = weight * max(1, dates)
        options = [Option(None, None, whole)]
        for number, choice in enumerate(request.choices):
            first, length = self.day(choice.first), (choice.last - choice.first).days
            starts = range(self.day(choice.earliest), self.day(choice.latest) + 1)
            longest = max(abs(start - first) for start in starts)
            for start in starts:
                is_asked = number == 0 and start == first
                inside = start >= 0 and start + length < self.days
                planned = self.case.as_of is None or start >= self.day(self.case.as_of)
                if not planned or not (is_asked or inside):
                    continue
                moved = abs(start - first)
                share = policy.number("leave.choice_percent") * number * (longest or 1)
                share += policy.number("leave.move_percent") * moved
                cost = -(-whole * min(90 * (longest or 1), share) // (100 * (longest or 1)))
                options.append(Option(number, Span(start, start + length), cost))
        return options
