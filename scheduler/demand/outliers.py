"""Counts that no season explains: what a single station had in a single year."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from scheduler.demand.design import Point
from scheduler.demand.occasions import CHANGES, FEASTS, Occasion
from scheduler.demand.statistics.regression import LARGEST_DISPERSION
from scheduler.demand.statistics.robust import MEDIAN_OF_NORMAL
from scheduler.demand.statistics.vectors import Chosen, Vector

ABSURD_MEDIANS = 20.0
WILD_DEVIATIONS = 4.5
"""Robust standard deviations beyond which a count is wild."""
LEAST_STATIONS = 2
NEAR_WORKING_DAYS = 10
"""A wild day so near an occasion may come back with it."""
COMING_BACK = {*FEASTS, *CHANGES}


def believable(points: Sequence[Point], counts: Vector) -> Chosen:
    """False where a count is so many times the median of its station that it would carry the first fit away with it."""
    stations = np.array([point.station for point in points])
    medians = {station: max(1.0, float(np.median(counts[stations == station]))) for station in set(stations)}
    usual = np.array([medians[station] for station in stations])
    return np.asarray(counts <= ABSURD_MEDIANS * usual)


def outliers(points: Sequence[Point], counts: Vector, means: Vector) -> Chosen:
    """True where a count is wild, unless most stations were so on that date, or this one was so in another year as well.

    What most stations share, or what comes back as far from an occasion, is a season, whether or not a window holds it.
    """
    wild = _wild(counts, means)
    side = np.where(wild, np.sign(counts - means), 0).astype(int)
    stations: dict[object, int] = defaultdict(int)
    together: dict[object, int] = defaultdict(int)
    years: dict[object, set[int]] = defaultdict(set)
    for point, sign in zip(points, side, strict=True):
        stations[point.day.date] += 1
        if sign:
            together[point.day.date, sign] += 1
            for occasion, working in _occasions(point):
                years[point.station, occasion, working, sign].add(point.day.date.year)

    def is_season(point: Point, sign: int) -> bool:
        day = point.day.date
        if together[day, sign] >= max(LEAST_STATIONS, stations[day] / 2):
            return True
        return any(len(years[point.station, occasion, working, sign]) > 1 for occasion, working in _occasions(point))

    return np.array([bool(sign) and not is_season(point, sign) for point, sign in zip(points, side, strict=True)], dtype=bool)


def _occasions(point: Point) -> Iterator[tuple[Occasion, int]]:
    for occasion, away in point.day.near.items():
        if occasion in COMING_BACK and abs(away.working) <= NEAR_WORKING_DAYS:
            yield occasion, away.working


def _wild(counts: Vector, means: Vector) -> Chosen:
    """Counts more than `WILD_DEVIATIONS` from their mean, the spread from the median residual."""
    from scipy.optimize import brentq

    gaps = np.abs(counts - means)

    def excess(a: float) -> float:
        return float(np.median(gaps / np.sqrt(means + a * means**2)) - MEDIAN_OF_NORMAL)

    dispersion = 0.0 if excess(0) <= 0 else float(brentq(excess, 0, LARGEST_DISPERSION))
    return np.asarray(gaps > WILD_DEVIATIONS * np.sqrt(means + dispersion * means**2))
