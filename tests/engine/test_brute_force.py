"""OPTIMAL is true: on a thousand random tiny cases (two thousand by `python -m benchmarks.all_seeds`) the solver reaches,
level by level, the best of all rosters.

Brute force lists every roster and keeps those that the audit allows; neither step knows the model.
"""

from collections.abc import Callable, Iterator
from itertools import count, islice

import pytest

from models.case import Case
from models.roster import Status
from scheduler.audit import audit
from scheduler.engine.build import build, objectives
from scheduler.engine.search.levels import Settings, solve_levels
from scheduler.engine.watch import Watch
from scheduler.formulation.instance import Instance
from scheduler.formulation.roster import extract
from tests.brute_force import TooLarge, best, listed
from tests.random_cases import crowded_case, random_case, touching_case, wide_case
from tests.seeds import sampled
from tests.twins import NAMES, assert_twins, model_rosters

CHUNKS, CHUNK = 40, 25
AT_MOST = 400
Draw = Callable[[int], Case]


@pytest.mark.parametrize("draw", [random_case, wide_case])
@pytest.mark.parametrize("chunk", sampled(range(CHUNKS), 20))
def test_the_solver_reaches_the_best_of_all_rosters(chunk: int, draw: Draw) -> None:
    for seed, case, values in _small_cases(chunk, draw):
        model = build(Instance(case))
        solution = solve_levels(model, objectives(model), Settings(20.0, 1), Watch())
        assert solution.status is Status.OPTIMAL, seed
        assert solution.values is not None
        assert tuple(level.value for level in solution.levels) == values, seed
        assert tuple(level.bound for level in solution.levels) == values, seed
        report = audit(case, extract(model, solution.values))
        assert report.breaches == (), seed
        assert tuple(value for _, value in sorted(report.levels.items())) == values, seed


@pytest.mark.parametrize("draw", [random_case, wide_case])
@pytest.mark.parametrize("chunk", range(10))
def test_with_all_rules_together_model_and_audit_allow_the_same_rosters(chunk: int, draw: Draw) -> None:
    """And each roster has the same terms on both sides."""
    for _, case, _ in islice(_small_cases(CHUNKS + chunk, draw), 10):
        assert_twins(case, NAMES)


@pytest.mark.parametrize("chunk", range(3))
def test_own_duties_yield_to_covers_where_all_rosters_say_so(chunk: int) -> None:
    """Level by level the best of all rosters, in cases in which own duties touch the rest after covers."""
    differ = 0
    for seed, case, values in islice(listed(count(10_000 * chunk), 1000, touching_case), 15):
        assert assert_twins(case, NAMES, at_most=1000), seed
        model = build(Instance(case))
        solution = solve_levels(model, objectives(model), Settings(20.0, 1), Watch())
        assert (solution.status, tuple(level.value for level in solution.levels)) == (Status.OPTIMAL, values), seed
        off = case.model_copy(update={"policy": case.policy.changed(ladder__yielded={"on": False})})
        differ += not solution.values or best(off)[0] != values
    assert differ


@pytest.mark.parametrize("chunk", range(4))
def test_force_never_leaves_a_case_without_a_roster(chunk: int) -> None:
    """Up to four forced duties of one officer, on whatever dates, at whatever stations."""
    for seed in range(25 * chunk, 25 * (chunk + 1)):
        case = crowded_case(seed)
        assert model_rosters(case, NAMES), seed
        try:
            assert_twins(case, NAMES, at_most=100)
        except TooLarge:
            continue


def _small_cases(chunk: int, draw: Draw) -> Iterator[tuple[int, Case, tuple[int, ...]]]:
    """The chunk's share of the cases that brute force can list; of a larger one the next seed takes the place."""
    return islice(listed(count(10_000 * chunk), AT_MOST, draw), CHUNK)
