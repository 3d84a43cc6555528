"""The regression against data drawn from its own family, and its quantiles against scipy's."""

import numpy as np
import pytest
from scipy.stats import nbinom, poisson

from scheduler.demand.statistics.quantiles import quantile
from scheduler.demand.statistics.regression import dispersion_of, fit

RNG = np.random.default_rng(4)
LEVELS, SLOPE, DISPERSION = (3.0, 1.5), 0.4, 0.08
SLOPES = np.tile(np.linspace(-1, 1, 2000), 2)
MATRIX = np.column_stack([np.repeat([1.0, 0.0], 2000), np.repeat([0.0, 1.0], 2000), SLOPES])
MEANS = np.exp(MATRIX @ np.array([*LEVELS, SLOPE]))
COUNTS = RNG.negative_binomial(1 / DISPERSION, 1 / (1 + DISPERSION * MEANS)).astype(float)


def test_coefficients_and_dispersion_are_found_again() -> None:
    fitted = fit(MATRIX, COUNTS)
    assert fitted.coefficients == pytest.approx([*LEVELS, SLOPE], abs=0.05)
    assert fitted.dispersion == pytest.approx(DISPERSION, rel=0.15)


def test_pearsons_statistic_equals_its_degrees_of_freedom() -> None:
    a = dispersion_of(COUNTS, MEANS, 3)
    assert np.sum((COUNTS - MEANS) ** 2 / (MEANS + a * MEANS**2)) == pytest.approx(len(COUNTS) - 3)
    assert dispersion_of(MEANS, MEANS, 3) == 0


def test_a_start_changes_nothing_even_with_columns_more() -> None:
    """A column that repeats another, and one that is empty, get 0."""
    cold = fit(MATRIX, COUNTS)
    wider = np.column_stack([MATRIX, MATRIX[:, 0], np.zeros(len(COUNTS))])
    warm = fit(wider, COUNTS, cold)
    assert warm.coefficients == pytest.approx([*cold.coefficients, 0, 0], abs=1e-3)
    assert warm.dispersion == pytest.approx(cold.dispersion, rel=0.01)


def test_counts_without_over_dispersion_are_poisson() -> None:
    assert fit(MATRIX, np.round(MEANS)).dispersion == 0


@pytest.mark.parametrize("mean", [0.01, 0.7, 3.0, 40.0, 800.0])
@pytest.mark.parametrize("spread", [0.0, 0.001, 0.2, 4.0])
@pytest.mark.parametrize("part", [0.05, 0.5, 0.9, 0.99])
def test_quantiles_are_those_of_the_distribution(mean: float, spread: float, part: float) -> None:
    known = nbinom(1 / spread, 1 / (1 + spread * mean)) if spread else poisson(mean)
    bound = quantile(mean, spread, part)
    assert bound == known.ppf(part)
    assert known.cdf(bound) >= part > (known.cdf(bound - 1) if bound else 0)


def test_nothing_comes_of_nothing() -> None:
    assert quantile(0, 0.1, 0.9) == 0
