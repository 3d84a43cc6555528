"""Daily counts to come, by station and service, with how sure they are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from importlib.util import find_spec
from statistics import median
from typing import NamedTuple

import numpy as np

from models.demand import HistoryCount
from models.errors import DemandRefused
from models.words import say
from scheduler.demand.days import Day
from scheduler.demand.design import Point
from scheduler.demand.learned import Learned, learn
from scheduler.demand.multipliers import Multipliers
from scheduler.demand.series import Remark, Series, series_of
from scheduler.demand.statistics.quantiles import quantile

STATISTICS = ("scipy", "statsmodels")
QUANTILES = (50, 80, 90, 95)
USUAL_DAYS = 364
"""The usual level of a weekday is the median of its fitted means in the last year."""


class Forecast(NamedTuple):
    """One date at one station: the mean, and variance mean + spread · mean². `usual`: the level of that weekday."""

    station: str
    service: str
    date: date
    mean: float
    spread: float
    usual: float

    def quantile(self, percent: int) -> int:
        """The smallest count that `percent` of such days do not exceed."""
        return quantile(self.mean, self.spread, percent / 100)

    def is_peak(self, percent: int) -> bool:
        """At least `percent` of the usual level (MODEL.md, Cover and shortage)."""
        return self.usual > 0 and self.mean >= self.usual * percent / 100


class Forecasts(NamedTuple):
    """`rows` hold open dates alone. `series` is the history as it was used."""

    rows: tuple[Forecast, ...]
    remarks: tuple[Remark, ...]
    series: dict[str, list[Series]]

    def counts(self, service: str, station: str) -> dict[date, int]:
        return next(history.counts for history in self.series[service] if history.station == station)


def forecast(
    history: Iterable[HistoryCount], days: Mapping[date, Day], wanted: Sequence[date], multipliers: Mapping[str, Multipliers]
) -> Forecasts:
    """For every station and service of the history the dates `wanted`; `days` covers both. `multipliers` by service.

    Raises `DemandRefused` where the statistics are not installed, which take as much room as all the rest.
    """
    from threadpoolctl import threadpool_limits

    by_service, remarks = series_of(history, days)
    missing = [name for name in STATISTICS if find_spec(name) is None]
    if by_service and missing:
        raise DemandRefused(say("demand.not_installed", module=missing[0]))
    rows: list[Forecast] = []
    with threadpool_limits(1):
        for service, series in by_service.items():
            learned = learn(service, series, days, wanted, multipliers.get(service, {}))
            remarks += learned.remarks
            rows += _rows(service, series, learned, days, wanted)
    return Forecasts(tuple(rows), tuple(remarks), by_service)


def _rows(
    service: str, series: Sequence[Series], learned: Learned, days: Mapping[date, Day], wanted: Sequence[date]
) -> list[Forecast]:
    points = [Point(history.station, days[day]) for history in series for day in wanted if days[day].group in history.open]
    if not points:
        return []
    means, spreads = learned.predict(points)
    usual = {history.station: _usual(history, learned, days) for history in series}
    return [
        Forecast(
            point.station, service, point.day.date, float(mean), float(spread), usual[point.station][point.day.date.weekday()]
        )
        for point, mean, spread in zip(points, means, np.broadcast_to(spreads, means.shape), strict=True)
    ]


def _usual(series: Series, learned: Learned, days: Mapping[date, Day]) -> dict[int, float]:
    """By weekday the median mean of the last year; of a weekday that was never open, that of all.

    Means rather than counts: the median of counts of 2 and 3 a day is a whole number, which chance moves by a third.
    """
    last = max(series.counts)
    recent = [day for day in series.counts if (last - day).days < USUAL_DAYS]
    means, _ = learned.predict([Point(series.station, days[day]) for day in recent])
    by_weekday: dict[int, list[float]] = defaultdict(list)
    for day, mean in zip(recent, means, strict=True):
        by_weekday[day.weekday()].append(float(mean))
    every = median(map(float, means))
    return {weekday: median(by_weekday[weekday]) if by_weekday[weekday] else every for weekday in range(7)}
