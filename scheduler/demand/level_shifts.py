"""Levels of stations that changed for good."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import sqrt
from typing import NamedTuple

import numpy as np

from scheduler.demand.design import HARMONICS, YEAR, Point, Scope, Shift
from scheduler.demand.statistics.robust import deviation
from scheduler.demand.statistics.vectors import Matrix, Vector

WEEK = 7
LEAST_WEEKS = 4
LEAST_STEP = 0.12
"""Smallest change of level, as a logarithm, that is taken for one."""
LEAST_EVIDENCE, EVIDENCE_ALONE = 5.0, 7.0
"""Standard errors of the step; of a service's only station, where no other shows what of it is the season."""
LEAST_NOISE = 0.01
ROUNDS = 8
SMALLEST = 1e-6
"""A candidate of squared length below this says nothing that season, trend and other steps do not say."""


class _Weeks(NamedTuple):
    """One row a station's week: the logarithm of its counts over its means, and one over the noise of that station."""

    station: list[str]
    week: Vector
    level: Vector
    weight: Vector


def shifts(points: Sequence[Point], counts: Vector, means: Vector, scope: Scope) -> list[Shift]:
    """For each station the one step of its level that explains most, where it is large and sure enough.

    Least squares over the weeks of all stations at once, beside the season and the trend that they share: where all of them
    shift, a season found first would swallow half of the steps. Every station begins with its best step; their dates are moved
    in turn until none gains by it, and the least sure step is dropped while any is too small or too unsure (Bai and Perron
    1998, Estimating and testing linear models with multiple structural changes, for one step at a time in turn).
    """
    weeks = _weeks(points, counts, means)
    candidates = _candidates(weeks)
    if not candidates:
        return []
    steps = np.array([(np.array(weeks.station) == station) & (weeks.week >= week) for station, week in candidates], dtype=float).T
    both = np.column_stack([weeks.level, steps]) * weeks.weight[:, None]
    shared = _shared(weeks, scope) * weeks.weight[:, None]
    both -= shared @ np.linalg.lstsq(shared, both, rcond=None)[0]
    gram, moment = both[:, 1:].T @ both[:, 1:], both[:, 1:].T @ both[:, 0]
    places: dict[str, list[int]] = defaultdict(list)
    for place, (station, _) in enumerate(candidates):
        places[station].append(place)
    first = {(point.station, point.day.date.toordinal() // WEEK): point.day.date for point in reversed(points)}
    return [Shift(candidates[place][0], first[candidates[place]]) for place in sorted(_chosen(gram, moment, places))]


def _weeks(points: Sequence[Point], counts: Vector, means: Vector) -> _Weeks:
    sums: dict[str, dict[int, list[float]]] = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0]))
    for point, count, mean in zip(points, counts, means, strict=True):
        both = sums[point.station][point.day.date.toordinal() // WEEK]
        both[0] += count
        both[1] += mean
    weekly: list[tuple[str, int, float, float]] = []
    for station, by_week in sums.items():
        weeks = sorted(by_week)
        levels = np.log([(by_week[week][0] + 0.5) / (by_week[week][1] + 0.5) for week in weeks])
        weekly += [(station, week, level, 1 / _noise(levels)) for week, level in zip(weeks, levels, strict=True)]
    station_, week_, level_, weight_ = zip(*weekly, strict=True)
    return _Weeks(list(station_), np.array(week_, dtype=float), np.array(level_), np.array(weight_))


def _noise(levels: Vector) -> float:
    """Of one week, from the differences of weeks that follow each other, which a step hardly moves (von Neumann 1941)."""
    if len(levels) < 2:
        return 1.0
    return max(LEAST_NOISE, deviation(np.diff(levels)) / sqrt(2))


def _candidates(weeks: _Weeks) -> list[tuple[str, int]]:
    """Stations and the weeks in which a step of theirs may begin: some weeks are left before it and from it on."""
    steps = []
    for station in dict.fromkeys(weeks.station):
        own = [int(week) for name, week in zip(weeks.station, weeks.week, strict=True) if name == station]
        steps += [(station, week) for week in own[LEAST_WEEKS : len(own) - LEAST_WEEKS + 1]]
    return steps


def _shared(weeks: _Weeks, scope: Scope) -> Matrix:
    """The levels of the stations, and what the weeks of all of them share as far as `scope` goes."""
    columns = [np.array([float(name == station) for name in weeks.station]) for station in dict.fromkeys(weeks.station)]
    years = weeks.week * WEEK / YEAR
    if scope.season:
        columns += [wave(2 * np.pi * k * years) for k in range(1, HARMONICS + 1) for wave in (np.sin, np.cos)]
    if scope.trend:
        columns.append(years - years.min())
    return np.column_stack(columns)


def _chosen(gram: Matrix, moment: Vector, places: Mapping[str, list[int]]) -> list[int]:
    """At most one candidate a station. `gram`, `moment`: products of the candidates among themselves and with the levels."""
    chosen = _settled(gram, moment, {station: _best(gram, moment, own, []) for station, own in places.items()}, places)
    while chosen:
        kept = list(chosen.values())
        error = np.linalg.pinv(gram[np.ix_(kept, kept)])
        sizes = np.abs(error @ moment[kept])
        evidence = sizes / np.sqrt(np.maximum(np.diagonal(error), SMALLEST))
        evidence[sizes < LEAST_STEP] = 0
        if evidence.min() >= (LEAST_EVIDENCE if len(places) > 1 else EVIDENCE_ALONE):
            break
        del chosen[list(chosen)[int(evidence.argmin())]]
        chosen = _settled(gram, moment, chosen, places)
    return list(chosen.values())


def _settled(gram: Matrix, moment: Vector, chosen: dict[str, int], places: Mapping[str, list[int]]) -> dict[str, int]:
    for _ in range(ROUNDS):
        before = dict(chosen)
        for station in chosen:
            others = [place for other, place in chosen.items() if other != station]
            chosen[station] = _best(gram, moment, places[station], others)
        if chosen == before:
            break
    return chosen


def _best(gram: Matrix, moment: Vector, among: list[int], others: list[int]) -> int:
    """The candidate that takes most from the squares that `others` leave."""
    cross = gram[np.ix_(among, others)]
    taken = cross @ np.linalg.pinv(gram[np.ix_(others, others)])
    length = gram[among, among] - (taken * cross).sum(axis=1)
    gain = (moment[among] - taken @ moment[others]) ** 2 / np.maximum(length, SMALLEST)
    gain[length <= SMALLEST] = 0
    return among[int(gain.argmax())]
