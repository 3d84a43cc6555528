"""为什么不是此人: every rule in the way of one officer on one duty, as sentences."""

from collections.abc import Iterator

from scheduler.audit.given.line import Line
from scheduler.audit.given.needs import Duty
from scheduler.checks.pins import against
from scheduler.explain.asked.adding import added, newly_broken, pin_of, sentences, with_rows
from scheduler.explain.asked.answer import Answer
from scheduler.explain.asked.view import View
from scheduler.explain.obstacles import is_at_base


def why_not(view: View, officer: str, duty: Duty) -> Answer:
    line = view.facts.lines[officer]
    title = f"{view.named(line)} {view.said(duty)}：为什么不由其承担"
    known = tuple(_known(view, line, duty))
    if known:
        return Answer(title, known)
    roster = with_rows(view, {officer: added(view, line, duty)})
    found = sentences(view, newly_broken(view, roster))
    if found:
        return Answer(title, (f"其他安排不变而由其承担，将违反 {len(found)} 条规则：", *found))
    return Answer(title, ("没有规则不许：其他安排不变即可由其承担，本方案未选",))


def _known(view: View, line: Line, duty: Duty) -> Iterator[str]:
    """What needs no roster to be tried."""
    facts = view.facts
    if any(work.duty == duty for work in view.sheet.works.get(line.id, ())):
        yield "本方案中其已在此岗次"
    elif line.units[duty.day] is None:
        yield "当日抽借在局外，不由本局安排"
    elif duty not in facts.needs:
        yield "该岗次当日没有警力需求，不安排人员"
    elif is_at_base(line, duty):
        yield from _at_base(view, line, duty)


def _at_base(view: View, line: Line, duty: Duty) -> Iterator[str]:
    """An own officer on a date of the rota: the shift is given, the post may be another one."""
    why = against(view.facts, pin_of(line.id, view.facts, duty))
    works = [work for work in view.sheet.works.get(line.id, ()) if work.duty.day == duty.day]
    if why:
        yield f"轮班人员当日只能上本人轮班：{why}"
    elif not works:
        clock = view.facts.clocks[duty.shift]
        on_leave = view.sheet.leave_excludes(line, duty.day, clock.end(duty.day))
        away = view.sheet.away(line.id, duty.day)
        yield "当日休假" if on_leave else f"当日在{away.station}帮扶" if away else "当日有已定事项，不上轮班"
