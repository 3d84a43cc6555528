"""Forecasts of peaks before feasts and at the start of term, against truths of shapes that the forecast does not have."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from benchmarks.forecasts.histories import History
from benchmarks.forecasts.peaks import SHAPES, peaked
from benchmarks.forecasts.scores import MULTIPLIERS, PEAK, Score, score, usual
from models.base import dates
from scheduler.demand.days import days
from scheduler.demand.forecast import Forecasts, forecast

SEASONS = {
    "before National Day": (date(2026, 9, 7), date(2026, 10, 25)),
    "before Labour Day": (date(2026, 4, 13), date(2026, 5, 24)),
    "start of term": (date(2026, 8, 10), date(2026, 9, 25)),
}
HEIGHTS = {1.5: 0.5, 2.0: 1.0}
"""How many times the usual count the top is, and the part that it adds."""
YEARS = (3, 2, 1)
NEAR_PEAK = 1.2


class Peaks(NamedTuple):
    """Services and dates, all stations together, by truth and forecast. `far`: the false whose truth is below `NEAR_PEAK`."""

    hit: int = 0
    missed: int = 0
    false: int = 0
    far: int = 0
    quiet: int = 0


def peaks(known: History, made: Forecasts) -> Peaks:
    """Counts of dates that are peaks in truth and in the forecast (`hit`), in one of the two, or in neither."""
    sums: dict[tuple[str, date], list[float]] = defaultdict(lambda: [0.0] * 4)
    true_usual = usual(known)
    for row in made.rows:
        of_date = sums[row.service, row.date]
        figures = known.truth[row.station, row.service, row.date], true_usual[row.station, row.service, row.date.weekday()]
        for place, figure in enumerate((*figures, row.mean, row.usual)):
            of_date[place] += figure
    counts: dict[tuple[bool, bool], int] = defaultdict(int)
    far = 0
    for truth, truth_usual, mean, mean_usual in sums.values():
        said = mean >= PEAK * mean_usual
        counts[truth >= PEAK * truth_usual, said] += 1
        far += said and truth < NEAR_PEAK * truth_usual
    return Peaks(counts[True, True], counts[True, False], counts[False, True], far, counts[False, False])


def peak_table(seeds: list[int]) -> Iterator[str]:
    """One row a season, height and length of history, over all shapes and seeds.

    False peaks are a part of all other days; far ones lie below 1.2 in truth.
    """
    yield "| peak | top | years | error | on peak days | worst shape | best simple | peak days found | false peaks (far) |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for name, (start, end) in SEASONS.items():
        for top, height in HEIGHTS.items():
            for years in YEARS:
                yield _line(f"{name} | {top} | {years}", _runs(start, end, years, height, seeds))


def _runs(start: date, end: date, years: int, height: float, seeds: list[int]) -> dict[str, list[tuple[Score, Peaks]]]:
    runs: dict[str, list[tuple[Score, Peaks]]] = {shape: [] for shape in SHAPES}
    for shape, of_shape in runs.items():
        for seed in seeds:
            known = peaked(start, end, years, seed, shape, height)
            about, _ = days(min(row.date for row in known.rows), end, ())
            made = forecast(known.rows, about, dates(start, end), MULTIPLIERS)
            of_shape.append((score(known, made), peaks(known, made)))
    return runs


def _line(name: str, runs: dict[str, list[tuple[Score, Peaks]]]) -> str:
    every = [run for of_shape in runs.values() for run in of_shape]
    total = Peaks(*(sum(column) for column in zip(*(counted for _, counted in every), strict=True)))
    worst = max(runs, key=lambda shape: _on_peaks(runs[shape]))
    days_ = sum(scored.peak_days for scored, _ in every)
    simple = sum(scored.best_simple_on_peaks * scored.peak_days for scored, _ in every) / days_
    others = total.false + total.quiet
    overall = sum(scored.overall for scored, _ in every) / len(every)
    return (
        f"| {name} | {overall:.1%} | {_on_peaks(every):.1%} ({days_}) | {worst} {_on_peaks(runs[worst]):.1%} | {simple:.1%} "
        f"| {total.hit / (total.hit + total.missed):.1%} | {total.false / others:.1%} ({total.far / others:.1%}) |"
    )


def _on_peaks(runs: list[tuple[Score, Peaks]]) -> float:
    return sum(scored.peaks * scored.peak_days for scored, _ in runs) / sum(scored.peak_days for scored, _ in runs)
