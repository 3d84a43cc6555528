"""The rows of a program as arrays, from which small programs are cut: some variables free, the others at their values."""

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scheduler.engine.program import Program, Row

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
NO_LIMIT = 2**40


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
    """All rows of a program that are asked for, by row and by variable."""

    def __init__(self, program: Program, rows: Sequence[Row]):
        self.lower = np.array(program.lower, dtype=np.int64)
        self.upper = np.array(program.upper, dtype=np.int64)
        lengths = np.fromiter((len(row.terms) for row in rows), dtype=np.int64, count=len(rows))
        self.start = np.concatenate([[0], np.cumsum(lengths)])
        flat = chain.from_iterable(chain.from_iterable(row.terms for row in rows))
        entries = np.fromiter(flat, dtype=np.int64, count=2 * int(self.start[-1]))
        self.columns, self.coefs = entries[::2].copy(), entries[1::2].copy()
        self.low = np.array([-NO_LIMIT if row.low is None else row.low for row in rows], dtype=np.int64)
        self.high = np.array([NO_LIMIT if row.high is None else row.high for row in rows], dtype=np.int64)
        self.row_of = np.repeat(np.arange(len(rows)), lengths)
        self._by_column = np.argsort(self.columns, kind="stable")
        self._column_start = np.concatenate([[0], np.cumsum(np.bincount(self.columns, minlength=len(self.lower)))])

    def activity(self, values: Numbers) -> Numbers:
        """Σ coefficient · value of each row."""
        return np.bincount(self.row_of, weights=self.coefs * values[self.columns], minlength=len(self.low)).astype(np.int64)

    def column(self, var: int) -> list[tuple[int, int]]:
        """(row, coefficient) of each row that the variable is in."""
        entries = self._by_column[self._column_start[var] : self._column_start[var + 1]]
        return list(zip(self.row_of[entries].tolist(), self.coefs[entries].tolist(), strict=True))

    def part(self, free: Numbers, values: Numbers) -> Part:
        """The program in which only the free variables may change, as far as their bounds leave them room.

        Rows that nothing free can break are left out.
        """
        free = free[self.lower[free] < self.upper[free]]
        entries = self._by_column[_ranges(self._column_start[free], self._column_start[free + 1])]
        rows = np.unique(self.row_of[entries])
        inside = _ranges(self.start[rows], self.start[rows + 1])
        columns, coefs = self.columns[inside], self.coefs[inside]
        row = np.repeat(np.arange(len(rows)), self.start[rows + 1] - self.start[rows])
        position = np.full(len(self.lower), -1)
        position[free] = np.arange(len(free))
        is_free = position[columns] >= 0
        fixed = np.bincount(row[~is_free], weights=(coefs * values[columns])[~is_free], minlength=len(rows)).astype(np.int64)
        row, columns, coefs = row[is_free], position[columns[is_free]], coefs[is_free]
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


def _ranges(first: Numbers, end: Numbers) -> Numbers:
    """first[0] … end[0] − 1, first[1] … end[1] − 1, … one after another."""
    lengths = end - first
    offsets = np.repeat(first - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths)
    return offsets + np.arange(int(lengths.sum()))
