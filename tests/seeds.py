"""How many of its drawn cases a test tries: `./run tests` a sample, `python -m benchmarks.all_seeds` every one."""

import os
from collections.abc import Sequence
from typing import TypeVar

ALL = os.environ.get("DUTYCOVER_SEEDS") == "all"

Seed = TypeVar("Seed")


def sampled(seeds: Sequence[Seed], count: int) -> list[Seed]:
    """The first so many, or all."""
    return list(seeds if ALL else seeds[:count])
