"""What the planner pinned is in the roster."""

from collections.abc import Iterator

from models.findings import Finding
from models.leave import Pin, PinKind
from models.roster import LeaveDecision, Outcome
from models.words import say

from .. import words
from ..facts import Facts
from ..sheet import Sheet


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for pin in facts.case.pins:
        if pin.kind is PinKind.ASSIGN:
            yield from _assign(facts, sheet, pin)
        elif pin.kind is PinKind.FORBID:
            yield from _forbid(facts, sheet, pin)
        else:
            yield from _leave(facts, sheet, pin)


def _assign(facts: Facts, sheet: Sheet, pin: Pin) -> Iterator[Finding]:
    officer, duty = pin.officer or "", facts.duty_of(pin)
    if not any(work.duty == duty and work.is_stay == pin.is_stay for work in sheet.works.get(officer, ())):
        said = {"name": words.name(facts, officer), "date": words.date(facts, duty.day)}
        if pin.is_stay:
            shift = words.shift(facts, duty.shift)
            sentence = say("audit.pins.no_stay", **said, station=duty.station, shift=shift)
        else:
            sentence = say("audit.pins.unmet", **said, place=words.place(facts, duty))
        yield words.of_duty("pins", facts, duty, sentence).model_copy(update={"officer": officer})


def _forbid(facts: Facts, sheet: Sheet, pin: Pin) -> Iterator[Finding]:
    first, last = facts.span(pin.date, pin.last or pin.date)
    for work in sheet.works.get(pin.officer or "", ()):
        matches = all(
            wanted is None or wanted == has for wanted, has in zip((pin.station, pin.post, pin.shift), work.duty[:3], strict=True)
        )
        if work.chosen and matches and first <= work.duty.day <= last:
            yield words.of_work("pins", work, say("audit.pins.forbidden", serves=words.serves(facts, work)))


def _leave(facts: Facts, sheet: Sheet, pin: Pin) -> Iterator[Finding]:
    request = facts.requests[pin.request or ""]
    if request.id in facts.pending:
        decision = sheet.decisions.get(request.id)
        first = decision.first if _is_granted(decision) and decision else None
    else:
        first = None if request.id in facts.outside else request.choices[0].first
    if pin.kind is PinKind.REFUSE:
        kept, wanted = first is None, say("audit.pins.refuse")
    else:
        kept = first is not None and pin.date in (None, first)
        wanted = say(
            "audit.pins.grant", date=say("audit.pins.from", date=words.date(facts, facts.day(pin.date))) if pin.date else ""
        )
    if not kept:
        sentence = say("audit.pins.leave", name=words.name(facts, request.officer), request=request.id, wanted=wanted)
        yield words.of_officer("pins", facts, request.officer, None, sentence)


def _is_granted(decision: LeaveDecision | None) -> bool:
    return decision is not None and decision.outcome is not Outcome.REFUSED
