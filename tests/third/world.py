"""What a case says before anything is decided. Days are numbered from 0 at `start`; minutes from 00:00 of it."""

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from models.case import Case
from models.duty import CalendarRota, CycleRota
from models.leave import Commitment, LeaveRequest, LeaveStatus, Opening, PinKind
from models.organisation import Category, Level, Officer, UnitKind
from tests.third.frame import DAY, NEVER, Frame, Key, Span
from tests.third.published import Published


class Option(NamedTuple):
    """One outcome of a pending request; refused where `choice` is None."""

    choice: int | None
    span: Span | None
    cost: int


class Stop(NamedTuple):
    """A visit placed on the days of the span."""

    asked: Commitment
    span: Span

    def overlaps(self, begin: int, end: int) -> bool:
        opens, closes = hours(self.asked)
        days = range(self.span.first, self.span.last + 1)
        return any(begin < day * DAY + closes and day * DAY + opens < end for day in days)


def hours(row: Commitment) -> tuple[int, int]:
    """From and to which minute of each of its dates it lasts."""
    opens = 0 if row.start is None else row.start.hour * 60 + row.start.minute
    return opens, DAY if row.end is None else (row.end.hour * 60 + row.end.minute) or DAY


class World(Frame):
    def __init__(self, case: Case):
        super().__init__(case)
        for asked_often in ("unit", "base", "holds", "headcount", "blocked"):
            setattr(self, asked_often, cache(getattr(self, asked_often)))
        self.rotas: dict[str, CycleRota | CalendarRota] = {row.id: row for row in (*case.cycle_rotas, *case.calendar_rotas)}
        self.officers: dict[str, Officer] = {row.id: row for row in case.officers}
        self.opening: dict[str, Opening] = {row.officer: row for row in case.opening}
        self.cells = {(row.officer, self.day(row.date)): row.shift for row in case.base_roster}
        self.free_throughout = {o for o in self.officers if all(self.is_free(o, d) for d in range(self.days))}
        self.given_dates: dict[str, dict[str, Span | None]] = defaultdict(dict)
        self.given_leave: dict[str, list[Span]] = defaultdict(list)
        self.given_places: dict[str, list[Span]] = defaultdict(list)
        exempt = self.policy.entries("leave_capacity.exempt") if self.policy.on("leave_capacity.exempt") else ()
        self.without_place = {row.id for row in case.leave if row.kind in exempt}
        self.pending: dict[str, list[LeaveRequest]] = defaultdict(list)
        for row in case.leave:
            if row.status is LeaveStatus.APPROVED or row.kind in self.policy.entries("leave.entitled"):
                span = self.span(row.choices[0].first, row.choices[0].last)
                self.given_dates[row.officer][row.id] = span
                self.given_leave[row.officer].append(span)
                if row.id not in self.without_place:
                    self.given_places[row.officer].append(span)
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
        self.published = Published(self)
        self.granted_by_force = {pin.request for pin in case.pins if pin.kind is PinKind.GRANT and pin.forced and self.on("pins")}

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
            if row.officer != officer or row.days is not None:
                continue
            opens, closes = hours(row)
            for day in range(self.day(row.first), self.day(row.last) + 1):
                if begin < day * DAY + closes and day * DAY + opens < end:
                    return True
        return False

    def has_commitment(self, officer: str, day: int) -> bool:
        rows = (row for row in self.case.commitments if row.officer == officer and row.days is None)
        return any(self.span(row.first, row.last).covers(day) for row in rows)

    def visits(self, officer: str) -> list[Commitment]:
        """Commitments that take some dates of their range, of which as many lie in the horizon."""
        rows = (row for row in self.case.commitments if row.officer == officer and row.days is not None)
        in_horizon = ((row, sum(self.span(row.first, row.last).covers(day) for day in range(self.days))) for row in rows)
        return [row for row, days in in_horizon if self.policy.on("visits") and days >= (row.days or 0)]

    def is_outside(self, request: LeaveRequest) -> bool:
        """Nothing of what was asked first lies in the horizon."""
        asked = request.choices[0]
        return asked.last < self.case.start or asked.first > self.case.end


__all__ = ["DAY", "NEVER", "Key", "Option", "Span", "Stop", "World"]
