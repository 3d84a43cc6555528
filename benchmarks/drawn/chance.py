"""Where the draws come from: dates around the horizon, and how often something is there at all."""

from collections.abc import Sequence
from datetime import date as Date
from datetime import timedelta
from random import Random
from typing import Any, TypeVar

Item = TypeVar("Item")


class Chance:
    def __init__(self, rng: Random, start: Date, days: int):
        self.rng, self.start, self.days = rng, start, days
        self.officers: list[str] = []

    def often(self, share: float) -> bool:
        return self.rng.random() < share

    def pick(self, *items: Item) -> Item:
        return self.rng.choice(items)

    def some(self, items: Sequence[Item], most: int) -> list[Item]:
        """Up to `most` of the items, each once."""
        return self.rng.sample(items, self.rng.randint(0, min(most, len(items))))

    def maybe(self, share: float, **fields: Any) -> dict[str, Any]:
        """All of the fields, or none."""
        return fields if self.often(share) else {}

    def date(self, day: int) -> Date:
        return self.start + timedelta(day)

    def near(self) -> Date:
        """A date of the horizon, or the one before or after it."""
        return self.date(self.rng.randint(-1, self.days))

    def inside(self) -> Date:
        return self.date(self.rng.randrange(self.days))

    def span(self) -> dict[str, Date]:
        first, last = sorted((self.near(), self.near()))
        return {"first": first, "last": last}

    def open_span(self) -> dict[str, Date]:
        """A range of which either end may be open."""
        return {name: day for name, day in self.span().items() if self.often(0.4)}
