"""Daily counts with a known mean, for scoring forecasts: made of other stuff than the forecast's own model.

The mean adds up bumps of uneven shape over a base and takes days off from it; the forecast multiplies harmonics. Counts are
Poisson about a mean shaken by log-normal days, shared and own, and by a slowly wandering level; the forecast takes a negative
binomial.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import partial
from math import exp, sqrt
from typing import NamedTuple
from zlib import crc32

import numpy as np

from benchmarks.forecasts.breaks import BREAKS, Broken
from models.base import dates
from models.demand import HistoryCount
from models.duty import CalendarDay, DayKind
from scheduler.demand.calendar import calendar
from scheduler.demand.festivals import festival

ONE = timedelta(days=1)
Sizes = Mapping[str, Mapping[str, float]]
"""By service and station the size against a mean station."""
STATIONS = {"龙桥": 1.6, "凤凰山": 0.9, "霞林": 1.3, "常太": 0.45, "华亭": 1.1, "灵川": 0.6, "东海": 0.75}


class Profile(NamedTuple):
    """Of one service: mean count of a mean station, weekday terms (parts of the base), whether it is open on days off too.

    `bumps`: day of the year of the top, rise and fall in days, height. `rush`: height of the weeks before Spring Festival, its
    length in days, the drop after it and how many days it takes to be forgotten.
    """

    base: float
    week: tuple[float, ...]
    always: bool
    bumps: tuple[tuple[int, float, float, float], ...]
    rush: tuple[float, float, float, float]
    backlog: float
    growth: float


PROFILES = {
    "户籍": Profile(
        base=42,
        week=(0.16, 0.05, -0.02, -0.06, 0.04, -0.45, -0.6),
        always=False,
        bumps=((205, 22, 30, 0.62), (330, 30, 25, 0.1)),
        rush=(0.12, 12, 0.25, 6),
        backlog=0.16,
        growth=0.04,
    ),
    "出入境": Profile(
        base=30,
        week=(0.1, 0.06, 0.0, -0.02, 0.02, -0.2, -0.3),
        always=False,
        bumps=((190, 35, 25, 0.4), (268, 18, 8, 0.22)),
        rush=(0.75, 20, 0.5, 12),
        backlog=0.12,
        growth=0.06,
    ),
    "接处警": Profile(
        base=26,
        week=(-0.06, -0.05, -0.04, -0.02, 0.06, 0.14, 0.05),
        always=True,
        bumps=((215, 50, 40, 0.28),),
        rush=(0.22, 9, -0.12, 8),
        backlog=0.0,
        growth=0.02,
    ),
    "夜间警情": Profile(
        base=9,
        week=(-0.1, -0.08, -0.06, -0.02, 0.16, 0.2, 0.02),
        always=True,
        bumps=((215, 45, 40, 0.4),),
        rush=(0.3, 9, -0.1, 8),
        backlog=0.0,
        growth=0.02,
    ),
}
EVERYWHERE: Sizes = dict.fromkeys(("户籍", "出入境", "接处警"), STATIONS)

SHARED, OWN, WANDER, STAY = 0.05, 0.1, 0.012, 0.96
"""Standard deviations of the logarithm: of a day shared by all stations, of a station's day, of a step of its wandering level;
and how much of that level stays from day to day."""


class History(NamedTuple):
    """`rows` end the day before `start`; `truth` is the mean by station, service and date, past and to come, of open days."""

    rows: tuple[HistoryCount, ...]
    truth: dict[tuple[str, str, date], float]
    start: date
    end: date
    actual: dict[tuple[str, str, date], int]
    broken: tuple[Broken, ...]


def history(
    start: date,
    end: date,
    years: float,
    seed: int,
    breaks: str = "none",
    sizes: Sizes = EVERYWHERE,
    overrides: Iterable[CalendarDay] = (),
) -> History:
    """Counts over `years` before `start`, with the truth up to `end`. `breaks` is a key of `BREAKS`."""
    first = start - timedelta(round(365.25 * years))
    every = dates(first, end)
    kinds = {day.date: day.kind for day in calendar(first - 14 * ONE, end + 14 * ONE, overrides)[0]}
    truth: dict[tuple[str, str, date], float] = {}
    counts: dict[tuple[str, str, date], int] = {}
    for service, places in sizes.items():
        shared = _stream(seed, start, service).normal(0, SHARED, len(every))
        for station, size in places.items():
            stream = partial(_series_stream, seed, start, f"{service} {station}")
            means, drawn = _series(PROFILES[service], size, every, kinds, shared, stream)
            for day, mean, count in zip(every, means, drawn, strict=True):
                if mean > 0:
                    truth[station, service, day] = mean
                    counts[station, service, day] = int(count)
    broken = BREAKS[breaks](_stream(seed, start, breaks), truth, counts, start)
    past = (
        HistoryCount(station=station, service=service, date=day, count=count)
        for (station, service, day), count in counts.items()
        if day < start
    )
    return History(
        tuple(past), truth, start, end, {key: count for key, count in counts.items() if key[2] >= start}, tuple(broken)
    )


def _series(
    profile: Profile,
    size: float,
    every: list[date],
    kinds: dict[date, DayKind],
    shared: np.ndarray,
    stream: Callable[[str], np.random.Generator],
) -> tuple[list[float], np.ndarray]:
    """The means and the counts of one service at one station, by date. `shared` moves all stations of a date together."""
    taste = stream("taste").uniform(0.8, 1.2, 4)
    own = stream("own").normal(-(SHARED**2 + OWN**2) / 2, OWN, len(every))
    means = [_mean(profile, size, taste, day, kinds, every[0]) for day in every]
    shaken = np.exp(shared + own + _wander(stream("level"), len(every)))
    return means, stream("count").poisson(np.array(means) * shaken)


def _series_stream(seed: int, start: date, series: str, what: str) -> np.random.Generator:
    return _stream(seed, start, f"{series} {what}")


def _stream(seed: int, start: date, name: str) -> np.random.Generator:
    """Of its own for each thing drawn, so that the past is the same however far the truth goes on."""
    return np.random.default_rng([seed, start.toordinal(), crc32(name.encode())])


def _wander(rng: np.random.Generator, length: int) -> np.ndarray:
    steps = rng.normal(0, WANDER, length)
    level = np.zeros(length)
    for place in range(1, length):
        level[place] = STAY * level[place - 1] + steps[place]
    return level


def _mean(profile: Profile, size: float, taste: np.ndarray, day: date, kinds: dict[date, DayKind], first: date) -> float:
    if not profile.always and kinds[day] is not DayKind.WORKING:
        return 0.0
    parts = 1 + profile.week[day.weekday()] if kinds[day] is not DayKind.HOLIDAY else 0.96
    if kinds[day] is DayKind.WORKING and day.weekday() >= 5:
        parts = 0.82
    number = day.timetuple().tm_yday
    for top, rise, fall, height in profile.bumps:
        width = rise if number < top else fall
        parts += height * taste[0] * exp(-(((number - top) / width) ** 2))
    parts += _rush(profile, taste, day)
    closed = _days_off_before(day, kinds)
    parts += profile.backlog * sqrt(closed - 2) / 2 if closed > 2 else 0
    years = (day - first).days / 365.25
    return float(profile.base * size * parts * (1 + profile.growth * taste[3] * (1 - exp(-years))))


def _rush(profile: Profile, taste: np.ndarray, day: date) -> float:
    height, length, drop, memory = profile.rush
    offset = min(((day - festival("春节", year)).days for year in (day.year, day.year + 1)), key=abs)
    if offset < 0:
        return float(height * taste[1] / (1 + exp((-offset - length) / (length / 5))))
    return float(-drop * taste[2] * exp(-offset / memory))


def _days_off_before(day: date, kinds: dict[date, DayKind]) -> int:
    if kinds[day] is not DayKind.WORKING:
        return 0
    count, before = 0, day - ONE
    while kinds.get(before, DayKind.WORKING) is not DayKind.WORKING:
        count, before = count + 1, before - ONE
    return count
