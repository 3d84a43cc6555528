"""Which windows a service's history shows."""

from collections.abc import Mapping, Sequence
from math import log
from typing import NamedTuple

import numpy as np

from scheduler.demand.days import Day
from scheduler.demand.occasions import FEASTS
from scheduler.demand.statistics.robust import deviation
from scheduler.demand.statistics.vectors import Matrix, Vector
from scheduler.demand.windows import Window, candidates

LOG_CHANCE, LOG_CHANCE_SEEN_ONCE = log(1e-4), log(1e-6)
"""A window is taken where chance explains as much less often than this; a window that only one year shows needs more, since
whatever else happened in that year stands in it too."""
LEAST_EFFECT = 0.1
"""Smallest effect on some date, as a logarithm, that is worth a window."""
LEAST_DATES = 2
LEAST_NOISE = 1e-3
REPEATED = 1e-6
"""Singular values below this part of the largest belong to columns that repeat others."""


class _Gain(NamedTuple):
    """Logarithm of how likely chance explains as much as a window does (F test), what it explains, and its largest effect."""

    log_chance: float
    explained: float
    effect: float


def seasons(days: Sequence[Day], counts: Vector, means: Vector, shared: Matrix) -> list[Window]:
    """The windows that explain more than chance, the surest first.

    `days`: dates, each once; `counts`, `means`: what was counted on them at all stations together, and what was fitted
    without windows; `shared`: the columns of that fit, dates × columns, beside which a window has to say something new.
    Forward selection by F tests on weighted least squares of the logarithms (Draper and Smith, Applied Regression Analysis,
    15.2). The noise comes from the median residual, which a peak that is not yet explained hardly moves. A side of an
    occasion is counted by working days or by the calendar, never by both: they differ from year to year, and two windows that
    shared a peak in the past would both add it.
    """
    level = np.log((counts + 0.5) / (means + 0.5))
    weight = _weights(level, means)
    taken = np.column_stack([np.ones(len(days)), shared]) * weight[:, None]
    left = _residual(taken, level * weight)
    unused = {window: columns for window in candidates() if (columns := _seen(window, days)) is not None}
    limits = {window: _limit(columns, days) for window, columns in unused.items()}
    chosen: list[Window] = []
    while unused:
        basis = np.linalg.qr(taken)[0]
        gains = {window: _gain(columns, weight, basis, left) for window, columns in unused.items()}
        sure = [window for window, gain in gains.items() if gain.effect >= LEAST_EFFECT and gain.log_chance < limits[window]]
        if not chosen:
            unused = _counted_alike(unused, sure, gains)
            sure = [window for window in sure if window in unused]
        if not sure:
            break
        best = min(sure, key=lambda window: (gains[window].log_chance, -gains[window].explained))
        chosen.append(best)
        taken = np.hstack([taken, unused[best] * weight[:, None]])
        unused = {other: columns for other, columns in unused.items() if other[:2] != best[:2]}
        left = _residual(taken, level * weight)
    return chosen


def _counted_alike(
    unused: Mapping[Window, Matrix], sure: Sequence[Window], gains: Mapping[Window, _Gain]
) -> dict[Window, Matrix]:
    """Of feasts, the windows that count as their side is counted: by working days or by the calendar, for all feasts together.

    A single feast often cannot tell, where its last years had the same days off; who counts working days before one feast
    counts them before another.
    """
    kept = dict(unused)
    feasts_by_side = {side: {w.occasion for w in sure if w.side == side and w.occasion in FEASTS} for side in (-1, 1)}
    for side, feasts in feasts_by_side.items():
        if not feasts:
            continue
        chances = {
            working: sum(gains[window].log_chance for feast in feasts if (window := Window(feast, side, working)) in gains)
            for working in (False, True)
        }
        worse = max(chances, key=chances.__getitem__)
        kept = {w: columns for w, columns in kept.items() if not (w.occasion in FEASTS and (w.side, w.working) == (side, worse))}
    return kept


def _weights(level: Vector, means: Vector) -> Vector:
    """One over the standard deviation of each date's logarithm: that of its counts, and what days vary beyond it."""
    of_counts = 1 / np.maximum(means, 1)
    beyond = max(0.0, _deviation(level - np.median(level)) ** 2 - float(np.median(of_counts)))
    weights: Vector = 1 / np.sqrt(of_counts + beyond)
    return weights


def _deviation(residuals: Vector) -> float:
    return max(LEAST_NOISE, deviation(residuals))


def _residual(columns: Matrix, values: Vector) -> Vector:
    residual: Vector = values - columns @ np.linalg.lstsq(columns, values, rcond=None)[0]
    return residual


def _seen(window: Window, days: Sequence[Day]) -> Matrix | None:
    columns = window.columns(days)
    columns = columns[:, (columns > 0).any(axis=0)]
    return columns if (columns > 0).any(axis=1).sum() >= LEAST_DATES else None


def _limit(columns: Matrix, days: Sequence[Day]) -> float:
    years = {days[place].date.year for place in np.flatnonzero((columns > 0).any(axis=1)).tolist()}
    return LOG_CHANCE if len(years) > 1 else LOG_CHANCE_SEEN_ONCE


def _gain(columns: Matrix, weight: Vector, basis: Matrix, left: Vector) -> _Gain:
    """`basis`: orthonormal columns of what is taken already."""
    from scipy.stats import f

    weighted = columns * weight[:, None]
    own = weighted - basis @ (basis.T @ weighted)
    effects, _, rank, _ = np.linalg.lstsq(own, left, rcond=REPEATED)
    fitted = own @ effects
    explained = float(fitted @ fitted)
    freedom = len(left) - basis.shape[1] - rank
    if rank == 0 or freedom <= 0:
        return _Gain(0.0, 0.0, 0.0)
    ratio = explained / rank / _deviation(left - fitted) ** 2
    return _Gain(float(f.logsf(ratio, rank, freedom)), explained, float(np.abs(columns @ effects).max()))
