"""The model without stints: who may be on which duty when, but not that days away hang together.

Every roster satisfies it, so its bounds hold for the whole model. It has a third of the rows, and its linear relaxation is
found in seconds where that of the whole model takes much longer (docs/engine.md has the measurements).
"""

from typing import NamedTuple

from scheduler.engine.model import Model
from scheduler.engine.program import Affine, Program


class Relaxed(NamedTuple):
    """`names[i]` is the whole model's variable behind variable i of the program."""

    program: Program
    names: list[int]

    def of_whole(self, expression: Affine) -> Affine:
        """The expression over the variables kept; all of its variables must be."""
        position = {var: index for index, var in enumerate(self.names)}
        return Affine(expression.constant, tuple((position[var], coef) for var, coef in expression.terms))


def without_stints(model: Model, expressions: list[Affine]) -> Relaxed | None:
    """The model without the days of stints and what only they define; None if an expression speaks of those."""
    whole = model.program
    needed = whole.needed(expressions)
    auxiliary = {definition.var for definition in whole.definitions}
    dropped = {var for stay in model.stays.values() for var in stay.on.values()}
    dropped |= _only_of(model, dropped) | (auxiliary - needed)
    if any(var in dropped for expression in expressions for var, _ in expression.terms):
        return None
    names = [var for var in range(len(whole.lower)) if var not in dropped]
    position = {var: index for index, var in enumerate(names)}
    part = Program()
    for var in names:
        part.integer(whole.lower[var], whole.upper[var])
    for row in whole.rows:
        if row.owner is None or row.owner in needed:
            _add_loosened(part, whole, position, row.terms, row.low, row.high)
    return Relaxed(part, names)


def _only_of(model: Model, dropped: set[int]) -> set[int]:
    """Auxiliary variables defined by dropped ones alone."""
    found: set[int] = set()
    for definition in model.program.definitions:
        if all(var in dropped or var in found for piece in definition.pieces for var, _ in piece.terms):
            found.add(definition.var)
    return found


def _add_loosened(
    part: Program,
    whole: Program,
    position: dict[int, int],
    terms: tuple[tuple[int, int], ...],
    low: int | None,
    high: int | None,
) -> None:
    """The row with the variables that are gone at whichever bound leaves the others freest."""
    gone = Affine(0, tuple(term for term in terms if term[0] not in position))
    kept = Affine(0, tuple((position[var], coef) for var, coef in terms if var in position))
    low = None if low is None else low - whole.most(gone)
    high = None if high is None else high - whole.least(gone)
    binds = (low is not None and part.least(kept) < low) or (high is not None and part.most(kept) > high)
    if kept.terms and binds:
        part.row(kept, low, high)
