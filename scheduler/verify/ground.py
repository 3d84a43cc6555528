"""What a case leaves open, by the names of a certificate: who may be on what, base duties, days away."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property
from typing import NamedTuple

from models.case import Case
from models.roster import Source
from scheduler.audit import facts_of
from scheduler.audit.given.clock import Clock
from scheduler.audit.given.line import Base, Line
from scheduler.audit.given.needs import Duty
from scheduler.audit.rules.rota import posts

from .requests import Requests
from .row import Name, NotDerived


class Start(NamedTuple):
    """An assignment that may be, and the variable that is 1 if it is."""

    name: Name
    line: Line
    duty: Duty
    clock: Clock
    source: Source

    @property
    def begin(self) -> int:
        return self.clock.begin(self.duty.day)

    @property
    def end(self) -> int:
        return self.clock.end(self.duty.day)

    @property
    def ready(self) -> int:
        """The minute at which the rest after it is over."""
        return self.end + self.clock.rest


NEEDED = ("one_duty", "available", "rota", "cover")
"""Rules without which little holds of every roster."""


class Ground(Requests):
    """Days are numbered from 0 at the case's start. Raises `NotDerived` for a case of which nothing is certified."""

    def __init__(self, case: Case) -> None:
        super().__init__(facts_of(case))
        if case.replan is not None or not self.facts.rules.issuperset(NEEDED) or self.facts.policy.entries("one_duty"):
            raise NotDerived
        self._duties: dict[int, list[Duty]] = defaultdict(list)
        for duty in self.facts.needs:
            self._duties[duty.day].append(duty)
        self._numbers = {when.isoformat(): day for when, day in self.facts.day_of.items()}
        self.duties, self.base = cache(self._duties_of), cache(self._base_of)
        self.crew, self.has_away = cache(self._crew_of), cache(self._has_away)

    # ---- fields of names

    def date(self, day: int) -> str:
        return self.facts.date_of(day).isoformat()

    def day(self, date: str) -> int:
        if date not in self._numbers:
            raise NotDerived
        return self._numbers[date]

    def line(self, officer: str) -> Line:
        if officer not in self.facts.lines:
            raise NotDerived
        return self.facts.lines[officer]

    def plain(self, officer: str) -> Line:
        """Of whom no pin forces a duty; others are refused."""
        if not self.is_plain(officer):
            raise NotDerived
        return self.line(officer)

    def is_plain(self, officer: str) -> bool:
        return officer not in self._forced

    @cached_property
    def _forced(self) -> frozenset[str]:
        return frozenset(str(officer) for officer, *_ in self.facts.asked_by_force)

    def duty(self, *place: str) -> Duty:
        """By station, post, shift and date; one that is asked for."""
        duty = Duty(*place[:3], self.day(place[3])) if len(place) == 4 else None
        if duty not in self.facts.needs or duty is None:
            raise NotDerived
        return duty

    def name_of(self, kind: str, duty: Duty) -> Name:
        return kind, duty.station, duty.post, duty.shift, self.date(duty.day)

    def successive(self, duty: Duty) -> list[Duty]:
        """The duty and those of its station, post and shift on later dates, in order."""
        return [other for other in self._by_place[duty[:3]] if other.day >= duty.day]

    @cached_property
    def _by_place(self) -> dict[tuple[str, ...], list[Duty]]:
        table: dict[tuple[str, ...], list[Duty]] = defaultdict(list)
        for duty in sorted(self.facts.needs):
            table[duty[:3]].append(duty)
        return dict(table)

    # ---- assignments

    def _duties_of(self, officer: str, day: int) -> list[Start]:
        """Whatever the officer may be decided on of the day."""
        line, may = self.line(officer), self.facts.candidates.may
        return [self._start(line, duty) for duty in self._duties.get(day, ()) if may(line, duty)]

    def _start(self, line: Line, duty: Duty) -> Start:
        name = ("duty", line.id, duty.station, duty.post, duty.shift, self.date(duty.day))
        is_own, is_free = line.units[duty.day] == duty.station, line.is_free(duty.day)
        source = Source.COVER if not is_own else Source.FREE if is_free else Source.EXTRA
        return Start(name, line, duty, self.facts.clocks[duty.shift], source)

    def _base_of(self, officer: str, day: int) -> list[Start]:
        """The base duty of the day at each post at which it may be worked."""
        line, base = self.line(officer), self.base_shift(officer, day)
        if base is None:
            return []
        station, names = line.units[day] or "", sorted(posts(self.facts, line, base))
        return [
            Start(("base", officer, post, self.date(day)), line, Duty(station, post, base.clock.id, day), base.clock, Source.BASE)
            for post in names
        ]

    def base_shift(self, officer: str, day: int) -> Base | None:
        """The base duty of the day that neither given leave nor a commitment excludes."""
        line = self.line(officer)
        base = next((base for base in line.duties if base.day == day), None)
        if base is None:
            return None
        begin, end = base.clock.begin(day), base.clock.end(day)
        on_leave = any(leave.excludes(day, end, self.facts.eve_end) for leave in line.leave)
        return None if on_leave or line.is_committed(begin, end) else base

    def covers(self, officer: str, day: int) -> list[Name]:
        return [start.name for start in self.duties(officer, day) if start.source is Source.COVER]

    def starts(self, officer: str, day: int) -> list[Start]:
        return [*self.base(officer, day), *self.duties(officer, day)]

    def _crew_of(self, duty: Duty) -> list[Start]:
        """Everybody who may be on a duty."""
        return [
            start for line in self.facts.lines.values() for start in (*self._base_on(line, duty), *self._decided_on(line, duty))
        ]

    def _base_on(self, line: Line, duty: Duty) -> Iterator[Start]:
        if line.units[duty.day] == duty.station:
            yield from (start for start in self.base(line.id, duty.day) if start.duty == duty)

    def _decided_on(self, line: Line, duty: Duty) -> Iterator[Start]:
        if self.facts.candidates.may(line, duty):
            yield self._start(line, duty)

    def is_filled_by_force(self, duty: Duty) -> bool:
        """Whether a forced assignment on the duty has no variable."""
        known = {(start.line.id, start.duty) for start in self.crew(duty)}
        asked = (Duty(*row[1:]) for row in self.facts.asked_by_force)
        forced = {str(row[0]) for row, on in zip(self.facts.asked_by_force, asked, strict=True) if on == duty}
        return any((officer, duty) not in known for officer in forced)

    # ---- days away

    def _has_away(self, officer: str) -> bool:
        """Whether the officer may be away at all: a candidate for some cover, or away on the eve."""
        line = self.line(officer)
        return line.before.station is not None or any(self.covers(officer, day) for day in range(self.facts.days))

    def away(self, officer: str, day: int) -> list[Name]:
        return [("away", officer, self.date(day))] if self.has_away(officer) else []

    def yielding(self, officer: str, day: int) -> list[Name]:
        may_yield = self.facts.policy.row("ladder.yielded").on and self.has_away(officer) and self.base(officer, day)
        return [("yield", officer, self.date(day))] if may_yield else []

    @property
    def reach(self) -> int:
        """Dates after its own into which the rest after some duty may last."""
        return max((row.start + row.minutes + row.rest for row in self.facts.clocks.values()), default=0) // (24 * 60)
