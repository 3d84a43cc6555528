"""What large models alone go through (the prover, narrowing, the search in parts) claims nothing that brute force denies.

Tiny cases are sent that way too. The roster may be worse than the best, since a search in parts may be cut off; but no bound
lies above what is best, and where all levels are called closed the values are the best there are.
"""

from collections.abc import Callable

import numpy as np
import pytest

from models.case import Case
from scheduler.audit import breaches, facts_of
from scheduler.audit.verdict import levels as counted
from scheduler.engine.bounds.relaxation import without_stints
from scheduler.engine.build import build, objectives
from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.search.levels import Settings, solve_levels
from scheduler.engine.watch import Watch
from scheduler.formulation.instance import Instance
from scheduler.formulation.roster import extract
from tests.brute_force import listed
from tests.random_cases import random_case, touching_case
from tests.seeds import sampled

CHUNKS, EACH = 10, 20


@pytest.mark.parametrize(("chunk", "draw"), [*((chunk, random_case) for chunk in sampled(range(CHUNKS), 4)), (0, touching_case)])
def test_the_way_of_large_models_is_honest(chunk: int, draw: Callable[[int], Case], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PARAMETERS, "small_candidates", -1)
    bounded = 0
    for seed, case, least in listed(range(500_000 + chunk * EACH, 500_000 + (chunk + 1) * EACH), 400, draw):
        model = build(Instance(case))
        solution = solve_levels(model, objectives(model), Settings(20, workers=1), Watch())
        assert solution.values is not None
        roster, facts = extract(model, solution.values), facts_of(case)
        assert not list(breaches(facts, roster))
        reached = tuple(level.value for level in solution.levels)
        assert reached == tuple(counted(facts, roster)[level.level] for level in solution.levels)
        assert reached >= least
        for value, level in zip(least, solution.levels, strict=True):
            assert level.bound <= value, (seed, level)
            bounded += level.bound > 0
            if level.value > value or level.bound < level.value:
                break
        if solution.status == "OPTIMAL":
            assert reached == least, seed
    assert bounded


@pytest.mark.parametrize("chunk", sampled(range(CHUNKS), 4))
def test_every_roster_satisfies_the_model_without_stints(chunk: int) -> None:
    """Rosters with stints of several days, by solving each level to its optimum in turn, keep every loosened row."""
    stints = 0
    for seed in range(600_000 + chunk * EACH, 600_000 + (chunk + 1) * EACH):
        model = build(Instance(random_case(seed)))
        goals = objectives(model)
        values = [goal.value for goal in goals[:5]]
        relaxed = without_stints(model, model.compiled.asked(values), values)
        for upto in range(1, len(goals) + 1):
            solution = solve_levels(model, goals[:upto], Settings(20, workers=1), Watch())
            assert solution.values is not None
            stints += len(extract(model, solution.values).stints)
            activity = relaxed.matrix.activity(np.array(solution.values)[relaxed.names])
            assert ((relaxed.matrix.low <= activity) & (activity <= relaxed.matrix.high)).all(), seed
    assert stints
