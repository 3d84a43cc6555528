"""How much of the time left a level gets."""

import threading
import time

import pytest

from benchmarks.generator import PRESETS, generate
from scheduler.engine.build import build, objectives
from scheduler.engine.search.levels import AGAIN_SECONDS, LATER, RESERVE, _Run
from scheduler.engine.search.values import first_values
from scheduler.engine.settings import Settings
from scheduler.formulation.instance import Instance

LIMIT = 1000.0


@pytest.fixture
def run() -> _Run:
    """With a roster at hand and the last level open."""
    model = build(Instance(generate(PRESETS["tiny"], 1, "seven")))
    values = first_values(model)
    model.compiled.tighten(values)
    settings = Settings(LIMIT, workers=1)
    run = _Run(model, objectives(model), settings, time.monotonic(), lambda _: None, threading.Event(), lambda _: None, None)
    run.best = values
    run.bounds = list(run._levels_of(values))
    run.bounds[-1] -= 1
    return run


@pytest.mark.parametrize(("is_open", "share"), [(False, 1.0), (True, LATER)])
def test_the_last_level_leaves_time_to_an_earlier_one_that_is_open(run: _Run, is_open: bool, share: float) -> None:
    last = len(run.objectives) - 1
    run.bounds[last - 1] -= is_open
    assert run._share(last) == pytest.approx(share * LIMIT, rel=0.01)


@pytest.mark.parametrize(("later", "share"), [(1, 1 - RESERVE), (2, LATER)])
def test_a_level_leaves_half_of_the_time_to_several_others_and_less_to_one(run: _Run, later: int, share: float) -> None:
    run.floors = {one.level: value - 1 for one, value in zip(run.objectives, run.bounds, strict=True)}
    assert run._share(len(run.objectives) - 1 - later) == pytest.approx(share * LIMIT, rel=0.01)


def test_a_first_level_that_is_tried_again_has_half_of_what_is_left(run: _Run) -> None:
    assert run._share(1) == pytest.approx((1 - RESERVE) * LIMIT, rel=0.01)
    run.deadline -= 0.8 * LIMIT
    assert run._share(1) == pytest.approx(LATER * 0.2 * LIMIT, rel=0.01)


def test_the_last_level_has_all_where_half_would_be_too_little_to_try_another_again(run: _Run) -> None:
    run.bounds[0] -= 1
    run.deadline -= LIMIT - AGAIN_SECONDS
    assert run._share(len(run.objectives) - 1) == pytest.approx(AGAIN_SECONDS, rel=0.1)
