"""A roster looked up the ways the sheets need it: by duty, by officer and date, by unit."""

from collections import Counter, defaultdict
from datetime import date
from functools import cached_property
from typing import NamedTuple

from models.base import dates
from models.case import Case
from models.duty import ShiftKind
from models.findings import Shortage
from models.leave import LeaveRequest
from models.organisation import Officer, UnitKind
from models.roster import Assignment, LeaveDecision, Outcome, RosterFile, Source, Stint
from models.words import say
from scheduler.audit import Facts, facts_of
from scheduler.audit.rules.cover import shortages
from scheduler.audit.sheet import Sheet
from scheduler.demand.needs import Duty
from scheduler.exchange.reading.leave_beyond import is_given
from scheduler.exchange.writing.paper.needs import needs
from scheduler.exchange.writing.paper.text import COVER, EXTRA, PEAK, day_name


class Away(NamedTuple):
    """Leave that holds on a date."""

    request: LeaveRequest
    decided: bool


DECIDED = (Source.FREE, Source.COVER, Source.EXTRA)
LEAD_POST = "带班"
STANDBY, MOBILE = "text.standby", "text.reserve"


class Tables:
    def __init__(self, file: RosterFile) -> None:
        self.file, self.case = file, file.case
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
        crews: dict[Duty, list[Assignment]] = defaultdict(list)
        for work in sorted(self.roster.assignments, key=lambda work: (work.source is Source.COVER, work.officer)):
            crews[Duty(work.station, work.post, work.shift, work.date)].append(work)
        return crews

    @cached_property
    def works(self) -> dict[tuple[str, date], list[Assignment]]:
        works: dict[tuple[str, date], list[Assignment]] = defaultdict(list)
        for work in self.roster.assignments:
            works[work.officer, work.date].append(work)
        return works

    @cached_property
    def stints(self) -> dict[tuple[str, date], Stint]:
        return {(stint.officer, day): stint for stint in self.roster.stints for day in dates(stint.first, stint.last)}

    @cached_property
    def decisions(self) -> dict[str, LeaveDecision]:
        return {decision.request: decision for decision in self.roster.leave}

    @cached_property
    def leave(self) -> dict[tuple[str, date], Away]:
        leave = {}
        for request in self.case.leave:
            decision = self.decisions.get(request.id)
            if is_given(self.case, request):
                first, last, decided = request.choices[0].first, request.choices[0].last, False
            elif decision and decision.outcome is not Outcome.REFUSED and decision.first and decision.last:
                first, last, decided = decision.first, decision.last, True
            else:
                continue
            for day in dates(max(first, self.case.start), min(last, self.case.end)):
                leave[request.officer, day] = Away(request, decided)
        return leave

    @cached_property
    def commitments(self) -> dict[tuple[str, date], str]:
        return _commitments(self.case)

    @cached_property
    def visiting(self) -> set[tuple[str, date]]:
        """Officers and the dates on which a visit of theirs is placed."""
        return {(visit.officer, day) for visit in self.roster.visits for day in dates(visit.first, visit.last)}

    @cached_property
    def labels(self) -> dict[str, str]:
        """Names; with the id where two officers of a unit share one."""
        held = Counter((officer.unit, officer.name) for officer in self.case.officers)
        return {
            officer.id: officer.name if held[officer.unit, officer.name] == 1 else f"{officer.name}({officer.id})"
            for officer in self.case.officers
        }

    def names(self, duty: Duty) -> list[str]:
        """The crew by name; a cover with ★ and the home unit, an extra duty with ＋."""
        names = []
        for work in self.crews.get(duty, ()):
            name = self.labels[work.officer]
            if work.source is Source.COVER:
                name = f"{COVER}{self.unit_of(work.officer, work.date)} {name}"
            names.append(f"{EXTRA}{name}" if work.source is Source.EXTRA else name)
        return names

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
        rows = {(duty.post, duty.shift) for duty in [*self.needs, *self.crews] if duty.station == station}
        posts = ["", *self.posts]

        def place(row: tuple[str, str]) -> tuple[object, ...]:
            post, shift = row
            return not post, LEAD_POST not in post, posts.index(post), self.shifts[shift].start, shift

        return sorted(rows, key=place)

    def members(self, unit: str) -> list[Officer]:
        return [officer for officer in self.case.officers if officer.unit == unit]

    @cached_property
    def facts(self) -> Facts:
        return facts_of(self.case)

    @cached_property
    def presence(self) -> Sheet:
        """The audit's reading of who is where."""
        return Sheet(self.facts, self.roster)

    @cached_property
    def shortages(self) -> dict[Duty, Shortage]:
        """What the audit misses of each duty."""
        return {Duty(gap.station, gap.post, gap.shift, gap.date): gap for gap in shortages(self.facts, self.presence)}

    def unit_of(self, officer: str, day: date) -> str | None:
        """None where the officer is lent outside the bureau."""
        return self.facts.lines[officer].units[self.facts.day(day)]

    def base_shift(self, officer: str, day: date) -> str | None:
        """What the existing roster or else the rota says, whatever leave and cover make of it."""
        clock = self.facts.lines[officer].base[self.facts.day(day)]
        return clock.id if clock else None

    def rota_shift(self, officer: str, day: date) -> str | None:
        """What the rota says, whatever the existing roster does."""
        clock = self._by_rota.lines[officer].base[self.facts.day(day)]
        return clock.id if clock else None

    def at_home(self, officer: str, day: date) -> bool:
        """At home work: a shift at headquarters that no leave, stint or rest after a duty takes away."""
        return (officer, day) in self._at_home

    def rests(self, officer: str, day: date) -> bool:
        """A base duty yields to the rest after a cover."""
        return self.facts.day(day) in self.presence.yielded(self.facts.lines[officer])

    @cached_property
    def _at_home(self) -> set[tuple[str, date]]:
        facts, presence = self.facts, self.presence
        return {(line.id, facts.date_of(base.day)) for line in facts.lines.values() for base in presence.at_home(line)}

    @cached_property
    def _by_rota(self) -> Facts:
        return facts_of(Case(**dict(self.case) | {"base_roster": ()}))


def _commitments(case: Case) -> dict[tuple[str, date], str]:
    """By officer and date what it is; visits, whose dates are decided, are not among them."""
    fixed = (row for row in case.commitments if row.days is None)
    return {(row.officer, day): row.title for row in fixed for day in dates(row.first, row.last)}


def day_heading(tables: Tables, unit: str, day: date) -> str:
    """What stands over a date: the name of the day, with the unit's peaks."""
    return "\n".join(filter(None, (day_name(tables.day[day]), PEAK * ((unit, day) in tables.peaks))))
