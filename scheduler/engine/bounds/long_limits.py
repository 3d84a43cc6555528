"""Limits on one officer's line in many columns, which a large model's relaxation does without."""

import numpy as np

from scheduler.engine.solvers.highs import HighsProgram
from scheduler.program.arrays import Flags, Numbers


def long_limits(copy: HighsProgram, owner: Numbers, most: int) -> Flags:
    """By row, whether it only limits from above, and more than `most` columns, all of one owner.

    `owner` is by column; below 0 it is nobody.
    """
    first, last = np.full(copy.rows, np.iinfo(np.int64).max), np.full(copy.rows, -1)
    np.minimum.at(first, copy.row_of, owner[copy.columns])
    np.maximum.at(last, copy.row_of, owner[copy.columns])
    limits: Flags = (first == last) & (last >= 0) & np.isinf(copy.low) & (np.diff(copy.start) > most)
    return limits
