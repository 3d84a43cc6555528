"""A case with dates as day numbers: what rules, objective and engine read."""

from collections.abc import Iterable
from functools import cached_property

from models.case import Case
from models.organisation import Category, Officer, Restriction, Unit
from models.windows import Window, windows
from scheduler.formulation.parts.before import Before
from scheduler.formulation.parts.calendar_of_lines import Lines
from scheduler.formulation.parts.commitments import Commitments
from scheduler.formulation.parts.days import Days
from scheduler.formulation.parts.duties import Duties
from scheduler.formulation.parts.forced import Forced
from scheduler.formulation.parts.leave_options import LeaveOptions
from scheduler.formulation.parts.published import Published
from scheduler.formulation.parts.rotas import Rotas
from scheduler.formulation.parts.shifts import reach_of, shift_facts
from scheduler.formulation.parts.skills import Skills
from scheduler.formulation.parts.stay_phases import StayPhases
from scheduler.formulation.parts.support import Support


class Instance:
    """Derived facts of one case under the rules named (None: all that the policy has on), each kind in a part of its own.

    Officers stand for their place in `officers`; `number` gives it by id.
    """

    def __init__(self, case: Case, rules: Iterable[str] | None = None, free: frozenset[str] | None = None):
        """`free` are officers who alone may be on anything that was not published; None is everybody."""
        self.case = case
        self.free = free
        self.policy = case.policy
        known = {row.key for row in case.policy.rows if case.policy.on(row.key)}
        self._active = known if rules is None else known & frozenset(rules)
        self.units: dict[str, Unit] = {unit.id: unit for unit in case.units}
        self.officers: tuple[Officer, ...] = case.officers
        self.number = {officer.id: index for index, officer in enumerate(case.officers)}
        self.days = Days(case.start, case.end)
        self.shifts = shift_facts(case, self.active("rest"))
        kinds = {self.days.number(day.date): day.kind for day in case.calendar}
        self.duties = Duties(case, self.days, kinds, self.shifts)
        rotas, reach = Rotas(case, self.number, self.days, kinds), reach_of(self.shifts)
        self.lines = Lines(case, self.days, rotas, reach)
        plain_rest = self.policy.number("rest") if self.active("rest") else 0
        self.before = Before(case, self.number, self.days, self.shifts, rotas, reach, plain_rest)
        self.skills = Skills(case, self.number, self.days)
        self.leave = LeaveOptions(case, self.number, self.days, self.lines, self.before.openings)
        self.support = Support(case, self.days)
        self.commitments = Commitments(case, self.number, self.days)
        self.phases = StayPhases(case, self.days, self.shifts)
        self.published = Published(case, self.number, self.days)
        self.forced = Forced(case, self.number, case.pins if self.active("pins") else (), self.days, self.lines)

    def active(self, rule: str) -> bool:
        """Whether a rule is in force here."""
        return rule in self._active

    def limit(self, officer: int, key: str) -> int:
        """The officer's own value of a policy row, else the bureau's."""
        own = self._own_limits[officer].get((key, None))
        return self.policy.number(key) if own is None else int(own)

    def windows(self, officer: int, key: str) -> tuple[Window, ...]:
        """The bureau's limits over so many dates in a row, or the officer's own in place of them all."""
        own = self._own_limits[officer].get((key, None))
        return self.policy.windows(key) if own is None else windows(own)

    def shift_limits(self, officer: int) -> dict[str, int]:
        """Per shift that the officer may work only so often, how often."""
        return {shift: int(value) for (key, shift), value in self._own_limits[officer].items() if key == "load.shift" and shift}

    @cached_property
    def _own_limits(self) -> list[dict[tuple[str, str | None], int | str]]:
        """Per officer, by policy row and shift."""
        table: list[dict[tuple[str, str | None], int | str]] = [{} for _ in self.officers]
        for row in self.case.limits:
            table[self.number[row.officer]][row.key, row.shift] = row.value
        return table

    def is_free(self, officer: int) -> bool:
        """Whether the officer may be on anything that was not published."""
        return self.free is None or self.officers[officer].id in self.free

    def sworn(self, officer: int) -> bool:
        return self.officers[officer].category is not Category.AUXILIARY

    @cached_property
    def restrictions(self) -> list[list[Restriction]]:
        """Per officer."""
        table: list[list[Restriction]] = [[] for _ in self.officers]
        for row in self.case.restrictions:
            table[self.number[row.officer]].append(row)
        return table

    def committed(self, officer: int, start: int, end: int) -> bool:
        """Whether a commitment of the officer overlaps minutes [start, end)."""
        return any(begin < end and start < finish for _, begin, finish in self.commitments.blocked[officer])

    @cached_property
    def shared_dates(self) -> frozenset[frozenset[str]]:
        """Pairs of shifts that may share a date."""
        return frozenset(frozenset(part.strip() for part in pair.split("+")) for pair in self.policy.entries("one_duty"))
