"""The worked example of the bound station by station."""

import numpy as np
import pytest

from scheduler.engine.bounds.lagrangian import Homes, bound_by_station
from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.solvers.highs import HighsProgram
from scheduler.engine.solvers.highs_solver import Method
from scheduler.engine.watch import Until
from scheduler.program.affine import Affine
from scheduler.program.arrays import NO_LIMIT
from scheduler.program.matrix import Matrix

COSTS = Affine(0, ((1, 2), (2, 3)))
"""Of the leave refused and of the other officer; the seat is free."""
DUALS = np.array([3.0, -1.0])
HOMES = Homes(station=np.array([0, 0, 1]), of_duty=np.array([True, False, False]))


def example() -> HighsProgram:
    """Duty: seat + other ≥ 2; line: seat − 2 · refused ≤ 0."""
    bounds = np.zeros(3, dtype=np.int64), np.ones(3, dtype=np.int64)
    sides = np.array([2, -NO_LIMIT]), np.array([NO_LIMIT, 0])
    return HighsProgram(Matrix(bounds, np.array([0, 2, 4]), np.array([0, 2, 0, 1]), np.array([1, 1, 1, -2]), sides), [COSTS])


def test_the_relaxation_refuses_half_of_the_leave() -> None:
    copy = example()
    relaxation = copy.relax(COSTS, Until.within(10), Method.SIMPLEX)
    assert relaxation.bound == pytest.approx(4)
    assert relaxation.values == pytest.approx([1, 0.5, 1])
    bound, reduced, by_row, by_column = copy.dual_bound(COSTS, DUALS)
    assert (bound, reduced.tolist(), by_row.tolist(), by_column.tolist()) == (4, [-2, 0, 0], [6, 0], [-2, 0, 0])


def test_a_station_in_whole_numbers_refuses_all_of_it() -> None:
    told: list[float] = []
    values = bound_by_station(example(), COSTS, DUALS, HOMES, told.append, Until.within(10), 1)
    assert told == pytest.approx([5 - PARAMETERS.station_tolerance])
    assert values[:2].tolist() == [1, 1]
    assert np.isnan(values[2])
