"""What goes wrong in real histories: wild days, closed counters, lost weeks, and levels that shift for good."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

Key = tuple[str, str, date]
Truth = dict[Key, float]
Counts = dict[Key, int]


class Broken(NamedTuple):
    kind: str
    station: str
    service: str
    first: date
    last: date


def _none(rng: Any, truth: Truth, counts: Counts, start: date) -> list[Broken]:
    return []


def _outliers(rng: Any, truth: Truth, counts: Counts, start: date) -> list[Broken]:
    """One day in a hundred is typed with a digit too many, or holds a campaign, or lost half of its cases."""
    past = [key for key in counts if key[2] < start]
    broken = []
    for place in rng.choice(len(past), len(past) // 100, replace=False):
        key = past[int(place)]
        counts[key] = int(counts[key] * rng.choice([10, 3, 2.5, 0.3]))
        broken.append(Broken("outlier", *key, key[2]))
    return broken


def _closures(rng: Any, truth: Truth, counts: Counts, start: date) -> list[Broken]:
    """Each second series: three weeks as zeros, and three weeks of which no row is left."""
    broken = []
    series = sorted({key[:2] for key in counts})
    days = sorted({key[2] for key in counts if key[2] < start})
    for station, service in series[::2]:
        for kind in ("zeros", "gap"):
            first = days[int(rng.integers(20, len(days) - 60))]
            last = first + timedelta(20)
            for key in [key for key in counts if key[:2] == (station, service) and first <= key[2] <= last]:
                if kind == "zeros":
                    counts[key] = 0
                else:
                    del counts[key]
            broken.append(Broken(kind, station, service, first, last))
    return broken


def _level_shift(rng: Any, truth: Truth, counts: Counts, start: date) -> list[Broken]:
    """Each fourth series goes to another level for good, three to eight months before the horizon."""
    return _shifted(rng, truth, counts, start, sorted({key[:2] for key in counts})[::4])


def _service_shift(rng: Any, truth: Truth, counts: Counts, start: date) -> list[Broken]:
    """Every station's series of one service does so, each at its own date: no station is left to show the season."""
    return _shifted(rng, truth, counts, start, sorted(key for key in {key[:2] for key in counts} if key[1] == "出入境"))


def _shifted(rng: Any, truth: Truth, counts: Counts, start: date, series: list[tuple[str, str]]) -> list[Broken]:
    broken = []
    for station, service in series:
        first = start - timedelta(int(rng.integers(90, 240)))
        factor = float(rng.choice([0.7, 1.35, 1.5]))
        for key in [key for key in counts if key[:2] == (station, service) and key[2] >= first]:
            truth[key] *= factor
            counts[key] = int(rng.poisson(counts[key] * factor)) if factor > 1 else int(rng.binomial(counts[key], factor))
        broken.append(Broken("shift", station, service, first, start))
    return broken


BREAKS: dict[str, Callable[[Any, Truth, Counts, date], list[Broken]]] = {
    "none": _none,
    "outliers": _outliers,
    "closures": _closures,
    "level_shift": _level_shift,
    "service_shift": _service_shift,
}
