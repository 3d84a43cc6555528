"""Effects of a window drawn towards a straight course, as far as its history does not speak against that.

A knot of a window is seen on a date or two a year, so what a single day had stands in its effect. Second differences of
neighbouring effects are taken as normal about nothing; their spread is the one under which the effects are most likely
(empirical Bayes: Morris 1983, Parametric empirical Bayes inference; Eilers and Marx 1996, Flexible smoothing with B-splines).
A rush that begins from one day to the next makes the spread wide, and is left as it is.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from scheduler.demand.design import Point
from scheduler.demand.statistics.regression import Fit
from scheduler.demand.statistics.vectors import Matrix, Vector
from scheduler.demand.windows import Window

SPREADS = np.geomspace(0.01, 1.0, 13)
"""Standard deviations of a second difference that are tried."""
LEAST_KNOTS = 3


def smooth(fitted: Fit, windows: Sequence[Window], first: int, points: Sequence[Point], counts: Vector, means: Vector) -> Fit:
    """`first`: the place of the windows' coefficients, one window after the other; `counts`, `means`: as fitted, by point."""
    inflation = shared_variance(fitted.dispersion, points, counts, means)
    for window in windows:
        places = np.arange(first, first + window.width)
        known = places[np.diagonal(fitted.error)[places] > 0]
        if len(known) >= LEAST_KNOTS:
            fitted = drawn(fitted, known, window.side, inflation)
        first += window.width
    return fitted


def drawn(fitted: Fit, places: NDArray[np.intp], side: int, inflation: float) -> Fit:
    """The fit in which the effects at `places`, by knot from the earliest date, have learned from their neighbours.

    `side`: −1 before the occasion, 1 after it; `inflation`: by how much the variances are larger than `fitted` takes them.
    """
    bends = _second_differences(len(places), side)
    bent = bends @ fitted.coefficients[places]
    of_bends = bends @ fitted.error[np.ix_(places, places)] @ bends.T * inflation
    beside = np.eye(len(bent))
    spread = max(SPREADS.tolist(), key=lambda spread: _likelihood(bent, of_bends + spread**2 * beside))
    along = bends @ fitted.error[places]
    gain = np.linalg.solve(of_bends + spread**2 * beside, along * inflation).T
    return Fit(fitted.coefficients - gain @ bent, fitted.error - gain @ along, fitted.dispersion)


def shared_variance(dispersion: float, points: Sequence[Point], counts: Vector, means: Vector) -> float:
    """How many times the variance of a date's counts together is what it would be if its stations shared nothing; at least 1."""
    scaled = (counts - means) / np.sqrt(means + dispersion * means**2)
    by_date: dict[date, list[float]] = {}
    for point, value in zip(points, scaled.tolist(), strict=True):
        by_date.setdefault(point.day.date, []).append(value)
    return max(1.0, float(np.mean([sum(values) ** 2 / len(values) for values in by_date.values()])))


def _second_differences(knots: int, side: int) -> Matrix:
    """Of the effects by knot; beyond the one farthest from the occasion the effect is nothing."""
    far = np.zeros((1, knots))
    padded = np.vstack([far, np.eye(knots)] if side < 0 else [np.eye(knots), far])
    return np.asarray(np.diff(padded, n=2, axis=0))


def _likelihood(values: Vector, covariance: Matrix) -> float:
    """Twice the logarithm of the normal density, but for a constant."""
    _, logarithm = np.linalg.slogdet(covariance)
    return float(-logarithm - values @ np.linalg.solve(covariance, values))
