"""How much of the time left a level gets."""

import threading
import time

import pytest

from benchmarks.generator import PRESETS, generate
from scheduler.engine.build import build, objectives
from scheduler.engine.definitions import tighten
from scheduler.engine.instance import Instance
from scheduler.engine.levels import LATER, _Run
from scheduler.engine.settings import Settings
from scheduler.engine.values import first_values

LIMIT = 1000.0


@pytest.mark.parametrize(("is_open", "share"), [(False, 1.0), (True, LATER)])
def test_the_last_level_leaves_time_to_an_earlier_one_that_is_open(is_open: bool, share: float) -> None:
    model = build(Instance(generate(PRESETS["tiny"], 1, "seven")))
    values = first_values(model)
    tighten(model.program, values)
    settings = Settings(LIMIT, workers=1)
    run = _Run(model, objectives(model), settings, time.monotonic(), lambda _: None, threading.Event(), lambda _: None, None)
    run.best, last = values, len(run.objectives) - 1
    run.bounds = list(run._levels_of(values))
    run.bounds[last - 1] -= is_open
    run.bounds[last] -= 1
    assert run._share(last) == pytest.approx(share * LIMIT, rel=0.01)
