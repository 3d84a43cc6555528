"""Three forecasts that need no model, to measure ours against."""

from collections.abc import Mapping
from datetime import date, timedelta
from statistics import mean

FOUR_WEEKS = 28
YEAR_OF_WEEKS = 364
"""The same weekday, 52 weeks before."""
WEEK = 7


def same_day_last_year(counts: Mapping[date, int], last: date, day: date) -> float:
    """The count 364 days before, or of the nearest open date within a week of it; the four-week mean where there is none."""
    then = day - timedelta(YEAR_OF_WEEKS)
    nearest_first = (then + timedelta(n) for step in range(WEEK + 1) for n in (-step, step))
    counted = (near for near in nearest_first if near in counts and near <= last)
    return next((float(counts[near]) for near in counted), four_week_mean(counts, last, day))


def four_week_mean(counts: Mapping[date, int], last: date, day: date) -> float:
    """The mean of the open dates among the last 28; of all where none was open."""
    recent = [count for day, count in counts.items() if 0 <= (last - day).days < FOUR_WEEKS]
    return float(mean(recent or counts.values()))


def seasonal_naive(counts: Mapping[date, int], last: date, day: date) -> float:
    """The last count of the same weekday; the four-week mean where there is none."""
    last_alike = max((counted for counted in counts if counted.weekday() == day.weekday() and counted <= last), default=None)
    return float(counts[last_alike]) if last_alike else four_week_mean(counts, last, day)


SIMPLE = {"last_year": same_day_last_year, "four_weeks": four_week_mean, "seasonal_naive": seasonal_naive}
