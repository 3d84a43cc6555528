"""Spread that a few wild values do not move (Hampel 1974, The influence curve and its role in robust estimation)."""

import numpy as np

from scheduler.demand.statistics.vectors import Vector

MEDIAN_OF_NORMAL = 0.6745
"""Median of the absolute value of a standard normal variate."""


def deviation(residuals: Vector) -> float:
    """Standard deviation of normal variates with this median absolute value."""
    return float(np.median(np.abs(residuals))) / MEDIAN_OF_NORMAL
