"""Multipliers in whole numbers over a power of two: what rows times multipliers, and limits of variables, add up to.

Whatever the multipliers are, the sum is a proof; rounding them costs a little of the bound, never its truth.
"""

from typing import NamedTuple

import numpy as np

from scheduler.certificate.linear import UNLIMITED, Bounds, Linear
from scheduler.program.arrays import Numbers, Vector

EXPONENTS = (0, 1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 24)
"""Of the powers of two tried, in this order, until one costs nothing of the rounded bound."""


class Sum(NamedTuple):
    """cost ≥ `total` / `scale`: by row and by variable, whole multipliers of the rows and what the variables' limits must pay."""

    rows: Numbers
    limits: Numbers
    total: int
    scale: int

    @property
    def bound(self) -> int:
        return -(-self.total // self.scale)


class Goal(NamedTuple):
    """The least of one variable, of which `row` alone speaks."""

    var: int
    row: int


def best_sum(linear: Linear, goal: Goal, bounds: Bounds, multipliers: Vector) -> Sum:
    """The best that rounding leaves, over the smallest power of two that gives it."""
    usable = linear.usable(multipliers)
    best = rounded(linear, goal, bounds, usable, EXPONENTS[-1])
    for exponent in EXPONENTS:
        proven = rounded(linear, goal, bounds, usable, exponent)
        if proven.bound >= best.bound:
            return proven
    return best


def rounded(linear: Linear, goal: Goal, bounds: Bounds, multipliers: Vector, exponent: int) -> Sum:
    scale = 2**exponent
    whole = np.rint(multipliers * scale).astype(np.int64)
    whole[goal.row] = scale
    limits = _costs(linear, goal) * scale - linear.paid(whole)
    endless = np.flatnonzero((limits < 0) & (bounds.upper >= UNLIMITED))
    if len(endless):
        whole = _paying_less(linear, whole, limits, endless)
        limits = _costs(linear, goal) * scale - linear.paid(whole)
    at = np.where(limits > 0, bounds.lower, np.where(limits < 0, bounds.upper, 0))
    total = sum((whole * linear.side).tolist()) + sum((limits * at).tolist())
    return Sum(whole, limits, int(total), scale)


def _costs(linear: Linear, goal: Goal) -> Numbers:
    costs = np.zeros(len(linear.bounds.lower), dtype=np.int64)
    costs[goal.var] = 1
    return costs


def _paying_less(linear: Linear, whole: Numbers, limits: Numbers, endless: Numbers) -> Numbers:
    """Where nothing limits a variable, its rows pay no more for it than it costs. In a row that pays, its coefficient is 1."""
    most = np.full(len(linear.bounds.lower), UNLIMITED)
    most[endless] = -limits[endless]
    kept = whole.copy()
    for entry in np.flatnonzero((most[linear.columns] < UNLIMITED) & (linear.coefs > 0) & (whole[linear.row_of] > 0)):
        row, var = linear.row_of[entry], linear.columns[entry]
        less = min(int(kept[row]), int(most[var]))
        kept[row] -= less
        most[var] -= less
    return kept
