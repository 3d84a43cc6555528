"""The horizon as numbers: day 0 is its first date, minute 0 is 00:00 of that date; what lies before is negative."""

from datetime import date, datetime, timedelta

from scheduler.formulation.facts import DAY_MINUTES


class Days:
    """`count` days from `first_date` on."""

    def __init__(self, first: date, last: date):
        self.first_date = first
        self.count = (last - first).days + 1

    def number(self, value: date) -> int:
        return (value - self.first_date).days

    def minute(self, value: datetime) -> int:
        return self.number(value.date()) * DAY_MINUTES + value.hour * 60 + value.minute

    def date_of(self, day: int) -> date:
        return self.first_date + timedelta(days=day)

    def within(self, day: int, first: date | None, last: date | None) -> bool:
        """Whether the day is one of first … last; None leaves that end open."""
        return (first is None or self.number(first) <= day) and (last is None or day <= self.number(last))

    def clipped(self, first: date | None, last: date | None) -> range:
        """The days of first … last inside the horizon; None leaves that end open."""
        low = 0 if first is None else max(0, self.number(first))
        high = self.count - 1 if last is None else min(self.count - 1, self.number(last))
        return range(low, high + 1)
