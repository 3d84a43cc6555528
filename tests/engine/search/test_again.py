"""A level tried again is the level itself: what later ones have reached or ruled out meanwhile binds it no longer."""

import numpy as np
import pytest

from scheduler.engine.build import build, objectives
from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.search import closing
from scheduler.engine.search.large import LargeLevel
from scheduler.engine.search.levels import Settings, solve_levels
from scheduler.engine.watch import Until, Watch
from scheduler.formulation.instance import Instance
from scheduler.program.narrowing import Priced
from tests.brute_force import listed

CHUNKS, EACH = 10, 20


class SkippedOnce(LargeLevel):
    """Every level but the last is left open the first time; what the last one then rules out is all but one value a variable."""

    seen: set[int]
    last: int

    def run(self, until: Until, workers: int, seed: int) -> None:
        position = len(self._caps)
        if position < self.last and position not in self.seen:
            self.seen.add(position)
            return
        super().run(until, workers, seed)
        if position == self.last and position not in self.seen:
            self.seen.add(position)
            self.priced.append(Priced(float(self.improver.value), np.ones(len(self.improver.values))))


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_bounds_of_a_second_try_lie_below_the_best_of_all_rosters(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PARAMETERS, "small_candidates", -1)
    monkeypatch.setattr(closing, "LargeLevel", SkippedOnce)
    again = 0
    for seed, case, least in listed(range(510_000 + chunk * EACH, 510_000 + (chunk + 1) * EACH), 400):
        model = build(Instance(case))
        goals = objectives(model)
        SkippedOnce.seen, SkippedOnce.last = set(), len(goals) - 1
        solution = solve_levels(model, goals, Settings(20, workers=1), Watch())
        again += bool(SkippedOnce.seen)
        for value, level in zip(least, solution.levels, strict=True):
            assert level.bound <= value <= level.value, (seed, level)
            if level.value > value:
                break
    assert again
