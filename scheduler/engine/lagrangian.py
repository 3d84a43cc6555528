"""A bound officer by officer: rows that bind officers together are priced, what remains falls apart and is solved in integers.

Lagrangian relaxation (Geoffrion 1974). At the dual values of the linear relaxation it starts from that relaxation's bound, and
each officer adds what their own part costs more in whole numbers than in fractions.
"""

import math
import threading
import time
from collections.abc import Callable, Iterable

import highspy
import numpy as np

from scheduler.engine.highs import Entries, HighsProgram, model_of, quiet
from scheduler.engine.matrix import Numbers
from scheduler.engine.model import Model
from scheduler.engine.narrowing import Vector
from scheduler.engine.program import Affine

SHARED = -1
LONGEST = 2.0
"""Seconds for one officer."""
TOLERANCE = 1e-4
"""What HiGHS's bound of one officer's part may be wrong by."""


def officer_of(model: Model) -> Numbers:
    """Per variable of the program the officer whose line it is part of, or `SHARED`."""
    owner = np.full(len(model.program.lower), SHARED)
    defined = {definition.var for definition in model.program.definitions}
    for candidate, var in zip(model.candidates, model.x, strict=True):
        owner[var] = candidate.officer
    for (officer, _), stay in model.stays.items():
        owner[list(stay.on.values())] = officer
    for leave, refused, options in zip(model.instance.decidable_leave, model.refused, model.options, strict=True):
        owner[[refused, *options]] = leave.officer
    for (officer, _), starts in model.base.items():
        owner[[var for start in starts for var, _ in start.amount.terms if var not in defined]] = officer
    for (officer, _), bed in model.beds.items():
        owner[bed] = officer
    for definition in model.program.definitions:
        owners = {int(owner[var]) for piece in definition.pieces for var, _ in piece.terms}
        owner[definition.var] = owners.pop() if len(owners) == 1 else SHARED
    return owner


def bound_by_officer(
    copy: HighsProgram,
    objective: Affine,
    duals: Vector,
    owner: Numbers,
    officers: Iterable[int],
    on_bound: Callable[[float], None],
    deadline: float,
    stop: threading.Event,
) -> None:
    """Tell of each better bound, until all officers have had their turn, the deadline (time.monotonic) or a stop.

    `owner` is by variable of the copy's program.
    """
    duals = copy.usable(duals)
    bound, _, by_row, by_column = copy.dual_bound(objective, duals)
    of_column = np.concatenate([owner[copy.names], [owner[copy.names[group[0]]] for group in copy.groups]]).astype(np.int64)
    of_row = _row_owners(copy, of_column)
    price = copy.priced(objective, np.where(of_row == SHARED, duals, 0.0))
    for officer in officers:
        if stop.is_set() or time.monotonic() > deadline:
            return
        columns, rows = np.flatnonzero(of_column == officer), np.flatnonzero(of_row == officer)
        if len(rows):
            linear = float(by_column[columns].sum() + by_row[rows].sum())
            gain = _least(copy, columns, rows, price) - linear - TOLERANCE
            if gain > 0:
                bound += gain
                on_bound(bound)


def _row_owners(copy: HighsProgram, of_column: Numbers) -> Numbers:
    """Per row the officer of all its columns, or `SHARED`."""
    owners = of_column[copy.columns]
    first, last = np.full(copy.rows, np.iinfo(np.int64).max), np.full(copy.rows, SHARED)
    np.minimum.at(first, copy.row_of, owners)
    np.maximum.at(last, copy.row_of, owners)
    return np.where(first == last, first, SHARED)


def _least(copy: HighsProgram, columns: Numbers, rows: Numbers, price: Vector) -> float:
    """What the priced columns cost at least in whole numbers under their own rows."""
    lengths = copy.start[rows + 1] - copy.start[rows]
    entries = np.concatenate([np.arange(copy.start[row], copy.start[row + 1]) for row in rows])
    start = np.concatenate([[0], np.cumsum(lengths)])
    own = Entries(start, np.searchsorted(columns, copy.columns[entries]), copy.coefs[entries])
    bounds = (copy.lower[columns], copy.upper[columns]), (copy.low[rows], copy.high[rows])
    solver = quiet(model_of(price[columns], *bounds, own, integral=True), {"time_limit": LONGEST, "mip_rel_gap": 0.0})
    solver.run()
    known = solver.getModelStatus() in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kTimeLimit)
    return float(solver.getInfo().mip_dual_bound) if known else -math.inf
