"""这个岗次为什么缺人: whom each rule rules out, and the smallest changes that would close it, each solved again."""

from collections.abc import Iterator

from models.findings import Shortage
from models.reasons import ShortageReason
from scheduler.audit import Facts, audit
from scheduler.audit.cover import check
from scheduler.audit.given.needs import Duty
from scheduler.audit.sheet import Sheet
from scheduler.explain.asked.answer import Answer
from scheduler.explain.asked.prices import price_sentence
from scheduler.explain.asked.relaxations import Relaxation, others_forbidden, relaxations, together
from scheduler.explain.asked.trial import Found, Trial, tried
from scheduler.explain.asked.view import View
from scheduler.explain.shortages import shortage_reason
from scheduler.refusals import NothingToExplain

MOST = 4
"""So many changes are solved again; the time is shared."""

BY_AUDIT = "按审核可补上一人；求解未定（时限内未能求得）"


def shortage(view: View, duty: Duty) -> Answer:
    short = _found(view.facts, view.sheet, duty)
    if short is None:
        raise NothingToExplain(f"{view.said(duty)}没有警力缺口：{_state(view, duty)}")
    reason = shortage_reason(view.obstacles, short)
    return Answer(f"{view.said(duty)}：为什么缺人", tuple(_funnel(reason)), lambda: _confirmed(view, duty))


def _found(facts: Facts, sheet: Sheet, duty: Duty) -> Shortage | None:
    when = facts.date_of(duty.day)
    places = ((one, (one.station, one.post, one.shift, one.date)) for one in check(facts, sheet))
    return next((one for one, place in places if place == (*duty[:3], when)), None)


def _state(view: View, duty: Duty) -> str:
    need = view.facts.needs.get(duty)
    return f"目标 {need.target} 人已达到" if need else "当日没有警力需求"


def _funnel(reason: ShortageReason) -> Iterator[str]:
    yield reason.sentence
    left = reason.candidates
    for step in reason.steps:
        yield f"全局 {reason.candidates} 人，{step.title}排除 {step.ruled_out} 人，剩 {(left := left - step.ruled_out)} 人"


def _confirmed(view: View, duty: Duty) -> Iterator[str]:
    ways = relaxations(view, duty)[:MOST]
    if not ways:
        yield "只放宽一项（挂钩、资质、限额、休假）而不动他人的勤务，都补不上"
        return
    case = together(view.case, ways)
    whole = Facts(case)
    trials = [Trial((*way.pins, *others_forbidden(whole, way, duty)), way.roster) for way in ways]
    found = tried(case, view.roster, trials)
    yield from (f"{way.words}：{_told(view, duty, way, one)}" for way, one in zip(ways, found, strict=True))


def _told(view: View, duty: Duty, way: Relaxation, found: Found | None) -> str:
    """What is left of the shortage in the roster that was found for the changed case, which the audit reads again."""
    if found is None or found.roster is None:
        return BY_AUDIT
    report = audit(way.case, found.roster)
    if report.breaches:
        return BY_AUDIT
    changed = Facts(way.case)
    before, after = _missing(view.facts, view.sheet, duty), _missing(changed, Sheet(changed, found.roster), duty)
    if after >= before:
        return "补不上"
    left = f"还缺 {after} 人" if after else "缺口补上"
    level, key, was, value, _ = found.levels[-1]
    if value < was:
        return f"{left}，第{level}级{view.case.policy.row(key).title}由 {was} 降为 {value}，之前各级不变"
    return f"{left}；{price_sentence(view.case.policy, found)}"


def _missing(facts: Facts, sheet: Sheet, duty: Duty) -> int:
    short = _found(facts, sheet, duty)
    return short.below_target if short else 0
