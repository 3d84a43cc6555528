"""为什么不是此人: every rule in the way of one officer on one duty, as sentences."""

from collections.abc import Iterator

from models.words import say
from scheduler.audit.given.line import Line
from scheduler.audit.given.needs import Duty
from scheduler.checks.pins import against
from scheduler.explain.asked.adding import added, newly_broken, pin_of, sentences, with_rows
from scheduler.explain.asked.answer import Answer
from scheduler.explain.asked.prices import price_sentence
from scheduler.explain.asked.resting import why_resting
from scheduler.explain.asked.trial import Trial
from scheduler.explain.asked.trying import tried
from scheduler.explain.asked.view import View
from scheduler.explain.reasons.obstacles import is_at_base


def why_not(view: View, officer: str, duty: Duty) -> Answer:
    line = view.facts.lines[officer]
    title = say("explain.asked.why_not.title", officer=view.named(line), duty=view.said(duty))
    known = tuple(_known(view, line, duty))
    if known:
        return Answer(title, known)
    roster = with_rows(view, {officer: added(view, line, duty)})
    told = sentences(view, newly_broken(view, roster))
    if told:
        return Answer(title, (say("explain.asked.why_not.broken", count=len(told)), *told))
    free = say("explain.asked.why_not.nothing")
    return Answer(title, (free,), lambda: [_price(view, Trial((pin_of(officer, view.facts, duty),), roster))])


def _price(view: View, trial: Trial) -> str:
    (result,) = tried(view.case, view.roster, [trial])
    return say("explain.asked.why_not.forced", price=price_sentence(view.case.policy, result))


def _known(view: View, line: Line, duty: Duty) -> Iterator[str]:
    """What needs no roster to be tried."""
    facts = view.facts
    if any(work.duty == duty for work in view.sheet.works.get(line.id, ())):
        yield say("explain.asked.why_not.already")
    elif line.units[duty.day] is None:
        yield say("explain.asked.why_not.lent")
    elif duty not in facts.needs:
        yield say("explain.asked.why_not.no_demand")
    elif is_at_base(line, duty):
        yield from _at_base(view, line, duty)


def _at_base(view: View, line: Line, duty: Duty) -> Iterator[str]:
    """An own officer on a date of the rota: the shift is given, the post may be another one."""
    why = against(view.facts, pin_of(line.id, view.facts, duty))
    works = [work for work in view.sheet.works.get(line.id, ()) if work.duty.day == duty.day]
    if duty.day in view.sheet.yielded(line):
        yield say("explain.asked.why_not.resting", why=why_resting(view, line, duty.day))
    elif why:
        yield say("explain.asked.why_not.own_shift", why=why)
    elif not works:
        clock = view.facts.clocks[duty.shift]
        on_leave = view.sheet.leave_excludes(line, duty.day, clock.end(duty.day))
        away = view.sheet.away(line.id, duty.day)
        if on_leave:
            yield say("explain.asked.why_not.on_leave")
        elif away:
            yield say("explain.asked.why_not.on_stint", station=away.station)
        else:
            yield say("explain.asked.why_not.committed")
