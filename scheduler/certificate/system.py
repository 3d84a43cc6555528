"""Rows over named variables, each of which can be read from any roster of the case (docs/certificate.md)."""

from collections.abc import Iterable
from typing import NamedTuple

Name = tuple[str, ...]
"""Of a variable, or the key of a row: texts that mean something in the case."""
Entry = tuple[int, int]
"""A variable's number and its coefficient."""

AT_LEAST, AT_MOST, EQUAL = "G", "L", "E"


class NamedRow(NamedTuple):
    """Σ coefficient · variable, `sense`, side; all whole."""

    key: Name
    sense: str
    terms: tuple[Entry, ...]
    side: int


class System:
    """Variables of at least 0 by number, `upper` the most that each can be (None: unlimited), and rows.

    That something is at most so much is a row by itself, whose key `limit_keys` has where it is not `upper` and the name.

    >>> system = System()
    >>> seat, lack = system.variable(("duty", "A01"), 1), system.variable(("below",), 2)
    >>> system.add(("below", "crew"), AT_LEAST, [(seat, 1), (lack, 1)], 2)
    >>> system.rows
    [NamedRow(key=('below', 'crew'), sense='G', terms=((0, 1), (1, 1)), side=2)]
    """

    def __init__(self) -> None:
        self.names: list[Name] = []
        self.upper: list[int | None] = []
        self.limit_keys: dict[int, Name] = {}
        self.rows: list[NamedRow] = []

    def variable(self, name: Name, upper: int | None) -> int:
        self.names.append(name)
        self.upper.append(upper)
        return len(self.names) - 1

    def limit(self, var: int, key: Name, upper: int) -> None:
        self.upper[var], self.limit_keys[var] = upper, key

    def limits_of(self, var: int) -> tuple[NamedRow, NamedRow | None]:
        """That a variable is no less than 0, and no more than its most."""
        name, upper = self.names[var], self.upper[var]
        least = NamedRow(("lower", *name), AT_LEAST, ((var, 1),), 0)
        if upper is None:
            return least, None
        return least, NamedRow(self.limit_keys.get(var, ("upper", *name)), AT_MOST, ((var, 1),), upper)

    def add(self, key: Name, sense: str, terms: Iterable[Entry], side: int) -> None:
        """Each variable stands once among the terms."""
        self.rows.append(NamedRow(key, sense, tuple(terms), side))


def each(variables: Iterable[int], coef: int = 1) -> list[Entry]:
    return [(var, coef) for var in variables]
