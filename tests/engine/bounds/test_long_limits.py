"""Without long limits on single officers a relaxation is one of the same program, its dual values by row of that."""

import numpy as np
import pytest

from benchmarks.generator import Size, generate
from scheduler.engine.bounds.long_limits import broken_rows, long_limits, relax_in_rounds
from scheduler.engine.build import build, objectives
from scheduler.engine.solvers.highs import HighsProgram
from scheduler.engine.solvers.highs_solver import Method
from scheduler.engine.watch import Until
from scheduler.formulation.instance import Instance
from scheduler.formulation.owners import SHARED, officer_of
from scheduler.program.affine import count, whole_bound
from scheduler.program.compiled import Compiled
from scheduler.program.program import Program

SIZE = Size(stations=2, departments=2, headquarters=12, at_stations=36, days=10)


def test_rows_left_out_are_limits_on_one_officer_and_weaken_the_bound_alone() -> None:
    model = build(Instance(generate(SIZE, 1, "single")))
    (objective,) = objectives(model)
    copy = HighsProgram(model.compiled.asked([objective.value]), [objective.value])
    owner = officer_of(model)[copy.first_names]
    nothing = np.zeros(len(owner), dtype=bool)
    left_out = long_limits(copy, owner, 12, nothing)
    assert left_out.any()
    for row in np.flatnonzero(left_out):
        columns = copy.columns[copy.row_of == row]
        assert len(columns) > 12
        assert len(set(owner[columns])) == 1
        assert owner[columns[0]] != SHARED
        assert np.isinf(copy.low[row])
    assert not long_limits(copy, np.full_like(owner, SHARED), 12, nothing).any()
    first = copy.columns[copy.start[np.flatnonzero(left_out)[0]]]
    of_it = long_limits(copy, owner, 10**6, np.arange(len(owner)) == first)
    assert of_it.any()
    assert all(first in copy.columns[copy.row_of == row] for row in np.flatnonzero(of_it))
    whole, part = (copy.relax(objective.value, Until.within(600), Method.SIMPLEX, rows) for rows in (None, left_out))
    assert len(part.duals) == copy.rows
    assert not part.duals[left_out].any()
    assert 0 < part.bound <= whole.bound + 1e-6


def test_rows_that_the_point_breaks_come_back_and_the_bound_is_that_of_all_rows() -> None:
    """Two of three things may be taken by one limit, one of them by a longer one: without it the first alone speaks."""
    program = Program()
    things = [program.boolean() for _ in range(3)]
    program.row(count(things), high=2)
    program.row(count(things), high=1)
    gain = count(things).times(-3)
    copy = HighsProgram(Compiled(program).asked([gain]), [gain])
    left_out = copy.high == 1
    told: list[float] = []
    relaxation = relax_in_rounds(copy, gain, left_out, Until.within(60), told.append)
    assert whole_bound(told[0]) == -6
    assert relaxation.bound == pytest.approx(-3, abs=0.02)
    assert broken_rows(copy, np.array([1.0, 1.0, 0.0]), left_out).tolist() == left_out.tolist()
    assert not broken_rows(copy, np.array([1.0, 0.0, 0.0]), left_out).any()
    assert not broken_rows(copy, np.array([1.0, 1.0, 1.0]), ~left_out & False).any()


def test_a_round_without_time_keeps_the_bound_of_the_one_before() -> None:
    program = Program()
    things = [program.boolean() for _ in range(3)]
    program.row(count(things), high=1)
    gain = count(things).times(-1)
    copy = HighsProgram(Compiled(program).asked([gain]), [gain])
    told: list[float] = []
    relaxation = relax_in_rounds(copy, gain, np.ones(copy.rows, dtype=bool), Until.within(-1), told.append)
    assert not told
    assert relaxation.bound <= -3 + 1e-6
