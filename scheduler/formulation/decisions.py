"""What is decided or given of an officer, each piece with its variables in the program."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from models.roster import Source
from scheduler.formulation.facts import Duty, ShiftFacts
from scheduler.formulation.path import Stretch
from scheduler.program.affine import ZERO, Affine, of


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
    kept: bool = False
    """Published before events changed the roster: given where it stays."""


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
    kept: bool = False
    """Published before events changed the roster: given to every maximum, and chosen all the same."""

    @property
    def chosen(self) -> bool:
        return self.decided or self.kept


class Cell(NamedTuple):
    """`amount` is 1 if an officer's date differs from what was there before; `weight` is what that counts."""

    amount: Affine
    weight: int


def stay_variables(starts: Iterable[Start]) -> list[int]:
    """Of the starts of an officer on a day those that are leaders' stays."""
    return [start.amount.terms[0][0] for start in starts if start.source is Source.STAY]


class Yielding(NamedTuple):
    """`amount` is 1 if a base duty yields to the rest after a cover; `decided` is, too, unless something given makes it."""

    amount: Affine
    decided: Affine


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
    kept: frozenset[int] = frozenset()
    """Variables of the covers that were published."""
    decided: dict[int, Affine] = field(default_factory=dict)
    """By day, 1 if a stint spans it that is decided: not all of its covers are forced or kept."""
    chosen: dict[int, Affine] = field(default_factory=dict)
    """The same where not all of its covers are forced."""
    on: dict[int, int] = field(default_factory=dict)
    first: dict[int, Affine] = field(default_factory=dict)
    visited: Affine | None = None
    """1 if a stint is at the station at all, once it has been asked for."""

    def throughout(self, days: range) -> list[int]:
        """The variables of the days, or none where some day is impossible."""
        possible = [self.on[day] for day in days if day in self.on]
        return possible if len(possible) == len(days) else []

    def presences(self) -> dict[int, Affine]:
        return {day: of(on) for day, on in self.on.items()}

    def presence(self, day: int) -> Affine:
        var = self.on.get(day)
        return ZERO if var is None else of(var)

    def is_decided(self, day: int) -> Affine:
        return self.decided.get(day, ZERO)

    def is_given(self, day: int) -> Affine:
        """1 if a stint spans the day whose covers are all forced or kept."""
        return self.presence(day).minus(self.is_decided(day)) if self.held or self.kept else ZERO

    def is_chosen(self, day: int) -> Affine:
        return self.chosen.get(day, ZERO)


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
