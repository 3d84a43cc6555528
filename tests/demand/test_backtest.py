"""The backtest: what it knows from each origin, and how it counts."""

import itertools
from datetime import date, timedelta

import pytest

from scheduler.demand.backtest import MODEL, Backtest, Scored, backtest, coverage, error, eve
from scheduler.demand.days import days
from scheduler.demand.forecast import Forecast
from scheduler.demand.origins import HORIZON_DAYS, origins
from scheduler.demand.simple import four_week_mean, same_day_last_year, seasonal_naive
from tests.cases import LONGQIAO, START
from tests.demand.cases import counted, counting_case

ORIGIN = date(2026, 3, 1)


def scored(actual: int, mean: float, simple: float = 0.0) -> Scored:
    made = Forecast(LONGQIAO, "户籍", ORIGIN + timedelta(3), mean, 0.0, 10.0)
    return Scored(ORIGIN, made, actual, {MODEL: mean, "last_year": simple}, False, "")


def test_error_is_missed_cases_over_cases() -> None:
    rows = [scored(10, 12, 20), scored(30, 29, 30)]
    assert error(rows, MODEL) == pytest.approx(3 / 40)
    assert error(rows, "last_year") == pytest.approx(10 / 40)
    assert error([], MODEL) is None


def test_coverage_counts_what_does_not_exceed_the_quantile() -> None:
    """Poisson of mean 10: the median is 10, the 90 % quantile 14, the 95 % quantile 15."""
    parts = coverage([scored(10, 10), scored(14, 10), scored(15, 10), scored(99, 10)])
    assert parts == {50: 0.25, 80: 0.25, 90: 0.5, 95: 0.75}


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
        row.model_copy(update={"count": 2 * row.count}) if row.date >= START - timedelta(HORIZON_DAYS) else row
        for row in counted(200)
    ]
    tested: Backtest = backtest(counting_case(history=doubled))
    last = [row for row in tested.rows if row.origin == tested.origins[-1]]
    assert tested.origins[-1] == START - timedelta(1 + HORIZON_DAYS)
    assert len(tested.origins) == 3
    assert sum(row.said[MODEL] for row in last) / sum(row.actual for row in last) == pytest.approx(0.5, abs=0.1)
    assert {row.ahead for row in last} == set(range(1, HORIZON_DAYS + 1))
    assert all(row.peak for row in last)


def test_too_short_a_history_has_no_origin() -> None:
    assert backtest(counting_case(history=counted(90))).rows == ()


def chosen(first: date, last: date, start: date, end: date) -> list[date]:
    return origins(first, last, start, end, days(first, end, ())[0])


def test_the_season_of_the_horizon_is_forecast_from_its_eve() -> None:
    """21 September to 11 October 2026, National Day from 1 October; in 2025 and 2024 it began on 1 October as well."""
    eves = chosen(date(2023, 9, 1), date(2026, 8, 31), date(2026, 9, 21), date(2026, 10, 11))
    assert date(2025, 9, 20) in eves
    assert date(2024, 9, 20) in eves
    assert len(eves) == 8
    assert all((later - earlier).days >= HORIZON_DAYS for earlier, later in itertools.pairwise(eves))


def test_it_moves_with_the_moon() -> None:
    """Spring Festival: 17 February 2026, 29 January 2025, 10 February 2024."""
    eves = chosen(date(2023, 9, 1), date(2026, 1, 18), date(2026, 2, 2), date(2026, 3, 1))
    assert date(2025, 1, 13) in eves
    assert date(2024, 1, 25) in eves


def test_where_no_feast_is_near_it_is_the_same_weeks() -> None:
    eves = chosen(date(2024, 6, 1), date(2026, 6, 30), date(2026, 7, 6), date(2026, 8, 30))
    assert {date(2025, 7, 6), date(2025, 8, 17)} <= set(eves)


@pytest.mark.parametrize("first", [date(2025, 9, 1), date(2025, 7, 27)])
def test_a_season_without_history_before_it_is_not_met(first: date) -> None:
    """On 20 September 2025 there are 19 days before it, or 55."""
    assert min(chosen(first, date(2026, 8, 31), date(2026, 9, 21), date(2026, 10, 11))) > date(2025, 9, 20)


@pytest.mark.parametrize(
    ("day", "feast"),
    [
        (date(2025, 9, 30), "national"),
        (date(2025, 9, 18), "national"),  # ten working days before, with Sunday the 28th worked
        (date(2025, 9, 17), ""),
        (date(2025, 10, 1), ""),
        (date(2026, 9, 24), "mid_autumn"),
        (date(2026, 9, 28), "national"),
        (date(2026, 1, 20), "春节"),
        (date(2026, 1, 19), ""),
    ],
)
def test_the_days_shortly_before_a_feast_are_told_apart(day: date, feast: str) -> None:
    assert eve(days(day, day, ())[0][day]) == feast
