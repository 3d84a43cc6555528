"""这个岗次为什么缺人: whom each rule rules out, and the smallest changes that would close it, each solved again."""

from collections.abc import Iterator
from typing import NamedTuple

from models.errors import NothingToExplain
from models.findings import Shortage
from models.reasons import ShortageReason
from models.words import say
from scheduler.audit import Facts, audit_with, facts_of
from scheduler.audit.given.needs import Duty
from scheduler.audit.rules.cover import shortages
from scheduler.audit.sheet import Sheet
from scheduler.explain.asked.answer import Answer
from scheduler.explain.asked.closing import closing, cost
from scheduler.explain.asked.prices import price_sentence
from scheduler.explain.asked.relaxation import Relaxation
from scheduler.explain.asked.together import others_forbidden, together
from scheduler.explain.asked.trial import Trial, TrialResult
from scheduler.explain.asked.trying import tried
from scheduler.explain.asked.view import View
from scheduler.explain.reasons.shortages import shortage_reason

BY_AUDIT = "explain.asked.shortage.by_audit"


def shortage(view: View, duty: Duty) -> Answer:
    short = _found(view.facts, view.sheet, duty)
    if short is None:
        raise NothingToExplain(say("explain.asked.shortage.none", duty=view.said(duty), state=_state(view, duty)))
    reason = shortage_reason(view.obstacles, short)
    return Answer(
        say("explain.asked.shortage.title", duty=view.said(duty)), tuple(_funnel(reason)), lambda: _confirmed(view, duty)
    )


def _found(facts: Facts, sheet: Sheet, duty: Duty) -> Shortage | None:
    when = facts.date_of(duty.day)
    places = ((short, (short.station, short.post, short.shift, short.date)) for short in shortages(facts, sheet))
    return next((short for short, place in places if place == (*duty[:3], when)), None)


def _state(view: View, duty: Duty) -> str:
    need = view.facts.needs.get(duty)
    return say("explain.asked.shortage.reached", target=need.target) if need else say("explain.asked.shortage.no_demand")


def _funnel(reason: ShortageReason) -> Iterator[str]:
    yield reason.sentence
    left = reason.candidates
    for step in reason.steps:
        left -= step.ruled_out
        yield say(
            "explain.asked.shortage.step", candidates=reason.candidates, title=step.title, ruled_out=step.ruled_out, left=left
        )


def _confirmed(view: View, duty: Duty) -> Iterator[str]:
    ways = closing(view, duty)
    if not ways:
        yield say("explain.asked.shortage.no_single")
        return
    case = together(view.case, ways)
    whole = facts_of(case)
    trials = [Trial((*way.pins, *others_forbidden(whole, way, duty)), way.roster) for way in ways]
    results = zip(ways, tried(case, view.roster, trials), strict=True)
    outcomes = [_outcome(view, duty, way, result) for way, result in results if not (result and result.impossible)]
    yield from _cheapest_first(outcomes)


class _Outcome(NamedTuple):
    """`missing` is what is left of the shortage; `price` puts the cheapest first."""

    sentence: str
    missing: int
    price: tuple[int, ...]


def _outcome(view: View, duty: Duty, way: Relaxation, result: TrialResult | None) -> _Outcome:
    """By the roster that was found for the changed case, which the audit reads again; where none was, by the audit alone."""
    words, missing = _by_audit(way), way.missing
    if result and result.roster and not audit_with(way.facts, result.roster).breaches:
        missing = view.with_roster(result.roster, way.facts).missing(duty)
        words = _told(view, missing, result)
    return _Outcome(
        say("explain.asked.shortage.relaxation", change=way.words, result=words), missing, (*_price(result), *cost(way))
    )


def _cheapest_first(outcomes: list[_Outcome]) -> Iterator[str]:
    """Of those that close the shortage, or of those that lessen it most where none does."""
    if not outcomes:
        yield say("explain.asked.shortage.no_single")
        return
    least = min(outcome.missing for outcome in outcomes)
    if least:
        yield say("explain.asked.shortage.only_less")
    for outcome in sorted(outcomes, key=lambda outcome: outcome.price):
        if outcome.missing == least:
            yield outcome.sentence


def _by_audit(way: Relaxation) -> str:
    return say(BY_AUDIT, left=_left(way.missing))


def _left(missing: int) -> str:
    return say("explain.asked.shortage.still", missing=missing) if missing else say("explain.asked.shortage.filled")


def _told(view: View, missing: int, result: TrialResult) -> str:
    level, key, was, value, _ = result.levels[-1]
    if value < was:
        title = view.case.policy.title(key)
        return say("explain.asked.shortage.gain", left=_left(missing), level=level, title=title, before=was, after=value)
    return say("explain.asked.shortage.price", left=_left(missing), price=price_sentence(view.case.policy, result))


def _price(result: TrialResult | None) -> tuple[int, int, int]:
    """Gains before what is free, then costs, those of later levels first; what was not solved last."""
    if result is None or result.roster is None:
        return 3, 0, 0
    place, (_, _, was, value, _) = len(result.levels), result.levels[-1]
    if value == was:
        return 1, 0, 0
    return (0, place, value - was) if value < was else (2, -place, value - was)
