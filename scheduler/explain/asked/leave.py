"""请假为什么未批: who would be missing, and the nearest dates or the longest part that can be granted without loss."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from models.errors import NothingToExplain
from models.leave import LeaveRequest
from models.reasons import LeaveReason
from models.roster import Outcome
from models.words import listed, say
from scheduler.audit import words
from scheduler.audit.given.leaves import Leave, leave
from scheduler.explain.asked.answer import Answer
from scheduler.explain.asked.granted import granted_trial, widened
from scheduler.explain.asked.prices import price_sentence
from scheduler.explain.asked.trial import TrialResult
from scheduler.explain.asked.trying import tried
from scheduler.explain.asked.view import View
from scheduler.explain.reasons.granting import Answer as Granted
from scheduler.explain.reasons.leave import leave_reason
from scheduler.explain.reasons.nearest import REACH_DAYS, starts
from scheduler.explain.reasons.rivals import Rivals

MOST_DATES = 4
"""Dates tried of one kind, the nearest first."""


class Way(NamedTuple):
    """Dates of one kind in the order in which they would be liked; `dates` are those to try, the surely impossible left out."""

    title: str
    better: str
    dates: list[Leave]
    is_cut: bool


def refused(view: View, request_id: str) -> Answer:
    request = view.facts.requests[request_id]
    title = say(
        "explain.asked.leave.title",
        officer=view.named(view.facts.lines[request.officer]),
        request=request.id,
        dates=_asked(view, request),
    )
    if request.id in view.facts.outside:
        raise NothingToExplain(say("explain.asked.leave.outside", title=title))
    decision = view.sheet.decisions.get(request.id)
    if decision is None or decision.outcome is Outcome.GRANTED:
        raise NothingToExplain(say("explain.asked.leave.granted", title=title))
    outcome = (
        say("explain.asked.leave.refused")
        if decision.outcome is Outcome.REFUSED
        else say("explain.asked.leave.moved", first=decision.first, last=decision.last)
    )
    reason = leave_reason(Rivals(view.granting), request, decision, False)
    return Answer(
        say("explain.asked.leave.outcome", title=title, outcome=outcome),
        tuple(_reasons(reason)),
        lambda: _confirmed(view, request),
    )


def _reasons(reason: LeaveReason) -> Iterator[str]:
    yield reason.sentence
    if reason.ahead:
        yield say("explain.asked.leave.ahead", ahead=reason.ahead)
    if reason.clause:
        yield say("explain.asked.leave.rule", clause=reason.clause)
    yield say("explain.asked.leave.earlier", earlier=reason.earlier)
    yield say("explain.asked.leave.later", later=reason.later)


def _asked(view: View, request: LeaveRequest) -> str:
    return words.dates(view.facts, *_first_choice(view, request))


def _first_choice(view: View, request: LeaveRequest) -> Leave:
    return leave(request.choices[0].first, request.choices[0].last, view.facts.start)


def _confirmed(view: View, request: LeaveRequest) -> Iterator[str]:
    asked, ways = _first_choice(view, request), _ways(view, request)
    whole = Way(say("explain.asked.leave.as_asked"), "", [] if _answer(view, request, asked) is Granted.NO else [asked], False)
    dates = _in_turn(view, request, [*(way.dates for way in ways), whole.dates])
    case = widened(view, {request.id: dates})
    results = dict(
        zip(dates, tried(case, view.roster, [granted_trial(view, request, leave_dates) for leave_dates in dates]), strict=True)
    )
    yield say("explain.asked.leave.solved_anew")
    if whole.dates:
        yield say("explain.asked.leave.if_granted", price=price_sentence(view.case.policy, results[asked]))
    for way in ways:
        yield _told(view, way, results)


def _told(view: View, way: Way, results: dict[Leave, TrialResult | None]) -> str:
    """The first of the dates that is granted, and whether all before it are proven not to be."""
    undecided: list[Leave] = []
    for dates in way.dates:
        result = results[dates]
        if result is not None and result.costs_nothing:
            nearer = (
                say("explain.asked.leave.some_open", better=way.better, dates=_named(view, undecided))
                if undecided
                else say("explain.asked.leave.none_better", better=way.better)
            )
            when, length = words.dates(view.facts, *dates), dates.last - dates.first + 1
            return say("explain.asked.leave.possible", title=way.title, when=when, days=length, nearer=nearer)
        if result is None or not result.surely_costs:
            undecided.append(dates)
    if undecided or way.is_cut:
        return say(
            "explain.asked.leave.open", title=way.title, dates=_named(view, undecided) or say("explain.asked.leave.farther")
        )
    return say("explain.asked.leave.none", title=way.title)


def _named(view: View, dates: list[Leave]) -> str:
    return listed(words.dates(view.facts, *leave_dates) for leave_dates in dates)


def _ways(view: View, request: LeaveRequest) -> list[Way]:
    choice, facts = request.choices[0], view.facts
    earliest, latest = facts.day(choice.earliest), facts.day(choice.latest)
    earlier = starts(facts, request, range(earliest - 1, earliest - REACH_DAYS - 1, -1))
    later = starts(facts, request, range(latest + 1, latest + REACH_DAYS + 1))
    return [
        _way(view, request, Way(say("explain.asked.leave.way_earlier"), say("explain.asked.leave.nearer"), [], False), earlier),
        _way(view, request, Way(say("explain.asked.leave.way_later"), say("explain.asked.leave.nearer"), [], False), later),
        _way(
            view,
            request,
            Way(say("explain.asked.leave.way_shorter"), say("explain.asked.leave.longer"), [], False),
            _shorter(_first_choice(view, request), facts.days),
        ),
    ]


def _way(view: View, request: LeaveRequest, kind: Way, dates: Iterable[Leave]) -> Way:
    """Up to the first that can be granted with everything else as it is."""
    kept: list[Leave] = []
    for leave_dates in dates:
        answer = _answer(view, request, leave_dates)
        if answer is Granted.NO:
            continue
        if len(kept) == MOST_DATES:
            return kind._replace(dates=kept, is_cut=True)
        kept.append(leave_dates)
        if answer is Granted.YES:
            return kind._replace(dates=kept)
    return kind._replace(dates=kept)


def _shorter(asked: Leave, days: int) -> Iterator[Leave]:
    """Parts of the dates asked, longest first."""
    for length in range(asked.last - asked.first, 0, -1):
        for first in range(max(0, asked.first), min(days, asked.last + 1) - length + 1):
            yield Leave(first, first + length - 1)


def _answer(view: View, request: LeaveRequest, dates: Leave) -> Granted:
    return view.granting.verdict(request, dates).answer


def _in_turn(view: View, request: LeaveRequest, lists: list[list[Leave]]) -> list[Leave]:
    """Those first that hold with everything else as it is, which takes no search; of the others the nearest of each kind."""
    order = [dates[place] for place in range(MOST_DATES + 1) for dates in lists if place < len(dates)]
    return sorted(dict.fromkeys(order), key=lambda dates: _answer(view, request, dates) is not Granted.YES)
