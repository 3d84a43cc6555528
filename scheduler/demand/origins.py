"""From which dates a backtest forecasts: the eves of the horizon's own season in earlier years first, then at equal steps."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from models.base import dates
from scheduler.demand.days import Day
from scheduler.demand.festivals import SPRING_FESTIVAL
from scheduler.demand.occasions import FEASTS

ORIGINS = 8
HORIZON_DAYS = 42
LEAST_DAYS = 56
"""Of history before an origin."""
YEAR_OF_WEEKS_DAYS = 364


def origins(first: date, last: date, start: date, end: date, days: Mapping[date, Day]) -> list[date]:
    """At most `ORIGINS` dates in order, no two within `HORIZON_DAYS`; the history runs from `first` to `last`.

    Where it holds the season of the horizon `start` to `end`, that season is forecast from its eve.
    """
    chosen: list[date] = []
    steps = (last - timedelta(HORIZON_DAYS * n) for n in range(1, ORIGINS + 1))
    for origin in (*_eves(first, start, end, days), *steps):
        apart = all(abs((origin - other).days) >= HORIZON_DAYS for other in chosen)
        if apart and (origin - first).days >= LEAST_DAYS and (last - origin).days >= HORIZON_DAYS:
            chosen.append(origin)
    return sorted(chosen[:ORIGINS])


def _eves(first: date, start: date, end: date, days: Mapping[date, Day]) -> Iterator[date]:
    """The day before each stretch of `HORIZON_DAYS` of the season, latest year first."""
    for years in range(1, start.year - first.year + 1):
        back = _back(start, end, years, days)
        for day in dates(start, end)[::HORIZON_DAYS]:
            yield day - back - timedelta(1)


def _back(start: date, end: date, years: int, days: Mapping[date, Day]) -> timedelta:
    """From the horizon to its season `years` before: by its greatest feast that is known then, else by whole weeks."""
    for feast in _greatest_first(start, end, days):
        now = next(day for day in dates(start, end) if feast in _feasts(days[day]))
        then = [day for day in days if day.year == now.year - years and feast in _feasts(days[day])]
        if then:
            return now - min(then)
    return timedelta(YEAR_OF_WEEKS_DAYS * years)


def _greatest_first(start: date, end: date, days: Mapping[date, Day]) -> list[str]:
    """The feasts of the horizon: Spring Festival, then those with the most days off."""
    off = Counter(feast for day in dates(start, end) for feast in _feasts(days[day]))
    return sorted(off, key=lambda feast: (feast != SPRING_FESTIVAL, -off[feast]))


def _feasts(day: Day) -> set[str]:
    """The feasts among whose days off a date is; Spring Festival on its own day."""
    about = {str(feast) for feast in FEASTS if feast in day.near and day.near[feast].days == 0}
    return about | ({SPRING_FESTIVAL} if day.offsets[SPRING_FESTIVAL] == 0 else set())
