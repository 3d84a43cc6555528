"""The linear relaxation of a system, and multipliers of its rows that a floating-point solver proposes."""

from typing import NamedTuple

import numpy as np

from scheduler.certificate.system import AT_LEAST, AT_MOST, System
from scheduler.engine.solvers.highs_solver import Entries, interruptible, model_of, quiet
from scheduler.engine.watch import Until
from scheduler.program.arrays import Numbers, Vector

UNLIMITED = 2**40


class Bounds(NamedTuple):
    """Of the variables, by number."""

    lower: Numbers
    upper: Numbers


class Linear:
    """Rows of a system as arrays; row r has the entries start[r] … start[r + 1] - 1."""

    def __init__(self, system: System):
        rows = system.rows
        lengths = np.fromiter((len(row.terms) for row in rows), dtype=np.int64, count=len(rows))
        self.start: Numbers = np.concatenate([[0], np.cumsum(lengths)])
        self.row_of = np.repeat(np.arange(len(rows)), lengths)
        flat = np.fromiter((number for row in rows for term in row.terms for number in term), dtype=np.int64)
        self.columns, self.coefs = flat[::2].copy(), flat[1::2].copy()
        self.side = np.array([row.side for row in rows], dtype=np.int64)
        self.has_low = np.array([row.sense != AT_MOST for row in rows], dtype=bool)
        self.has_high = np.array([row.sense != AT_LEAST for row in rows], dtype=bool)
        upper = np.array([UNLIMITED if upper is None else upper for upper in system.upper], dtype=np.int64)
        self.bounds = Bounds(np.zeros(len(upper), dtype=np.int64), upper)

    def propose(self, costs: Numbers, bounds: Bounds, until: Until) -> Vector | None:
        """Multipliers by row of the least cost within the bounds, floating point: where to look, not what holds.

        None where the solver did not end in time, or has none.
        """
        upper = np.where(bounds.upper >= UNLIMITED, np.inf, bounds.upper)
        sides = np.where(self.has_low, self.side, -np.inf), np.where(self.has_high, self.side, np.inf)
        entries = Entries(self.start, self.columns, self.coefs.astype(float))
        lower = np.where(bounds.lower <= -UNLIMITED, -np.inf, bounds.lower)
        lp = model_of(costs.astype(float), (lower, upper), sides, entries, integral=False)
        solver = quiet(lp, {"time_limit": max(0.1, until.seconds())})
        interruptible(solver, until.stop)
        solver.run()
        solution = solver.getSolution()
        return np.array(solution.row_dual) if solution.dual_valid else None

    def usable(self, multipliers: Vector) -> Vector:
        """Without those of sides that rows do not have."""
        return np.where(multipliers > 0, self.has_low, self.has_high) * multipliers

    def paid(self, multipliers: Numbers) -> Numbers:
        """By variable, what the rows together have of it."""
        paid = np.zeros(len(self.bounds.lower), dtype=np.int64)
        np.add.at(paid, self.columns, multipliers[self.row_of] * self.coefs)
        return paid
