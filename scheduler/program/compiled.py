"""A finished program as arrays: its rows, its definitions, and which of its rows a question needs."""

from collections.abc import Iterable

import numpy as np

from scheduler.program.affine import Affine
from scheduler.program.arrays import Flags, Numbers
from scheduler.program.definitions import Definitions
from scheduler.program.matrix import Matrix
from scheduler.program.program import Program, Row

NO_OWNER = -1


class Compiled:
    """Rows and definitions of a program as arrays. Only its bounds may change afterwards: further rows go into a copy of it.

    x and y are decided; z is the larger of them, which takes two rows (z - x >= 0 and z - y >= 0) and one definition:

    >>> from scheduler.program.affine import count, of
    >>> program = Program()
    >>> x, y = program.boolean(), program.boolean()
    >>> program.at_most(count([x, y]), 1)
    >>> z = program.largest([of(x), of(y)], 0, 1)
    >>> compiled = Compiled(program)
    >>> compiled.needed_rows([of(x)]).tolist()
    [True, False, False]
    >>> compiled.needed_rows([z]).tolist()
    [True, True, True]
    >>> values = [0, 1, 0]
    >>> compiled.tighten(values)
    >>> values
    [0, 1, 1]
    """

    def __init__(self, program: Program, known: "Compiled | None" = None):
        """`known` is of a program that this one was copied from, and to which only rows have been added."""
        self.program = program
        if known is None:
            self.definitions = Definitions(program)
            self._rows, self._owner = Matrix.of(program, program.rows), _owners(program.rows)
        else:
            added = program.rows[len(known._owner) :]
            self.definitions = known.definitions
            self._rows, self._owner = known._rows.with_rows(added), np.append(known._owner, _owners(added))

    @property
    def rows(self) -> Matrix:
        """All rows, under the bounds of now."""
        return self.structure.within(self.program.lower, self.program.upper)

    @property
    def structure(self) -> Matrix:
        """All rows, for whoever does not ask for bounds."""
        is_whole = (len(self._owner), len(self.definitions.var)) == (len(self.program.rows), len(self.program.definitions))
        assert is_whole, "the program was written into after it was compiled"
        return self._rows

    def needed_rows(self, expressions: Iterable[Affine]) -> Flags:
        """By row, whether it is a rule's or defines what rules and expressions speak of, directly or through others.

        The rest only follow, and need not reach a solver.
        """
        rows = self.structure
        is_spoken_of = np.zeros(len(self.program.lower) + 1, dtype=bool)
        is_spoken_of[[NO_OWNER, *(var for expression in expressions for var, _ in expression.terms)]] = True
        needed: Flags = is_spoken_of[self._owner]
        while True:
            is_spoken_of[rows.columns[needed[rows.row_of]]] = True
            if np.array_equal(needed, is_spoken_of[self._owner]):
                return needed
            needed = is_spoken_of[self._owner]

    def asked(self, expressions: Iterable[Affine]) -> Matrix:
        """The rows of the rules, and those that define what rules and expressions speak of."""
        return self.rows.only(self.needed_rows(expressions))

    def tighten(self, values: list[int]) -> None:
        """Set every auxiliary variable to the tight value that the decisions give it."""
        tight = np.array(values, dtype=np.int64)
        self.definitions.tighten(tight, np.array(self.program.lower, dtype=np.int64))
        values[:] = tight.tolist()


def _owners(rows: Iterable[Row]) -> Numbers:
    """By row, the auxiliary variable that it defines; `NO_OWNER`, the last place of all, for a row of a rule."""
    return np.array([NO_OWNER if row.owner is None else row.owner for row in rows], dtype=np.int64)
