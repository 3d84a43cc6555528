"""The nearest dates and the longest part told of a refused leave, against every roster of random tiny cases."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from types import SimpleNamespace
from typing import cast

import pytest

from models.case import Case
from models.leave import LeaveChoice, LeaveRequest
from models.roster import LeaveDecision, Outcome, Roster
from models.words import say
from scheduler.audit import words
from scheduler.audit.verdict import levels
from scheduler.engine.process.child_process import Parent
from scheduler.explain.asked import leave
from scheduler.explain.asked.solving import TAIL_SECONDS, try_all
from scheduler.explain.asked.trial import Heard, Trial, TrialResult
from scheduler.explain.asked.view import View
from tests.brute_force import TooLarge, allowed
from tests.explain.asked.files import file_of
from tests.random_cases import random_case

AT_MOST = 3000
Dates = tuple[date, date]


def in_this_process(case: Case, base: Roster, trials: Sequence[Trial]) -> list[TrialResult | None]:
    heard: list[Heard] = []
    try_all(cast(Parent, SimpleNamespace(send=heard.append)), case, base, trials, 20.0 * len(trials) + TAIL_SECONDS)
    assert [message.place for message in heard] == list(range(len(trials)))
    return [message.result for message in heard]


def before_leave(case: Case, roster: Roster, facts: object) -> tuple[int, ...]:
    last = case.policy.row("leave").level
    return tuple(value for level, value in sorted(levels(facts, roster).items()) if last is None or level < last)


def outside(case: Case, request: LeaveRequest) -> tuple[list[Dates], list[Dates], list[Dates]]:
    """Dates earlier and later than any window, nearest first, and shorter ones, longest first."""
    asked = request.choices[0]
    length = asked.last - asked.first
    soonest = max(case.start, case.as_of or case.start)
    windows = [(row.earliest, row.latest) for row in request.choices]
    days = [soonest + timedelta(n) for n in range((case.end - length - soonest).days + 1)]
    free = [first for first in days if not any(low <= first <= high for low, high in windows)]
    earlier = [(first, first + length) for first in reversed(free) if first < asked.earliest]
    later = [(first, first + length) for first in free if first > asked.latest]
    inside = [asked.first + timedelta(n) for n in range(length.days + 1) if case.start <= asked.first + timedelta(n) <= case.end]
    parts = [(first, last) for first in inside for last in inside if first <= last and last - first < length]
    return earlier, later, sorted(parts, key=lambda dates: (dates[0] - dates[1], dates[0]))


def widened(case: Case, request: LeaveRequest, dates: list[Dates]) -> Case:
    more = tuple(LeaveChoice(first=first, last=last, earliest=first, latest=first) for first, last in dates)
    wider = request.model_copy(update={"choices": (*request.choices, *more)})
    return case.model_copy(update={"leave": tuple(wider if row.id == request.id else row for row in case.leave)})


def others(roster: Roster, request: LeaveRequest) -> set[LeaveDecision]:
    return {decision for decision in roster.leave if decision.request != request.id}


def refusals(seeds: range) -> Iterator[tuple[int, Case, Roster, LeaveRequest]]:
    """The best roster that refuses a request, whether or not it would be granted."""
    for seed in seeds:
        case = random_case(seed)
        if case.pins or not case.policy.on("leave"):
            continue
        try:
            rosters = [(before_leave(case, roster, facts), roster) for roster, facts in allowed(case, None, AT_MOST)]
        except TooLarge:
            continue
        for request in case.leave:
            refused = [
                (value, place)
                for place, (value, roster) in enumerate(rosters)
                for decision in roster.leave
                if decision.request == request.id and decision.outcome is Outcome.REFUSED
            ]
            if refused:
                yield seed, case, rosters[min(refused)[1]][1], request


def truth(case: Case, roster: Roster, request: LeaveRequest, dates: list[Dates]) -> set[Dates]:
    """Those on which some roster grants it, other leave as it is, at no loss before leave."""
    shown: set[Dates] = set()
    fixed, reached = others(roster, request), None
    for other, facts in allowed(widened(case, request, dates), None, 100 * AT_MOST):
        reached = before_leave(case, roster, facts) if reached is None else reached
        decision = next(decision for decision in other.leave if decision.request == request.id)
        if decision.first and decision.last and others(other, request) == fixed and before_leave(case, other, facts) <= reached:
            shown.add((decision.first, decision.last))
    return shown


def expected(view: View, way: str, better: str, dates: list[Dates], possible: set[Dates]) -> str:
    first = next((leave_dates for leave_dates in dates if leave_dates in possible), None)
    if first is None:
        return say("explain.asked.leave.none", title=say(way))
    days = (first[1] - first[0]).days + 1
    when = words.dates(view.facts, *(view.facts.day(heard_first) for heard_first in first))
    nearer = say("explain.asked.leave.none_better", better=say(better))
    return say("explain.asked.leave.possible", title=say(way), when=when, days=days, nearer=nearer)


def test_the_dates_told_are_those_of_brute_force(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leave, "tried", in_this_process)
    compared = possible_ones = 0
    for seed, case, roster, request in refusals(range(1_300_000, 1_300_090)):
        view = View(file_of(case, roster))
        ways = outside(case, request)
        possible = truth(case, roster, request, [leave_dates for dates in ways for leave_dates in dates])
        answer = leave.refused(view, request.id)
        assert answer.confirm is not None
        told = list(answer.confirm())
        names = ("way_earlier", "nearer"), ("way_later", "nearer"), ("way_shorter", "longer")
        for (way, better), dates in zip(names, ways, strict=True):
            wanted = expected(view, f"explain.asked.leave.{way}", f"explain.asked.leave.{better}", dates, possible)
            assert wanted in told, (seed, request.id, way, told)
            compared += len(dates)
            possible_ones += len(possible & set(dates))
    assert compared > 30
    assert possible_ones > 10
