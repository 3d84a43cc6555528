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
    """Bounds of the variables within which every solution lies that is worth `value` or less; all arrays are by variable.

    Three variables in 0 … 5; a bound of 10 and a value of 14 known to be possible leave room for 4. A unit of the first costs
    3, so that it may rise by one; the second is free; a unit less of the third costs 2, so that it may fall by two:

    >>> priced = Priced(10.0, np.array([3.0, 0.0, -2.0]))
    >>> low, high = narrowed(np.array([0, 0, 0]), np.array([5, 5, 5]), priced, 14)
    >>> low.tolist(), high.tolist()
    ([0, 0, 3], [1, 5, 5])
    """
    cost = np.abs(priced.reduced)
    farthest = np.floor((value + SLACK - priced.bound) / np.maximum(cost, SLACK))
    is_narrowed = (cost > SLACK) & (farthest >= 0) & (farthest < upper - lower)
    farthest = np.where(is_narrowed, farthest, 0).astype(lower.dtype)
    low = np.where(is_narrowed & (priced.reduced < 0), upper - farthest, lower)
    high = np.where(is_narrowed & (priced.reduced > 0), lower + farthest, upper)
    return low, high


def narrow(program: Program, priced: Priced, value: int) -> None:
    """Write the narrowed bounds into the program, as lists of their own: whoever kept the lists before still has them."""
    low, high = narrowed(np.array(program.lower), np.array(program.upper), priced, value)
    program.lower, program.upper = low.tolist(), high.tolist()
