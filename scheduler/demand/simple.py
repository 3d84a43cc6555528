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
    near = (then + timedelta(n) for step in range(WEEK + 1) for n in (-step, step))
    return next((float(counts[one]) for one in near if one in counts and one <= last), four_week_mean(counts, last, day))


def four_week_mean(counts: Mapping[date, int], last: date, day: date) -> float:
    """The mean of the open dates among the last 28; of all where none was open."""
    recent = [count for one, count in counts.items() if 0 <= (last - one).days < FOUR_WEEKS]
    return float(mean(recent or counts.values()))


def seasonal_naive(counts: Mapping[date, int], last: date, day: date) -> float:
    """The last count of the same weekday; the four-week mean where there is none."""
    found = max((one for one in counts if one.weekday() == day.weekday() and one <= last), default=None)
    return float(counts[found]) if found else four_week_mean(counts, last, day)


SIMPLE = {"last_year": same_day_last_year, "four_weeks": four_week_mean, "seasonal_naive": seasonal_naive}
