"""The nearest dates outside a request's windows on which it could be granted, before and after."""

from collections.abc import Iterable
from typing import NamedTuple

from models.leave import LeaveRequest
from models.words import say
from scheduler.audit import words
from scheduler.audit.facts import Facts
from scheduler.audit.given.leaves import Leave
from scheduler.audit.spared import as_asked, work_spared
from scheduler.explain.reasons.granting import Answer, Granting

REACH_DAYS = 30
"""Dates on either side that are looked at."""


class Side(NamedTuple):
    """Dates on one side: `grantable`, the nearest shown to be so, and nearer ones that are `undecided`; or why there are none."""

    undecided: tuple[Leave, ...] = ()
    grantable: Leave | None = None
    none: str = "explain.nearest.none"


def nearest(facts: Facts, granting: Granting, request: LeaveRequest) -> tuple[Side, Side]:
    """The earlier and the later side, everything else as it is."""
    first = request.choices[0]
    earliest, latest = facts.day(first.earliest), facts.day(first.latest)
    before = range(earliest - 1, earliest - REACH_DAYS - 1, -1)
    after = range(latest + 1, latest + REACH_DAYS + 1)
    return _nearest(facts, granting, request, before), _nearest(facts, granting, request, after)


def side_sentence(facts: Facts, side: Side) -> str:
    if side.grantable:
        nearer = say("explain.nearest.nearer", undecided=_undecided(facts, side.undecided)) if side.undecided else ""
        return say("explain.nearest.dates", dates=words.dates(facts, *side.grantable), nearer=nearer)
    return _undecided(facts, side.undecided) if side.undecided else say(side.none)


def starts(facts: Facts, request: LeaveRequest, days: Iterable[int]) -> list[Leave]:
    """Leave of the first choice's length, inside the horizon, not before the roster is made, in none of the windows."""
    length = (request.choices[0].last - request.choices[0].first).days
    soonest = max(0, facts.day(facts.case.as_of)) if facts.case.as_of else 0
    windows = [range(facts.day(choice.earliest), facts.day(choice.latest) + 1) for choice in request.choices]
    return [
        Leave(day, day + length)
        for day in days
        if soonest <= day < facts.days - length and not any(day in window for window in windows)
    ]


def _nearest(facts: Facts, granting: Granting, request: LeaveRequest, days: range) -> Side:
    possible = starts(facts, request, days)
    if not possible:
        return Side(none="explain.nearest.no_dates")
    if not work_spared(facts, request, as_asked(facts, request)):
        return Side(none="explain.nearest.days_off")
    undecided: list[Leave] = []
    for asked in possible:
        answer = granting.verdict(request, asked).answer
        if answer is Answer.YES:
            return Side(tuple(undecided), asked)
        if answer is Answer.OPEN:
            undecided.append(asked)
    return Side(tuple(undecided))


def _undecided(facts: Facts, undecided: tuple[Leave, ...]) -> str:
    more = say("explain.nearest.others", count=len(undecided)) if len(undecided) > 1 else ""
    return say("explain.nearest.undecided", dates=words.dates(facts, *undecided[0]), others=more)
