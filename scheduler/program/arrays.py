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
