"""Forecasts scored against histories with a known truth: `python -m benchmarks.forecasts [--seeds 0,1,2]`.

Seven stations, three services; four horizons (before and after Spring Festival, summer, the autumn in which Mid-Autumn moved
into National Day, April); one and two years of history; clean, and with what goes wrong in real ones.
"""

import time
from collections.abc import Iterator
from datetime import date, timedelta
from statistics import mean, median
from typing import NamedTuple

from benchmarks.forecasts.breaks import BREAKS
from benchmarks.forecasts.histories import History, history
from models.base import dates
from models.policy import default_policy
from scheduler.demand.days import days
from scheduler.demand.forecast import QUANTILES, Forecasts, forecast
from scheduler.demand.multipliers import parsed
from scheduler.demand.simple import SIMPLE

HORIZONS = {
    "spring": (date(2026, 1, 19), date(2026, 3, 1)),
    "summer": (date(2025, 7, 1), date(2025, 8, 31)),
    "moved holiday": (date(2025, 9, 10), date(2025, 10, 31)),
    "april": (date(2026, 4, 1), date(2026, 5, 15)),
}
PEAK = 1.3
USUAL_DAYS = 364
COUNTER, RESPONSE = (parsed(default_policy().text(f"demand.festival_{kind}")) for kind in ("counter", "response"))
MULTIPLIERS = {"户籍": COUNTER, "出入境": COUNTER, "接处警": RESPONSE}


class Score(NamedTuple):
    """Mean of |forecast − true mean| / true mean, overall and on peak days (none: 0); of the best simple forecast on peak days;

    the part of the counts at or below each quantile.
    """

    overall: float
    peaks: float
    peak_days: int
    best_simple_on_peaks: float
    coverage: dict[int, float]


def score(known: History, made: Forecasts) -> Score:
    """A peak is a day of which the true mean is at least 1.3 times the median true mean of its weekday in the last year."""
    errors, peaks = [], []
    simple: dict[str, list[float]] = {name: [] for name in SIMPLE}
    within: dict[int, list[bool]] = {percent: [] for percent in QUANTILES}
    true_usual = usual(known)
    past = {
        (known_series.station, known_series.service): known_series.counts
        for series in made.series.values()
        for known_series in series
    }
    last = known.start - timedelta(1)
    for row in made.rows:
        key = row.station, row.service, row.date
        truth = known.truth[key]
        errors.append(abs(row.mean - truth) / truth)
        for percent in QUANTILES:
            within[percent].append(known.actual[key] <= row.quantile(percent))
        if truth >= PEAK * true_usual.get((row.station, row.service, row.date.weekday()), truth):
            peaks.append(errors[-1])
            for name, method in SIMPLE.items():
                simple[name].append(abs(method(past[row.station, row.service], last, row.date) - truth) / truth)
    best = min((mean(misses) for misses in simple.values() if misses), default=0.0)
    coverage = {percent: mean(hits) for percent, hits in within.items()}
    return Score(mean(errors), mean(peaks) if peaks else 0.0, len(peaks), best, coverage)


def usual(known: History) -> dict[tuple[str, str, int], float]:
    """By station, service and weekday the median true mean of the last year."""
    groups: dict[tuple[str, str, int], list[float]] = {}
    for (station, service, day), truth in known.truth.items():
        if 0 < (known.start - day).days <= USUAL_DAYS:
            groups.setdefault((station, service, day.weekday()), []).append(truth)
    return {key: median(counts) for key, counts in groups.items()}


def table(seeds: list[int]) -> Iterator[str]:
    yield "| history | years | error | on peak days | best simple on peak days | better by | 90 % covers | seconds a forecast |"
    yield "|---|---|---|---|---|---|---|---|"
    for breaks in BREAKS:
        for years in (2, 1):
            for horizon in (None, *HORIZONS):
                scores, seconds = [], []
                for name, (start, end) in HORIZONS.items():
                    for seed in seeds if horizon in (None, name) else ():
                        known = history(start, end, years, seed, breaks)
                        began = time.monotonic()
                        about, _ = days(min(row.date for row in known.rows), end, ())
                        made = forecast(known.rows, about, dates(start, end), MULTIPLIERS)
                        seconds.append(time.monotonic() - began)
                        scores.append(score(known, made))
                yield _line(f"{breaks}, {horizon}" if horizon else f"**{breaks}**", years, scores, max(seconds))
                if breaks != "none" and horizon is None:
                    break


def _line(name: str, years: int, scores: list[Score], seconds: float) -> str:
    days_ = sum(scored.peak_days for scored in scores)
    overall = mean(scored.overall for scored in scores)
    coverage = mean(scored.coverage[90] for scored in scores)
    if not days_:
        return f"| {name} | {years} | {overall:.1%} | no peak days | | | {coverage:.1%} | {seconds:.1f} |"
    peaks = sum(scored.peaks * scored.peak_days for scored in scores) / days_
    simple = sum(scored.best_simple_on_peaks * scored.peak_days for scored in scores) / days_
    better = f"{peaks:.1%} ({days_}) | {simple:.1%} | {1 - peaks / simple:.0%}"
    return f"| {name} | {years} | {overall:.1%} | {better} | {coverage:.1%} | {seconds:.1f} |"
