"""A mixed-integer linear program as plain lists: one description of the model for every solver."""

from collections.abc import Collection, Sequence
from functools import partial
from typing import NamedTuple

from scheduler.program.affine import BUDGET, ONE, ZERO, Affine, Term, of, total, within_budget


class Row(NamedTuple):
    """low ≤ Σ coefficient · variable ≤ high; None is unbounded. `owner` is the auxiliary variable that the row defines."""

    terms: tuple[Term, ...]
    low: int | None
    high: int | None
    owner: int | None = None


_row = partial(tuple.__new__, Row)


class Definition(NamedTuple):
    """An auxiliary variable as the largest (or smallest) of its pieces: its tight value once the decisions are known."""

    var: int
    largest: bool
    pieces: tuple[Affine, ...]
    divisor: int = 1


class Program:
    """Integer variables with bounds, linear rows, and definitions of the auxiliary ones in order of use."""

    def __init__(self) -> None:
        self.lower: list[int] = []
        self.upper: list[int] = []
        self.rows: list[Row] = []
        self._known: set[Row] = set()
        self.definitions: list[Definition] = []

    def copy(self) -> "Program":
        """The same, to be written into without changing this one."""
        other = Program()
        other.lower, other.upper = list(self.lower), list(self.upper)
        other.rows, other._known, other.definitions = list(self.rows), set(self._known), list(self.definitions)
        return other

    def integer(self, lower: int, upper: int) -> int:
        self.lower.append(lower)
        self.upper.append(upper)
        return len(self.lower) - 1

    def boolean(self) -> int:
        return self.integer(0, 1)

    def fix(self, var: int, value: int) -> None:
        """Leave a variable only one value; contradicting fixes leave it none, which makes the program infeasible."""
        self.lower[var] = max(self.lower[var], value)
        self.upper[var] = min(self.upper[var], value)

    def row(self, left: Affine, low: int | None = None, high: int | None = None, owner: int | None = None) -> None:
        """low ≤ left ≤ high."""
        constant, terms = left
        coefs = dict(terms)
        if len(coefs) < len(terms):
            terms = left.merged().terms
        if sum(map(abs, coefs.values())) >= BUDGET:
            within_budget(terms)
        row = _row((terms, None if low is None else low - constant, None if high is None else high - constant, owner))
        known = len(self._known)
        self._known.add(row)
        if len(self._known) > known:
            self.rows.append(row)

    def at_most(self, left: Affine, high: int) -> None:
        self.row(left, high=high)

    def largest(self, pieces: Sequence[Affine], floor: int, ceiling: int, divisor: int = 1) -> Affine:
        """A variable ≥ every piece / divisor, in [floor, ceiling]; tight it is the largest, rounded up."""
        live = tuple(piece for piece in pieces if piece.terms or -(-piece.constant // divisor) > floor)
        if not live:
            return Affine(floor)
        var = self.integer(floor, max(floor, ceiling))
        scaled = of(var).times(divisor)
        for piece in live:
            self.row(scaled.minus(piece), low=0, owner=var)
        self.definitions.append(Definition(var, True, live, divisor))
        return of(var)

    def follower(self, piece: Affine) -> Affine:
        """0/1, tight max(0, piece): a variable that its maker's rows hold to that, so that it needs none of its own."""
        if piece.fixed:
            return Affine(max(0, piece.constant))
        var = self.boolean()
        self.definitions.append(Definition(var, True, (piece,)))
        return of(var)

    def equal_to(self, amount: Affine, low: int, high: int) -> Affine:
        """A variable in [low, high] of the amount's value, where a long sum is used many times."""
        if len(amount.terms) < 2:
            return amount
        var = self.largest([amount], low, high)
        self.row(var.minus(amount), high=0, owner=var.terms[0][0])
        return var

    def smallest(self, pieces: Sequence[Affine], ceiling: int) -> Affine:
        """A variable ≤ every piece, in [0, ceiling]; tight it is the smallest."""
        var = self.integer(0, ceiling)
        for piece in pieces:
            self.row(piece.minus(of(var)), low=0, owner=var)
        self.definitions.append(Definition(var, False, tuple(pieces)))
        return of(var)

    def any_of(self, sources: Sequence[Affine]) -> Affine:
        """1 if any of the 0/1 sources is 1, else 0, in both directions."""
        live = [source for source in sources if source.terms or source.constant]
        if any(source.fixed for source in live):
            return ONE
        if not live:
            return ZERO
        if len(live) == 1:
            return live[0]
        var = self.largest(live, 0, 1)
        self.row(total(live).minus(var), low=0, owner=var.terms[0][0])
        return var

    def none_of(self, sources: Sequence[Affine]) -> Affine:
        """1 − any_of."""
        return ONE.minus(self.any_of(sources))

    def cap(self, amount: Affine, decided: Sequence[int], limit: int) -> None:
        """amount ≤ limit as soon as one of the decided variables is 1: givens alone never breach."""
        if not decided:
            return
        amount = amount.merged()
        chosen = set(decided)
        given = tuple([term for term in amount.terms if term[0] not in chosen])
        self.cap_beside(amount, [of(var) for var in decided], self.most(Affine(amount.constant, given)), limit)

    def cap_beside(self, amount: Affine, decided: Sequence[Affine], given: int, limit: int) -> None:
        """amount ≤ limit as soon as one of the decided 0/1 amounts is 1, where the givens alone are `given` at most."""
        if given <= limit:
            self.at_most(amount, limit)
            return
        something = self.any_of(decided)
        self.at_most(amount.plus(something.times(given - limit)), given)

    def among(self, variables: Collection[int]) -> "tuple[Program, list[int]]":
        """The program of some variables and the rows that speak of them alone, and the variables' names here."""
        names = sorted(variables)
        position = {var: index for index, var in enumerate(names)}
        part = Program()
        for var in names:
            part.integer(self.lower[var], self.upper[var])
        for row in self.rows:
            terms = tuple([(position[var], coef) for var, coef in row.terms if var in position])
            if len(terms) == len(row.terms):
                part.row(Affine(0, terms), row.low, row.high)
        return part, names

    def most(self, left: Affine) -> int:
        """The largest value that the bounds of the variables allow."""
        upper, lower = self.upper, self.lower
        return left.constant + sum([coef * (upper[var] if coef > 0 else lower[var]) for var, coef in left.terms])

    def least(self, left: Affine) -> int:
        """The smallest value that the bounds of the variables allow: what no decision can change."""
        upper, lower = self.upper, self.lower
        return left.constant + sum([coef * (lower[var] if coef > 0 else upper[var]) for var, coef in left.terms])
