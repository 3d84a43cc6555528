"""Effects of a window learn from their neighbours as far as those agree, and the more the less sure they are."""

import numpy as np
import pytest

from scheduler.demand.smoothing import drawn
from scheduler.demand.statistics.regression import Fit
from scheduler.demand.statistics.vectors import Vector

NOISE = 0.08
BEFORE, AFTER = -1, 1
RAMP = np.linspace(0.1, 1.0, 10)
"""From nothing, one knot farther, straight up to the occasion."""
SUDDEN = np.array([0.0] * 5 + [0.6] * 5)
LEVEL = 3.0


def fitted(effects: Vector, noise: float = NOISE) -> Fit:
    """A level, and a window's effects, each known by itself."""
    variances = np.array([0.01**2, *[noise**2] * len(effects)])
    return Fit(np.array([LEVEL, *effects]), np.diag(variances), 0.02)


def after_smoothing(effects: Vector, side: int = BEFORE, noise: float = NOISE) -> Vector:
    places = np.arange(1, len(effects) + 1)
    return drawn(fitted(effects, noise), places, side, 1.0).coefficients[1:]


@pytest.mark.parametrize("side", [BEFORE, AFTER])
def test_a_straight_course_is_told_from_noise(side: int) -> None:
    """Over many draws the error of a ramp is less than half of what single days would have it."""
    truth = RAMP[::-side]
    rng = np.random.default_rng(5)
    draws = [truth + rng.normal(0, NOISE, len(truth)) for _ in range(50)]
    raw = np.mean([np.abs(draw - truth).mean() for draw in draws])
    smoothed = np.mean([np.abs(after_smoothing(draw, side) - truth).mean() for draw in draws])
    assert smoothed < 0.6 * raw


def test_a_rush_from_one_day_to_the_next_stays() -> None:
    """Known well, a step is kept; its two sides hardly move."""
    smoothed = after_smoothing(SUDDEN, noise=0.03)
    assert smoothed[4] < 0.1
    assert smoothed[5] > 0.5


def test_what_is_straight_already_is_not_moved() -> None:
    assert after_smoothing(RAMP) == pytest.approx(RAMP, abs=1e-9)
    assert after_smoothing(RAMP[::-1], AFTER) == pytest.approx(RAMP[::-1], abs=1e-9)


def test_the_far_end_is_drawn_to_nothing() -> None:
    """The same effects, near and far end exchanged, are something else."""
    level = np.full(6, 0.5)
    assert after_smoothing(level)[0] < after_smoothing(level, AFTER)[0]


def test_other_coefficients_follow_and_the_variance_shrinks() -> None:
    """An effect that shares its error with the level takes the level along, by their covariance."""
    known = fitted(np.array([0.1, 0.9, 0.2, 0.8]))
    error = known.error.copy()
    error[0, 2] = error[2, 0] = -0.5 * 0.01 * NOISE
    known = known._replace(error=error)
    smoothed = drawn(known, np.arange(1, 5), BEFORE, 1.0)
    moved = smoothed.coefficients - known.coefficients
    assert moved[2] < 0 < moved[0]
    assert (np.diagonal(smoothed.error) <= np.diagonal(known.error) + 1e-12).all()
    assert np.allclose(smoothed.error, smoothed.error.T)


def test_what_stations_share_makes_neighbours_count_for_more() -> None:
    rng = np.random.default_rng(1)
    effects = RAMP + rng.normal(0, NOISE, len(RAMP))
    sure, unsure = (drawn(fitted(effects, 0.02), np.arange(1, 11), BEFORE, inflation) for inflation in (1.0, 16.0))
    bends = [np.abs(np.diff(each.coefficients[1:], n=2)).sum() for each in (sure, unsure)]
    assert bends[1] < bends[0]
