"""A log-linear regression of counts with over-dispersion, by statsmodels."""

import warnings
from typing import Any, NamedTuple

import numpy as np

from scheduler.demand.statistics.vectors import Matrix, Vector

LARGEST_DISPERSION = 4.0
ROUNDS = 4
SETTLED = 0.01
"""The dispersion moves the means so little that a change by this part of it needs no other round."""
REPEATED = 1e-6
"""What is left of a column of length 1 when all before it are taken out of it, if it says nothing new."""


class Fit(NamedTuple):
    """`dispersion` a: the variance of a count is m + a·m² about its mean m. `error`: covariance of the coefficients."""

    coefficients: Vector
    error: Matrix
    dispersion: float

    def mean(self, matrix: Matrix) -> Vector:
        return np.exp(np.clip(matrix @ self.coefficients, -20, 20))

    def uncertainty(self, matrix: Matrix) -> Vector:
        """Variance of the logarithm of the mean."""
        variances: Vector = np.einsum("ij,jk,ik->i", matrix, self.error, matrix)
        return variances


def fit(matrix: Matrix, counts: Vector, near: Fit | None = None) -> Fit:
    """Poisson first; then negative binomial with the dispersion at which Pearson's statistic equals its degrees of freedom.

    Breslow (1984), Extra-Poisson variation in log-linear models; Cameron and Trivedi, Regression Analysis of Count Data, 3.3.
    `near`: a fit of the first columns to much the same counts, to start from.
    """
    from statsmodels.genmod.families import NegativeBinomial, Poisson
    from statsmodels.genmod.generalized_linear_model import GLM
    from statsmodels.tools.sm_exceptions import PerfectSeparationWarning

    used = _independent(matrix)
    reduced = matrix[:, used]
    start, dispersion = None, 0.0
    if near is not None:
        start = np.pad(near.coefficients, (0, matrix.shape[1] - len(near.coefficients)))[used]
        dispersion = near.dispersion
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PerfectSeparationWarning)  # counts that never vary are fitted exactly, which is right
        for _ in range(ROUNDS):
            family = NegativeBinomial(alpha=dispersion) if dispersion else Poisson()
            result: Any = GLM(counts, reduced, family=family, hasconst=False).fit(start_params=start)
            start, before = result.params, dispersion
            dispersion = dispersion_of(counts, np.asarray(result.fittedvalues), len(used))
            if abs(dispersion - before) <= SETTLED * dispersion:
                break
    coefficients = np.zeros(matrix.shape[1])
    error: Matrix = np.zeros((matrix.shape[1], matrix.shape[1]))
    coefficients[used] = result.params
    error[np.ix_(used, used)] = np.asarray(result.cov_params())
    return Fit(coefficients, error, dispersion)


def dispersion_of(counts: Vector, means: Vector, parameters: int) -> float:
    """The a with Σ (y − m)² / (m + a·m²) = n − p; 0 where even a = 0 leaves less."""
    from scipy.optimize import brentq

    squares = (counts - means) ** 2
    freedom = max(1, len(counts) - parameters)

    def excess(a: float) -> float:
        return float(np.sum(squares / (means + a * means**2)) - freedom)

    if excess(0) <= 0:
        return 0.0
    return LARGEST_DISPERSION if excess(LARGEST_DISPERSION) > 0 else float(brentq(excess, 0, LARGEST_DISPERSION))


def _independent(matrix: Matrix) -> list[int]:
    """Columns that say something of their own: of those that repeat others, or are empty in this history, the later go."""
    scale = np.sqrt((matrix**2).sum(axis=0))
    diagonal = np.abs(np.diagonal(np.asarray(np.linalg.qr(matrix / np.where(scale > 0, scale, 1), mode="r"))))
    return [place for place in range(matrix.shape[1]) if scale[place] > 0 and diagonal[place] > REPEATED]
