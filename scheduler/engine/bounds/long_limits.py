"""Limits on one officer's line in many columns, which a large model's relaxation does without until its point breaks them."""

from collections.abc import Callable

import numpy as np

from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.solvers.highs import HighsProgram, Relaxation
from scheduler.engine.solvers.highs_solver import Method
from scheduler.engine.watch import Until
from scheduler.program.affine import Affine, whole_bound
from scheduler.program.arrays import Flags, Numbers, Vector


def long_limits(copy: HighsProgram, owner: Numbers, most: int) -> Flags:
    """By row, whether it only limits from above, and more than `most` columns, all of one owner.

    `owner` is by column; below 0 it is nobody.
    """
    first, last = np.full(copy.rows, np.iinfo(np.int64).max), np.full(copy.rows, -1)
    np.minimum.at(first, copy.row_of, owner[copy.columns])
    np.maximum.at(last, copy.row_of, owner[copy.columns])
    limits: Flags = (first == last) & (last >= 0) & np.isinf(copy.low) & (np.diff(copy.start) > most)
    return limits


def relax_in_rounds(
    copy: HighsProgram, goal: Affine, left_out: Flags, until: Until, on_bound: Callable[[float], None]
) -> Relaxation:
    """By interior point without some rows, then with those that its point breaks, as long as a whole-numbered bound grows."""
    best = copy.relax(goal, until, Method.INTERIOR, left_out)
    while not until.is_over():
        on_bound(best.bound)
        broken = broken_rows(copy, best.values, left_out)
        if not broken.any():
            break
        left_out = left_out & ~broken
        tighter = copy.relax(goal, until, Method.INTERIOR, left_out)
        if whole_bound(tighter.bound) <= whole_bound(best.bound):
            break
        best = tighter
    return best


def broken_rows(copy: HighsProgram, values: Vector, rows: Flags) -> Flags:
    """Which of the rows a point breaks; its values are by variable of the program."""
    columns, entries = copy.with_sums(values[copy.names]), rows[copy.row_of]
    parts = copy.coefs[entries] * columns[copy.columns[entries]]
    amounts = np.bincount(copy.row_of[entries], weights=parts, minlength=copy.rows)
    slack = PARAMETERS.broken_row_slack
    return np.asarray(rows & ((amounts > copy.high + slack) | (amounts < copy.low - slack)))
