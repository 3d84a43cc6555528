"""From a case and its roster's values to what is proven of each level."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np

from models.case import Case
from models.level import LevelNumber
from scheduler.certificate.exact import Goal, Sum, best_sum
from scheduler.certificate.linear import UNLIMITED, Bounds, Linear
from scheduler.certificate.rows import closed, costs, cover, leave, line, unit
from scheduler.certificate.system import AT_LEAST, AT_MOST, NamedRow, System
from scheduler.certificate.variables import Variables
from scheduler.certificate.vipr import LevelProof, Line, Multipliers, fraction
from scheduler.engine.watch import Until
from scheduler.formulation.instance import Instance

NEEDED = ("one_duty", "available", "rota", "cover")
"""Rules without which no row is written."""


class Known(NamedTuple):
    """A system, and by level the variable of its value."""

    system: System
    values: dict[LevelNumber, int]


def why_not(case: Case) -> str:
    """The key of the sentence that says why a case has no certificate; empty where it can have one."""
    if case.replan is not None:
        return "certificate.replanned"
    instance = Instance(case)
    if instance.shared_dates or not all(map(instance.active, NEEDED)):
        return "certificate.rule_off"
    return ""


def known_rows(case: Case, levels: list[LevelNumber]) -> Known:
    """All rows that may be cited."""
    known = Variables(Instance(case))
    for families in (leave, line, unit, cover, closed):
        families.add(known)
    return Known(known.system, costs.add(known, levels))


class Certifier:
    """Proofs of one case's levels under the values that a roster has."""

    def __init__(self, case: Case, values: Mapping[LevelNumber, int]):
        self.values = dict(values)
        self.known = known_rows(case, list(self.values))
        self.linear = Linear(self.known.system)
        self._row_of = {row.key: number for number, row in enumerate(self.known.system.rows) if row.key[0] == "value"}

    def proof(self, level: LevelNumber, until: Until) -> LevelProof:
        """What dual values prove; that the value is no less than 0 where there are none in time, or nothing is to be proven."""
        goal, bounds = self._goal(level), self._bounds(level)
        multipliers = np.zeros(len(self.known.system.rows))
        if self.values[level] > 0 and len(self.known.system.rows[goal.row].terms) > 1:
            cost = np.zeros(len(bounds.lower), dtype=np.int64)
            cost[goal.var] = 1
            proposal = self.linear.propose(cost, bounds, until)
            if proposal is not None:
                multipliers = proposal
        proven = best_sum(self.linear, goal, bounds, multipliers)
        if proven.bound < 0:
            proven = best_sum(self.linear, goal, bounds, np.zeros_like(multipliers))
        return self._written(level, goal, proven)

    def _goal(self, level: LevelNumber) -> Goal:
        return Goal(self.known.values[level], self._row_of["value", str(level)])

    def _bounds(self, level: LevelNumber) -> Bounds:
        """Values of earlier levels are at most the roster's."""
        lower, upper = (side.copy() for side in self.linear.bounds)
        lower[list(self.known.values.values())] = -UNLIMITED
        for earlier in self._earlier(level):
            upper[self.known.values[earlier]] = self.values[earlier]
        return Bounds(lower, upper)

    def _earlier(self, level: LevelNumber) -> list[LevelNumber]:
        levels = list(self.values)
        return levels[: levels.index(level)]

    def _written(self, level: LevelNumber, goal: Goal, proven: Sum) -> LevelProof:
        cited = list(self._cited(level, proven))
        multipliers: Multipliers = [(number, *fraction(times, proven.scale)) for number, (_, times) in enumerate(cited)]
        speaks_of = sorted({var for row, _ in cited for var, _ in row.terms})
        number_of = {var: number for number, var in enumerate(speaks_of)}
        rows = tuple(row._replace(terms=tuple((number_of[var], coef) for var, coef in row.terms)) for row, _ in cited)
        own = number_of[goal.var]
        last = Line(((own, 1),), AT_LEAST, proven.bound, multipliers, rounds=True)
        return LevelProof(tuple(self.known.system.names[var] for var in speaks_of), rows, own, proven.bound, (last,))

    def _cited(self, level: LevelNumber, proven: Sum) -> Iterator[tuple[NamedRow, int]]:
        """Each row with its multiplier over the scale."""
        system = self.known.system
        for number in np.flatnonzero(proven.rows).tolist():
            yield system.rows[number], int(proven.rows[number])
        caps = {self.known.values[earlier]: earlier for earlier in self._earlier(level)}
        for var in np.flatnonzero(proven.limits).tolist():
            times = int(proven.limits[var])
            least, most = system.limits_of(var)
            if var in caps:
                most = NamedRow(("cap", str(caps[var])), AT_MOST, ((var, 1),), self.values[caps[var]])
            row = least if times > 0 else most
            assert row is not None
            yield row, times
