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
        return self._least(expression.constant, expression.terms, 1)

    def _least(self, constant: int, terms: tuple[Term, ...], sign: int) -> Affine:
        """What constant + sign · Σ of the terms cannot be below."""
        position, stand_ins = self.position, self.stand_ins
        sums: dict[int, int] = {}
        for var, coef in terms:
            coef *= sign
            place = position.get(var)
            if place is not None:
                sums[place] = sums.get(place, 0) + coef
            elif coef > 0 and var in stand_ins:
                least = stand_ins[var]
                constant += coef * least.constant
                for other, factor in least.terms:
                    place = position[other]
                    sums[place] = sums.get(place, 0) + coef * factor
            else:
                constant += coef * (self.whole.lower[var] if coef > 0 else self.whole.upper[var])
        return Affine(constant, tuple([term for term in sums.items() if term[1]]))

    def keep(self, terms: tuple[Term, ...], low: int | None, high: int | None) -> None:
        """The row, as far as the variables kept can break it."""
        position = self.position
        kept = tuple([(position[var], coef) for var, coef in terms if var in position])
        if len(kept) == len(terms):
            self.program.row(Affine(0, kept), low, high)
            return
        for limit, sign in ((high, 1), (None if low is None else -low, -1)):
            if limit is not None:
                least = self._least(0, terms, sign)
                if self.program.most(least) > limit:
                    self.program.at_most(least, limit)


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
    dropped |= _only_of(model, dropped) | (auxiliary - needed)
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
    own = set(model.leave_variables())
    return part_of(model.program, own | _only_of(model, own))


def _only_of(model: Model, variables: set[int]) -> set[int]:
    """Auxiliary variables defined by these alone."""
    found: set[int] = set()
    for definition in model.program.definitions:
        if all(var in variables or var in found for piece in definition.pieces for var, _ in piece.terms):
            found.add(definition.var)
    return found
