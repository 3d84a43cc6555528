"""A roster changed by a planner's decision: audited anew, its levels counted again, and what is still proven of them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from models.case import Case
from models.case_hash import case_hash
from models.findings import AuditReport, Finding
from models.leave import Pin
from models.level import LevelNumber
from models.publishing.roster_hash import forebears
from models.records.stand_in import LevelChange, StandInDecision
from models.roster import LevelResult, Proof, Roster, RosterFile, status_of
from scheduler.audit import audit
from scheduler.engine.build import level_names
from scheduler.explain.asked.view import View
from scheduler.inherited import restated, unproven

Names = dict[LevelNumber, str]
"""By level, the key of its first term."""
REMARK = "by_hand.remark"


class ByHand(NamedTuple):
    """`said` is the decision in words. `breaks` and `accepted` are what the roster before does not, `changes` the levels."""

    said: str
    file: RosterFile
    report: AuditReport
    breaks: tuple[Finding, ...]
    accepted: tuple[Finding, ...]
    changes: tuple[LevelChange, ...]


def by_hand(
    view: View, case: Case, roster: Roster, said: str, *, is_narrower: bool, stand_in: StandInDecision | None = None
) -> ByHand:
    """`is_narrower`: every roster of the case is one of the case before, at the same cost, so that its bounds hold.

    That is never so where an earlier pin gives way. Events before the decision can no longer be undone by themselves.
    """
    old, names = view.file, level_names(case)
    before, report = view.report, audit(case, roster)
    was = _levels(case, old.proof, is_narrower and set(old.case.pins) <= set(case.pins))
    levels = tuple(restated(was, [report.levels.get(level, 0) for level in names]))
    remarks = tuple(dict.fromkeys((*old.proof.remarks, REMARK)))
    fields = {
        "case": case,
        "case_hash": case_hash(case),
        "roster": roster,
        "proof": old.proof.model_copy(update={"levels": levels, "status": status_of(levels), "remarks": remarks}),
        "made_from": forebears(old),
        "events": (),
        "base": None,
        "plan": None,
        "stand_ins": (*old.stand_ins, *([stand_in] if stand_in else [])),
    }
    return ByHand(
        said,
        old.model_copy(update=fields),
        report,
        tuple(finding for finding in report.breaches if finding not in before.breaches),
        tuple(finding for finding in report.accepted if finding not in before.accepted),
        tuple(_changes(names, before, report)),
    )


def without(pins: Iterable[Pin], gone: Iterable[Pin]) -> tuple[Pin, ...]:
    """The pins but those that say the same of the same officer, date and place as one that is gone or comes anew."""
    places = {place_of(pin) for pin in gone}
    return tuple(pin for pin in pins if place_of(pin) not in places)


def place_of(pin: Pin) -> tuple[object, ...]:
    return pin.kind, pin.officer, pin.date, pin.last, pin.station, pin.post, pin.shift, pin.request


def _levels(case: Case, proof: Proof, is_narrower: bool) -> tuple[LevelResult, ...]:
    """As they were proven, for a case that is narrower; of another one nothing is known."""
    known = {level.level: level for level in proof.levels}
    return tuple(known.get(level.level, level) if is_narrower else level for level in unproven(case))


def _changes(names: Names, before: AuditReport, after: AuditReport) -> Iterator[LevelChange]:
    for level, name in names.items():
        change = after.levels.get(level, 0) - before.levels.get(level, 0)
        if change:
            yield LevelChange(level=level, name=name, change=change)
