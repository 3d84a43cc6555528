"""Sums of variables with whole coefficients, what may be counted in them, and how large they may be."""

import math
from collections.abc import Iterable
from functools import cache, partial
from typing import NamedTuple

from models.errors import DutycoverError, Exit
from models.words import Later, later

BUDGET = 2**30
"""Σ|coefficient| of a row stays below this: larger sums met a wrong OPTIMAL in presolve (OR-Tools 9.15)."""

SLACK = 1e-6
"""What a bound from floating-point arithmetic may be wrong by."""

Term = tuple[int, int]


class BudgetExceeded(DutycoverError):
    """A row or an objective whose coefficients are too large to be solved rightly. The text is for the planner."""

    exit_code = Exit.FAULTS


class Affine(NamedTuple):
    """constant + Σ coefficient · variable, the terms as (variable, coefficient)."""

    constant: int
    terms: tuple[Term, ...] = ()

    def __neg__(self) -> "Affine":
        return _affine((-self.constant, tuple([(var, -coef) for var, coef in self.terms])))

    def times(self, factor: int) -> "Affine":
        return _affine((self.constant * factor, tuple([(var, factor * coef) for var, coef in self.terms])))

    def plus(self, other: "Affine | int") -> "Affine":
        if isinstance(other, int):
            return _affine((self.constant + other, self.terms))
        return _affine((self.constant + other.constant, self.terms + other.terms))

    def minus(self, other: "Affine") -> "Affine":
        return _affine((self.constant - other.constant, self.terms + tuple([(var, -coef) for var, coef in other.terms])))

    def merged(self) -> "Affine":
        """The same with each variable once."""
        if len(dict(self.terms)) == len(self.terms):
            return self
        sums: dict[int, int] = {}
        for var, coef in self.terms:
            sums[var] = sums.get(var, 0) + coef
        return Affine(self.constant, tuple((var, coef) for var, coef in sums.items() if coef))

    @property
    def fixed(self) -> bool:
        return not self.terms


_affine = partial(tuple.__new__, Affine)
"""Without the constructor of NamedTuple, which is a Python function and takes a tenth of a build."""

ZERO = Affine(0)
ONE = Affine(1)


@cache
def unit(var: int) -> Term:
    """Kept for the life of the process: the rows of a program then share their terms, which are most of its memory."""
    return var, 1


@cache
def of(var: int) -> Affine:
    return Affine(0, (unit(var),))


def total(parts: Iterable[Affine]) -> Affine:
    constant = 0
    terms: list[Term] = []
    for more, others in parts:
        constant += more
        terms += others
    return _affine((constant, tuple(terms)))


def count(variables: Iterable[int]) -> Affine:
    """How many of the 0/1 variables are 1."""
    return _affine((0, tuple(map(unit, variables))))


def within_budget(terms: Iterable[Term], words: Later | None = None) -> None:
    size = sum(map(abs, dict(terms).values()))
    if size >= BUDGET:
        raise BudgetExceeded(later("engine.budget", row=words or later("engine.row"), size=size))


def whole_bound(bound: float) -> int:
    """A proven bound on an integer value, rounded up only after a slack for floating point."""
    return math.ceil(bound - SLACK) if math.isfinite(bound) else -(2**40)
