"""A bound station by station: what binds a station to others is priced, what remains falls apart and is solved in integers.

Lagrangian relaxation (Geoffrion 1974). At the dual values of the linear relaxation it starts from that relaxation's bound, and
each station adds what its own part costs more in whole numbers than in fractions: its officers' leave, above all, which cannot
be granted by halves. In a row of one of its duties the officers of others are one column, help that is bought at the row's
price (variable splitting, Guignard and Kim 1987), so that the station still sees that a duty once filled needs nobody more.
"""

import math
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import highspy
import numpy as np

from scheduler.engine.solvers.highs import Entries, HighsProgram, interruptible, model_of, quiet
from scheduler.formulation.owners import SHARED
from scheduler.program.affine import Affine
from scheduler.program.arrays import Flags, Numbers, Vector

LONGEST = 5.0
"""Seconds for one station."""
TOLERANCE = 1e-4
"""What HiGHS's bound of one station's part may be wrong by."""


class Homes(NamedTuple):
    """By variable, the number of the station that it is part of, or `SHARED`; and whether it speaks of a duty, not of a line."""

    station: Numbers
    of_duty: Flags


def bound_by_station(
    copy: HighsProgram,
    objective: Affine,
    duals: Vector,
    homes: Homes,
    on_bound: Callable[[float], None],
    deadline: float,
    stop: threading.Event,
    workers: int,
) -> Vector:
    """Tell of each better bound, until all stations have had their turn, the deadline (time.monotonic) or a stop.

    `homes` is by variable of the copy's program, and so are the values returned: of each station the best of its own part,
    nan elsewhere. So many stations are solved at once as there are `workers`.
    """
    duals = copy.usable(duals)
    bound, reduced, by_row, by_column = copy.dual_bound(objective, duals)
    of_column = homes.station[copy.first_names]
    of_row = _row_homes(copy, of_column, homes.of_duty[copy.first_names])
    values = np.full(len(copy.lower), np.nan)

    def gain(station: int) -> float:
        columns, rows = np.flatnonzero(of_column == station), np.flatnonzero(of_row == station)
        seconds = min(LONGEST, deadline - time.monotonic())
        if stop.is_set() or seconds <= 0 or not len(rows):
            return 0.0
        least, values[columns] = _least(copy, columns, rows, reduced, duals, seconds, stop)
        return least - float(by_column[columns].sum() + by_row[rows].sum()) - TOLERANCE

    with ThreadPoolExecutor(workers) as pool:
        for more in pool.map(gain, range(int(of_column.max(initial=SHARED)) + 1)):
            if more > 0:
                bound += more
                on_bound(bound)
    named = np.full(len(copy.least), np.nan)
    named[copy.names] = values[: len(copy.names)]
    return named


def _row_homes(copy: HighsProgram, of_column: Numbers, of_duty: Flags) -> Numbers:
    """Per row the station of its duty, or the only one whose lines it speaks of, or `SHARED`."""
    at = of_column[copy.columns]
    first, last = np.full(copy.rows, np.iinfo(np.int64).max), np.full(copy.rows, SHARED)
    np.minimum.at(first, copy.row_of[at != SHARED], at[at != SHARED])
    np.maximum.at(last, copy.row_of, at)
    home = np.where(first == last, last, SHARED)
    duties = of_duty[copy.columns] & (at != SHARED)
    home[copy.row_of[duties]] = at[duties]
    return home


def _least(
    copy: HighsProgram,
    columns: Numbers,
    rows: Numbers,
    reduced: Vector,
    duals: Vector,
    seconds: float,
    stop: threading.Event,
) -> tuple[float, Vector]:
    """What the columns cost at least in whole numbers under the rows, the help of others at its price; and the best values."""
    place = np.full(len(copy.lower), -1)
    place[columns] = np.arange(len(columns))
    number = np.full(copy.rows, -1)
    number[rows] = np.arange(len(rows))
    entries = np.flatnonzero(number[copy.row_of] >= 0)
    row, column, coef = number[copy.row_of[entries]], copy.columns[entries], copy.coefs[entries]
    own, price = place[column] >= 0, duals[rows]
    costs = reduced[columns] + np.bincount(place[column[own]], (price[row] * coef)[own], len(columns))
    helped, help_of = np.unique(row[~own], return_inverse=True)
    ends = [coef[~own] * side[column[~own]] for side in (copy.lower, copy.upper)]
    help_bounds = [np.bincount(help_of, pick(*ends), len(helped)) for pick in (np.minimum, np.maximum)]
    rows_of = np.concatenate([row[own], helped])
    columns_of = np.concatenate([place[column[own]], len(columns) + np.arange(len(helped))])
    order = np.argsort(rows_of, kind="stable")
    start = np.concatenate([[0], np.cumsum(np.bincount(rows_of, minlength=len(rows)))])
    matrix = Entries(start, columns_of[order], np.concatenate([coef[own], np.ones(len(helped))])[order])
    lower, upper = (
        np.concatenate([side[columns], more]) for side, more in zip((copy.lower, copy.upper), help_bounds, strict=True)
    )
    lp = model_of(
        np.concatenate([costs, price[helped]]), (lower, upper), (copy.low[rows], copy.high[rows]), matrix, integral=True
    )
    solver = quiet(lp, {"time_limit": seconds, "mip_rel_gap": 0.0})
    interruptible(solver, stop)
    solver.run()
    info = solver.getInfo()
    known = solver.getModelStatus() in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kTimeLimit)
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    values = np.array(solver.getSolution().col_value)[: len(columns)] if found else np.full(len(columns), np.nan)
    return (float(info.mip_dual_bound) if known else -math.inf), values
