"""The rows of a program as arrays, from which small programs are cut: some variables free, the others at their values."""

from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

import numpy as np

from scheduler.program.arrays import NO_LIMIT, Flags, Numbers, ranges
from scheduler.program.program import Program, Row


class Part(NamedTuple):
    """A small program over `names` (variables of the whole one), row by row: low ≤ Σ coefficient · variable ≤ high."""

    names: Numbers
    lower: Numbers
    upper: Numbers
    start: Numbers
    columns: Numbers
    coefs: Numbers
    low: Numbers
    high: Numbers


class Matrix:
    """Rows by row and by variable: low ≤ Σ coefficient · variable ≤ high, all that one row says from start[row] on."""

    def __init__(
        self,
        bounds: tuple[Numbers, Numbers],
        start: Numbers,
        columns: Numbers,
        coefs: Numbers,
        sides: tuple[Numbers, Numbers],
    ):
        """`bounds` are those of the variables, `sides` those of the rows, ±`NO_LIMIT` where there is none."""
        self.lower, self.upper = bounds
        self.start, self.columns, self.coefs = start, columns, coefs
        self.low, self.high = sides
        self.row_of = np.repeat(np.arange(len(self.low)), np.diff(start))

    @classmethod
    def of(cls, program: Program, rows: Sequence[Row]) -> "Matrix":
        bounds = np.array(program.lower, dtype=np.int64), np.array(program.upper, dtype=np.int64)
        return cls(bounds, *_arrays(rows))

    @cached_property
    def _by_column(self) -> Numbers:
        return np.argsort(self.columns, kind="stable")

    @cached_property
    def _column_start(self) -> Numbers:
        return np.concatenate([[0], np.cumsum(np.bincount(self.columns, minlength=len(self.lower)))])

    def within(self, lower: Sequence[int], upper: Sequence[int]) -> "Matrix":
        """The same under other bounds of the variables."""
        bounds = np.array(lower, dtype=np.int64), np.array(upper, dtype=np.int64)
        return Matrix(bounds, self.start, self.columns, self.coefs, (self.low, self.high))

    def with_rows(self, rows: Sequence[Row]) -> "Matrix":
        """The same and rows more."""
        start, columns, coefs, (low, high) = _arrays(rows)
        sides = np.append(self.low, low), np.append(self.high, high)
        start = np.append(self.start, self.start[-1] + start[1:])
        return Matrix((self.lower, self.upper), start, np.append(self.columns, columns), np.append(self.coefs, coefs), sides)

    def only(self, rows: Flags) -> "Matrix":
        """The same with these rows alone."""
        inside = rows[self.row_of]
        start = np.concatenate([[0], np.cumsum(np.diff(self.start)[rows])])
        sides = self.low[rows], self.high[rows]
        return Matrix((self.lower, self.upper), start, self.columns[inside], self.coefs[inside], sides)

    def activity(self, values: Numbers) -> Numbers:
        """Σ coefficient · value of each row."""
        return np.bincount(self.row_of, weights=self.coefs * values[self.columns], minlength=len(self.low)).astype(np.int64)

    def column(self, var: int) -> list[tuple[int, int]]:
        """(row, coefficient) of each row that the variable is in."""
        entries = self._by_column[self._column_start[var] : self._column_start[var + 1]]
        return list(zip(self.row_of[entries].tolist(), self.coefs[entries].tolist(), strict=True))

    def moved(self, activity: Numbers, before: Numbers, after: Numbers) -> Numbers:
        """The activity of each row when values go from what they were `before`, of that activity, to `after`."""
        changed = np.flatnonzero(before != after)
        entries = self._of_columns(changed)
        lengths = self._column_start[changed + 1] - self._column_start[changed]
        found = activity.copy()
        np.add.at(found, self.row_of[entries], self.coefs[entries] * np.repeat((after - before)[changed], lengths))
        return found

    def _of_columns(self, columns: Numbers) -> Numbers:
        return self._by_column[ranges(self._column_start[columns], self._column_start[columns + 1])]

    def part(self, free: Numbers, values: Numbers, activity: Numbers) -> Part:
        """The program in which only the free variables may change, as far as their bounds leave them room.

        `activity` is that of the values. Rows that nothing free can break are left out.
        """
        free = free[self.lower[free] < self.upper[free]]
        entries = self._of_columns(free)
        columns = np.repeat(np.arange(len(free)), self._column_start[free + 1] - self._column_start[free])
        rows, row = np.unique(self.row_of[entries], return_inverse=True)
        order = np.argsort(row, kind="stable")
        row, columns, coefs = row[order], columns[order], self.coefs[entries[order]]
        worth = np.bincount(row, weights=coefs * values[free][columns], minlength=len(rows)).astype(np.int64)
        fixed = activity[rows] - worth
        low, high = self.low[rows] - fixed, self.high[rows] - fixed
        low[self.low[rows] == -NO_LIMIT], high[self.high[rows] == NO_LIMIT] = -NO_LIMIT, NO_LIMIT
        up, down = self.upper[free][columns], self.lower[free][columns]
        most = np.bincount(row, weights=np.maximum(coefs * up, coefs * down), minlength=len(rows))
        least = np.bincount(row, weights=np.minimum(coefs * up, coefs * down), minlength=len(rows))
        binds = (most > high) | (least < low)
        kept = binds[row]
        lengths = np.bincount(row[kept], minlength=len(rows))[binds]
        start = np.concatenate([[0], np.cumsum(lengths)])
        return Part(free, self.lower[free], self.upper[free], start, columns[kept], coefs[kept], low[binds], high[binds])


def _arrays(rows: Sequence[Row]) -> tuple[Numbers, Numbers, Numbers, tuple[Numbers, Numbers]]:
    """Where each row starts (and the last one ends), columns, coefficients, and the sides."""
    lengths = np.fromiter((len(row.terms) for row in rows), dtype=np.int64, count=len(rows))
    start = np.concatenate([[0], np.cumsum(lengths)])
    flat = chain.from_iterable(chain.from_iterable(row.terms for row in rows))
    entries = np.fromiter(flat, dtype=np.int64, count=2 * int(start[-1]))
    low = np.array([-NO_LIMIT if row.low is None else row.low for row in rows], dtype=np.int64)
    high = np.array([NO_LIMIT if row.high is None else row.high for row in rows], dtype=np.int64)
    return start, entries[::2].copy(), entries[1::2].copy(), (low, high)
