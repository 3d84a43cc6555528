"""Peaks that come back are learned; what a single station had in a single year is left out."""

from collections.abc import Mapping
from datetime import date
from functools import cache

import pytest

from benchmarks.forecasts.histories import History
from benchmarks.forecasts.peak_scores import MULTIPLIERS, SEASONS, Peaks, peaks
from benchmarks.forecasts.peaks import peaked
from benchmarks.forecasts.scores import score
from models.base import dates
from models.demand import HistoryCount
from scheduler.demand.days import days
from scheduler.demand.forecast import Forecasts, forecast
from scheduler.demand.series import RemarkKind

SIZES: Mapping[str, Mapping[str, float]] = {"户籍": {"龙桥": 1.6, "凤凰山": 0.9, "霞林": 1.3, "常太": 0.45}}


def made(known: History) -> Forecasts:
    about, _ = days(min(row.date for row in known.rows), known.end, ())
    return forecast(known.rows, about, dates(known.start, known.end), MULTIPLIERS)


@cache
def run(season: str, years: int, shape: str, height: float) -> tuple[History, Forecasts]:
    known = peaked(*SEASONS[season], years, 3, shape, height, SIZES)
    return known, made(known)


@pytest.mark.parametrize("height", [0.5, 1.0])
@pytest.mark.parametrize("season", SEASONS)
def test_two_years_show_the_peaks_before_a_feast(season: str, height: float) -> None:
    """Asked on peak days: an error of at most 12 %, nine of ten found (of these few draws, three of four), few false ones."""
    runs = [run(season, 2, shape, height) for shape in ("plateau", "ramp")]
    for known, forecasts in runs:
        scored = score(known, forecasts)
        assert scored.peak_days
        assert scored.peaks <= 0.12
        assert scored.peaks < scored.best_simple_on_peaks
    counted = Peaks(*(sum(column) for column in zip(*(peaks(*both) for both in runs), strict=True)))
    assert counted.hit >= 0.75 * (counted.hit + counted.missed)
    assert counted.far <= 0.05 * (counted.false + counted.quiet)


def test_a_peak_of_all_stations_is_no_outlier() -> None:
    """One year, in which every station has twice its counts in the week before National Day."""
    known = peaked(date(2026, 1, 12), date(2026, 1, 18), 1, 3, "plateau", 1.0, SIZES)
    left_out = [remark for remark in made(known).remarks if remark.kind is RemarkKind.OUTLIER]
    assert not [remark for remark in left_out if date(2025, 9, 24) <= remark.first <= date(2025, 9, 30)]


def test_a_side_of_an_occasion_is_counted_in_one_way() -> None:
    """Before National Day 2026 Mid-Autumn cuts the working days, as in neither year of the history."""
    known = peaked(*SEASONS["before National Day"], 2, 0, "ramp", 0.5)
    assert score(known, made(known)).peaks <= 0.12


def flat(doubled: set[tuple[str, date]], first: date, last: date) -> list[HistoryCount]:
    about, _ = days(first, last, ())
    return [
        HistoryCount(station=station, service="户籍", date=day, count=(300 if (station, day) in doubled else 100) + day.day % 7)
        for station in ("龙桥", "霞林", "常太")
        for day, known in about.items()
        if known.group == "working"
    ]


EVES = {2024: date(2024, 9, 30), 2025: date(2025, 9, 30)}
"""Last working days before National Day."""


@pytest.mark.parametrize(
    ("doubled", "outliers"),
    [
        ({("龙桥", EVES[2024])}, 1),
        ({("龙桥", EVES[2024]), ("龙桥", EVES[2025])}, 0),
        ({("龙桥", EVES[2024]), ("霞林", EVES[2025])}, 2),
        ({("龙桥", EVES[2024]), ("霞林", EVES[2024]), ("常太", EVES[2024])}, 0),
        ({("龙桥", date(2025, 5, 27))}, 1),
    ],
    ids=["one station's, one year's", "comes back", "two stations, a year each", "all stations", "far from any feast"],
)
def test_an_outlier_is_a_single_stations_a_single_years(doubled: set[tuple[str, date]], outliers: int) -> None:
    history = flat(doubled, date(2024, 1, 2), date(2026, 1, 9))
    about, _ = days(date(2024, 1, 2), date(2026, 1, 16), ())
    forecasts = forecast(history, about, dates(date(2026, 1, 12), date(2026, 1, 16)), {})
    named = [(remark.station, remark.first) for remark in forecasts.remarks if remark.kind is RemarkKind.OUTLIER]
    assert set(named) <= doubled
    assert len(named) == outliers
