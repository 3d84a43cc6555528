"""What HiGHS's dual values prove, and what follows from it, is true of every roster of a tiny case."""

import threading
from collections.abc import Callable, Iterator
from itertools import islice

import numpy as np
import pytest

from models.case import Case
from scheduler.engine.bounds.lagrangian import Homes, bound_by_station
from scheduler.engine.bounds.relaxation import without_stints
from scheduler.engine.build import build, objectives
from scheduler.engine.solvers.highs import HighsProgram
from scheduler.engine.solvers.highs_solver import Method
from scheduler.engine.watch import SolveWatch, Until
from scheduler.formulation.instance import Instance
from scheduler.formulation.model import Model
from scheduler.formulation.owners import SHARED, officer_of, station_of
from scheduler.formulation.roster import evaluate
from scheduler.program.affine import Affine, total
from scheduler.program.matrix import Matrix
from scheduler.program.narrowing import Priced, narrowed
from tests.brute_force import listed
from tests.random_cases import random_case, touching_case
from tests.twins import solutions

SEEDS = range(700_000, 700_120)


def small() -> Iterator[tuple[int, Model, Affine, list[list[int]]]]:
    """A dozen models, then six in which own duties yield to covers; a weighted sum of all levels, and every solution."""
    yield from islice(_small(random_case), 12)
    yield from islice((drawn for drawn in _small(touching_case) if drawn[1].yielded), 6)


def _small(draw: Callable[[int], Case]) -> Iterator[tuple[int, Model, Affine, list[list[int]]]]:
    for seed, case, _ in listed(SEEDS, 200, draw):
        model = build(Instance(case))
        levels = objectives(model)
        goal = total(level.value.times(len(levels) - index) for index, level in enumerate(levels)).merged()
        if goal.terms:
            yield seed, model, goal, solutions(model.program)


@pytest.fixture(scope="module")
def cases() -> list[tuple[int, Model, Affine, list[list[int]]]]:
    models = list(small())
    assert len(models) == 18
    return models


def test_any_dual_values_prove_a_bound(cases) -> None:
    """Those of the relaxation by each method, and such as have nothing to do with it."""
    rng = np.random.default_rng(0)
    close = sums = 0
    for seed, model, goal, every in cases:
        least = min(evaluate(goal, values) for values in every)
        plain, summed = (
            HighsProgram(model.compiled.asked([goal]), [goal], (), groups) for groups in ((), model.decided_together())
        )
        sums += len(summed.lower) - len(plain.lower)
        bounds = [copy.relax(goal, Until.within(10), method).bound for method in Method for copy in (plain, summed)]
        bounds += [copy.dual_bound(goal, rng.normal(size=copy.rows))[0] for copy in (plain, summed) for _ in range(5)]
        assert max(bounds) <= least + 1e-6, seed
        close += max(bounds) > least - 1
    assert close > len(cases) // 2
    assert sums


def test_stations_in_whole_numbers_raise_the_bound_but_never_above_a_solution(cases) -> None:
    raised = 0
    for seed, model, goal, every in cases:
        least = min(evaluate(goal, values) for values in every)
        copy = HighsProgram(model.compiled.asked([goal]), [goal], (), model.decided_together())
        relaxation = copy.relax(goal, Until.within(10), Method.SIMPLEX)
        bounds = [relaxation.bound]
        officer = officer_of(model)
        homes = Homes(station_of(model, officer), officer == SHARED)
        for duals in (relaxation.duals, relaxation.duals / 2, np.zeros(copy.rows)):
            raised_by = [list[float](), list[float]()]
            for workers, told in enumerate(raised_by, 1):
                bound_by_station(copy, goal, duals, homes, told.append, Until.within(60), workers)
                assert told == sorted(told)
            assert raised_by[0] == pytest.approx(raised_by[1])
            bounds += raised_by[0]
            raised += bool(raised_by[0])
        assert max(bounds) <= least + 1e-6, seed
    assert raised


@pytest.mark.parametrize("bound_only", [False, True])
def test_branch_and_cut_reaches_the_best_of_all(cases, bound_only: bool) -> None:
    for seed, model, goal, every in cases:
        copy = HighsProgram(model.compiled.asked([goal]), [goal])
        result = copy.minimise(goal, None, 10, SolveWatch(threading.Event()), bound_only=bound_only)
        assert result.optimal, seed
        assert result.values is not None
        assert evaluate(goal, result.values) == min(evaluate(goal, values) for values in every), seed


def test_narrowing_keeps_every_solution_that_is_good_enough(cases) -> None:
    """And leaves out some that are not, else it would be of no use."""
    excluded = 0
    for seed, model, goal, every in cases:
        priced = HighsProgram(model.compiled.asked([goal]), [goal]).relax(goal, Until.within(10), Method.SIMPLEX)
        for limit in sorted({evaluate(goal, values) for values in every})[:3]:
            bounds = np.array(model.program.lower), np.array(model.program.upper)
            low, high = narrowed(*bounds, Priced(priced.bound, priced.reduced), limit)
            for values in every:
                inside = bool(((low <= values) & (values <= high)).all())
                assert inside or evaluate(goal, values) > limit, seed
                excluded += not inside
    assert excluded


def test_the_model_without_stints_costs_no_more_than_any_roster(cases) -> None:
    for seed, model, goal, every in cases:
        relaxed = without_stints(model, model.compiled.asked([goal]), [goal])
        cost = relaxed.at_least(goal)
        for values in every:
            kept = np.array(values)[relaxed.names]
            assert evaluate(cost, kept.tolist()) <= evaluate(goal, values), seed
            activity = relaxed.matrix.activity(kept)
            assert ((relaxed.matrix.low <= activity) & (activity <= relaxed.matrix.high)).all(), seed


def test_a_part_allows_what_the_whole_allows_with_the_rest_as_it_is(cases) -> None:
    """Of all solutions that agree outside the part, and of others put together at random, the rows of both say the same."""
    rng = np.random.default_rng(1)
    broken = 0
    for seed, model, _, every in cases:
        matrix = Matrix.of(model.program, model.program.rows)
        values = np.array(every[0])
        part = matrix.part(np.sort(rng.choice(len(values), len(values) // 2, replace=False)), values, matrix.activity(values))
        for other in every[:50]:
            mixed = values.copy()
            mixed[part.names] = np.array(other)[part.names]
            amounts = np.array(
                [part.coefs[a:b] @ mixed[part.names][part.columns[a:b]] for a, b in zip(part.start, part.start[1:], strict=False)]
            )
            activity = matrix.activity(mixed)
            whole = bool(((activity >= matrix.low) & (activity <= matrix.high)).all())
            assert bool(((amounts >= part.low) & (amounts <= part.high)).all()) == whole, seed
            broken += not whole
    assert broken
