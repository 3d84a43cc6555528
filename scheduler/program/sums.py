"""Sums that many rows share, as columns of their own: the same linear relaxation in half the entries.

An officer's duties of one date stand together in every window of rest, hours and days, and all but those of one station in
every row that keeps stations apart. Interior point and first-order methods are the quicker the sparser the rows are.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from scheduler.program.arrays import Numbers, Vector, ranges


class Sums(NamedTuple):
    """Rows by entry (`row`, `column`, `coef`, rows in order), of which the last `len(groups)` say that a sum's column is the sum

    of its group's columns; the sums' columns follow the others in the order of `groups`.
    """

    row: Numbers
    column: Numbers
    coef: Vector
    groups: list[Numbers]


def with_sums(row: Numbers, column: Numbers, coef: Vector, rows: int, columns: int, groups: Sequence[Numbers]) -> Sums:
    """The rows with every group of which most stands with one coefficient in many rows replaced there by its sum, less the rest.

    A group is at least two columns, and no column is in two.
    """
    if not groups:
        return Sums(row, column, coef, [])
    size = np.array([len(group) for group in groups], dtype=np.int64)
    first, members = np.cumsum(size) - size, np.concatenate(groups)
    group_of = np.full(columns, -1)
    group_of[members] = np.repeat(np.arange(len(groups)), size)
    slot = np.zeros(columns, dtype=np.int64)
    slot[members] = np.arange(len(members)) - np.repeat(first, size)
    inside = np.flatnonzero(group_of[column] >= 0)
    keys = row[inside] * len(groups) + group_of[column[inside]]
    order = np.argsort(keys, kind="stable")
    inside, keys = inside[order], keys[order]
    begins = np.flatnonzero(np.diff(keys, prepend=-1))
    place, count = keys[begins], np.diff(np.append(begins, len(keys)))
    inverse = np.repeat(np.arange(len(place)), count)
    least, most = np.minimum.reduceat(coef[inside], begins), np.maximum.reduceat(coef[inside], begins)
    group = place % len(groups)
    saved = count - (1 + size[group] - count)
    replaced = (saved > 0) & (least == most)
    chosen = np.flatnonzero(np.bincount(group, weights=saved * replaced, minlength=len(groups)) > size + 1)
    number = np.full(len(groups), -1)
    number[chosen] = np.arange(len(chosen))
    replaced &= number[group] >= 0
    kept = np.ones(len(column), dtype=bool)
    kept[inside[replaced[inverse]]] = False
    at, of, weight = place[replaced] // len(groups), group[replaced], least[replaced]
    begin = np.zeros(len(place), dtype=np.int64)
    begin[replaced] = np.cumsum(size[of]) - size[of]
    there = inside[replaced[inverse]]
    lacking = np.ones(int(size[of].sum()), dtype=bool)
    lacking[begin[inverse[replaced[inverse]]] + slot[column[there]]] = False
    lacks = np.repeat(np.arange(len(of)), size[of])[lacking]
    missing = members[ranges(first[of], first[of] + size[of])[lacking]]
    sums = [groups[int(index)] for index in chosen]
    new = np.arange(len(sums))
    all_rows = [row[kept], at, at[lacks], rows + np.repeat(new, size[chosen]), rows + new]
    all_columns = [column[kept], columns + number[of], missing, *sums, columns + new]
    all_coefs = [coef[kept], weight, -weight[lacks], np.ones(int(size[chosen].sum())), -np.ones(len(sums))]
    order = np.argsort(np.concatenate(all_rows), kind="stable")
    return Sums(np.concatenate(all_rows)[order], np.concatenate(all_columns)[order], np.concatenate(all_coefs)[order], sums)
