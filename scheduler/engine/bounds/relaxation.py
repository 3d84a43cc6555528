"""The model without stints: who may be on which duty when, but not that days away hang together.

Every roster satisfies it, so its bounds hold for the whole model. It has a third of the rows, and its linear relaxation is
found in seconds where that of the whole model takes much longer (docs/archive/engine-tried.md has the measurements). Where a
row grows tighter with every day away, the duties worked on that day stand in for it, since nobody works elsewhere without being
away.

Where it counts who comes to a station at all, that variable stays: it is at least the officer's duties there on any date, and
whoever comes begins a stint there, so that it also bears the least that one costs (a facility that must be opened before it can
serve). Officer o may be at station s on two dates; a stint begun on the first costs 5, on the second 3, and to come at all 1. In
a relaxation by halves the duties are ½ and ½, nothing is said of stints, and n ≥ ½ pays ½ · (3 + 1).
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from scheduler.engine.parameters import PARAMETERS
from scheduler.formulation.model import Model
from scheduler.program.affine import Affine, Term, total
from scheduler.program.arrays import NO_LIMIT, Flags, Numbers, places, ranges
from scheduler.program.matrix import Matrix
from scheduler.program.program import Program


class Relaxed(NamedTuple):
    """`names[i]` is the whole model's variable behind variable i of the matrix, `position` the way back, -1 where it is gone.

    `stand_ins` are, for variables that are gone, amounts that they cannot be below; `visits` are, by a variable that says whether
    an officer comes to a station at all, those of which one is 1 then: the beginnings of stints there.
    """

    whole: Matrix
    matrix: Matrix
    names: Numbers
    position: Numbers
    stand_ins: Mapping[int, Affine]
    visits: Mapping[int, Sequence[int]]

    def at_least(self, expression: Affine) -> Affine:
        """What the expression cannot be below, over the variables kept."""
        terms = self._by_visit(expression)
        return total([Affine(expression.constant), *(self._least(var, coef) for var, coef in terms)]).merged()

    def speaks_of_more(self, expression: Affine) -> bool:
        """Whether it speaks of variables that are gone."""
        return any(self.position[var] < 0 for var, _ in expression.terms)

    def _by_visit(self, expression: Affine) -> list[Term]:
        """The terms, with what every beginning of a stint costs at least as a cost of the visit."""
        coefs = dict(expression.merged().terms)
        for visited, begun in self.visits.items():
            least = min([coefs.get(var, 0) for var in begun])
            if least > 0:
                coefs[visited] = coefs.get(visited, 0) + least
                for var in begun:
                    coefs[var] -= least
        return [(var, coef) for var, coef in coefs.items() if coef]

    def _least(self, var: int, coef: int) -> Affine:
        """What coef · variable cannot be below."""
        place = int(self.position[var])
        if place >= 0:
            return Affine(0, ((place, coef),))
        if coef > 0 and var in self.stand_ins:
            constant, terms = self.stand_ins[var].times(coef)
            return Affine(constant, tuple((int(self.position[other]), factor) for other, factor in terms))
        return Affine(coef * int((self.whole.lower if coef > 0 else self.whole.upper)[var]))


def without_stints(model: Model, whole: Matrix, expressions: Sequence[Affine]) -> Relaxed:
    """The model without the days of stints and what only they define, as far as `whole` and the expressions speak of it."""
    dropped = {var for stay in model.stays.values() for var in stay.on.values()}
    visits = _visits(model, whole) if len(whole.lower) <= PARAMETERS.visited_variables else {}
    dropped |= _only_of(model, dropped, visits)
    kept = np.ones(len(whole.lower), dtype=bool)
    kept[[definition.var for definition in model.program.definitions]] = False
    kept[whole.columns] = True
    kept[[var for expression in expressions for var, _ in expression.terms]] = True
    kept[list(dropped)] = False
    names = np.flatnonzero(kept)
    position = places(names, len(whole.lower))
    stand_ins = _worked(model) if model.one_a_day else {}
    return Relaxed(whole, _loosened(whole, names, position, stand_ins), names, position, stand_ins, visits)


class _Rows(NamedTuple):
    """Entries by (row, column, coefficient), and by row its sides and the row of the whole model that it stands for."""

    row: Numbers
    column: Numbers
    coef: Numbers
    low: Numbers
    high: Numbers
    source: Numbers


def _loosened(whole: Matrix, names: Numbers, position: Numbers, stand_ins: Mapping[int, Affine]) -> Matrix:
    """The rows, as far as the variables kept can break them, each once."""
    bounds = whole.lower[names], whole.upper[names]
    broken = np.bincount(whole.row_of[position[whole.columns] < 0], minlength=len(whole.low)) > 0
    instead = _StandIns(position, stand_ins)
    parts = [_intact(whole, ~broken, position)]
    parts += [_one_side(whole, broken & (whole.high < NO_LIMIT), whole.high, 1, position, instead, bounds)]
    parts += [_one_side(whole, broken & (whole.low > -NO_LIMIT), -whole.low, -1, position, instead, bounds)]
    first = np.cumsum([0, *(len(part.low) for part in parts)])
    row = np.concatenate([part.row + begin for part, begin in zip(parts, first, strict=False)])
    column, coef = (np.concatenate([part[index] for part in parts]) for index in (1, 2))
    low, high, source = (np.concatenate([part[index] for part in parts]) for index in (3, 4, 5))
    order = _each_once(row, column, coef, low, high, source)
    rank = places(order, len(low))
    inside = np.flatnonzero(rank[row] >= 0)
    inside = inside[np.argsort(rank[row[inside]], kind="stable")]
    lengths = np.bincount(rank[row[inside]], minlength=len(order))
    start = np.concatenate([[0], np.cumsum(lengths)])
    return Matrix(bounds, start, column[inside], coef[inside], (low[order], high[order]))


def _each_once(row: Numbers, column: Numbers, coef: Numbers, low: Numbers, high: Numbers, source: Numbers) -> Numbers:
    """Rows that are not the same as an earlier one, in the order of `source`.

    Rows are told apart by a random hash of 64 bits: should two fall together, the relaxation lacks one and is still one.
    """
    random = np.random.default_rng(0).integers(-(2**62), 2**62, size=int(column.max(initial=0)) + 3)
    amount = np.zeros(len(low), dtype=np.int64)
    np.add.at(amount, row, coef * random[column])
    hashed = amount + low * random[-1] + high * random[-2]
    order = np.argsort(source, kind="stable")
    return order[np.sort(np.unique(hashed[order], return_index=True)[1])]


def _intact(whole: Matrix, rows: Flags, position: Numbers) -> _Rows:
    source = np.flatnonzero(rows)
    entries = ranges(whole.start[source], whole.start[source + 1])
    row = np.repeat(np.arange(len(source)), np.diff(whole.start)[source])
    return _Rows(row, position[whole.columns[entries]], whole.coefs[entries], whole.low[source], whole.high[source], source)


class _StandIns:
    """Stand-ins by variable as arrays, over the variables kept."""

    def __init__(self, position: Numbers, stand_ins: Mapping[int, Affine]):
        terms = [least.terms for least in stand_ins.values()]
        self.index = np.full(len(position), -1)
        self.index[list(stand_ins)] = np.arange(len(stand_ins))
        self.start = np.concatenate([[0], np.cumsum([len(parts) for parts in terms])]).astype(np.int64)
        flat = np.array([term for parts in terms for term in parts], dtype=np.int64).reshape(-1, 2)
        self.columns, self.coefs = position[flat[:, 0]], flat[:, 1]
        self.constant = np.array([least.constant for least in stand_ins.values()], dtype=np.int64)


def _one_side(
    whole: Matrix,
    rows: Flags,
    limits: Numbers,
    sign: int,
    position: Numbers,
    instead: _StandIns,
    bounds: tuple[Numbers, Numbers],
) -> _Rows:
    """sign · Σ ≤ limit of the rows, with what is gone at the least that it can be; those that nothing can break left out."""
    source = np.flatnonzero(rows)
    entries = ranges(whole.start[source], whole.start[source + 1])
    row = np.repeat(np.arange(len(source)), np.diff(whole.start)[source])
    var, coef = whole.columns[entries], sign * whole.coefs[entries]
    kept = position[var] >= 0
    covered = ~kept & (coef > 0) & (instead.index[var] >= 0)
    fixed = ~kept & ~covered
    least = np.where(coef > 0, whole.lower[var], whole.upper[var])
    constant = _by_row(row[fixed], (coef * least)[fixed], len(source))
    stand = instead.index[var[covered]]
    constant += _by_row(row[covered], coef[covered] * instead.constant[stand], len(source))
    lengths = np.diff(instead.start)[stand]
    within = ranges(instead.start[stand], instead.start[stand + 1])
    all_rows = np.concatenate([row[kept], np.repeat(row[covered], lengths)])
    all_columns = np.concatenate([position[var[kept]], instead.columns[within]])
    all_coefs = np.concatenate([coef[kept], np.repeat(coef[covered], lengths) * instead.coefs[within]])
    place, inverse = np.unique(all_rows * len(bounds[0]) + all_columns, return_inverse=True)
    summed = _by_row(inverse, all_coefs, len(place))
    row, column, coef = (entries[summed != 0] for entries in (*np.divmod(place, len(bounds[0])), summed))
    most = constant + _by_row(row, coef * np.where(coef > 0, bounds[1][column], bounds[0][column]), len(source))
    binds = most > limits[source]
    number = np.cumsum(binds) - 1
    inside = binds[row]
    high = (limits[source] - constant)[binds]
    return _Rows(number[row[inside]], column[inside], coef[inside], np.full(len(high), -NO_LIMIT), high, source[binds])


def _by_row(row: Numbers, amounts: Numbers, rows: int) -> Numbers:
    return np.bincount(row, weights=amounts, minlength=rows).astype(np.int64)


def _worked(model: Model) -> dict[int, Affine]:
    """Per day of a stint, the duties that may be worked on it: at most one is."""
    return {
        var: total(stay.covers[day]).merged()
        for stay in model.stays.values()
        for day, var in stay.on.items()
        if stay.covers.get(day) and model.takes_turns(stay.officer)
    }


def leave_alone(model: Model) -> tuple[Program, list[int]]:
    """What leave itself must keep, whoever covers it, and its variables' names in the whole model."""
    own = set(model.leave.variables())
    return model.program.among(own | _only_of(model, own))


def _visits(model: Model, whole: Matrix) -> dict[int, list[int]]:
    """By the variable that counts it, the beginnings of stints of which a visit has one; not where one was open before."""
    counted = np.zeros(len(whole.lower), dtype=bool)
    counted[whole.columns] = True
    visits = {}
    for stay in model.stays.values():
        if stay.visited is None or stay.resumes:
            continue
        ((visited, _),) = stay.visited.terms
        if counted[visited] and len(stay.on) > 1:
            visits[visited] = [var for begins in stay.first.values() for var, _ in begins.terms]
    return visits


def _only_of(model: Model, variables: set[int], kept: Collection[int] = ()) -> set[int]:
    """Auxiliary variables defined by these alone, but those that are kept."""
    auxiliary: set[int] = set()
    for definition in model.program.definitions:
        if definition.var not in kept and all(
            var in variables or var in auxiliary for piece in definition.pieces for var, _ in piece.terms
        ):
            auxiliary.add(definition.var)
    return auxiliary
