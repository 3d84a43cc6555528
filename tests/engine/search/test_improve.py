"""A part that gains at its level leaves as many duties as they were as it can, while later levels are to come."""

import numpy as np
import pytest

from scheduler.engine.build import build, objectives
from scheduler.engine.search.improve import Improver
from scheduler.engine.search.levels import Settings, solve_levels
from scheduler.engine.search.worth import Worth
from scheduler.engine.watch import Watch
from scheduler.formulation.instance import Instance
from scheduler.program.affine import of, total
from tests.explain.medium import medium_case


@pytest.mark.parametrize("seed", range(3))
def test_one_duty_given_up_changes_no_other(seed: int) -> None:
    """All is free, and all that is asked is one cover less: whatever else a roster says may stay."""
    model = build(Instance(medium_case(seed)))
    solution = solve_levels(model, objectives(model)[:3], Settings(3.0), Watch())
    assert solution.values is not None
    before = np.array(solution.values)
    worked = [var for var in model.x if before[var]]
    assert len(worked) > 20
    goal = total(of(var) for var in worked[:1])
    matrix = model.compiled.asked([goal])
    improver = Improver(model, Worth(matrix, goal, [], None), solution.values, lambda *_: None, is_last=False)
    part = improver.matrix.part(improver.neighbourhoods.everything, before, improver.matrix.activity(before))
    values, finished = improver.solver.solve(part, improver.worth.own, before[part.names], 20.0, 0)
    assert finished
    assert values is not None
    after = before.copy()
    after[part.names] = values
    assert [var for var in model.x if after[var] != before[var]] == worked[:1]
