"""Sums that many rows share, as columns of their own: the same linear relaxation in half the entries.

An officer's duties of one date stand together in every window of rest, hours and days, and all but those of one station in
every row that keeps stations apart. Interior point and first-order methods are the quicker the sparser the rows are.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from scheduler.program.arrays import Flags, Numbers, Vector, places, ranges


class Sums(NamedTuple):
    """Entries of rows in order. Row `row[e]` has `coef[e]` times column `column[e]`.

    The columns of the sums follow the others, in the order of `groups`; the last rows, one a group, say that a sum's column is
    the sum of its group's columns.
    """

    row: Numbers
    column: Numbers
    coef: Vector
    groups: list[Numbers]


class _Members(NamedTuple):
    """Group g holds columns[first[g]], … , size[g] of them.

    By column of the program: `group_of` (-1: none) and its `place` in the group.
    """

    columns: Numbers
    first: Numbers
    size: Numbers
    group_of: Numbers
    place: Numbers


class _Occurrences(NamedTuple):
    """Each (row, group) of which something stands in the row: `present` members, the least with `coef`, `alike` if all have it.

    `entry` are the entries inside groups, and `number` says of each to which occurrence it belongs.
    """

    row: Numbers
    group: Numbers
    present: Numbers
    coef: Vector
    alike: Flags
    entry: Numbers
    number: Numbers


def with_sums(row: Numbers, column: Numbers, coef: Vector, rows: int, columns: int, groups: Sequence[Numbers]) -> Sums:
    """The rows with every group of which most stands with one coefficient in many rows replaced there by its sum, less the rest.

    `row`, `column` and `coef` are by entry, rows in order. A group is at least two columns, and no column is in two.

    Three rows over three columns, x + y + z each, take nine entries; with s = x + y + z as a column of its own they take one
    each, and the row x + y + z - s = 0 four:

    >>> row, column = np.array([0, 0, 0, 1, 1, 1, 2, 2, 2]), np.array([0, 1, 2, 0, 1, 2, 0, 1, 2])
    >>> sums = with_sums(row, column, np.ones(9), 3, 3, [np.array([0, 1, 2])])
    >>> list(zip(sums.row.tolist(), sums.column.tolist(), sums.coef.tolist()))
    [(0, 3, 1.0), (1, 3, 1.0), (2, 3, 1.0), (3, 0, 1.0), (3, 1, 1.0), (3, 2, 1.0), (3, 3, -1.0)]

    Two rows would save four entries, no more than the sum's own row takes:

    >>> with_sums(row[:6], column[:6], np.ones(6), 2, 3, [np.array([0, 1, 2])]).groups
    []
    """
    if not groups:
        return Sums(row, column, coef, [])
    members = _members(groups, columns)
    seen = _occurrences(row, column, coef, members)
    saved = seen.present - (1 + members.size[seen.group] - seen.present)
    replaced = (saved > 0) & seen.alike
    saved_by_group = np.bincount(seen.group, weights=saved * replaced, minlength=len(groups))
    chosen = np.flatnonzero(saved_by_group > members.size + 1)
    sum_of_group = places(chosen, len(groups))
    replaced &= sum_of_group[seen.group] >= 0
    kept = np.ones(len(column), dtype=bool)
    kept[seen.entry[replaced[seen.number]]] = False
    at, weight, its_sum = seen.row[replaced], seen.coef[replaced], sum_of_group[seen.group[replaced]]
    lacking, missing = _missing(column, members, seen, replaced)
    new, sizes = np.arange(len(chosen)), members.size[chosen]
    sums = [groups[int(index)] for index in chosen]
    all_rows = np.concatenate([row[kept], at, at[lacking], rows + np.repeat(new, sizes), rows + new])
    all_columns = np.concatenate([column[kept], columns + its_sum, missing, *sums, columns + new])
    all_coefs = np.concatenate([coef[kept], weight, -weight[lacking], np.ones(int(sizes.sum())), -np.ones(len(sums))])
    order = np.argsort(all_rows, kind="stable")
    return Sums(all_rows[order], all_columns[order], all_coefs[order], sums)


def _members(groups: Sequence[Numbers], columns: int) -> _Members:
    size = np.array([len(group) for group in groups], dtype=np.int64)
    first, members = np.cumsum(size) - size, np.concatenate(groups)
    group_of, place = np.full(columns, -1), np.zeros(columns, dtype=np.int64)
    group_of[members] = np.repeat(np.arange(len(groups)), size)
    place[members] = np.arange(len(members)) - np.repeat(first, size)
    return _Members(members, first, size, group_of, place)


def _occurrences(row: Numbers, column: Numbers, coef: Vector, members: _Members) -> _Occurrences:
    groups = len(members.size)
    entry = np.flatnonzero(members.group_of[column] >= 0)
    row_and_group = row[entry] * groups + members.group_of[column[entry]]
    order = np.argsort(row_and_group, kind="stable")
    entry, row_and_group = entry[order], row_and_group[order]
    begins = np.flatnonzero(np.diff(row_and_group, prepend=-1))
    present = np.diff(np.append(begins, len(entry)))
    least, most = np.minimum.reduceat(coef[entry], begins), np.maximum.reduceat(coef[entry], begins)
    at, group = np.divmod(row_and_group[begins], groups)
    number = np.repeat(np.arange(len(begins)), present)
    return _Occurrences(at, group, present, least, least == most, entry, number)


def _missing(column: Numbers, members: _Members, seen: _Occurrences, replaced: Flags) -> tuple[Numbers, Numbers]:
    """The members that do not stand where their group is replaced: the number among those replaced, and the column."""
    group = seen.group[replaced]
    size = members.size[group]
    first_place = np.zeros(len(seen.row), dtype=np.int64)
    first_place[replaced] = np.cumsum(size) - size
    gone = replaced[seen.number]
    is_missing = np.ones(int(size.sum()), dtype=bool)
    is_missing[first_place[seen.number[gone]] + members.place[column[seen.entry[gone]]]] = False
    columns = members.columns[ranges(members.first[group], members.first[group] + size)]
    return np.repeat(np.arange(len(group)), size)[is_missing], columns[is_missing]
