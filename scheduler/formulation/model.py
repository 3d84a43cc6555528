"""The variables of one case: what rules and objective terms constrain and count."""

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from functools import cached_property

from models.roster import Source
from scheduler.formulation.decisions import Candidate, Cell, Path, Start, Stay, Yielding, stay_variables
from scheduler.formulation.instance import Instance
from scheduler.formulation.leave_decisions import LeaveDecisions
from scheduler.formulation.visit_decisions import VisitDecisions
from scheduler.program.affine import ONE, ZERO, Affine, count, total
from scheduler.program.compiled import Compiled
from scheduler.program.program import Program


class Model:
    """Program and decision variables of one instance."""

    def __init__(self, instance: Instance):
        self.instance = instance
        self.program = Program()
        self.candidates: list[Candidate] = []
        self.x: list[int] = []
        self.leave = LeaveDecisions(instance)
        self.stays: dict[tuple[int, str], Stay] = {}
        self.base: dict[tuple[int, int], list[Start]] = {}
        """Per officer and day of a base duty, the possible posts."""
        self.yielded: dict[tuple[int, int], Yielding] = {}
        """Per officer and day of a base duty that may yield to the rest after a cover."""
        self.home: dict[tuple[int, int], Affine] = {}
        """Per headquarters officer and day with home work: at home work or not."""
        self.paths: dict[int, Path] = {}
        """Per officer on a free line with least lengths of stretches."""
        self.starts: dict[int, dict[int, list[Start]]] = defaultdict(lambda: defaultdict(list))
        """Per officer and day, everything that may start."""
        self.on_duty: dict[int, list[tuple[int, Affine]]] = defaultdict(list)
        """Per duty index, (officer, 0/1)."""
        self.short: dict[int, Affine] = {}
        """Per duty index, officers below minimum (u1)."""
        self.below_target: dict[int, Affine] = {}
        self.surplus: dict[int, Affine] = {}
        self.terms: dict[str, list[Affine]] = defaultdict(list)
        """Per policy row with a level, the parts of the term's value before weighting."""
        self.strict: dict[str, list[Affine]] = defaultdict(list)
        """Per soft limit, what is 0 where the limit is made hard: less than its parts where force keeps duties."""
        self.beds: dict[tuple[int, int], int] = {}
        self.visits = VisitDecisions()
        self.changed: list[list[Cell]] | None = None
        """What `scheduler.formulation.changes` makes of the roster before, once it is asked for."""
        self.lending: dict[tuple[str, int], Affine] = {}
        """Per station and day, 1 if it lends an officer."""
        self._away: dict[tuple[int, int], list[int]] = defaultdict(list)
        self._held: set[tuple[int, int]] = set()
        self._given_stays: dict[int, list[Stay]] = defaultdict(list)
        self._works: dict[tuple[int, int], Affine] = {}
        self._compiled_before: Compiled | None = None
        """Of the model that this one was copied from."""
        self._decided: dict[tuple[int, int], list[int]] = defaultdict(list)

    @cached_property
    def compiled(self) -> Compiled:
        """The program as arrays; it is asked for once all is written, and what comes after goes into a copy."""
        return Compiled(self.program, self._compiled_before)

    def copy(self) -> "Model":
        """The same with a program of its own, into which further rows and bounds may be written."""
        compiled = self.compiled
        other = copy(self)
        other.program, other._compiled_before = self.program.copy(), compiled
        del other.compiled
        return other

    # ---- adding

    def add_start(self, officer: int, start: Start) -> None:
        self.starts[officer][start.day].append(start)
        if start.decided:
            self._decided[officer, start.day].append(start.amount.terms[0][0])
        duty = self.instance.duties.by_key.get((start.station, start.post, start.shift.id, start.day))
        if duty is not None:
            self.on_duty[duty.index].append((officer, start.amount))

    def penalise(self, key: str, officer: int, parts: Iterable[Affine]) -> None:
        """Parts of a soft limit on one officer, which is not made hard where force keeps some duty of the officer."""
        known = list(parts)
        self.terms[key] += known
        if officer not in self.instance.forced.officers:
            self.strict[key] += known

    def add_stay(self, stay: Stay) -> None:
        self.stays[stay.officer, stay.station] = stay
        for day, var in stay.on.items():
            self._away[stay.officer, day].append(var)
        self._held.update((stay.officer, day) for day in stay.held)
        if stay.held or stay.kept:
            self._given_stays[stay.officer].append(stay)

    # ---- asking

    def away(self, officer: int, day: int) -> Affine:
        """1 if the officer is detached on the day: a stint spans it, or a stay is on it."""
        return ONE if (officer, day) in self._held else count(self.away_variables(officer, day))

    def given_stays(self, officer: int) -> list[Stay]:
        """The officer's detachments with forced or kept covers."""
        return self._given_stays.get(officer, [])

    def away_variables(self, officer: int, day: int) -> list[int]:
        """Per station, the variable of a stint that spans the day; and those of stays on it."""
        return [*self._away.get((officer, day), ()), *stay_variables(self.starts.get(officer, {}).get(day, ()))]

    def starts_on(self, officer: int, day: int) -> list[Start]:
        return self.starts[officer].get(day, [])

    @cached_property
    def one_a_day(self) -> bool:
        """Whether at most one duty starts per officer and date, without exceptions."""
        return self.instance.active("one_duty") and not self.instance.shared_dates

    def takes_turns(self, officer: int) -> bool:
        """Whether at most one duty of the officer starts per date, forced ones among them."""
        return self.one_a_day and officer not in self.instance.forced.crowded

    def sums(self, amounts: list[Affine]) -> list[Affine]:
        """Decided amounts of one date as their sum where at most one of them is 1."""
        return [total(amounts)] if self.one_a_day and amounts else amounts

    # ---- working dates

    def decided_on(self, officer: int, day: int) -> list[int]:
        """Variables of the decided duties that start on the day."""
        return self._decided.get((officer, day), [])

    def decided_together(self) -> list[list[int]]:
        """By officer and date, the variables of the decided duties that start."""
        return list(self._decided.values())

    def works(self, officer: int, day: int) -> Affine:
        """1 on a work date: a duty starts, the officer is at home work, or a commitment holds outside leave or a visit is placed.

        Days before the horizon are work dates as far as the opening's run of duty dates goes.
        """
        known = self._works.get((officer, day))
        if known is None:
            known = self._works[officer, day] = self._work_date(officer, day)
        return known

    def _work_date(self, officer: int, day: int) -> Affine:
        if day < 0:
            opening = self.instance.before.openings.get(officer)
            return ONE if opening is not None and -day <= opening.work_run else ZERO
        amounts = [start.amount for start in self.starts_on(officer, day)]
        started = [total(amounts)] if amounts and self.takes_turns(officer) else amounts
        home = self.home.get((officer, day), ZERO)
        sources = [*started, home]
        if len(started) == 1 and not any(start.source is Source.BASE for start in self.starts_on(officer, day)):
            sources = [started[0].plus(home)]
        return self.program.any_of([*sources, *self.engaged(officer, day)])

    def engaged(self, officer: int, day: int) -> list[Affine]:
        """1 each where a commitment holds outside leave, or a visit is placed."""
        committed = any(when == day for when, _, _ in self.instance.commitments.blocked[officer])
        holds = committed and not self.instance.leave.given_covers(officer, day)
        outside_leave = [self.program.none_of(self.leave.covering(officer, day))] if holds else []
        return [*outside_leave, *self.visits.taking(officer, day)]
