"""The model without stints: who may be on which duty when, but not that days away hang together.

Every roster satisfies it, so its bounds hold for the whole model. It has a third of the rows, and its linear relaxation is
found in seconds where that of the whole model takes much longer (docs/engine.md has the measurements). Where a row grows
tighter with every day away, the duties worked on that day stand in for it, since nobody works elsewhere without being away.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from scheduler.engine.model import Model
from scheduler.engine.program import Affine, Program, Term, total


class Relaxed(NamedTuple):
    """`names[i]` is the whole model's variable behind variable i of the program.

    `stand_ins` are, for variables that are gone, amounts that they cannot be below.
    """

    whole: Program
    program: Program
    names: list[int]
    position: dict[int, int]
    stand_ins: Mapping[int, Affine]

    def at_least(self, expression: Affine) -> Affine:
        """What the expression cannot be below, over the variables kept."""
        parts = [Affine(expression.constant, tuple([(var, coef) for var, coef in expression.terms if var in self.position]))]
        parts += [self._least(term) for term in expression.terms if term[0] not in self.position]
        amount = total(parts).merged()
        return Affine(amount.constant, tuple([(self.position[var], coef) for var, coef in amount.terms]))

    def _least(self, term: Term) -> Affine:
        var, coef = term
        if coef > 0 and var in self.stand_ins:
            return self.stand_ins[var].times(coef)
        return Affine(coef * (self.whole.lower[var] if coef > 0 else self.whole.upper[var]))

    def keep(self, terms: tuple[Term, ...], low: int | None, high: int | None) -> None:
        """The row, as far as the variables kept can break it."""
        if all(var in self.position for var, _ in terms):
            self.program.row(Affine(0, tuple([(self.position[var], coef) for var, coef in terms])), low, high)
            return
        for limit, sign in ((high, 1), (None if low is None else -low, -1)):
            if limit is not None:
                kept = self.at_least(Affine(0, terms).times(sign))
                if self.program.most(kept) > limit:
                    self.program.at_most(kept, limit)


def part_of(program: Program, kept: Collection[int]) -> Relaxed:
    """The rows that speak of the kept variables alone."""
    part, names = program.among(kept)
    return Relaxed(program, part, names, {var: index for index, var in enumerate(names)}, {})


def without_stints(model: Model, expressions: Sequence[Affine]) -> Relaxed:
    """The model without the days of stints and what only they define, as far as the expressions ask for it."""
    whole = model.program
    needed = whole.needed(expressions)
    dropped = {var for stay in model.stays.values() for var in stay.on.values()}
    auxiliary = {definition.var for definition in whole.definitions}
    dropped |= only_of(model, dropped) | (auxiliary - needed)
    names = [var for var in range(len(whole.lower)) if var not in dropped]
    position = {var: index for index, var in enumerate(names)}
    relaxed = Relaxed(whole, Program(), names, position, _worked(model) if model.one_a_day else {})
    for var in names:
        relaxed.program.integer(whole.lower[var], whole.upper[var])
    for row in whole.rows:
        if row.owner is None or row.owner in needed:
            relaxed.keep(row.terms, row.low, row.high)
    return relaxed


def _worked(model: Model) -> dict[int, Affine]:
    """Per day of a stint, the duties that may be worked on it: at most one is."""
    return {
        var: total(stay.covers[day]).merged()
        for stay in model.stays.values()
        for day, var in stay.on.items()
        if stay.covers.get(day)
    }


def leave_alone(model: Model) -> Relaxed:
    """What leave itself must keep, whoever covers it."""
    own = {*model.refused, *(var for options in model.options for var in options)}
    return part_of(model.program, own | only_of(model, own))


def only_of(model: Model, variables: set[int]) -> set[int]:
    """Auxiliary variables defined by these alone."""
    found: set[int] = set()
    for definition in model.program.definitions:
        if all(var in variables or var in found for piece in definition.pieces for var, _ in piece.terms):
            found.add(definition.var)
    return found
