"""Pins that contradict each other, and pins that no rule admits unless they are forced."""

from collections.abc import Iterator
from itertools import combinations

from models.leave import Pin, PinKind
from models.words import listed, say
from scheduler.audit import Facts
from scheduler.audit.checks import ADMISSION
from scheduler.audit.given.leaves import excluded, is_before_planning
from scheduler.audit.given.line import Line
from scheduler.audit.given.needs import Duty
from scheduler.audit.rules import leader_stays
from scheduler.audit.rules.rota import posts
from scheduler.audit.spared import first_dates
from scheduler.audit.yielding import yields_to_opening
from scheduler.checks.warning import CheckWarning, WarningKind, day_text


def pins(facts: Facts) -> Iterator[CheckWarning]:
    for pin, other in combinations(facts.case.pins, 2):
        if _contradict(facts, pin, other):
            key = "check.pins.both_kept" if pin.forced and other.forced and pin.officer else "check.pins.contradict"
            yield _warn(pin, say(key, first_pin=said(facts, pin), second_pin=said(facts, other)))
    for pin in facts.case.pins:
        if not (pin.forced and pin.kind is PinKind.ASSIGN) and (why := against(facts, pin)):
            key = "check.pins.cannot_be" if pin.kind is PinKind.GRANT or pin.is_stay else "check.pins.against_rules"
            yield _warn(pin, say(key, why=why, pin=said(facts, pin)))


def _contradict(facts: Facts, pin: Pin, other: Pin) -> bool:
    kinds = {pin.kind, other.kind}
    if kinds == {PinKind.ASSIGN}:
        shared = pin.station == other.station and frozenset((pin.shift, other.shift)) in facts.same_day_pairs
        return pin.officer == other.officer and pin.date == other.date and _place(pin) != _place(other) and not shared
    if kinds == {PinKind.ASSIGN, PinKind.FORBID}:
        assign, forbid = (pin, other) if pin.kind is PinKind.ASSIGN else (other, pin)
        return not assign.forced and _forbids(forbid, assign)
    if pin.request is None or pin.request != other.request:
        return False
    if kinds == {PinKind.GRANT}:
        return None not in (pin.date, other.date) and pin.date != other.date
    return kinds == {PinKind.GRANT, PinKind.REFUSE}


def _forbids(forbid: Pin, assign: Pin) -> bool:
    if forbid.officer != assign.officer or forbid.date is None or assign.date is None:
        return False
    matches = all(want in (None, has) for want, has in zip(_place(forbid), _place(assign), strict=True))
    return matches and forbid.date <= assign.date <= (forbid.last or forbid.date)


def against(facts: Facts, pin: Pin) -> str:
    """The titles of the rules that no roster with this pin can keep, or what else is against it; empty where none is known."""
    if pin.kind is PinKind.GRANT:
        return _against_granting(facts, pin)
    return _against_assigning(facts, pin) if pin.kind is PinKind.ASSIGN else ""


def _against_granting(facts: Facts, pin: Pin) -> str:
    """Dates before the planning date, outside the request's windows, or moved beyond the horizon or from or to days off."""
    if pin.request in facts.outside:
        return say("check.pins.outside")
    request = facts.pending.get(pin.request or "")
    if request is None or any(pin.date in (None, first) for first in first_dates(facts, request)):
        return ""
    is_early = is_before_planning(pin.date or request.choices[0].first, facts.case)
    return say("check.pins.before_planning" if is_early else "check.pins.no_such_dates")


def _against_assigning(facts: Facts, pin: Pin) -> str:
    line, duty = facts.lines[pin.officer or ""], facts.duty_of(pin)
    if pin.is_stay:
        return _against_staying(facts, line, duty)
    if line.units[duty.day] == duty.station:
        for base in line.duties:
            if base.day == duty.day:
                if excluded(line.leave, base.day, base.clock.end(base.day), facts.eve_end):
                    return say("check.pins.on_leave")
                if yields_to_opening(facts, line, base):
                    return say("check.pins.resting")
                if base.clock.id != duty.shift:
                    return say("check.pins.rota", shift=base.clock.id)
                return "" if duty.post in posts(facts, line, base) else say("check.pins.post")
    if duty not in facts.needs:
        return say("check.pins.no_demand")
    failed = [rule for rule, admits in ADMISSION.items() if rule in facts.rules and not admits(facts, line, duty)]
    return listed(facts.policy.title(rule) for rule in failed)


def _against_staying(facts: Facts, line: Line, stay: Duty) -> str:
    if "leader_stays" not in facts.rules:
        return say("check.pins.no_stays")
    if line.units[stay.day] is None or line.at_station[stay.day]:
        return say("check.pins.not_at_headquarters")
    failed = [rule for rule, admits in leader_stays.ADMISSION.items() if rule in facts.rules and not admits(facts, line, stay)]
    return listed(facts.policy.title(rule) for rule in failed)


def said(facts: Facts, pin: Pin) -> str:
    if pin.request:
        word = say("check.pins.grant") if pin.kind is PinKind.GRANT else say("check.pins.refuse")
        officer = facts.lines[facts.requests[pin.request].officer].officer.name
        return say(
            "check.pins.leave",
            word=word,
            officer=officer,
            request=pin.request,
            date=say("check.pins.from", date=day_text(pin.date)) if pin.date else "",
        )
    word = say("check.pins.assign") if pin.kind is PinKind.ASSIGN else say("check.pins.forbid")
    last = say("check.pins.until", date=day_text(pin.last)) if pin.last and pin.last != pin.date else ""
    date = f"{day_text(pin.date)}{last}" if pin.date else ""
    place = "/".join(filter(None, _place(pin))) or say("check.pins.any")
    if pin.is_stay:
        place = say("check.pins.stay", station=pin.station, shift=pin.shift)
    return f"{word} {facts.lines[pin.officer or ''].officer.name} {date} {place}"


def _place(pin: Pin) -> tuple[str | None, str | None, str | None]:
    return pin.station, pin.post, pin.shift


def _warn(pin: Pin, sentence: str) -> CheckWarning:
    return CheckWarning(WarningKind.PINS, sentence, pin.station, pin.officer, pin.date, pin.last or pin.date)
