"""Visits that cannot be placed, whatever is decided."""

from collections.abc import Iterator
from itertools import groupby

from models.words import say
from scheduler.audit import Facts, words
from scheduler.audit.given.visits import Asked
from scheduler.checks.warning import CheckWarning, WarningKind


def visits(facts: Facts) -> Iterator[CheckWarning]:
    """Given leave and dates outside the bureau leave fewer dates in a row than the visit takes."""
    for asked in facts.asked_visits.values():
        if _longest(facts, asked) < asked.days:
            row = asked.row
            when = words.dates(facts, asked.first, asked.last)
            who = words.name(facts, row.officer)
            sentence = say("check.visit", name=who, dates=when, station=row.station, days=asked.days)
            yield CheckWarning(WarningKind.VISITS, sentence, row.station, row.officer, row.first, row.last)


def _longest(facts: Facts, asked: Asked) -> int:
    """The most dates in a row on which the officer is there."""
    line = facts.lines[asked.row.officer]
    days = range(asked.first, asked.last + 1)
    runs = groupby(days, key=lambda day: line.units[day] is not None and not line.on_given_leave(day))
    return max((len(list(run)) for is_there, run in runs if is_there), default=0)
