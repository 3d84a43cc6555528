"""Pins that contradict each other, and pins that no rule admits unless they are forced."""

from collections.abc import Iterator
from itertools import combinations

from models.leave import Pin, PinKind
from scheduler.audit import Facts
from scheduler.audit.given.candidates import TESTS
from scheduler.audit.given.leaves import excluded
from scheduler.audit.rota import posts
from scheduler.checks.warning import CheckWarning, WarningKind, day_text


def pins(facts: Facts) -> Iterator[CheckWarning]:
    for one, other in combinations(facts.case.pins, 2):
        if _contradict(one, other):
            yield _warn(one, f"锁定相互矛盾：{said(facts, one)}；{said(facts, other)}")
    for pin in facts.case.pins:
        if pin.kind is PinKind.ASSIGN and not pin.forced and (why := against(facts, pin)):
            yield _warn(pin, f"锁定不合规则（{why}），求解将停在这里；确须保留请填强制：{said(facts, pin)}")


def _contradict(one: Pin, other: Pin) -> bool:
    kinds = {one.kind, other.kind}
    if kinds == {PinKind.ASSIGN}:
        return one.officer == other.officer and one.date == other.date and _place(one) != _place(other)
    if kinds == {PinKind.ASSIGN, PinKind.FORBID}:
        assign, forbid = (one, other) if one.kind is PinKind.ASSIGN else (other, one)
        return not assign.forced and _forbids(forbid, assign)
    if one.request is None or one.request != other.request:
        return False
    if kinds == {PinKind.GRANT}:
        return None not in (one.date, other.date) and one.date != other.date
    return kinds == {PinKind.GRANT, PinKind.REFUSE}


def _forbids(forbid: Pin, assign: Pin) -> bool:
    if forbid.officer != assign.officer or forbid.date is None or assign.date is None:
        return False
    matches = all(want in (None, has) for want, has in zip(_place(forbid), _place(assign), strict=True))
    return matches and forbid.date <= assign.date <= (forbid.last or forbid.date)


def against(facts: Facts, pin: Pin) -> str:
    """The titles of the rules that no roster with this `assign` pin can keep; empty where none is known."""
    line, duty = facts.lines[pin.officer or ""], facts.duty_of(pin)
    if line.units[duty.day] == duty.station:
        for base in line.duties:
            if base.day == duty.day:
                if excluded(line.leave, base.day, base.clock.end(base.day), facts.eve_end):
                    return "当日已准假"
                if base.clock.id != duty.shift:
                    return f"当日轮班为{base.clock.id}"
                return "" if duty.post in posts(facts, line, base) else "不是其可在岗的岗位"
    if duty not in facts.needs:
        return "该岗次没有警力需求"
    failed = [rule for rule, admits in TESTS.items() if rule in facts.rules and not admits(facts, line, duty)]
    return "、".join(facts.policy.row(rule).title for rule in failed)


def said(facts: Facts, pin: Pin) -> str:
    if pin.request:
        word = "准假" if pin.kind is PinKind.GRANT else "不准假"
        officer = facts.lines[facts.requests[pin.request].officer].officer.name
        return f"{word} {officer} 的申请「{pin.request}」{f'，自{day_text(pin.date)}起' if pin.date else ''}"
    word = "指定" if pin.kind is PinKind.ASSIGN else "禁止"
    last = f"至{day_text(pin.last)}" if pin.last and pin.last != pin.date else ""
    date = f"{day_text(pin.date)}{last}" if pin.date else ""
    return f"{word} {facts.lines[pin.officer or ''].officer.name} {date} {'/'.join(filter(None, _place(pin))) or '任何勤务'}"


def _place(pin: Pin) -> tuple[str | None, str | None, str | None]:
    return pin.station, pin.post, pin.shift


def _warn(pin: Pin, sentence: str) -> CheckWarning:
    return CheckWarning(WarningKind.PINS, sentence, pin.station, pin.officer, pin.date, pin.last or pin.date)
