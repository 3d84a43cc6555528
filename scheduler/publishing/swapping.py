"""Two officers' dates exchanged: both halves or none, audited, and neither of the two bears more by it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from models.case import Case
from models.duty import BaseDay
from models.errors import DutycoverError, Exit
from models.findings import Finding
from models.leave import Pin, PinKind
from models.roster import Assignment, Roster, Source
from models.words import listed, say
from scheduler.audit import facts_of
from scheduler.audit.given.needs import Duty
from scheduler.audit.rules.lodging import has_overnight
from scheduler.audit.sheet import Sheet, Work
from scheduler.audit.verdict import given_excesses
from scheduler.explain.asked.adding import pin_of, sentences
from scheduler.explain.asked.edited import Wanted, edited
from scheduler.explain.asked.view import View
from scheduler.publishing.assigning import Reason, Refused
from scheduler.publishing.base_days import with_base_days
from scheduler.publishing.by_hand import ByHand, by_hand, place_of, without


class NothingToSwap(DutycoverError):
    """Two dates that are no two duties of two officers. The text is for the planner."""

    exit_code = Exit.FAULTS


class Half(NamedTuple):
    """One officer's date, and the duties on it that the other one takes."""

    officer: str
    date: date
    works: tuple[Work, ...]

    @property
    def duties(self) -> tuple[Duty, ...]:
        return tuple(work.duty for work in self.works)


Halves = tuple[Half, Half]


def swapped(view: View, first: tuple[str, date], second: tuple[str, date], reason: Reason) -> ByHand:
    """Raises `NothingToSwap`, and `Refused` with the rules that it breaks."""
    if first[0] == second[0]:
        raise NothingToSwap(say("swap.same_officer", officer=view.named(view.facts.lines[first[0]])))
    halves = _half(view, *first), _half(view, *second)
    _refuse_shared(view, halves)
    _refuse_stays(view, halves)
    case = with_base_days(view.case, tuple(_base_days(view, halves)))
    other = View(view.file.model_copy(update={"case": case}))
    roster = _without_needless_beds(other, halves, _borne(halves, edited(other, _wanted(view, halves)).roster))
    pair = {"first": _said(view, halves[0]), "second": _said(view, halves[1])}
    changed = by_hand(view, _case(view, case, halves, roster, reason), roster, say("swap.done", **pair), is_narrower=False)
    broken = sentences(view, (*changed.breaks, *_newly_exceeded(view, changed)))
    if broken:
        lines = "".join(f"\n  {sentence}" for sentence in broken)
        raise Refused(say("swap.breaks", **pair, count=len(broken), sentences=lines))
    return changed


def _half(view: View, officer: str, when: date) -> Half:
    works = tuple(view.works_on(officer, when))
    if not works:
        raise NothingToSwap(say("swap.no_duty", officer=view.named(view.facts.lines[officer]), when=when))
    return Half(officer, when, works)


def _refuse_shared(view: View, halves: Halves) -> None:
    """A duty that both are on cannot go from the one to the other."""
    for half, other in (halves, halves[::-1]):
        shared = {work.duty for work in view.works_on(half.officer, other.date)} & set(other.duties)
        if shared:
            officer = view.named(view.facts.lines[half.officer])
            raise NothingToSwap(say("swap.same_duty", officer=officer, duty=view.said(shared.pop())))


def _refuse_stays(view: View, halves: Halves) -> None:
    """A leader's stay is pinned, not exchanged: whose burden it was is nowhere kept."""
    for half in halves:
        for when in (halves[0].date, halves[1].date):
            if any(work.is_stay for work in view.works_on(half.officer, when)):
                raise NothingToSwap(say("swap.stay", officer=view.named(view.facts.lines[half.officer]), when=when))


def _base_days(view: View, halves: Halves) -> Iterator[BaseDay]:
    """A base duty leaves one line and enters the other's, where that one is of the same station's rota."""
    for half, other in (halves, halves[::-1]):
        takes = {work.duty.day: work.duty.shift for work in other.works if _is_base_of(view, half.officer, work)}
        day = view.facts.day(half.date)
        if any(work.row.source is Source.BASE for work in half.works) and day not in takes:
            yield BaseDay(officer=half.officer, date=half.date, shift=None)
        for taken, shift in takes.items():
            yield BaseDay(officer=half.officer, date=view.facts.date_of(taken), shift=shift)


def _is_base_of(view: View, officer: str, work: Work) -> bool:
    line, day = view.facts.lines[officer], work.duty.day
    is_colleague = line.units[day] == work.duty.station and line.has_rota[day]
    return work.row.source is Source.BASE and is_colleague


def _wanted(view: View, halves: Halves) -> dict[str, dict[date, Wanted]]:
    """Both officers' dates as they are wanted: what the other one had there, beside what stays."""
    wanted: dict[str, dict[date, Wanted]] = {}
    for half, other in (halves, halves[::-1]):
        stays = [work.duty for work in view.works_on(half.officer, other.date) if work not in half.works]
        wanted[half.officer] = {half.date: Wanted()} | {other.date: Wanted((*stays, *other.duties))}
    return wanted


def _borne(halves: Halves, roster: Roster) -> Roster:
    """Each duty taken stays the burden of whose it was; a base duty is nobody's."""
    bearers = {
        (half.officer, _place(work.row)): work.bearer or other.officer
        for half, other in (halves, halves[::-1])
        for work in other.works
    }

    def borne(row: Assignment) -> Assignment:
        bearer = bearers.get((row.officer, _place(row)))
        if bearer is None or row.source is Source.BASE:
            return row
        return row.model_copy(update={"burden_of": None if bearer == row.officer else bearer})

    return roster.model_copy(update={"assignments": tuple(map(borne, roster.assignments))})


def _without_needless_beds(view: View, halves: Halves, roster: Roster) -> Roster:
    """Whoever is on duty overnight now needs no bed in town."""
    officers, sheet, day = {half.officer for half in halves}, Sheet(view.facts, roster), view.facts.day
    kept = (bed for bed in roster.beds if bed.officer not in officers or not has_overnight(sheet, bed.officer, day(bed.night)))
    return roster.model_copy(update={"beds": tuple(kept)})


def _place(row: Assignment) -> tuple[str, str, str, date]:
    return row.station, row.post, row.shift, row.date


def _case(view: View, case: Case, halves: Halves, roster: Roster, reason: Reason) -> Case:
    """With what was exchanged as pins, so that it stays when the case is solved again."""
    words = reason.of_pin
    rows = {(row.officer, _place(row)): row for row in roster.assignments}
    pins: list[Pin] = []
    gone: list[Pin] = []
    for half, other in (halves, halves[::-1]):
        for work in other.works:
            if work.duty.post:
                row = rows.get((half.officer, _place(work.row)))
                pin = pin_of(half.officer, view.facts, work.duty)
                pins.append(pin.model_copy(update={"burden_of": row.burden_of if row else None} | words))
                gone.append(pin_of(other.officer, view.facts, work.duty))
                gone += _given_up(case.pins, half.officer, gone[-1])
        if half.date != other.date:
            pins.append(Pin(kind=PinKind.FORBID, officer=half.officer, date=half.date).model_copy(update=words))
    return Case(**dict(case) | {"pins": (*without(case.pins, [*gone, *pins]), *pins)})


def _given_up(pins: Iterable[Pin], officer: str, gone: Pin) -> Iterator[Pin]:
    """Of an earlier swap that is undone: that the officer is off on the date of the duty that comes back."""
    if any(pin.burden_of == officer and place_of(pin) == place_of(gone) for pin in pins):
        yield Pin(kind=PinKind.FORBID, officer=officer, date=gone.date)


def _newly_exceeded(view: View, changed: ByHand) -> Iterator[Finding]:
    """A swap decides base duties, too: what the new ones alone exceed is a breach, where the old ones did not."""
    known = {_limit(finding) for finding in given_excesses(view.facts, view.roster)}
    facts = facts_of(changed.file.case)
    yield from (finding for finding in given_excesses(facts, changed.file.roster) if _limit(finding) not in known)


def _limit(finding: Finding) -> tuple[object, ...]:
    return finding.limit, finding.officer, finding.date


def _said(view: View, half: Half) -> str:
    """警员A01（龙桥所）7月23日龙桥所接处警值班"""
    duties = listed(view.said(duty) for duty in half.duties)
    return say("swap.half", officer=view.named(view.facts.lines[half.officer]), duties=duties)
