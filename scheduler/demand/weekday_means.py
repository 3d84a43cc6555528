"""For histories too short to tell anything but the weekday: each station's mean of each weekday."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from scheduler.demand.days import Day
from scheduler.demand.design import Point
from scheduler.demand.series import Series
from scheduler.demand.statistics.regression import dispersion_of
from scheduler.demand.statistics.vectors import Vector


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
    for history in series:
        for day, count in history.counts.items():
            groups[history.station, day.weekday()].append(count)
    means = {key: float(np.mean(counts)) for key, counts in groups.items()}
    every = {history.station: float(np.mean(list(history.counts.values()))) for history in series}
    counts = np.array([count for group in groups.values() for count in group], dtype=float)
    fitted = np.array([means[key] for key, group in groups.items() for _ in group])
    return WeekdayMeans(means, every, dispersion_of(counts, fitted, len(means)) if fitted.min() > 0 else 0.0)
