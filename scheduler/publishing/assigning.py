"""Somebody put on a duty by a planner: with what it breaks told, or accepted by force, and the stand-in list kept."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from models.case import Case
from models.errors import DutycoverError, Exit
from models.leave import Pin, PinKind
from models.records.stand_in import StandInDecision, StandInList
from models.roster import Roster
from models.words import in_the_workbook, say
from scheduler.audit.given.line import Line
from scheduler.audit.sheet import Sheet
from scheduler.explain.asked.adding import pin_of, sentences
from scheduler.publishing.by_hand import ByHand, by_hand, place_of, without
from scheduler.publishing.standing_in import NoSuchDuty, StandingIn


class Refused(DutycoverError):
    """A decision that breaks rules; each is told."""

    exit_code = Exit.BREACHES


class Reason(NamedTuple):
    """Who decides, why, and on which date, where that is told."""

    author: str
    why: str
    when: date | None = None

    @property
    def of_pin(self) -> dict[str, object]:
        """Its fields in a pin."""
        return {"who": self.author, "why": self.why, "when": self.when}


class _Decision(NamedTuple):
    standing: StandingIn
    line: Line
    reason: Reason
    known: StandInList
    roster: Roster

    @property
    def names(self) -> dict[str, object]:
        view = self.standing.view
        return {"officer": view.named(self.line), "duty": view.said(self.standing.duty)}


def assigned(standing: StandingIn, officer: str, reason: Reason, is_forced: bool) -> ByHand:
    """Raises `NoSuchDuty` for who is on the duty already, and `Refused` with the rules that it breaks."""
    view, line = standing.view, standing.view.facts.lines[officer]
    if any(work.duty == standing.duty for work in view.sheet.works.get(officer, ())):
        raise NoSuchDuty(say("assign.already", officer=view.named(line), duty=view.said(standing.duty)))
    with in_the_workbook():  # where the list is kept
        known = standing.all()
    decision = _Decision(standing, line, reason, known, standing.way(line).roster)
    tried = _by_hand(decision, (), ())
    told = sentences(view, tried.breaks)
    if not told:
        return tried
    if not is_forced:
        raise _refusal("assign.breaks", decision, told)
    return _accepted(decision, told)


def _accepted(decision: _Decision, told: tuple[str, ...]) -> ByHand:
    """The duty by force, and whatever beside it would break a rule with it kept by force as it stands."""
    forced = {pin_of(decision.line.id, decision.standing.view.facts, decision.standing.duty)}
    while (changed := _by_hand(decision, tuple(forced), told)).breaks:
        beside = set(_beside(decision, changed)) - forced
        if not beside:
            raise _refusal("assign.not_even_by_force", decision, sentences(decision.standing.view, changed.breaks))
        forced |= beside
    return changed


def _beside(decision: _Decision, changed: ByHand) -> Iterator[Pin]:
    """Decided duties of the officers, or at the stations on the dates, that what is broken names."""
    facts = decision.standing.view.facts
    sheet = Sheet(facts, changed.file.roster)
    for finding in changed.breaks:
        for work in (work for works in sheet.works.values() for work in works if work.decided):
            units = (work.duty.station, work.line.units[work.duty.day])
            is_there = finding.officer is None and finding.station in units and finding.date == work.row.date
            if is_there or finding.officer == work.line.id:
                yield pin_of(work.line.id, facts, work.duty)


def _by_hand(decision: _Decision, forced: tuple[Pin, ...], broken: tuple[str, ...]) -> ByHand:
    standing, reason = decision.standing, decision.reason
    said = say("assign.done", **decision.names, author=reason.author, why=reason.why)
    decided = {"author": reason.author, "when": reason.when, "why": reason.why}
    kept = StandInDecision(officer=decision.line.id, known=decision.known, breaks=broken, **decided)
    is_narrower = not forced and not standing.leaves_base
    return by_hand(standing.view, _case(decision, forced), decision.roster, said, is_narrower=is_narrower, stand_in=kept)


def _case(decision: _Decision, forced: tuple[Pin, ...]) -> Case:
    """With the decision as pins, in the place of earlier ones on the same duties."""
    standing, facts = decision.standing, decision.standing.view.facts
    words = decision.reason.of_pin
    duty = pin_of(decision.line.id, facts, standing.duty)
    pins = [duty.model_copy(update=words)] if not forced else [pin.model_copy(update=words | {"forced": True}) for pin in forced]
    gone = [duty.model_copy(update={"kind": PinKind.FORBID})]
    if standing.instead_of:
        left = pin_of(standing.instead_of, facts, standing.duty)
        gone.append(left)
        if not standing.leaves_base:
            pins.append(left.model_copy(update={"kind": PinKind.FORBID} | words))
    bearers = {place_of(pin): pin.burden_of for pin in standing.case.pins}
    pins = [pin.model_copy(update={"burden_of": bearers.get(place_of(pin))}) for pin in pins]
    return Case(**dict(standing.case) | {"pins": (*without(standing.case.pins, [*gone, *pins]), *pins)})


def _refusal(key: str, decision: _Decision, told: tuple[str, ...]) -> Refused:
    lines = "".join(f"\n  {sentence}" for sentence in told)
    return Refused(say(key, **decision.names, count=len(told), sentences=lines))
