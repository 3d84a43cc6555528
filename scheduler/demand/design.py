"""The columns of the regression: what a date, a station and the age of the history tell of a count."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from models.duty import DayKind
from scheduler.demand.days import SUMMER, WINTER, Day
from scheduler.demand.statistics.vectors import Matrix
from scheduler.demand.windows import Window

HARMONICS = 4
YEAR = 365.25
KNOTS = (-35, -28, -21, -14, -7, -1, 0, 7, 14, 21, 28)
"""Days from Spring Festival between which its effect runs straight; none at the ends."""
SHORT_WINDOWS = ("端午节", "中秋节")
WINDOW = 3


class Scope(NamedTuple):
    """What the history can tell: a full year for the season, a festival within it, more than that for a trend."""

    season: bool
    festival: bool
    trend: bool


class Shift(NamedTuple):
    """A step of one station's level from a date on."""

    station: str
    since: date


class Point(NamedTuple):
    station: str
    day: Day


def design(
    points: Sequence[Point],
    stations: Sequence[str],
    scope: Scope,
    windows: Sequence[Window],
    shifts: Sequence[Shift],
    origin: date,
) -> Matrix:
    """One row a point: stations, then what all of them share, then the windows, then the steps."""
    days = [point.day for point in points]
    which = np.array([stations.index(point.station) for point in points])
    shared = shared_columns(days, scope, origin)
    about = [window.columns(days) for window in windows]
    blocks = [np.eye(len(stations))[which], shared, *about, _steps(points, shifts)]
    return np.hstack([block for block in blocks if block.size])


def shared_columns(days: Sequence[Day], scope: Scope, origin: date) -> Matrix:
    columns: list[NDArray[np.float64]] = []

    def add(values: list[float]) -> None:
        columns.append(np.array(values, dtype=float))

    for weekday in range(1, 7):
        add([float(day.date.weekday() == weekday and day.kind is not DayKind.HOLIDAY) for day in days])
    add([float(day.kind is DayKind.HOLIDAY) for day in days])
    add([float(day.kind is DayKind.REST and day.date.weekday() < 5) for day in days])
    add([float(day.adjusted) for day in days])
    for place in (1, 2):
        add([float(day.before == place) for day in days])
        add([float(day.after == place) for day in days])
    if scope.season:
        add([float(day.school == SUMMER) for day in days])
        add([float(day.school == WINTER) for day in days])
        for name in SHORT_WINDOWS:
            add([float(-WINDOW <= day.offsets[name] < 0) for day in days])
        angles = np.array([2 * np.pi * day.date.timetuple().tm_yday / YEAR for day in days])
        columns += [wave(k * angles) for k in range(1, HARMONICS + 1) for wave in (np.sin, np.cos)]
    if scope.festival:
        columns += list(_hats(np.array([day.offsets["春节"] for day in days], dtype=float)))
    if scope.trend:
        add([(day.date - origin).days / YEAR for day in days])
    return np.column_stack(columns)


def _hats(offsets: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    """Linear B-splines: each is 1 at its knot and 0 at its neighbours."""
    inner = range(1, len(KNOTS) - 1)
    return [np.interp(offsets, KNOTS, [float(place == knot) for place in range(len(KNOTS))]) for knot in inner]


def _steps(points: Sequence[Point], shifts: Sequence[Shift]) -> Matrix:
    steps = [[float(point.station == shift.station and point.day.date >= shift.since) for point in points] for shift in shifts]
    return np.array(steps, dtype=float).T.reshape(len(points), len(shifts))
