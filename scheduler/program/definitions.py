"""The definitions of a program as arrays: tight values of its auxiliary variables, of all or of some."""

import numpy as np

from scheduler.program.arrays import Flags, Numbers, ranges
from scheduler.program.program import Program


class Definitions:
    """Definitions by stage, so that each stage hangs on decisions and earlier stages alone."""

    def __init__(self, program: Program):
        definitions = program.definitions
        pieces = [piece for definition in definitions for piece in definition.pieces]
        self.var = np.array([definition.var for definition in definitions], dtype=np.int64)
        self._largest = np.array([definition.largest for definition in definitions], dtype=bool)
        self._divisor = np.array([definition.divisor for definition in definitions], dtype=np.int64)
        self._first_piece = np.cumsum([0, *(len(definition.pieces) for definition in definitions)])
        self._constant = np.array([piece.constant for piece in pieces], dtype=np.int64)
        self._first_term = np.cumsum([0, *(len(piece.terms) for piece in pieces)])
        terms = np.array([term for piece in pieces for term in piece.terms], dtype=np.int64).reshape(-1, 2)
        self._columns, self._coefs = terms[:, 0].copy(), terms[:, 1].copy()
        self._stages = self._by_stage(len(program.lower))

    def _by_stage(self, variables: int) -> list[Numbers]:
        lengths = self._first_term[self._first_piece[1:]] - self._first_term[self._first_piece[:-1]]
        of_term = np.repeat(np.arange(len(self.var)), lengths)
        stage, reached = np.full(len(self.var), -1), np.zeros(len(self.var), dtype=np.int64)
        while not np.array_equal(stage, reached):
            stage = reached
            depth = np.zeros(variables, dtype=np.int64)
            depth[self.var] = stage + 1
            reached = np.zeros(len(self.var), dtype=np.int64)
            np.maximum.at(reached, of_term, depth[self._columns])
        return [np.flatnonzero(stage == number) for number in range(int(stage.max(initial=-1)) + 1)]

    def tighten(self, values: Numbers, lower: Numbers, among: Flags | None = None) -> None:
        """Set the auxiliary variables (those `among` only) to the tight value that the others give them.

        `values`, `lower` (bounds) and `among` are by variable of the program.
        """
        for stage in self._stages:
            chosen = stage if among is None else stage[among[self.var[stage]]]
            if not len(chosen):
                continue
            count = self._first_piece[chosen + 1] - self._first_piece[chosen]
            pieces = ranges(self._first_piece[chosen], self._first_piece[chosen + 1])
            first, end = self._first_term[pieces], self._first_term[pieces + 1]
            terms = ranges(first, end)
            sums = np.concatenate([[0], np.cumsum(self._coefs[terms] * values[self._columns[terms]])])
            after = np.cumsum(end - first)
            amounts = self._constant[pieces] + sums[after] - sums[after - (end - first)]
            begins = np.cumsum(count) - count
            largest = np.maximum.reduceat(-(-amounts // np.repeat(self._divisor[chosen], count)), begins)
            smallest = np.minimum.reduceat(amounts, begins)
            var = self.var[chosen]
            is_largest = self._largest[chosen]
            values[var] = np.maximum(np.where(is_largest, lower[var], 0), np.where(is_largest, largest, smallest))
