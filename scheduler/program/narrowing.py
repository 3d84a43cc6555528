"""Reduced-cost fixing: what no roster can have that reaches a value known to be possible.

A bound and reduced costs that go with it prove that a variable held `distance` from its better end makes the level at least
bound + |reduced cost| · distance (Dantzig, Fulkerson and Johnson 1954). What follows for one level holds for every later one,
since none may lose what this one has reached.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scheduler.program.affine import SLACK
from scheduler.program.arrays import Vector
from scheduler.program.program import Program


class Priced(NamedTuple):
    """A bound on one level's value, and reduced costs by variable."""

    bound: float
    reduced: Vector


def narrowed(lower: NDArray, upper: NDArray, priced: Priced, value: int) -> tuple[NDArray, NDArray]:  # type: ignore[type-arg]
    """Bounds of the variables within which every solution lies that is worth `value` or less."""
    size = np.abs(priced.reduced)
    most = np.floor((value + SLACK - priced.bound) / np.maximum(size, SLACK))
    tight = (size > SLACK) & (most >= 0) & (most < upper - lower)
    most = np.where(tight, most, 0).astype(lower.dtype)
    low = np.where(tight & (priced.reduced < 0), upper - most, lower)
    high = np.where(tight & (priced.reduced > 0), lower + most, upper)
    return low, high


def narrow(program: Program, priced: Priced, value: int) -> None:
    low, high = narrowed(np.array(program.lower), np.array(program.upper), priced, value)
    program.lower, program.upper = low.tolist(), high.tolist()
