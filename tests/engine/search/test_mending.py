"""A better plan may lose of earlier levels what a search then mends; whatever is told of has lost nothing."""

import time
from collections.abc import Callable
from random import Random
from typing import NamedTuple

import numpy as np
import pytest

from benchmarks.generator import Size, generate
from scheduler.engine.build import build, objectives
from scheduler.engine.search.improve import Improver
from scheduler.engine.search.levels import Settings, solve_levels
from scheduler.engine.search.values import first_values
from scheduler.engine.search.worth import Worth
from scheduler.engine.watch import Until, Watch
from scheduler.formulation.instance import Instance
from scheduler.formulation.model import Model
from scheduler.formulation.roster import evaluate
from scheduler.program.affine import Affine, of
from scheduler.program.compiled import Compiled
from scheduler.program.matrix import Matrix
from scheduler.program.narrowing import Priced
from scheduler.program.program import Program

SIZE = Size(stations=2, departments=2, headquarters=12, at_stations=36, days=10)
ANY = 10**9


class Level(NamedTuple):
    """Leave beside a roster that has critical cover; `bare` is one without any cover."""

    model: Model
    leave: Affine
    cap: tuple[Affine, int]
    next_level: Affine
    covered: list[int]
    bare: list[int]


@pytest.fixture(scope="module")
def level() -> Level:
    model = build(Instance(generate(SIZE, 1, "seven")))
    critical, leave, target = (objective.value for objective in objectives(model)[:3])
    covered = solve_levels(model, objectives(model)[:1], Settings(5.0, 1), Watch()).values
    assert covered is not None
    bare = first_values(model)
    model.compiled.tighten(bare)
    assert evaluate(critical, bare) > evaluate(critical, covered)
    return Level(model, leave, (critical, evaluate(critical, covered)), target, covered, bare)


def _improver(level: Level, told: Callable[[list[int], int], None] = lambda *_: None) -> Improver:
    rows = level.model.compiled.asked([level.leave, level.cap[0], level.next_level])
    worth = Worth(rows, level.leave, [level.cap], level.next_level)
    return Improver(level.model, worth, level.covered, told, is_last=False)


def test_what_a_plan_loses_is_mended_and_only_then_told(level: Level) -> None:
    told: list[list[int]] = []
    improver = _improver(level, lambda values, _: told.append(values))
    improver.go_on_from(level.bare, ANY, time.monotonic() + 60)
    assert evaluate(level.cap[0], improver.values.tolist()) > level.cap[1]
    assert improver.best.tolist() == level.covered
    end = Until.within(20)
    while evaluate(level.cap[0], improver.values.tolist()) > level.cap[1] and not end.is_over():
        improver.run(0, Until.within(0.2))
    assert evaluate(level.cap[0], improver.values.tolist()) <= level.cap[1]
    assert all(evaluate(level.cap[0], values) <= level.cap[1] for values in told)
    assert improver.holds(improver.values)


def test_what_is_not_mended_in_time_is_given_up(level: Level) -> None:
    improver = _improver(level)
    low = improver.matrix.low.copy(), improver.matrix.high.copy()
    improver.go_on_from(level.bare, ANY, time.monotonic() - 1)
    assert not np.array_equal(improver.matrix.high, low[1])
    improver.release(improver.take(Random(0)))
    assert improver.values.tolist() == improver.best.tolist() == level.covered
    assert np.array_equal(improver.matrix.high, low[1])
    assert np.array_equal(improver.matrix.low, low[0])


def test_a_plan_that_loses_too_much_or_may_lose_nothing_is_left(level: Level) -> None:
    for most, mended_by in ((ANY, None), (evaluate(level.leave, level.bare), time.monotonic() + 60)):
        improver = _improver(level)
        improver.go_on_from(level.bare, most, mended_by)
        assert improver.values.tolist() == level.covered


def test_a_better_plan_takes_the_place_of_what_is_mended(level: Level) -> None:
    improver = _improver(level)
    improver.go_on_from(level.bare, ANY, time.monotonic() + 60)
    improver.go_on_from(level.bare, ANY, time.monotonic() - 1)
    assert not improver.mending.is_late
    improver.go_on_from(level.covered, ANY, time.monotonic() + 60)
    assert improver.values.tolist() == level.covered
    assert not improver.mending.is_on


def test_proofs_leave_nothing_out_while_earlier_levels_are_mended(level: Level) -> None:
    """A proof speaks of rosters that keep the earlier levels; of others it says what is not so."""
    improver = _improver(level)
    worked = next(var for var in level.model.x if level.covered[var] and not level.bare[var])
    reduced = np.zeros(len(level.covered))
    reduced[worked] = -10.0 * ANY
    improver.go_on_from(level.bare, ANY, time.monotonic() + 60)
    improver.narrow(Priced(0.0, reduced))
    assert improver.matrix.lower[worked] == 0
    improver.go_on_from(level.covered, ANY)
    improver.offer_whole(level.covered)
    assert improver.values.tolist() == level.covered
    assert improver.matrix.lower[worked] == 1


def test_a_flat_level_is_led_by_the_next_one_but_ranked_by_itself() -> None:
    """x is leave, y a duty: leave counts twice beside the duty, and first of all where rosters are ranked."""
    program = Program()
    x, y = program.integer(0, 9), program.integer(0, 9)
    matrix = Matrix.of(program, Compiled(program).program.rows)
    worth = Worth(matrix, of(x), [(of(y), 4)], of(y))
    more_leave, more_duty = np.array([3, 0]), np.array([2, 9])
    assert worth.guide.tolist() == [2, 1]
    assert worth.rank(more_duty) < worth.rank(more_leave)
    assert worth.guide @ more_duty > worth.guide @ more_leave
    activity = worth.matrix.activity(more_duty)
    assert worth.excess(activity) == 5
    worth.allow(activity)
    assert worth.matrix.high.tolist() == [9]
    worth.allow(worth.matrix.activity(more_leave))
    assert worth.matrix.high.tolist() == [4]
    assert Worth(matrix, of(x), [], None).guide.tolist() == [1, 0]
