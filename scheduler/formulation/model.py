"""The variables of one case: what rules and objective terms constrain and count."""

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from models.roster import Source
from scheduler.formulation.facts import DecidableLeave, Duty, LeaveOption, ShiftFacts
from scheduler.formulation.instance import Instance
from scheduler.formulation.path import Stretch
from scheduler.program.affine import ONE, ZERO, Affine, count, of, total
from scheduler.program.compiled import Compiled
from scheduler.program.program import Program


class Candidate(NamedTuple):
    """An officer who may be decided onto a duty, or is `forced` onto it; `named` by the pairing of rung 1.

    Not `admitted` are forced ones whom some rule of admission rules out, or on a duty without demand.
    """

    officer: int
    duty: Duty
    source: Source
    rung: int
    named: bool
    admitted: bool = True
    forced: bool = False


class Start(NamedTuple):
    """One possible start of an officer on a day: `amount` is 0/1; `decided` unless a given.

    `begin` and `end` are minutes from 00:00 of the horizon's first date.
    """

    station: str
    post: str
    shift: ShiftFacts
    day: int
    amount: Affine
    source: Source
    decided: bool
    begin: int
    end: int


@dataclass
class Stay:
    """Detachment of one officer at one station by day, each 0/1.

    Stints at one station are at least a date apart, so that `on` alone says where they begin: `first[d]` is 1 if a new
    stint begins on d. `resumes` is set where a stint open before the horizon goes on if `on[0]`.
    """

    officer: int
    station: str
    resumes: bool
    covers: dict[int, list[Affine]]
    """By day, the covers that may be worked there."""
    held: frozenset[int] = frozenset()
    """Days of forced covers, which are given: the officer is there."""
    decided: dict[int, Affine] = field(default_factory=dict)
    """By day, 1 if a stint spans it that is decided: not all of its covers are forced."""
    on: dict[int, int] = field(default_factory=dict)
    first: dict[int, Affine] = field(default_factory=dict)

    def throughout(self, days: range) -> list[int]:
        """The variables of the days, or none where some day is impossible."""
        found = [self.on[day] for day in days if day in self.on]
        return found if len(found) == len(days) else []

    def presence(self, day: int) -> Affine:
        var = self.on.get(day)
        return ZERO if var is None else of(var)

    def is_decided(self, day: int) -> Affine:
        return self.decided.get(day, ZERO)

    def is_given(self, day: int) -> Affine:
        """1 if a stint spans the day whose covers are all forced."""
        return self.presence(day).minus(self.is_decided(day)) if self.held else ZERO


class Path(NamedTuple):
    """Stretches of work and of dates off of a free line that touch no edge of the horizon.

    The path itself holds the most work dates in a row where `is_bounded`. Stretches off are all that are too short for
    `days_off.run`, unless it hangs on the hours of the shifts, too (`off_is_known` false).
    """

    work: list[Stretch]
    off: list[Stretch]
    begins: list[Affine]
    """By day, 1 if a stretch of work begins."""
    is_bounded: bool
    off_is_known: bool


class Model:
    """Program and decision variables of one instance."""

    def __init__(self, instance: Instance):
        self.instance = instance
        self.program = Program()
        self.candidates: list[Candidate] = []
        self.x: list[int] = []
        self.options: list[list[int]] = []
        """Per decidable request, a 0/1 variable per option."""
        self.refused: list[int] = []
        self.stays: dict[tuple[int, str], Stay] = {}
        self.base: dict[tuple[int, int], list[Start]] = {}
        """Per officer and day of a base duty, the possible posts."""
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
        self.lending: dict[tuple[str, int], Affine] = {}
        """Per station and day, 1 if it lends an officer."""
        self._leave_options: dict[int, list[list[tuple[LeaveOption, int]]]] = defaultdict(list)
        self._forced_leave: dict[int, list[list[tuple[LeaveOption, int]]]] = defaultdict(list)
        self._away: dict[tuple[int, int], list[int]] = defaultdict(list)
        self._held: set[tuple[int, int]] = set()
        self._held_stays: dict[int, list[Stay]] = defaultdict(list)
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

    def add_leave(self, leave: DecidableLeave, variables: list[int], refused: int) -> None:
        options = list(zip(leave.options, variables, strict=True))
        self._leave_options[leave.officer].append(options)
        if leave.request.id in self.instance.forced.grants:
            self._forced_leave[leave.officer].append(options)
        self.options.append(variables)
        self.refused.append(refused)

    def penalise(self, key: str, officer: int, parts: Iterable[Affine]) -> None:
        """Parts of a soft limit on one officer, which is not made hard where force keeps some duty of the officer."""
        known = list(parts)
        self.terms[key] += known
        if officer not in self.instance.forced.officers:
            self.strict[key] += known

    def keep_apart(self, officer: int, group: list[Start], others: list[Start]) -> None:
        """Starts of one date and starts of a later one exclude each other, where one of two is decided.

        A date has one start at most. What is forced stays, so that two of those are left out of the one row for all. On a
        path the row is tighter: to follow at once, one of the others needs a stretch that begins, or a start not of the group.
        """
        decided = all(start.decided for start in group) or all(other.decided for other in others)
        if decided and sum(start.amount.fixed for start in (*group, *others)) < 2:
            room = ONE
            path, day = self.paths.get(officer), others[0].day
            if path is not None and group[0].day == day - 1:
                room = self.works(officer, day - 1).plus(path.begins[day])
            self.program.at_most(total([*(start.amount for start in (*group, *others)), -room]), 0)
            return
        for before in group:
            for after in others:
                if before.decided or after.decided:
                    self.program.at_most(before.amount.plus(after.amount), 1)

    def add_stay(self, stay: Stay) -> None:
        self.stays[stay.officer, stay.station] = stay
        for day, var in stay.on.items():
            self._away[stay.officer, day].append(var)
        if stay.held:
            self._held.update((stay.officer, day) for day in stay.held)
            self._held_stays[stay.officer].append(stay)

    # ---- asking

    def away(self, officer: int, day: int) -> Affine:
        """1 if a stint of the officer spans the day; that of a forced cover does."""
        return ONE if (officer, day) in self._held else count(self._away.get((officer, day), ()))

    def held_stays(self, officer: int) -> list[Stay]:
        """The officer's detachments with forced covers."""
        return self._held_stays.get(officer, [])

    def away_variables(self, officer: int, day: int) -> list[int]:
        """Per station, the variable of a stint that spans the day."""
        return self._away.get((officer, day), [])

    def leave_variables(self) -> list[int]:
        """Of every decidable request, to refuse it and each of its options."""
        return [*self.refused, *(var for options in self.options for var in options)]

    def leave_options(self, officer: int) -> list[list[tuple[LeaveOption, int]]]:
        """Per decidable request of the officer, its options with their variables."""
        return self._leave_options.get(officer, [])

    def leave_covering(self, officer: int, day: int) -> list[Affine]:
        """Per decidable request, 1 if it is granted over the day."""
        return _covering(self.leave_options(officer), day)

    def forced_leave_covering(self, officer: int, day: int) -> list[Affine]:
        """The same of the requests that forced pins grant."""
        return _covering(self._forced_leave.get(officer, []), day)

    def given_leave_covers(self, officer: int, day: int) -> bool:
        return any(first <= day <= last for first, last in self.instance.leave.given[officer])

    def leave_excluding(self, officer: int, start: int, end: int) -> list[Affine]:
        """Per decidable request, 1 if it is granted so that a duty of minutes [start, end) falls away."""
        found = [
            count([var for option, var in options if self.instance.leave.excludes(option.first, option.last, start, end)])
            for options in self.leave_options(officer)
        ]
        return [amount for amount in found if amount.terms]

    def given_leave_excludes(self, officer: int, start: int, end: int) -> bool:
        return any(self.instance.leave.excludes(first, last, start, end) for first, last in self.instance.leave.given[officer])

    def starts_on(self, officer: int, day: int) -> list[Start]:
        return self.starts[officer].get(day, [])

    @property
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
        """1 on a work date: a duty starts, the officer is at home work, or a commitment holds outside leave.

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
        committed = any(when == day for when, _, _ in self.instance.commitments[officer])
        if committed and not self.given_leave_covers(officer, day):
            sources.append(self.program.none_of(self.leave_covering(officer, day)))
        return self.program.any_of(sources)


def _covering(requests: list[list[tuple[LeaveOption, int]]], day: int) -> list[Affine]:
    """Per request, 1 if it is granted over the day; none where it cannot be."""
    found = [count([var for option, var in options if option.first <= day <= option.last]) for options in requests]
    return [amount for amount in found if amount.terms]
