"""Rows that follow for whole numbers from how long a stint may be, and tell a linear relaxation what the rule's own do not.

Of an officer at a station for fourteen fifteenths of every day the rule sees no stint that is too long, and the count of stints
none that begins after the first day. Whoever is there in whole has begun within the longest stint before (Rajan and Takriti 2005,
on the least and most hours of a power plant).
"""

from collections.abc import Iterator

import numpy as np

from scheduler.formulation.model import Model
from scheduler.program.affine import of, total
from scheduler.program.matrix import Matrix
from scheduler.program.program import Row


def beginnings(model: Model, matrix: Matrix) -> list[Row]:
    """Per day of a stint: presence ≤ stints begun on it and on the days before since which one may last.

    Where the matrix speaks of what counts them.
    """
    if not model.instance.active("stint"):
        return []
    counted = np.zeros(len(model.program.lower), dtype=bool)
    counted[matrix.columns] = True
    return [row for row in _rows(model) if counted[[var for var, _ in row.terms]].all()]


def _rows(model: Model) -> Iterator[Row]:
    most = model.instance.policy.number("stint")
    for stay in model.stays.values():
        for day, on in stay.on.items() if not stay.held else ():
            before = range(day - most + 1, day + 1)
            if stay.resumes and before.start <= 0:
                continue
            begun = total(stay.first[day] for day in before if day in stay.first)
            constant, terms = begun.minus(of(on)).merged()
            if any(coef < 0 for _, coef in terms):
                yield Row(terms, -constant, None)
