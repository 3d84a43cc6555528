"""Sums that many rows share, as columns of their own: the same linear relaxation in half the entries.

An officer's duties of one date stand together in every window of rest, hours and days, and interior point is the quicker
the sparser the rows are.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from scheduler.engine.matrix import Numbers
from scheduler.engine.narrowing import Vector


class Sums(NamedTuple):
    """Rows by entry (`row`, `column`, `coef`, rows in order), of which the last `len(groups)` say that a sum's column is the sum

    of its group's columns; the sums' columns follow the others in the order of `groups`.
    """

    row: Numbers
    column: Numbers
    coef: Vector
    groups: list[Numbers]


def with_sums(row: Numbers, column: Numbers, coef: Vector, rows: int, columns: int, groups: Sequence[Numbers]) -> Sums:
    """The rows with every group that stands whole and with one coefficient in many rows replaced there by its sum."""
    if not groups:
        return Sums(row, column, coef, [])
    size = np.array([len(group) for group in groups], dtype=np.int64)
    group_of = np.full(columns, -1)
    for index, group in enumerate(groups):
        group_of[group] = index
    inside = np.flatnonzero(group_of[column] >= 0)
    place, inverse, count = np.unique(
        row[inside] * len(groups) + group_of[column[inside]], return_inverse=True, return_counts=True
    )
    least, most = np.full(len(place), np.inf), np.full(len(place), -np.inf)
    np.minimum.at(least, inverse, coef[inside])
    np.maximum.at(most, inverse, coef[inside])
    group = place % len(groups)
    replaced = (count == size[group]) & (least == most)
    uses = np.bincount(group[replaced], minlength=len(groups))
    replaced &= (uses * (size - 1) > size + 1)[group]
    chosen = np.unique(group[replaced])
    kept = np.ones(len(column), dtype=bool)
    kept[inside[replaced[inverse]]] = False
    sums = [groups[index] for index in chosen]
    ones = [np.ones(len(one)) for one in sums]
    new = np.arange(len(sums))
    all_rows = [row[kept], place[replaced] // len(groups), rows + np.repeat(new, size[chosen]), rows + new]
    all_columns = [column[kept], columns + np.searchsorted(chosen, group[replaced]), *sums, columns + new]
    all_coefs = [coef[kept], least[replaced], *ones, -np.ones(len(sums))]
    order = np.argsort(np.concatenate(all_rows), kind="stable")
    return Sums(np.concatenate(all_rows)[order], np.concatenate(all_columns)[order], np.concatenate(all_coefs)[order], sums)
