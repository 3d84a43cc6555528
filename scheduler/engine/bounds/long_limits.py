"""Limits on one officer's line in many columns, and what a visit costs: a large model's relaxation does without them at first.

Most of their rows it never needs, and those that its point breaks come back.
"""

from collections.abc import Callable

import numpy as np

from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.solvers.highs import HighsProgram, Relaxation
from scheduler.engine.solvers.highs_solver import Method
from scheduler.engine.watch import Until
from scheduler.program.affine import Affine
from scheduler.program.arrays import Flags, Numbers, Vector


def long_limits(copy: HighsProgram, owner: Numbers, most: int, visits: Flags) -> Flags:
    """By row, whether it only limits from above, and more than `most` columns or some of `visits`, all of one owner.

    `owner` and `visits` are by column; an owner below 0 is nobody.
    """
    first, last = np.full(copy.rows, np.iinfo(np.int64).max), np.full(copy.rows, -1)
    np.minimum.at(first, copy.row_of, owner[copy.columns])
    np.maximum.at(last, copy.row_of, owner[copy.columns])
    is_of_visits = np.bincount(copy.row_of, weights=visits[copy.columns], minlength=copy.rows) > 0
    is_long = (np.diff(copy.start) > most) | is_of_visits
    limits: Flags = (first == last) & (last >= 0) & np.isinf(copy.low) & is_long
    return limits


def relax_in_rounds(
    copy: HighsProgram, goal: Affine, left_out: Flags, until: Until, on_bound: Callable[[float], None]
) -> Relaxation:
    """By interior point without some rows, then once more with those that its point breaks: few are broken after that."""
    first = copy.relax(goal, until, Method.INTERIOR, left_out)
    broken = broken_rows(copy, first.values, left_out)
    if until.is_over() or not broken.any():
        return first
    on_bound(first.bound)
    second = copy.relax(goal, until, Method.INTERIOR, left_out & ~broken)
    return second if second.bound > first.bound else first


def broken_rows(copy: HighsProgram, values: Vector, rows: Flags) -> Flags:
    """Which of the rows a point breaks; its values are by variable of the program."""
    columns, entries = copy.with_sums(values[copy.names]), rows[copy.row_of]
    parts = copy.coefs[entries] * columns[copy.columns[entries]]
    amounts = np.bincount(copy.row_of[entries], weights=parts, minlength=copy.rows)
    slack = PARAMETERS.broken_row_slack
    return np.asarray(rows & ((amounts > copy.high + slack) | (amounts < copy.low - slack)))
