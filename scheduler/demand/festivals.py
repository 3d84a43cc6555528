"""Festivals that move with the moon, and how far a date is from each."""

from datetime import date
from functools import cache

SPRING_FESTIVAL, DRAGON_BOAT, MID_AUTUMN = "春节", "端午节", "中秋节"
LUNAR = {SPRING_FESTIVAL: (1, 1), "元宵节": (1, 15), DRAGON_BOAT: (5, 5), MID_AUTUMN: (8, 15)}
"""Lunar month and day."""


@cache
def festival(name: str, year: int) -> date:
    """The date in a solar year. Lunar years begin after 20 January, so each of these falls into the year of its number."""
    from lunardate import LunarDate

    day: date = LunarDate(year, *LUNAR[name]).to_solar_date()
    return day


def offset(name: str, day: date) -> int:
    """Days from the nearest festival of a name; negative before it."""
    return min(((day - festival(name, year)).days for year in (day.year - 1, day.year, day.year + 1)), key=abs)
