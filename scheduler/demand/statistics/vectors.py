"""Arrays of the regression."""

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]
"""Rows × columns."""
Chosen = NDArray[np.bool_]
