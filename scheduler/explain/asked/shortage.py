"""这个岗次为什么缺人: whom each rule rules out, and the smallest changes that would close it, each solved again."""

from collections.abc import Iterator

from models.errors import NothingToExplain
from models.findings import Shortage
from models.reasons import ShortageReason
from models.words import say
from scheduler.audit import Facts, audit_with, facts_of
from scheduler.audit.given.needs import Duty
from scheduler.audit.rules.cover import shortages
from scheduler.audit.sheet import Sheet
from scheduler.explain.asked.answer import Answer
from scheduler.explain.asked.prices import price_sentence
from scheduler.explain.asked.relaxation import Relaxation
from scheduler.explain.asked.relaxations import relaxations
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
    ways = relaxations(view, duty)
    if not ways:
        yield say("explain.asked.shortage.no_single")
        return
    case = together(view.case, ways)
    whole = facts_of(case)
    trials = [Trial((*way.pins, *others_forbidden(whole, way, duty)), way.roster) for way in ways]
    results = tried(case, view.roster, trials)
    yield from (
        say("explain.asked.shortage.relaxation", change=way.words, result=_told(view, duty, way, result))
        for way, result in zip(ways, results, strict=True)
    )


def _told(view: View, duty: Duty, way: Relaxation, result: TrialResult | None) -> str:
    """What is left of the shortage in the roster that was found for the changed case, which the audit reads again."""
    if result is None or result.roster is None:
        return say(BY_AUDIT)
    report = audit_with(way.facts, result.roster)
    if report.breaches:
        return say(BY_AUDIT)
    before = _missing(view.facts, view.sheet, duty)
    after = _missing(way.facts, Sheet(way.facts, result.roster), duty)
    if after >= before:
        return say("explain.asked.shortage.not_filled")
    left = say("explain.asked.shortage.still", missing=after) if after else say("explain.asked.shortage.filled")
    level, key, was, value, _ = result.levels[-1]
    if value < was:
        return say(
            "explain.asked.shortage.gain", left=left, level=level, title=view.case.policy.title(key), before=was, after=value
        )
    return say("explain.asked.shortage.price", left=left, price=price_sentence(view.case.policy, result))


def _missing(facts: Facts, sheet: Sheet, duty: Duty) -> int:
    short = _found(facts, sheet, duty)
    return short.below_target if short else 0
