"""Where the draws of a random case come from: how often something is there, and dates of its few days."""

from datetime import date, timedelta
from random import Random

START = date(2024, 7, 26)
"""A Friday, so that three days hold a weekend."""


class Chance:
    """`days`: of the horizon; drawn where none are asked for."""

    def __init__(self, rng: Random, days: int | None):
        self.rng = rng
        drawn = rng.choice((2, 3, 3))
        self.days = days or drawn
        self.start = START + timedelta(rng.randrange(4))

    def often(self, chance: float) -> bool:
        return self.rng.random() < chance

    def day(self, low: int = 0, high: int | None = None) -> date:
        return self.start + timedelta(self.rng.randint(low, self.days - 1 if high is None else high))

    def span(self, low: int = 0) -> dict[str, date]:
        first = self.day(low)
        return {"first": first, "last": max(first, self.day(low))}
