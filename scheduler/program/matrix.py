"""The rows of a program as a sparse matrix, from which small programs are cut: some variables free, the others at their values.

Of r rows, c variables (columns) and e entries, `start` has r + 1 numbers, `columns` and `coefs` e each, `low` and `high` r, and
`lower` and `upper` c. Row i has the entries start[i] … start[i + 1] - 1.
"""

from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

import numpy as np

from scheduler.program.arrays import NO_LIMIT, Flags, Numbers, ranges
from scheduler.program.program import Program, Row


class Part(NamedTuple):
    """A small program over `names` (variables of the whole one), which are its columns 0, 1, …; rows as in `Matrix`."""

    names: Numbers
    lower: Numbers
    upper: Numbers
    start: Numbers
    columns: Numbers
    coefs: Numbers
    low: Numbers
    high: Numbers


class Matrix:
    """Rows by row and by variable: low ≤ Σ coefficient · variable ≤ high.

    Two rows over three variables, x + 2 y <= 2 and y - z >= 0:

    >>> from scheduler.program.affine import of
    >>> program = Program()
    >>> x, y, z = (program.boolean() for _ in range(3))
    >>> program.at_most(of(x).plus(of(y).times(2)), 2)
    >>> program.row(of(y).minus(of(z)), low=0)
    >>> matrix = Matrix.of(program, program.rows)
    >>> matrix.start.tolist(), matrix.columns.tolist(), matrix.coefs.tolist()
    ([0, 2, 4], [0, 1, 1, 2], [1, 2, 1, -1])
    >>> matrix.low.tolist() == [-NO_LIMIT, 0], matrix.high.tolist() == [2, NO_LIMIT]
    (True, True)

    With y = 1 the rows come to 2 and 1; y stands in both:

    >>> values = np.array([0, 1, 0])
    >>> activity = matrix.activity(values)
    >>> activity.tolist(), matrix.column(y)
    ([2, 1], [(0, 2), (1, 1)])

    With only x and z free, y = 1 leaves x no room and z all of it, so that the second row is left out:

    >>> part = matrix.part(np.array([x, z]), values, activity)
    >>> part.names.tolist(), part.columns.tolist(), part.coefs.tolist(), part.high.tolist()
    ([0, 2], [0], [1], [0])
    """

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
        """The entries of column 0, then those of column 1, …; those of column j begin at _column_start[j]."""
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
        moved = activity.copy()
        np.add.at(moved, self.row_of[entries], self.coefs[entries] * np.repeat((after - before)[changed], lengths))
        return moved

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
        by_row = np.argsort(row, kind="stable")
        row, columns, coefs = row[by_row], columns[by_row], self.coefs[entries[by_row]]
        of_free = np.bincount(row, weights=coefs * values[free][columns], minlength=len(rows)).astype(np.int64)
        of_others = activity[rows] - of_free
        low, high = self.low[rows] - of_others, self.high[rows] - of_others
        low[self.low[rows] == -NO_LIMIT], high[self.high[rows] == NO_LIMIT] = -NO_LIMIT, NO_LIMIT
        at_upper, at_lower = coefs * self.upper[free][columns], coefs * self.lower[free][columns]
        most = np.bincount(row, weights=np.maximum(at_upper, at_lower), minlength=len(rows))
        least = np.bincount(row, weights=np.minimum(at_upper, at_lower), minlength=len(rows))
        may_break = (most > high) | (least < low)
        kept = may_break[row]
        lengths = np.bincount(row[kept], minlength=len(rows))[may_break]
        start = np.concatenate([[0], np.cumsum(lengths)])
        return Part(free, self.lower[free], self.upper[free], start, columns[kept], coefs[kept], low[may_break], high[may_break])


def _arrays(rows: Sequence[Row]) -> tuple[Numbers, Numbers, Numbers, tuple[Numbers, Numbers]]:
    """Where each row starts (and the last one ends), columns, coefficients, and the sides."""
    lengths = np.fromiter((len(row.terms) for row in rows), dtype=np.int64, count=len(rows))
    start = np.concatenate([[0], np.cumsum(lengths)])
    columns_and_coefs = chain.from_iterable(chain.from_iterable(row.terms for row in rows))
    entries = np.fromiter(columns_and_coefs, dtype=np.int64, count=2 * int(start[-1]))
    low = np.array([-NO_LIMIT if row.low is None else row.low for row in rows], dtype=np.int64)
    high = np.array([NO_LIMIT if row.high is None else row.high for row in rows], dtype=np.int64)
    return start, entries[::2].copy(), entries[1::2].copy(), (low, high)
