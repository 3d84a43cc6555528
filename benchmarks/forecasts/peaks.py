"""Daily counts with peaks before feasts and at the start of term, of shapes that the forecast's windows do not have.

Base and noise are those of `benchmarks.histories`; a peak multiplies the mean. Its height is a family's, shaken by station; its
length is counted in working days, while the forecast's windows run straight between calendar offsets.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from math import exp
from zlib import crc32

import numpy as np

from benchmarks.forecasts.histories import EVERYWHERE, OWN, SHARED, History, Sizes, history
from models.base import dates
from models.demand import HistoryCount
from models.duty import DayKind
from scheduler.demand.calendar import calendar

ONE_DAY = timedelta(days=1)
Shape = Callable[[int], float]
"""Part of the height by working days to the feast (1: the last before it), or from the start of term (0: the first)."""


def surge(ahead: int) -> float:
    """A logistic rise six working days before."""
    return 1 / (1 + exp(ahead - 6))


def plateau(ahead: int) -> float:
    """Five working days at full height, from one day to the next."""
    return float(ahead <= 5)


def late(ahead: int) -> float:
    """Each working day a third more than the one before."""
    return float(0.75 ** (ahead - 1))


def ramp(ahead: int) -> float:
    """A straight rise over twelve calendar days."""
    return max(0.0, 1 - (ahead - 1) / 12)


def week(ahead: int) -> float:
    """The last seven calendar days at full height."""
    return float(ahead <= 7)


SHAPES: Mapping[str, Shape] = {"surge": surge, "plateau": plateau, "late": late, "ramp": ramp, "week": week}
BY_CALENDAR = ("ramp", "week")
"""Shapes that count calendar days; the others count working days."""
FEASTS = {"劳动节": (5, 1), "国庆节": (10, 1)}
TERM_STARTS = (9, 1)
TERM_MEMORY = 4.0
"""Working days after which the rush at the start of term has fallen to 1/e."""
TASTE = (0.85, 1.15)


def peaked(start: date, end: date, years: float, seed: int, shape: str, height: float, sizes: Sizes = EVERYWHERE) -> History:
    """As `history`, with the mean up to 1 + `height` times as high before Labour Day, National Day and at the start of term."""
    known = history(start, end, years, seed, sizes=sizes)
    first = min(day for _, _, day in known.truth)
    lift = lifts(first, end, shape, height)
    rng = np.random.default_rng([seed, start.toordinal(), crc32(f"{shape} {height}".encode())])
    every = dates(first, end)
    shared = {(service, day): rng.normal(0, SHARED) for service in sizes for day in every}
    taste = {(station, service): rng.uniform(*TASTE) for service, places in sizes.items() for station in places}
    truth, counts = {}, {}
    for (station, service, day), mean in known.truth.items():
        truth[station, service, day] = mean * (1 + lift[day] * taste[station, service])
        shaken = exp(shared[service, day] + rng.normal(-(SHARED**2 + OWN**2) / 2, OWN))
        counts[station, service, day] = int(rng.poisson(truth[station, service, day] * shaken))
    rows = [HistoryCount(station=k[0], service=k[1], date=k[2], count=count) for k, count in counts.items() if k[2] < start]
    return History(tuple(rows), truth, start, end, {key: count for key, count in counts.items() if key[2] >= start}, ())


def lifts(first: date, last: date, name: str, height: float) -> dict[date, float]:
    """By date the part that a peak adds to the mean."""
    shape = SHAPES[name]
    kinds = {day.date: day.kind for day in calendar(first - 40 * ONE_DAY, last + 40 * ONE_DAY)[0]}
    added = dict.fromkeys(dates(first, last), 0.0)
    for year in range(first.year, last.year + 1):
        for month_day in FEASTS.values():
            _lift(added, kinds, date(year, *month_day), -ONE_DAY, lambda ahead: height * shape(ahead), name in BY_CALENDAR)
        term = date(year, *TERM_STARTS)
        _lift(added, kinds, term - ONE_DAY, ONE_DAY, lambda after: height * exp(-(after - 1) / TERM_MEMORY))
    return added


def _lift(
    added: dict[date, float], kinds: Mapping[date, DayKind], feast: date, step: timedelta, part: Shape, every_day: bool = False
) -> None:
    day, number = feast + step, 0
    while number < 15 and day in kinds:
        number += every_day or kinds[day] is DayKind.WORKING
        if day in added:
            added[day] = max(added[day], part(max(1, number)))
        day += step
