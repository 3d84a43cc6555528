"""A sample of `benchmarks.switched_off`: what is best does not hang on what makes large models quick."""

import pytest

from benchmarks.drawn import drawn_case
from benchmarks.switched_off import WAYS, compared, solved
from scheduler.demand.planning import staffed

SECONDS = 5.0


@pytest.mark.parametrize("way", WAYS)
def test_the_optimum_is_the_same(way: str) -> None:
    for seed in range(2_000_000, 2_000_020):
        case = staffed(drawn_case(seed))
        assert compared(case, way, solved(case, SECONDS), SECONDS) == "same", seed
