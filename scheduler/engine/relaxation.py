"""The model without stints: who may be on which duty when, but not that days away hang together.

Every roster satisfies it, so its bounds hold for the whole model. It has a third of the rows, and its linear relaxation is
found in seconds where that of the whole model takes much longer (docs/engine.md has the measurements).
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from scheduler.engine.model import Model
from scheduler.engine.program import Affine, Program


class Relaxed(NamedTuple):
    """`names[i]` is the whole model's variable behind variable i of the program."""

    whole: Program
    program: Program
    names: list[int]
    position: dict[int, int]

    def at_least(self, expression: Affine) -> Affine:
        """What the expression cannot be below, over the variables kept: the others count at their least."""
        gone = Affine(0, tuple(term for term in expression.terms if term[0] not in self.position))
        kept = tuple((self.position[var], coef) for var, coef in expression.terms if var in self.position)
        return Affine(expression.constant + self.whole.least(gone), kept)


def part_of(program: Program, kept: Collection[int]) -> Relaxed:
    """The rows that speak of the kept variables alone."""
    part, names = program.among(kept)
    return Relaxed(program, part, names, {var: index for index, var in enumerate(names)})


def without_stints(model: Model, expressions: Sequence[Affine]) -> Relaxed:
    """The model without the days of stints and what only they define, as far as the expressions ask for it."""
    whole = model.program
    needed = whole.needed(expressions)
    dropped = {var for stay in model.stays.values() for var in stay.on.values()}
    auxiliary = {definition.var for definition in whole.definitions}
    dropped |= _only_of(model, dropped) | (auxiliary - needed)
    names = [var for var in range(len(whole.lower)) if var not in dropped]
    relaxed = Relaxed(whole, Program(), names, {var: index for index, var in enumerate(names)})
    for var in names:
        relaxed.program.integer(whole.lower[var], whole.upper[var])
    for row in whole.rows:
        if row.owner is None or row.owner in needed:
            _add_loosened(relaxed, row.terms, row.low, row.high)
    return relaxed


def _only_of(model: Model, dropped: set[int]) -> set[int]:
    """Auxiliary variables defined by dropped ones alone."""
    found: set[int] = set()
    for definition in model.program.definitions:
        if all(var in dropped or var in found for piece in definition.pieces for var, _ in piece.terms):
            found.add(definition.var)
    return found


def _add_loosened(relaxed: Relaxed, terms: tuple[tuple[int, int], ...], low: int | None, high: int | None) -> None:
    """The row with the variables that are gone at whichever bound leaves the others freest."""
    position, part, whole = relaxed.position, relaxed.program, relaxed.whole
    kept = Affine(0, tuple([(position[var], coef) for var, coef in terms if var in position]))
    if len(kept.terms) == len(terms):
        part.row(kept, low, high)
    elif kept.terms:
        gone = Affine(0, tuple([term for term in terms if term[0] not in position]))
        low = None if low is None else low - whole.most(gone)
        high = None if high is None else high - whole.least(gone)
        if (low is not None and part.least(kept) < low) or (high is not None and part.most(kept) > high):
            part.row(kept, low, high)
