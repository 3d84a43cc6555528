"""The variables of a certificate: what a roster of the case decides, and what is counted in it."""

from collections import defaultdict
from typing import NamedTuple

from models.roster import Source
from scheduler.certificate.system import System
from scheduler.engine.build import admission
from scheduler.formulation.base_duties import base_posts
from scheduler.formulation.candidates import candidates
from scheduler.formulation.decisions import Candidate
from scheduler.formulation.facts import DAY_MINUTES, DecidableLeave, Duty, DutyKey, LeaveOption, Line
from scheduler.formulation.instance import Instance


class Begun(NamedTuple):
    """A variable of an assignment, with its minutes; at `ready` the rest after it is over."""

    var: int
    officer: int
    key: DutyKey
    source: Source
    begin: int
    end: int
    ready: int
    standby: bool
    night: bool


class Requested(NamedTuple):
    """A request that is decided, the variable that refuses it and each option with its own."""

    leave: DecidableLeave
    refused: int
    options: tuple[tuple[LeaveOption, int], ...]


class Variables:
    """Of one instance, each kind by what it is asked for; `system` gains them all."""

    def __init__(self, instance: Instance):
        self.instance, self.system = instance, System()
        self.candidates: list[tuple[Candidate, int]] = []
        self.started: dict[tuple[int, int], list[Begun]] = defaultdict(list)
        """By officer and day, everything that may start."""
        self.on_duty: dict[DutyKey, list[Begun]] = defaultdict(list)
        self.requests: dict[int, list[Requested]] = defaultdict(list)
        """By officer."""
        self.away: dict[tuple[int, int], int] = {}
        self.yielding: dict[tuple[int, int], int] = {}
        self.short: dict[int, int] = {}
        self.below: dict[int, int] = {}
        self.surplus: dict[int, int] = {}
        """By index of a duty."""
        self.dates = [instance.days.date_of(day).isoformat() for day in range(instance.days.count)]
        self._add_duties()
        self._add_base()
        self._add_leave()
        self._add_stints()
        self._add_lacks()

    def name_of(self, duty: Duty) -> tuple[str, str, str, str]:
        return duty.station, duty.post.id, duty.shift.id, self.dates[duty.day]

    def id_of(self, officer: int) -> str:
        return self.instance.officers[officer].id

    def is_plain(self, officer: int) -> bool:
        """Whether no duty of the officer is kept by force."""
        return officer not in self.instance.forced.officers

    def plain(self) -> list[int]:
        return [officer for officer in range(len(self.instance.officers)) if self.is_plain(officer)]

    def covers(self, officer: int, day: int) -> list[Begun]:
        return [begun for begun in self.started.get((officer, day), ()) if begun.source is Source.COVER]

    def decided(self, officer: int, day: int) -> list[Begun]:
        return [begun for begun in self.started.get((officer, day), ()) if begun.source is not Source.BASE]

    def base(self, officer: int, day: int) -> list[Begun]:
        return [begun for begun in self.started.get((officer, day), ()) if begun.source is Source.BASE]

    def covering(self, officer: int, day: int) -> list[int]:
        """The variables of grants that cover the day."""
        requests = self.requests.get(officer, ())
        return [var for request in requests for option, var in request.options if option.first <= day <= option.last]

    def excluding(self, request: Requested, begin: int, end: int) -> list[int]:
        """The variables of its grants that exclude a duty of these minutes."""
        excludes = self.instance.leave.excludes
        return [var for option, var in request.options if excludes(option.first, option.last, begin, end)]

    def _add_duties(self) -> None:
        for candidate in candidates(self.instance, admission(self.instance)):
            duty = candidate.duty
            name = ("duty", self.id_of(candidate.officer), *self.name_of(duty))
            var = self.system.variable(name, 1)
            self.candidates.append((candidate, var))
            self._add_start(var, candidate.officer, duty.key, candidate.source)

    def _add_start(self, var: int, officer: int, key: DutyKey, source: Source) -> None:
        shift, day = self.instance.shifts[key[2]], key[3]
        begin = day * DAY_MINUTES + shift.start
        end = begin + shift.minutes
        begun = Begun(var, officer, key, source, begin, end, end + shift.rest, shift.standby, shift.night)
        self.started[officer, day].append(begun)
        self.on_duty[key].append(begun)

    def _add_base(self) -> None:
        lines, instance = self.instance.lines, self.instance
        for officer in range(len(instance.officers)):
            for day, date in enumerate(self.dates):
                shift = lines.base_on[officer][day]
                if shift is None or lines.kind_on[officer][day] != Line.ROTA:
                    continue
                begin = day * DAY_MINUTES + instance.shifts[shift].start
                end = begin + instance.shifts[shift].minutes
                if instance.leave.given_excludes(officer, begin, end) or instance.committed(officer, begin, end):
                    continue
                for post in base_posts(instance, officer, day, shift):
                    var = self.system.variable(("base", self.id_of(officer), post, date), 1)
                    self._add_start(var, officer, (lines.unit_on[officer][day] or "", post, shift, day), Source.BASE)

    def _add_leave(self) -> None:
        for leave in self.instance.leave.decidable:
            refused = self.system.variable(("refuse", leave.request.id), 1)
            options = []
            for option in leave.options:
                first = self.instance.days.date_of(option.first).isoformat()
                options.append((option, self.system.variable(("grant", leave.request.id, str(option.choice), first), 1)))
            self.requests[leave.officer].append(Requested(leave, refused, tuple(options)))

    def _add_stints(self) -> None:
        openings = self.instance.before.openings
        resuming = {officer for officer, opening in openings.items() if opening.stint_station is not None}
        covering = {candidate.officer for candidate, _ in self.candidates if candidate.source is Source.COVER}
        may_yield = self.instance.policy.row("ladder.yielded").on
        for officer in sorted(resuming | covering):
            for day, date in enumerate(self.dates):
                self.away[officer, day] = self.system.variable(("away", self.id_of(officer), date), 1)
                if may_yield and self.base(officer, day):
                    self.yielding[officer, day] = self.system.variable(("yield", self.id_of(officer), date), 1)

    def _add_lacks(self) -> None:
        for duty in self.instance.duties.all:
            name, present = self.name_of(duty), {begun.officer for begun in self.on_duty.get(duty.key, ())}
            self.short[duty.index] = self.system.variable(("short", *name), duty.minimum)
            self.below[duty.index] = self.system.variable(("below", *name), duty.target)
            self.surplus[duty.index] = self.system.variable(("surplus", *name), max(0, len(present) - duty.target))
