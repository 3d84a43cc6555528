"""Quantiles of counts whose variance is m + a·m²: the negative binomial, and the Poisson where a is 0."""

from math import ceil

LEAST_SPREAD = 1e-9
ROUNDING = 1e-9
"""So far above a whole number the inverse of the distribution is that number."""


def quantile(mean: float, spread: float, part: float) -> int:
    """The smallest whole number with at least `part` of the distribution at or below it.

    NB2 of Cameron and Trivedi, Regression Analysis of Count Data: size 1/a, probability 1 / (1 + a·m).
    """
    from scipy.special import nbdtrik, pdtrik

    if mean <= 0:
        return 0
    inverse = pdtrik(part, mean) if spread < LEAST_SPREAD else nbdtrik(part, 1 / spread, 1 / (1 + spread * mean))
    return max(0, ceil(float(inverse) - ROUNDING))
