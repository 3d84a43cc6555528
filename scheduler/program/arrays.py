"""Kinds of arrays that a program is kept in, and ranges of their entries."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Vector = NDArray[np.float64]
NO_LIMIT = 2**40
"""Stands for a side of a row that has no limit: above whatever a row within the budget comes to."""


def ranges(first: Numbers, end: Numbers) -> Numbers:
    """The entries of several ranges in a row, each without its end.

    >>> ranges(np.array([0, 5]), np.array([2, 8])).tolist()
    [0, 1, 5, 6, 7]
    """
    lengths = end - first
    before = np.cumsum(lengths) - lengths
    return np.repeat(first - before, lengths) + np.arange(int(lengths.sum()))


def places(chosen: Numbers, size: int) -> Numbers:
    """By number below `size` its place among those chosen, -1 where it is not.

    >>> places(np.array([3, 1]), 4).tolist()
    [-1, 1, -1, 0]
    """
    place = np.full(size, -1)
    place[chosen] = np.arange(len(chosen))
    return place
