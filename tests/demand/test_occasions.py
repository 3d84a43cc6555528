"""How far a date is from what comes back each year."""

from datetime import date

import pytest

from models.duty import CalendarDay, DayKind
from scheduler.demand.days import Day, days
from scheduler.demand.occasions import Nearness, Occasion


def day(when: date, *given: CalendarDay) -> Day:
    return days(when, when, given)[0][when]


@pytest.mark.parametrize(
    ("when", "occasion", "near"),
    [
        (date(2025, 9, 30), Occasion.NATIONAL, Nearness(-1, -1)),
        (date(2025, 9, 27), Occasion.NATIONAL, Nearness(-4, -3)),  # a Saturday: counts as Sunday, which is worked (调休)
        (date(2025, 9, 28), Occasion.NATIONAL, Nearness(-3, -3)),
        (date(2025, 10, 1), Occasion.NATIONAL, Nearness(0, 0)),
        (date(2025, 10, 8), Occasion.NATIONAL, Nearness(0, 0)),
        (date(2025, 10, 9), Occasion.NATIONAL, Nearness(1, 1)),
        (date(2026, 9, 24), Occasion.NATIONAL, Nearness(-7, -4)),
        (date(2026, 9, 24), Occasion.MID_AUTUMN, Nearness(-1, -1)),
        (date(2026, 9, 28), Occasion.MID_AUTUMN, Nearness(1, 1)),
        (date(2024, 4, 3), Occasion.TOMB_SWEEPING, Nearness(-1, -1)),
        (date(2023, 4, 6), Occasion.TOMB_SWEEPING, Nearness(1, 1)),
        (date(2025, 5, 30), Occasion.DRAGON_BOAT, Nearness(-1, -1)),
        (date(2024, 12, 31), Occasion.NEW_YEAR, Nearness(-1, -1)),
        (date(2025, 8, 31), Occasion.AUTUMN_TERM, Nearness(-1, -1)),
        (date(2025, 9, 1), Occasion.AUTUMN_TERM, Nearness(1, 1)),
        (date(2025, 7, 1), Occasion.SUMMER_BREAK, Nearness(1, 1)),
        (date(2025, 6, 30), Occasion.QUARTER_END, Nearness(0, 0)),
        (date(2025, 6, 28), Occasion.MONTH_END, Nearness(-2, -1)),
    ],
)
def test_a_date_knows_how_far_an_occasion_is(when: date, occasion: Occasion, near: Nearness) -> None:
    assert day(when).near[occasion] == near


def test_mid_autumn_within_national_day_is_no_occasion_of_its_own() -> None:
    assert Occasion.MID_AUTUMN not in day(date(2025, 9, 29)).near
    assert Occasion.MID_AUTUMN in day(date(2024, 9, 13)).near


def test_beyond_four_weeks_an_occasion_is_not_near() -> None:
    assert Occasion.LABOUR not in day(date(2025, 4, 2)).near
    assert day(date(2025, 4, 3)).near[Occasion.LABOUR].days == -28


def test_the_term_follows_the_sheet() -> None:
    """暑假 to 24 August: the term begins on the 25th."""
    given = [CalendarDay(date=date(2025, 8, n), kind=DayKind.REST, name="暑假") for n in (1, 24)]
    assert day(date(2025, 8, 25), *given).near[Occasion.AUTUMN_TERM] == Nearness(1, 1)
    assert day(date(2025, 9, 1)).near[Occasion.AUTUMN_TERM] == Nearness(1, 1)
