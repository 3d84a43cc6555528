"""A bound station by station: what binds a station to others is priced, what remains falls apart and is solved in integers.

Lagrangian relaxation (Geoffrion 1974). At the dual values of the linear relaxation it starts from that relaxation's bound, and
each station adds what its own part costs more in whole numbers than in fractions: its officers' leave, above all, which cannot
be granted by halves. In a row of one of its duties the officers of others are one column, help that is bought at the row's
price (variable splitting, Guignard and Kim 1987), so that the station still sees that a duty once filled needs nobody more.

Two rows and three columns, of which the third is an officer of station 1 and the others are of station 0:

            seat  refused  other
    duty      1       0       1     ≥ 2    the duty wants both: the station's own seat and the other officer
    line      1      −2       0     ≤ 0    whoever takes the seat has half of the leave refused, or all
    costs     0       2       3

The relaxation is best at (1, ½, 1) and costs 4. Its dual values are (3, −1): the duty pays 3, the line takes 1. A column costs
beyond that, its reduced cost, (0 − 3 + 1, 2 − 2, 3 − 3) = (−2, 0, 0); by row the bound is (3 · 2, −1 · 0), by column
(−2 · 1, 0, 0), and 6 − 2 = 4. Station 0 has both rows (the duty is its own) and two columns at their costs before these rows
paid, (0, 2), and buys help of 0 to 1 at 3. In whole numbers it takes the seat, refuses the leave and buys help: 0 + 2 + 3 = 5,
1 more than its rows and columns give to the bound. So no roster is below 5.
"""

import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import highspy
import numpy as np

from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.solvers.highs import HighsProgram
from scheduler.engine.solvers.highs_solver import Entries, interruptible, model_of, quiet
from scheduler.engine.watch import Until
from scheduler.formulation.owners import SHARED
from scheduler.program.affine import Affine
from scheduler.program.arrays import Flags, Numbers, Vector, places


class Homes(NamedTuple):
    """By variable: the number of the station that it is part of, or `SHARED`; whether it speaks of a duty, not of a line."""

    station: Numbers
    of_duty: Flags


class Prices(NamedTuple):
    """What dual values say, `duals` by row, `reduced` by column."""

    duals: Vector
    reduced: Vector


def bound_by_station(
    copy: HighsProgram,
    objective: Affine,
    duals: Vector,
    homes: Homes,
    on_bound: Callable[[float], None],
    until: Until,
    workers: int,
) -> Vector:
    """Tell of each better bound, until all stations have had their turn.

    `duals` are by row of the copy, `homes` by variable of its program. So are the values returned: of each station the best of
    its own part, nan elsewhere. So many stations are solved at once as there are `workers`.
    """
    duals = copy.usable(duals)
    bound, reduced, bound_by_row, bound_by_column = copy.dual_bound(objective, duals)
    station_of_column = homes.station[copy.first_names]
    station_of_row = _station_of_row(copy, station_of_column, homes.of_duty[copy.first_names])
    values = np.full(len(copy.lower), np.nan)

    def gain(station: int) -> float:
        columns, rows = np.flatnonzero(station_of_column == station), np.flatnonzero(station_of_row == station)
        seconds = min(PARAMETERS.station_seconds, until.seconds())
        if until.is_over() or seconds <= 0 or not len(rows):
            return 0.0
        part = _station_part(copy, columns, rows, Prices(duals, reduced))
        least, values[columns] = _least(part, len(columns), Until.within(seconds, until.stop))
        return least - float(bound_by_column[columns].sum() + bound_by_row[rows].sum()) - PARAMETERS.station_tolerance

    with ThreadPoolExecutor(workers) as pool:
        for more in pool.map(gain, range(int(station_of_column.max(initial=SHARED)) + 1)):
            if more > 0:
                bound += more
                on_bound(bound)
    by_variable = np.full(len(copy.least), np.nan)
    by_variable[copy.names] = values[: len(copy.names)]
    return by_variable


def _station_of_row(copy: HighsProgram, station_of_column: Numbers, of_duty: Flags) -> Numbers:
    """By row the station of its duty, or the only one whose lines it speaks of, or `SHARED`.

    `station_of_column` and `of_duty` are by column.
    """
    station = station_of_column[copy.columns]
    is_own = station != SHARED
    first, last = np.full(copy.rows, np.iinfo(np.int64).max), np.full(copy.rows, SHARED)
    np.minimum.at(first, copy.row_of[is_own], station[is_own])
    np.maximum.at(last, copy.row_of, station)
    of_row: Numbers = np.where(first == last, last, SHARED)
    duties = of_duty[copy.columns] & is_own
    of_row[copy.row_of[duties]] = station[duties]
    return of_row


def _station_part(copy: HighsProgram, columns: Numbers, rows: Numbers, prices: Prices) -> highspy.HighsLp:
    """A station's columns under its rows, then for each row that others help in, one column of help at the row's price.

    `columns` and `rows` are numbers in the copy; those of the part count from 0 in their order.
    """
    column_of, row_of = places(columns, len(copy.lower)), places(rows, copy.rows)
    inside = np.flatnonzero(row_of[copy.row_of] >= 0)
    row, column, coef = row_of[copy.row_of[inside]], copy.columns[inside], copy.coefs[inside]
    own, price = column_of[column] >= 0, prices.duals[rows]
    costs = prices.reduced[columns] + np.bincount(column_of[column[own]], (price[row] * coef)[own], len(columns))
    helped, help_of = np.unique(row[~own], return_inverse=True)
    ends = [coef[~own] * side[column[~own]] for side in (copy.lower, copy.upper)]
    least_help, most_help = (np.bincount(help_of, pick(*ends), len(helped)) for pick in (np.minimum, np.maximum))
    entries = _sorted_entries(
        np.concatenate([row[own], helped]),
        np.concatenate([column_of[column[own]], len(columns) + np.arange(len(helped))]),
        np.concatenate([coef[own], np.ones(len(helped))]),
        len(rows),
    )
    lower, upper = np.concatenate([copy.lower[columns], least_help]), np.concatenate([copy.upper[columns], most_help])
    sides = copy.low[rows], copy.high[rows]
    return model_of(np.concatenate([costs, price[helped]]), (lower, upper), sides, entries, integral=True)


def _sorted_entries(row: Numbers, column: Numbers, coef: Vector, rows: int) -> Entries:
    order = np.argsort(row, kind="stable")
    start = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=rows))])
    return Entries(start, column[order], coef[order])


def _least(part: highspy.HighsLp, columns: int, until: Until) -> tuple[float, Vector]:
    """What a part costs at least in whole numbers, and the best values of its first columns; nan where none are known."""
    solver = quiet(part, {"time_limit": max(0.0, until.seconds()), "mip_rel_gap": 0.0})
    interruptible(solver, until.stop)
    solver.run()
    info = solver.getInfo()
    is_bounded = solver.getModelStatus() in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kTimeLimit)
    has_values = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    values = np.array(solver.getSolution().col_value)[:columns] if has_values else np.full(columns, np.nan)
    return (float(info.mip_dual_bound) if is_bounded else -math.inf), values
