"""Quantiles of counts whose variance is m + a·m²: the negative binomial, and the Poisson where a is 0."""

LEAST_SPREAD = 1e-9


def quantile(mean: float, spread: float, part: float) -> int:
    """The smallest whole number with at least `part` of the distribution at or below it.

    NB2 of Cameron and Trivedi, Regression Analysis of Count Data: size 1/a, probability 1 / (1 + a·m).
    """
    from scipy.stats import nbinom, poisson

    if mean <= 0:
        return 0
    if spread < LEAST_SPREAD:
        return int(poisson.ppf(part, mean))
    return int(nbinom.ppf(part, 1 / spread, 1 / (1 + spread * mean)))
