"""The definitions of a program as arrays: tight values of its auxiliary variables, of all or of some."""

import numpy as np

from scheduler.program.arrays import Flags, Numbers, ranges
from scheduler.program.program import Program


class Definitions:
    """Definitions in the order of the program, each with its pieces, each piece with its terms; `var` is what each defines.

    Definition d has the pieces _first_piece[d] … _first_piece[d + 1] - 1, and piece p the terms _first_term[p] …
    _first_term[p + 1] - 1, each a column and its coefficient. They are worked out in stages: each stage hangs on decisions and
    earlier stages alone.

    Two definitions over three variables: z is the larger of x + y and 2 - x, w the smaller of z and 3:

    >>> from scheduler.program.affine import Affine, count, of
    >>> program = Program()
    >>> x, y = program.boolean(), program.boolean()
    >>> z = program.largest([count([x, y]), Affine(2).minus(of(x))], 0, 2)
    >>> w = program.smallest([z, Affine(3)], 3)
    >>> definitions = Definitions(program)
    >>> definitions.var.tolist(), definitions._first_piece.tolist(), definitions._first_term.tolist()
    ([2, 3], [0, 2, 4], [0, 2, 3, 4, 4])
    >>> values = np.array([1, 0, 0, 0])
    >>> definitions.tighten(values, np.zeros(4, dtype=np.int64))
    >>> values.tolist()
    [1, 0, 1, 1]
    """

    def __init__(self, program: Program):
        definitions = program.definitions
        pieces = [piece for definition in definitions for piece in definition.pieces]
        self.var = np.array([definition.var for definition in definitions], dtype=np.int64)
        self._is_largest = np.array([definition.largest for definition in definitions], dtype=bool)
        self._divisor = np.array([definition.divisor for definition in definitions], dtype=np.int64)
        self._first_piece = np.cumsum([0, *(len(definition.pieces) for definition in definitions)])
        self._constant = np.array([piece.constant for piece in pieces], dtype=np.int64)
        self._first_term = np.cumsum([0, *(len(piece.terms) for piece in pieces)])
        terms = np.array([term for piece in pieces for term in piece.terms], dtype=np.int64).reshape(-1, 2)
        self._columns, self._coefs = terms[:, 0].copy(), terms[:, 1].copy()
        self._stages = self._by_stage(len(program.lower))

    def _by_stage(self, variables: int) -> list[Numbers]:
        """Per stage, the numbers of its definitions."""
        terms_each = self._first_term[self._first_piece[1:]] - self._first_term[self._first_piece[:-1]]
        definition_of_term = np.repeat(np.arange(len(self.var)), terms_each)
        stage, at_least = np.full(len(self.var), -1), np.zeros(len(self.var), dtype=np.int64)
        while not np.array_equal(stage, at_least):
            stage = at_least
            stage_after = np.zeros(variables, dtype=np.int64)
            stage_after[self.var] = stage + 1
            at_least = np.zeros(len(self.var), dtype=np.int64)
            np.maximum.at(at_least, definition_of_term, stage_after[self._columns])
        return [np.flatnonzero(stage == number) for number in range(int(stage.max(initial=-1)) + 1)]

    @property
    def uses(self) -> tuple[Numbers, Numbers]:
        """Per term of a piece, the variable that stands in it, and the auxiliary variable that it helps to define."""
        terms_each = self._first_term[self._first_piece[1:]] - self._first_term[self._first_piece[:-1]]
        return self._columns, np.repeat(self.var, terms_each)

    def tighten(self, values: Numbers, lower: Numbers, among: Flags | None = None) -> None:
        """Set the auxiliary variables (those `among` only) to the tight value that the others give them.

        `values`, `lower` (bounds) and `among` are by variable of the program.
        """
        for stage in self._stages:
            chosen = stage if among is None else stage[among[self.var[stage]]]
            if len(chosen):
                values[self.var[chosen]] = self._tight(chosen, values, lower)

    def _tight(self, chosen: Numbers, values: Numbers, lower: Numbers) -> Numbers:
        """Per chosen definition, the tight value: of a largest no less than its lower bound, of a smallest no less than 0."""
        var, is_largest = self.var[chosen], self._is_largest[chosen]
        first_piece, end_piece = self._first_piece[chosen], self._first_piece[chosen + 1]
        pieces_each = end_piece - first_piece
        amounts = self._amounts(ranges(first_piece, end_piece), values)
        first_amount = np.cumsum(pieces_each) - pieces_each
        rounded_up = -(-amounts // np.repeat(self._divisor[chosen], pieces_each))
        largest, smallest = np.maximum.reduceat(rounded_up, first_amount), np.minimum.reduceat(amounts, first_amount)
        return np.maximum(np.where(is_largest, lower[var], 0), np.where(is_largest, largest, smallest))

    def _amounts(self, pieces: Numbers, values: Numbers) -> Numbers:
        """What each piece comes to."""
        first_term, end_term = self._first_term[pieces], self._first_term[pieces + 1]
        terms_each = end_term - first_term
        terms = ranges(first_term, end_term)
        sum_before = np.concatenate([[0], np.cumsum(self._coefs[terms] * values[self._columns[terms]])])
        end = np.cumsum(terms_each)
        amounts: Numbers = self._constant[pieces] + sum_before[end] - sum_before[end - terms_each]
        return amounts
