"""Without long limits on single officers a relaxation is one of the same program, its dual values by row of that."""

import numpy as np

from benchmarks.generator import PRESETS, generate
from scheduler.engine.bounds.long_limits import long_limits
from scheduler.engine.build import build, objectives
from scheduler.engine.solvers.highs import HighsProgram
from scheduler.engine.solvers.highs_solver import Method
from scheduler.engine.watch import Until
from scheduler.formulation.instance import Instance
from scheduler.formulation.owners import SHARED, officer_of


def test_rows_left_out_are_limits_on_one_officer_and_weaken_the_bound_alone() -> None:
    model = build(Instance(generate(PRESETS["tiny"], 1, "single")))
    (objective,) = objectives(model)
    copy = HighsProgram(model.compiled.asked([objective.value]), [objective.value])
    owner = officer_of(model)[copy.first_names]
    left_out = long_limits(copy, owner, 12)
    assert left_out.any()
    for row in np.flatnonzero(left_out):
        columns = copy.columns[copy.row_of == row]
        assert len(columns) > 12
        assert len(set(owner[columns])) == 1
        assert owner[columns[0]] != SHARED
        assert np.isinf(copy.low[row])
    assert not long_limits(copy, np.full_like(owner, SHARED), 12).any()
    whole, part = (copy.relax(objective.value, Until.within(600), Method.SIMPLEX, rows) for rows in (None, left_out))
    assert len(part.duals) == copy.rows
    assert not part.duals[left_out].any()
    assert 0 < part.bound <= whole.bound + 1e-6
