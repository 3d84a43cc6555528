"""How good the forecast would have been: made again from earlier dates, and compared with what came."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from models.case import Case
from models.demand import HistoryCount
from scheduler.demand.days import Day
from scheduler.demand.festivals import SPRING_FESTIVAL
from scheduler.demand.forecast import QUANTILES, Forecast, forecast
from scheduler.demand.multipliers import Multipliers
from scheduler.demand.occasions import FEASTS
from scheduler.demand.origins import HORIZON_DAYS, origins
from scheduler.demand.planning import day_table, multipliers
from scheduler.demand.series import Series, counts_of, series_of
from scheduler.demand.simple import SIMPLE

HORIZONS = ((1, 7), (8, 14), (15, 28), (29, 42))
MODEL = "model"
EVE_WORKING_DAYS = 10
"""So many working days before a feast its rush is scored."""
SPRING_EVE_DAYS = 28
"""The same for Spring Festival, in days."""


class Scored(NamedTuple):
    """One date forecast from one origin: what came, what the model and the simple ones said, and whether the day was a peak."""

    origin: date
    forecast: Forecast
    actual: int
    said: dict[str, float]
    peak: bool
    eve: str
    """The feast that the date is shortly before; empty if none."""

    @property
    def ahead(self) -> int:
        return (self.forecast.date - self.origin).days


class Backtest(NamedTuple):
    origins: tuple[date, ...]
    rows: tuple[Scored, ...]

    @property
    def peaks(self) -> list[Scored]:
        return [row for row in self.rows if row.peak]

    def ahead(self, first: int, last: int) -> list[Scored]:
        """Those forecast so many days before."""
        return [row for row in self.rows if first <= row.ahead <= last]

    def by_feast(self) -> dict[str, list[Scored]]:
        """Those shortly before each feast, in the order of the calendar."""
        rows: dict[str, list[Scored]] = {}
        for row in sorted(self.rows, key=lambda row: row.forecast.date.timetuple().tm_yday):
            if row.eve:
                rows.setdefault(row.eve, []).append(row)
        return rows

    def by_service(self) -> dict[str, list[Scored]]:
        by_service: dict[str, list[Scored]] = {}
        for row in self.rows:
            by_service.setdefault(row.forecast.service, []).append(row)
        return by_service


def backtest(case: Case) -> Backtest:
    """Forecasts of six weeks from each of `origins`; each knows only what came before it."""
    days = day_table(case)
    first, last = min(row.date for row in case.history), max(row.date for row in case.history)
    usable = origins(first, last, case.start, case.end, days)
    whole, _ = series_of(case.history, days)
    rows = [row for origin in usable for row in _scored(case, days, multipliers(case), whole, origin)]
    return Backtest(tuple(usable), tuple(rows))


def eve(day: Day) -> str:
    """The nearest feast that a date is shortly before."""
    if -SPRING_EVE_DAYS <= day.offsets[SPRING_FESTIVAL] < 0:
        return SPRING_FESTIVAL
    ahead = [(-day.near[feast].working, feast) for feast in FEASTS if feast in day.near and day.near[feast].working < 0]
    working, feast = min(ahead, default=(EVE_WORKING_DAYS + 1, None))
    return str(feast) if feast and working <= EVE_WORKING_DAYS else ""


def _scored(
    case: Case, days: Mapping[date, Day], table: Mapping[str, Multipliers], whole: dict[str, list[Series]], origin: date
) -> Iterable[Scored]:
    past: list[HistoryCount] = [row for row in case.history if row.date <= origin]
    wanted = [origin + timedelta(n) for n in range(1, HORIZON_DAYS + 1)]
    made = forecast(past, days, wanted, table)
    came, known = counts_of(whole), counts_of(made.series)
    peaks = _peaks(made.rows, came, case.policy.number("demand.peak_percent"))
    for row in made.rows:
        actual = came[row.service, row.station].get(row.date)
        if actual is not None:
            counts = known[row.service, row.station]
            said = {name: method(counts, origin, row.date) for name, method in SIMPLE.items()} | {MODEL: row.mean}
            yield Scored(origin, row, actual, said, (row.service, row.date) in peaks, eve(days[row.date]))


def _peaks(rows: Iterable[Forecast], came: dict[tuple[str, str], dict[date, int]], percent: int) -> set[tuple[str, date]]:
    """Services and dates on which all stations together had `percent` of their usual counts; one alone is mostly chance."""
    sums: dict[tuple[str, date], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for row in rows:
        actual = came[row.service, row.station].get(row.date)
        if actual is not None:
            sums[row.service, row.date][0] += actual
            sums[row.service, row.date][1] += row.usual
    return {key for key, (actual, usual) in sums.items() if usual and actual >= usual * percent / 100}


def error(rows: Iterable[Scored], method: str) -> float | None:
    """Σ |forecast − count| / Σ count; None of nothing."""
    missed = total = 0.0
    for row in rows:
        missed += abs(row.said[method] - row.actual)
        total += row.actual
    return missed / total if total else None


def coverage(rows: Iterable[Scored]) -> dict[int, float]:
    """By quantile in percent the part of the counts that did not exceed it."""
    within: dict[int, list[bool]] = defaultdict(list)
    for row in rows:
        for percent in QUANTILES:
            within[percent].append(row.actual <= row.forecast.quantile(percent))
    return {percent: sum(hits) / len(hits) for percent, hits in within.items()}
