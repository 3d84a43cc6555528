"""The dates that a page of a roster shows: a half-month as on the wall, or a week."""

from datetime import date, timedelta
from typing import NamedTuple

from models.base import dates
from models.case import Case
from scheduler.exchange.writing.paper.page import date_pages
from scheduler.exchange.writing.paper.text import days
from scheduler.jobs.board.asked_for import Span


class DatePage(NamedTuple):
    first: date
    last: date

    @property
    def title(self) -> str:
        return days(self.first, self.last)

    @property
    def dates(self) -> list[date]:
        return dates(self.first, self.last)


def pages(case: Case, span: Span) -> list[DatePage]:
    """Weeks begin on Monday."""
    whole = dates(case.start, case.end)
    if span is Span.HALF:
        return [DatePage(half[0], half[-1]) for half in date_pages(whole)]
    starts = [day for day in whole if day == case.start or day.weekday() == 0]
    return [DatePage(day, min(case.end, day + timedelta(6 - day.weekday()))) for day in starts]


def place_of(case: Case, span: Span, day: date) -> int:
    """Of the page that shows the date, from 0."""
    return next((at for at, page in enumerate(pages(case, span)) if page.first <= day <= page.last), 0)
