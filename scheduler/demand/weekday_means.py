"""For histories too short to tell anything but the weekday: each station's mean of each weekday."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from scheduler.demand.days import Day
from scheduler.demand.design import Point
from scheduler.demand.regression import dispersion_of
from scheduler.demand.series import Series
from scheduler.demand.vectors import Vector


class WeekdayMeans(NamedTuple):
    """`means` by station and weekday, and by station alone for weekdays without a count."""

    means: dict[tuple[str, int], float]
    every: dict[str, float]
    spread: float

    def predict(self, points: Sequence[Point]) -> Vector:
        return np.array([self._mean(point.station, point.day.date.weekday()) for point in points])

    def _mean(self, station: str, weekday: int) -> float:
        return self.means.get((station, weekday), self.every[station])


def weekday_means(series: Sequence[Series], days: Mapping[date, Day]) -> WeekdayMeans:
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    for one in series:
        for day, count in one.counts.items():
            groups[one.station, day.weekday()].append(count)
    means = {key: float(np.mean(counts)) for key, counts in groups.items()}
    every = {one.station: float(np.mean(list(one.counts.values()))) for one in series}
    counts = np.array([count for found in groups.values() for count in found], dtype=float)
    fitted = np.array([means[key] for key, found in groups.items() for _ in found])
    return WeekdayMeans(means, every, dispersion_of(counts, fitted, len(means)) if fitted.min() > 0 else 0.0)
