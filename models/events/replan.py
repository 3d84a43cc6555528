"""What replanning holds still and may touch. The `roster_before` of its case is the published one less what events take."""

import datetime as dt
from datetime import date, timedelta

from models.base import Count, DateRange, Id, Noun


class DutyLack(Noun):
    """So many officers below the minimum of a duty."""

    station: Id
    post: Id
    shift: Id
    date: dt.date
    officers: Count


class TakenDates(DateRange):
    """Dates of an officer whose cells an event itself takes or gives back."""

    officer: Id


class Replan(Noun):
    """Cells before `since` are fixed; the dates from it on that `notice` covers are the window.

    `touched` are the duties that the absent were on and those that an event adds or raises, each with what it lacks once the
    events have taken theirs; `lacks` what was lacking as published. `requests` are the leave that events ask for.
    `given_back` are cells that an event undone had changed: they count as changed against what is published.
    `is_provisional`: an end is unknown, and cells beyond the window do not count as changed. `is_held_beyond`: of such a plan
    what is published, in which nothing is new beyond the window.
    """

    since: date
    touched: tuple[DutyLack, ...] = ()
    lacks: tuple[DutyLack, ...] = ()
    requests: tuple[Id, ...] = ()
    taken: tuple[TakenDates, ...] = ()
    given_back: tuple[TakenDates, ...] = ()
    is_provisional: bool = False
    is_held_beyond: bool = False

    def first_provisional(self, notice: int) -> date:
        """The first date that is only provisional: behind the window of `notice` dates while an end is unknown; else none is."""
        return self.since + timedelta(notice) if self.is_provisional else date.max
