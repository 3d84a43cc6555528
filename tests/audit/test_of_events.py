"""A replanned file whose case does not follow from what was before the events, and the events: not audited as replanned."""

from typing import Any

import pytest

from models.case import Case
from models.case_hash import case_hash
from models.events.event import Event, EventKind
from models.events.replan import TakenDates
from models.leave import LeaveStatus, Pin, PinKind
from models.roster import RosterFile
from scheduler.audit import audit_file
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.jobs.replan import replan_file
from tests.cases import LONGQIAO, day, request
from tests.publishing.events.absent import ill, published

PLACE = {"station": LONGQIAO, "post": "接处警", "shift": "白"}
NOTICE = {"policy": {"notice": {"value": 1}}}


def replanned(*events: Event, undone: tuple[str, ...] = (), file: RosterFile | None = None, since: int = 2) -> RosterFile:
    return replan_file(file or published(**NOTICE), events, day(since), Settings(20.0, 1), Watch(), undone).file


def tampered(file: RosterFile, **parts: Any) -> list[str]:
    case = Case(**dict(file.case) | parts)
    changed = file.model_copy(update={"case": case, "case_hash": case_hash(case)})
    return sorted({finding.sentence for finding in audit_file(changed).breaches})


@pytest.mark.parametrize(
    "events",
    [
        (ill(2, 3),),
        (ill(2, 3), Event(id="2", kind=EventKind.SUPPORT, first=day(4), officers=1, **PLACE)),
        (Event(id="2", kind=EventKind.DEMAND, first=day(3), last=day(4), minimum=2, **PLACE),),
        (Event(id="2", kind=EventKind.PIN, officer="C01", first=day(4), **PLACE),),
        (Event(id="2", kind=EventKind.LEAVE, officer="A03", first=day(4), is_pending=True),),
        (ill(2, 4, has_open_end=True),),
    ],
)
def test_what_replanning_makes_follows_from_its_events(events: tuple[Event, ...]) -> None:
    first = replanned(*events)
    assert audit_file(first).breaches == ()
    later = replanned(ill(3, 3).model_copy(update={"id": "9", "officer": "C02"}), file=first, since=3)
    assert audit_file(later).breaches == ()
    assert audit_file(replanned(undone=(events[0].id,), file=later, since=3)).breaches == ()


def test_who_is_back_and_leave_decided_follow_too() -> None:
    file = published(**NOTICE, leave=(request("r", "C02", 3, 3),))
    first = replanned(ill(2, 4), file=file)
    back = replanned(Event(id="2", kind=EventKind.RETURN, officer="A03", first=day(3)), file=first, since=3)
    assert [audit_file(known).breaches for known in (first, back)] == [(), ()]


def test_leave_without_an_event_is_found() -> None:
    file = replanned(ill(2, 3))
    (row,) = file.case.leave
    given = {"status": LeaveStatus.APPROVED}
    assert any("休假与所列的变动不符" in said for said in tampered(file, leave=(row, request("r", "C02", 4, 4, **given))))
    assert any("休假与所列的变动不符" in said for said in tampered(file, leave=()))


def test_demand_without_an_event_is_found() -> None:
    (row,) = published().case.demands
    lower = row.model_copy(update={"minimum": 0})
    assert any("需求与所列的变动不符" in said for said in tampered(replanned(ill(2, 3)), demands=(lower,)))


def test_pins_and_other_parts_of_the_case_are_looked_at() -> None:
    file = replanned(ill(2, 3))
    pin = Pin(kind=PinKind.FORBID, officer="C02", date=day(4))
    assert any("锁定不是所列的变动带来的" in said for said in tampered(file, pins=(pin,)))
    assert any("变动不涉及的内容" in said for said in tampered(file, title="别处"))
    rows = file.case.policy.changed(**{"load.nights": {"on": False}})
    assert any("变动不涉及的内容" in said for said in tampered(file, policy=rows))


def test_what_is_recorded_as_published_is_held_against_what_was() -> None:
    """An officer more whose cells count nothing; and cells that were never published."""
    file = replanned(ill(2, 3))
    assert file.case.replan is not None
    helper = next(row.officer for row in file.roster.assignments if row.date == day(2))
    free = TakenDates(officer=helper, first=day(2), last=day(3))
    replan = file.case.replan.model_copy(update={"taken": (*file.case.replan.taken, free)})
    assert any("原排班与公布的不同" in said for said in tampered(file, replan=replan))
    before = tuple(row for row in file.case.roster_before if row.date != day(4))
    moved = next(row for row in file.case.roster_before if row.date == day(4))
    assert any(
        "原排班与公布的不同" in said
        for said in tampered(file, roster_before=(*before, moved.model_copy(update={"officer": helper})))
    )


def test_a_base_that_was_changed_is_found() -> None:
    file = replanned(ill(2, 3))
    assert file.base is not None
    roster = file.base.roster.model_copy(update={"assignments": file.base.roster.assignments[1:]})
    changed = file.model_copy(update={"base": file.base.model_copy(update={"roster": roster})})
    assert any("变动之前的排班" in finding.sentence for finding in audit_file(changed).breaches)
