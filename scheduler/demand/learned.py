"""What a service's history teaches: a pooled regression where it is long enough, weekday means where it is not."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol

import numpy as np

from models.words import later
from scheduler.demand.days import Day
from scheduler.demand.design import Point, Scope, Shift, design, shared_columns
from scheduler.demand.level_shifts import shifts
from scheduler.demand.multipliers import Multipliers, factor
from scheduler.demand.outliers import believable, outliers
from scheduler.demand.seasons import seasons
from scheduler.demand.series import Remark, RemarkKind, Series
from scheduler.demand.smoothing import smooth
from scheduler.demand.statistics.regression import Fit, fit
from scheduler.demand.statistics.vectors import Vector
from scheduler.demand.weekday_means import WeekdayMeans, weekday_means
from scheduler.demand.windows import Window

EIGHT_WEEKS = 56
SEASON_DAYS = 330
TREND_DAYS = 540
FESTIVAL_DAYS = range(-28, 22)
SEEN_WITHIN = 3
"""An offset from Spring Festival is known if the history has one so near."""
SWEEPS = 2


class Learned(Protocol):
    @property
    def remarks(self) -> list[Remark]: ...

    def predict(self, points: Sequence[Point]) -> tuple[Vector, Vector]:
        """Means, and spreads a: variance m + a·m²."""


class Regression(NamedTuple):
    fit: Fit
    stations: list[str]
    scope: Scope
    windows: list[Window]
    shifts: list[Shift]
    origin: date
    unseen: frozenset[int]
    multipliers: Multipliers
    remarks: list[Remark]

    def predict(self, points: Sequence[Point]) -> tuple[Vector, Vector]:
        matrix = design(points, self.stations, self.scope, self.windows, self.shifts, self.origin)
        factors = np.array([_festival(point, self.unseen, self.multipliers) for point in points])
        return self.fit.mean(matrix) * factors, self.fit.dispersion + self.fit.uncertainty(matrix)


class Short(NamedTuple):
    means: WeekdayMeans
    multipliers: Multipliers
    remarks: list[Remark]

    def predict(self, points: Sequence[Point]) -> tuple[Vector, Vector]:
        factors = np.array([_festival(point, frozenset(FESTIVAL_DAYS), self.multipliers) for point in points])
        return self.means.predict(points) * factors, np.full(len(points), self.means.spread)


def learn(
    service: str, series: Sequence[Series], days: Mapping[date, Day], wanted: Sequence[date], multipliers: Multipliers
) -> Learned:
    first, last = min(min(history.counts) for history in series), max(max(history.counts) for history in series)
    length = (last - first).days + 1
    unseen = _unseen(series, days, wanted)
    remarks = []
    if unseen:
        said = later("demand.unseen", unseen=len(unseen))
        remarks.append(Remark(RemarkKind.NO_FESTIVAL, service, "", first, last, said))
    if length < EIGHT_WEEKS:
        remarks.append(Remark(RemarkKind.SHORT, service, "", first, last, later("demand.under_eight_weeks", length=length)))
        return Short(weekday_means(series, days), multipliers, remarks)
    if length < SEASON_DAYS:
        said = later("demand.under_a_year", length=length)
        remarks.append(Remark(RemarkKind.NO_SEASON, service, "", first, last, said))
    scope = Scope(length >= SEASON_DAYS, True, length >= TREND_DAYS)
    return _regression(service, series, days, scope, first, unseen, multipliers, remarks)


def _regression(
    service: str,
    series: Sequence[Series],
    days: Mapping[date, Day],
    scope: Scope,
    origin: date,
    unseen: frozenset[int],
    multipliers: Multipliers,
    remarks: list[Remark],
) -> Regression:
    stations = [history.station for history in series]
    points = [Point(history.station, days[day]) for history in series for day in history.counts]
    counts = np.array([count for history in series for count in history.counts.values()], dtype=float)
    used = believable(points, counts)
    windows: list[Window] = []
    steps: list[Shift] = []
    for sweep in range(SWEEPS + 1):
        matrix, fitted = design(points, stations, scope, windows, steps, origin), None
        for _ in range(SWEEPS):
            fitted = fit(matrix[used], counts[used], fitted)
            means = fitted.mean(matrix)
            used = ~outliers(points, counts, means)
        believed = [point for point, ok in zip(points, used, strict=True) if ok]
        if sweep == 0:
            windows = _windows(believed, counts[used], means[used], scope, origin)
        elif sweep == 1:
            steps = shifts(believed, counts[used], means[used], scope)
    fitted = fit(matrix[used], counts[used], fitted)
    first = matrix.shape[1] - len(steps) - sum(window.width for window in windows)
    fitted = smooth(fitted, windows, first, believed, counts[used], fitted.mean(matrix[used]))
    means = fitted.mean(matrix)
    for point, count, mean, ok in zip(points, counts, means, used, strict=True):
        if not ok:
            said = later("demand.outlier", count=count, mean=mean)
            remarks.append(Remark(RemarkKind.OUTLIER, service, point.station, point.day.date, point.day.date, said))
    for place, step in enumerate(steps):
        ratio = float(np.exp(fitted.coefficients[len(fitted.coefficients) - len(steps) + place]))
        said = later("demand.shift", ratio=ratio)
        remarks.append(Remark(RemarkKind.SHIFT, service, step.station, step.since, step.since, said))
    return Regression(fitted, stations, scope, windows, steps, origin, unseen, multipliers, remarks)


def _windows(points: Sequence[Point], counts: Vector, means: Vector, scope: Scope, origin: date) -> list[Window]:
    sums: dict[date, list[float]] = {}
    about: dict[date, Day] = {}
    for point, count, mean in zip(points, counts, means, strict=True):
        together = sums.setdefault(point.day.date, [0.0, 0.0])
        together[0] += count
        together[1] += mean
        about[point.day.date] = point.day
    days = [about[day] for day in sorted(about)]
    pooled = np.array([sums[day.date] for day in days])
    return seasons(days, pooled[:, 0], pooled[:, 1], shared_columns(days, scope, origin))


def _unseen(series: Sequence[Series], days: Mapping[date, Day], wanted: Sequence[date]) -> frozenset[int]:
    """Offsets from Spring Festival that are wanted on open dates, and near which the history has nothing."""
    open_groups = frozenset(group for history in series for group in history.open)
    needed = {days[day].offsets["春节"] for day in wanted if days[day].group in open_groups} & set(FESTIVAL_DAYS)
    seen = {days[day].offsets["春节"] for history in series for day in history.counts}
    return frozenset(offset for offset in needed if not any(offset + n in seen for n in range(-SEEN_WITHIN, SEEN_WITHIN + 1)))


def _festival(point: Point, unseen: frozenset[int], multipliers: Multipliers) -> float:
    offset = point.day.offsets["春节"]
    return factor(multipliers, offset) if offset in unseen else 1.0
