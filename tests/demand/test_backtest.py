"""The backtest: what it knows from each origin, and how it counts."""

from datetime import date, timedelta

import pytest

from scheduler.demand.backtest import HORIZON, MODEL, Backtest, Scored, backtest, coverage, error
from scheduler.demand.forecast import Forecast
from scheduler.demand.simple import four_week_mean, same_day_last_year, seasonal_naive
from tests.cases import LONGQIAO, START
from tests.demand.cases import counted, counting_case

ORIGIN = date(2026, 3, 1)


def scored(actual: int, mean: float, simple: float = 0.0) -> Scored:
    made = Forecast(LONGQIAO, "户籍", ORIGIN + timedelta(3), mean, 0.0, 10.0)
    return Scored(ORIGIN, made, actual, {MODEL: mean, "last_year": simple}, False)


def test_error_is_missed_cases_over_cases() -> None:
    rows = [scored(10, 12, 20), scored(30, 29, 30)]
    assert error(rows, MODEL) == pytest.approx(3 / 40)
    assert error(rows, "last_year") == pytest.approx(10 / 40)
    assert error([], MODEL) is None


def test_coverage_counts_what_does_not_exceed_the_quantile() -> None:
    """Poisson of mean 10: the median is 10, the 90 % quantile 14, the 95 % quantile 15."""
    found = coverage([scored(10, 10), scored(14, 10), scored(15, 10), scored(99, 10)])
    assert found == {50: 0.25, 80: 0.25, 90: 0.5, 95: 0.75}


def test_the_simple_forecasts() -> None:
    counts = {ORIGIN - timedelta(n): n for n in (0, 6, 27, 28, 363)}
    wanted = ORIGIN + timedelta(1)
    assert four_week_mean(counts, ORIGIN, wanted) == 11
    assert same_day_last_year(counts, ORIGIN, wanted) == 363
    assert seasonal_naive(counts, ORIGIN, wanted) == 6
    assert same_day_last_year({ORIGIN: 5}, ORIGIN, wanted) == 5


def test_each_origin_knows_only_what_came_before_it() -> None:
    """Cases double in the last six weeks: the last origin does not know, and says half of what comes."""
    doubled = [
        row.model_copy(update={"count": 2 * row.count}) if row.date >= START - timedelta(HORIZON) else row for row in counted(200)
    ]
    found: Backtest = backtest(counting_case(history=doubled))
    last = [row for row in found.rows if row.origin == found.origins[-1]]
    assert found.origins[-1] == START - timedelta(1 + HORIZON)
    assert len(found.origins) == 3
    assert sum(row.said[MODEL] for row in last) / sum(row.actual for row in last) == pytest.approx(0.5, abs=0.1)
    assert {row.ahead for row in last} == set(range(1, HORIZON + 1))
    assert all(row.peak for row in last)


def test_too_short_a_history_has_no_origin() -> None:
    assert backtest(counting_case(history=counted(90))).rows == ()
