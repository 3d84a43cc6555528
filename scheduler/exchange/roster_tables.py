"""A roster looked up the ways the sheets need it: by duty, by officer and date, by unit."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from models.base import dates
from models.duty import CalendarRota, CycleRota, DayKind, ShiftKind
from models.leave import LeaveRequest
from models.organisation import Officer, UnitKind
from models.roster import Assignment, LeaveDecision, Outcome, RosterFile, Source, Stint
from models.words import say
from scheduler.demand.needs import Duty
from scheduler.exchange.leave_beyond import is_given
from scheduler.exchange.roster_needs import needs
from scheduler.exchange.roster_text import COVER, EXTRA, FULL_DAY_MINUTES


class Away(NamedTuple):
    """Leave that holds on a date."""

    request: LeaveRequest
    decided: bool


DECIDED = (Source.FREE, Source.COVER, Source.EXTRA)
ONE_DAY = timedelta(1)
LEAD_POST = "带班"
STANDBY, MOBILE = "text.standby", "text.reserve"


class Tables:
    def __init__(self, file: RosterFile) -> None:
        self.case = file.case
        self.roster = file.roster
        self.dates = dates(file.case.start, file.case.end)
        self.day = {day.date: day for day in file.case.calendar}
        self.officers = {officer.id: officer for officer in file.case.officers}
        self.units = {unit.id: unit for unit in file.case.units}
        self.posts = {post.id: post for post in file.case.posts}
        self.shifts = {shift.id: shift for shift in file.case.shifts}
        self.stations = [unit.id for unit in file.case.units if unit.kind is UnitKind.STATION]
        self.departments = [unit.id for unit in file.case.units if unit.kind is not UnitKind.STATION]
        self.needs = needs(file.case)

    @cached_property
    def crews(self) -> dict[Duty, list[Assignment]]:
        """Who is on each duty, covers last."""
        found: dict[Duty, list[Assignment]] = defaultdict(list)
        for one in sorted(self.roster.assignments, key=lambda one: (one.source is Source.COVER, one.officer)):
            found[Duty(one.station, one.post, one.shift, one.date)].append(one)
        return found

    @cached_property
    def works(self) -> dict[tuple[str, date], list[Assignment]]:
        found: dict[tuple[str, date], list[Assignment]] = defaultdict(list)
        for one in self.roster.assignments:
            found[one.officer, one.date].append(one)
        return found

    @cached_property
    def stints(self) -> dict[tuple[str, date], Stint]:
        return {(stint.officer, day): stint for stint in self.roster.stints for day in dates(stint.first, stint.last)}

    @cached_property
    def decisions(self) -> dict[str, LeaveDecision]:
        return {one.request: one for one in self.roster.leave}

    @cached_property
    def leave(self) -> dict[tuple[str, date], Away]:
        found = {}
        for request in self.case.leave:
            decision = self.decisions.get(request.id)
            if is_given(self.case, request):
                first, last, decided = request.choices[0].first, request.choices[0].last, False
            elif decision and decision.outcome is not Outcome.REFUSED and decision.first and decision.last:
                first, last, decided = decision.first, decision.last, True
            else:
                continue
            for day in dates(max(first, self.case.start), min(last, self.case.end)):
                found[request.officer, day] = Away(request, decided)
        return found

    @cached_property
    def commitments(self) -> dict[tuple[str, date], str]:
        return {(one.officer, day): one.title for one in self.case.commitments for day in dates(one.first, one.last)}

    @cached_property
    def labels(self) -> dict[str, str]:
        """Names; with the id where two officers of a unit share one."""
        held = Counter((officer.unit, officer.name) for officer in self.case.officers)
        return {one.id: one.name if held[one.unit, one.name] == 1 else f"{one.name}({one.id})" for one in self.case.officers}

    def names(self, duty: Duty) -> list[str]:
        """The crew by name; a cover with ★ and the home unit, an extra duty with ＋."""
        found = []
        for one in self.crews.get(duty, ()):
            name = self.labels[one.officer]
            if one.source is Source.COVER:
                unit, _ = self.posting(self.officers[one.officer], one.date)
                name = f"{COVER}{unit} {name}"
            found.append(f"{EXTRA}{name}" if one.source is Source.EXTRA else name)
        return found

    def is_peak(self, duty: Duty) -> bool:
        return duty in self.needs and self.needs[duty].weight > 1

    @cached_property
    def peaks(self) -> set[tuple[str, date]]:
        """The stations and dates on which a duty is at its peak."""
        return {(duty.station, duty.date) for duty in self.needs if self.is_peak(duty)}

    def row_name(self, post: str, shift: str) -> str:
        """The post; work without one is 备勤 or 机动."""
        return post or say(STANDBY if self.shifts[shift].kind is ShiftKind.STANDBY else MOBILE)

    def rows_of(self, station: str) -> list[tuple[str, str]]:
        """Posts and shifts that the station staffs: 带班 first, then as in the case, by hour; work without a post last."""
        found = {(duty.post, duty.shift) for duty in [*self.needs, *self.crews] if duty.station == station}
        posts = ["", *self.posts]

        def place(row: tuple[str, str]) -> tuple[object, ...]:
            post, shift = row
            return not post, LEAD_POST not in post, posts.index(post), self.shifts[shift].start, shift

        return sorted(found, key=place)

    def members(self, unit: str) -> list[Officer]:
        return [officer for officer in self.case.officers if officer.unit == unit]

    @cached_property
    def _lent(self) -> dict[str, list[tuple[date, date, str | None, str | None]]]:
        found = defaultdict(list)
        for one in self.case.secondments:
            found[one.officer].append((one.first, one.last, one.unit, one.rota))
        return found

    def posting(self, officer: Officer, day: date) -> tuple[str | None, str | None]:
        """Unit and rota of an officer on a date; outside the bureau there is neither."""
        for first, last, unit, rota in self._lent.get(officer.id, ()):
            if first <= day <= last:
                return unit, rota if unit else None
        return officer.unit, officer.rota

    def base_shift(self, officer: Officer, day: date) -> str | None:
        """What the existing roster or else the rota says, whatever leave and cover make of it."""
        unit, _ = self.posting(officer, day)
        if unit and (officer.id, day) in self._existing:
            return self._existing[officer.id, day]
        return self.rota_shift(officer, day)

    def rota_shift(self, officer: Officer, day: date) -> str | None:
        """What the rota says, whatever the existing roster does."""
        _, rota = self.posting(officer, day)
        if rota in self._cycles:
            cycle = self._cycles[rota]
            place = next((team.place for team in cycle.teams if team.id == officer.team), None)
            return None if place is None else cycle.cycle[(place + (day - cycle.anchor).days) % len(cycle.cycle)]
        if rota in self._calendars:
            kinds = self._calendars[rota]
            return {DayKind.WORKING: kinds.working, DayKind.REST: kinds.rest, DayKind.HOLIDAY: kinds.holiday}[self.day[day].kind]
        return None

    def at_home(self, officer: Officer, day: date) -> bool:
        """At home work: a shift at headquarters that no leave, stint or rest after a duty takes away."""
        unit, _ = self.posting(officer, day)
        shift = self.base_shift(officer, day) if unit and unit not in self.stations else None
        key = (officer.id, day)
        return shift is not None and key not in self.leave and key not in self.stints and not self.resting(officer, day, shift)

    def resting(self, officer: Officer, day: date, shift: str) -> bool:
        """Whether an earlier duty, with its rest, still runs when the home work of `day` starts."""
        start = self.shifts[shift].start
        opens = start.hour * 60 + start.minute
        for back in (1, 2):
            for one in self.works.get((officer.id, day - back * ONE_DAY), ()):
                worked = self.shifts[one.shift]
                began = worked.start.hour * 60 + worked.start.minute - back * FULL_DAY_MINUTES
                if began + worked.minutes + self.rest_after(one.shift) > opens:
                    return True
        return False

    def rest_after(self, shift: str) -> int:
        worked = self.shifts[shift]
        if worked.rest_minutes is not None:
            return worked.rest_minutes
        if worked.kind is ShiftKind.STANDBY:
            return self.case.policy.number("rest.standby")
        if worked.minutes >= FULL_DAY_MINUTES:
            return self.case.policy.number("rest.day24")
        return self.case.policy.number("rest.night" if worked.night else "rest")

    @cached_property
    def _existing(self) -> dict[tuple[str, date], str | None]:
        return {(row.officer, row.date): row.shift for row in self.case.base_roster}

    @cached_property
    def _cycles(self) -> dict[str | None, CycleRota]:
        return {rota.id: rota for rota in self.case.cycle_rotas}

    @cached_property
    def _calendars(self) -> dict[str | None, CalendarRota]:
        return {rota.id: rota for rota in self.case.calendar_rotas}
