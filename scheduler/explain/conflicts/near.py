"""The part of a program that binds the officers of some demands: what fails in it fails in the whole, and far sooner."""

from collections.abc import Sequence
from typing import NamedTuple

from scheduler.explain.conflicts.demands import Demand
from scheduler.formulation.model import Model
from scheduler.formulation.owners import SHARED, officer_of
from scheduler.program.affine import Affine, Term
from scheduler.program.program import Program, Row


class Near(NamedTuple):
    """`names` are the variables of the whole program, by those of this one; the demands are in this one's."""

    program: Program
    names: list[int]
    demands: list[Demand]


def near(model: Model, demands: Sequence[Demand]) -> Near:
    """What others do counts in a shared row as whatever helps most, so that every roster of the whole is one of the part."""
    whole, owner = model.program, officer_of(model).tolist()
    officers = {owner[var] for demand in demands for row in demand.rows for var, _ in row.terms} - {SHARED}
    theirs = {var for var, officer in enumerate(owner) if officer in officers}
    names: list[int] = []
    number: dict[int, int] = {}
    part = Program()

    def inside(terms: Sequence[Term]) -> tuple[Term, ...]:
        for var, _ in terms:
            if var not in number:
                number[var] = part.integer(whole.lower[var], whole.upper[var])
                names.append(var)
        return tuple((number[var], coef) for var, coef in terms)

    for row in whole.rows:
        if not theirs.isdisjoint(dict(row.terms)):
            others = Affine(0, tuple(term for term in row.terms if term[0] not in theirs and owner[term[0]] != SHARED))
            own = inside([term for term in row.terms if term[0] in theirs or owner[term[0]] == SHARED])
            low = None if row.low is None else row.low - whole.most(others)
            high = None if row.high is None else row.high - whole.least(others)
            part.row(Affine(0, own), low, high)
    moved = [demand._replace(rows=tuple(Row(inside(row.terms), row.low, row.high) for row in demand.rows)) for demand in demands]
    return Near(part, names, moved)
