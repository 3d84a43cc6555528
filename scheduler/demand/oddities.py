"""What does not fit in a history: single wild days, and levels that changed for good."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scheduler.demand.design import Point, Shift
from scheduler.demand.regression import LARGEST_DISPERSION, Vector

Chosen = NDArray[np.bool_]

WILD = 4.5
"""Robust standard deviations beyond which a day is left aside."""
MEDIAN_OF_NORMAL = 0.6745
"""Median of the absolute value of a standard normal variate."""
WEEK = 7
LEAST_WEEKS = 4
LEAST_STEP = 0.12
"""Smallest change of level, as a logarithm, that is taken for one."""
LEAST_EVIDENCE = 7.0
"""Standard errors of the step."""


def wild(counts: Vector, means: Vector) -> Chosen:
    """True where a count lies more than `WILD` standard deviations from its mean; the spread is found from the median residual,

    which wild days do not move (Hampel 1974, The influence curve and its role in robust estimation).
    """
    from scipy.optimize import brentq

    gaps = np.abs(counts - means)

    def excess(a: float) -> float:
        return float(np.median(gaps / np.sqrt(means + a * means**2)) - MEDIAN_OF_NORMAL)

    dispersion = 0.0 if excess(0) <= 0 else float(brentq(excess, 0, LARGEST_DISPERSION))
    found: Chosen = gaps > WILD * np.sqrt(means + dispersion * means**2)
    return found


def shifts(points: Sequence[Point], counts: Vector, means: Vector) -> list[Shift]:
    """For each station the one step of its level that explains most, where it is large and sure enough.

    The step is sought between weeks, in the logarithm of counts over means; the noise of a week is taken from the differences
    of weeks that follow each other, which a single step hardly moves (Page 1954; von Neumann 1941).
    """
    weeks: dict[str, dict[int, list[float]]] = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0]))
    for point, count, mean in zip(points, counts, means, strict=True):
        sums = weeks[point.station][point.day.date.toordinal() // WEEK]
        sums[0] += count
        sums[1] += mean
    found = []
    for station, sums_by_week in weeks.items():
        week = _step(sums_by_week)
        if week is not None:
            dates = [point.day.date for point in points if point.station == station]
            found.append(Shift(station, min(day for day in dates if day.toordinal() // WEEK >= week)))
    return found


def _step(sums: dict[int, list[float]]) -> int | None:
    weeks = sorted(sums)
    levels = np.log([(sums[week][0] + 0.5) / (sums[week][1] + 0.5) for week in weeks])
    if len(weeks) < 2 * LEAST_WEEKS:
        return None
    noise = np.median(np.abs(np.diff(levels))) / MEDIAN_OF_NORMAL / np.sqrt(2)
    best = max(range(LEAST_WEEKS, len(weeks) - LEAST_WEEKS + 1), key=lambda at: _evidence(levels, at, noise)[1])
    step, evidence = _evidence(levels, best, noise)
    return weeks[best] if step >= LEAST_STEP and evidence >= LEAST_EVIDENCE else None


def _evidence(levels: Vector, at: int, noise: float) -> tuple[float, float]:
    step = abs(float(np.mean(levels[at:]) - np.mean(levels[:at])))
    error = max(noise, 1e-9) * np.sqrt(1 / at + 1 / (len(levels) - at))
    return step, step / float(error)
