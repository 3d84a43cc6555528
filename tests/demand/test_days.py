"""Day kinds, their neighbours, school breaks and festivals."""

from datetime import date, timedelta

from models.duty import CalendarDay, DayKind
from scheduler.demand.days import SUMMER, WINTER, Day, Group, days
from scheduler.demand.festivals import festival, offset


def day(text: str, *overrides: CalendarDay) -> Day:
    wanted = date.fromisoformat(text)
    return days(wanted, wanted, overrides)[0][wanted]


def test_festivals_move_with_the_moon() -> None:
    assert [festival("春节", year) for year in (2024, 2025, 2026, 2027)] == [
        date(2024, 2, 10),
        date(2025, 1, 29),
        date(2026, 2, 17),
        date(2027, 2, 6),
    ]
    assert festival("中秋节", 2025) == date(2025, 10, 6)
    assert (festival("端午节", 2024), festival("元宵节", 2027)) == (date(2024, 6, 10), date(2027, 2, 20))


def test_offsets_count_from_the_nearest_festival() -> None:
    assert offset("春节", date(2025, 12, 31)) == -48
    assert offset("春节", date(2026, 2, 17)) == 0
    assert offset("春节", date(2026, 3, 1)) == 12


def test_an_adjusted_working_day_is_a_working_sunday() -> None:
    adjusted = day("2026-02-28")
    assert (adjusted.group, adjusted.adjusted, adjusted.date.weekday()) == (Group.WORKING, True, 5)
    assert not day("2026-03-02").adjusted


def test_working_days_around_a_long_holiday() -> None:
    """2025: 1 to 8 October are off; 29 and 30 September are the working days before, the 9th and 10th the ones after."""
    assert [day(f"2025-09-{number}").before for number in (28, 29, 30)] == [0, 2, 1]
    assert [day(f"2025-10-{number:02}").after for number in (9, 10, 11)] == [1, 2, 0]


def test_an_ordinary_weekend_is_no_long_holiday() -> None:
    assert (day("2025-03-10").after, day("2025-03-07").before) == (0, 0)


def test_school_breaks_by_rule_and_by_sheet() -> None:
    assert [day(text).school for text in ("2026-06-30", "2026-07-01", "2026-08-31", "2026-09-01")] == ["", SUMMER, SUMMER, ""]
    assert [day(text).school for text in ("2026-01-27", "2026-01-28", "2026-03-07", "2026-03-08")] == ["", WINTER, WINTER, ""]
    later = [CalendarDay(date=date(2026, 7, 10) + timedelta(n), kind=DayKind.WORKING, name=SUMMER) for n in range(40)]
    assert [day(text, *later).school for text in ("2026-07-09", "2026-07-10", "2026-08-18", "2026-08-19")] == [
        "",
        SUMMER,
        SUMMER,
        "",
    ]


def test_the_sheet_wins_over_the_library() -> None:
    fair = CalendarDay(date=date(2026, 3, 4), kind=DayKind.HOLIDAY, name="庙会")
    assert day("2026-03-04", fair).group is Group.HOLIDAY
    assert day("2026-03-04").group is Group.WORKING


def test_dates_that_nothing_covers_are_named() -> None:
    known, bare = days(date(2031, 1, 1), date(2031, 1, 3), [CalendarDay(date=date(2031, 1, 2), kind=DayKind.WORKING)])
    assert list(known) == [date(2031, 1, 2)]
    assert bare == (date(2031, 1, 1), date(2031, 1, 3))
