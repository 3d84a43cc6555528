"""An event taken back: everybody has what was published before it, from the first date that may change on."""

import pytest

from models.errors import EventRefused
from models.events.event import Event, EventKind
from models.leave import LeaveStatus
from models.publishing.roster_hash import roster_hash
from models.roster import Roster, RosterFile
from scheduler.audit import audit, audit_file
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.jobs.replan import Answer, replan_file
from scheduler.publishing.events.reverting import reverted_cells
from tests.cases import LONGQIAO, assigned, day, officer, request, seat, tiny_case
from tests.publishing.events.absent import DAY, NIGHT, ill, published
from tests.publishing.events.replans import file_of


def answered(file: RosterFile, *events: object, since: int, undone: tuple[str, ...] = ()) -> Answer:
    return replan_file(file, events, day(since), Settings(20.0, 1), Watch(), undone)


def who(file: RosterFile) -> list[str]:
    return [row.officer for row in sorted(file.roster.assignments, key=lambda row: row.date)]


def test_everybody_has_back_what_was_published() -> None:
    file = answered(published(policy={"notice": {"value": 1}}), ill(2, 3), since=1).file
    assert who(file)[2:4] != ["A03", "A03"]
    back = answered(file, since=1, undone=("1",)).file
    assert who(back) == ["A03"] * 5
    assert back.events == ()
    assert roster_hash(file) in back.made_from, "it supersedes the version whose events it takes back"


def test_what_has_been_has_been() -> None:
    file = answered(published(policy={"notice": {"value": 1}}), ill(1, 3), since=1).file
    helper = who(file)[1]
    back = answered(file, since=2, undone=("1",))
    assert who(back.file) == ["A03", helper, "A03", "A03", "A03"]
    assert [event.last for event in back.file.events] == [day(1)]
    assert audit(back.file.case, back.file.roster).breaches == ()


def test_another_event_stays() -> None:
    first = answered(published(policy={"notice": {"value": 1}}), ill(1, 1), since=1).file
    second = ill(3, 3).model_copy(update={"id": "2"})
    both = answered(first, second, since=1).file
    back = answered(both, since=1, undone=("1",)).file
    assert who(back)[1] == "A03"
    assert who(back)[3] != "A03"
    assert [event.id for event in back.events] == ["2"]


def of_level(answer: Answer, level: str) -> tuple[int, int]:
    return next((known.value, known.bound) for known in answer.file.proof.levels if known.level == level)


def test_whoever_is_told_of_the_undoing_counts_against_what_is_published_now() -> None:
    """The helper goes back; the one who was absent is whom it concerns."""
    file = answered(published(policy={"notice": {"value": 1}}), ill(2, 3), since=1).file
    back = answered(file, since=1, undone=("1",))
    helpers = {row.officer for row in file.roster.assignments} - {"A03"}
    assert of_level(back, "0c") == (len(helpers), len(helpers))
    assert of_level(back, "0d") == (2, 2)
    assert back.report.breaches == ()


def test_whoever_stands_in_for_another_event_is_not_told() -> None:
    """Undone from the roster before both, C01 and C02 could change places; they are held to what is published."""
    case_fields = {"policy": {"notice": {"value": 1}}}
    first = answered(published(**case_fields), ill(2, 2), since=1).file
    second = answered(first, ill(4, 4).model_copy(update={"id": "2"}), since=1).file
    other = {"C01": "C02", "C02": "C01"}
    moved = tuple(
        row.model_copy(update={"officer": other[row.officer]}) if row.date == day(4) else row for row in second.roster.assignments
    )
    stints = tuple(
        row.model_copy(update={"officer": other[row.officer]}) if row.first == day(4) else row for row in second.roster.stints
    )
    wall = second.model_copy(update={"roster": second.roster.model_copy(update={"assignments": moved, "stints": stints})})
    assert audit(wall.case.model_copy(update={"replan": None}), wall.roster).breaches == ()
    back = answered(wall, since=1, undone=("1",)).file
    assert who(back) == ["A03", "A03", "A03", "A03", who(wall)[4]]


def test_whoever_took_up_what_a_helper_left_gives_it_back() -> None:
    """A05 took the night of A03, and A06 the day after it, on which A05 rests."""
    officers = [officer(id, LONGQIAO) for id in ("A03", "A05", "A06")]
    works = (assigned("A03", NIGHT, 1, "free"), assigned("A05", DAY, 2, "free"))
    helped = (assigned("A05", NIGHT, 1, "free"), assigned("A06", DAY, 2, "free"))
    cells = reverted_cells(Roster(assignments=works), Roster(assignments=helped), [ill(1, 1)], [], day(0))
    assert cells == {("A03", day(1)), ("A05", day(1)), ("A05", day(2)), ("A06", day(2))}
    case = tiny_case(days=3, officers=officers, demands=(seat(NIGHT, on=1), seat(DAY, on=2)), policy={"notice": {"value": 0}})
    leave = request("A06", "A06", 1, 1, status="approved", kind="病假")
    file = file_of(case.model_copy(update={"leave": (leave,)}), Roster(assignments=works))
    changed = answered(file, ill(1, 1), since=0).file
    assert [(row.officer, row.shift) for row in changed.roster.assignments] == [("A05", "夜"), ("A06", "白")]
    back = answered(changed, since=0, undone=("1",))
    assert {(row.officer, row.shift) for row in back.file.roster.assignments} == {("A03", "夜"), ("A05", "白")}
    assert of_level(back, "0c") == (2, 2)


def test_more_that_was_asked_for_is_given_up() -> None:
    more = Event(id="1", kind=EventKind.SUPPORT, first=day(2), station=LONGQIAO, post="接处警", shift="白", officers=1)
    file = answered(published(policy={"notice": {"value": 1}}), more, since=1).file
    assert len([row for row in file.roster.assignments if row.date == day(2)]) == 2
    back = answered(file, since=1, undone=("1",))
    assert who(back.file) == ["A03"] * 5
    assert of_level(back, "0c") == (1, 1)


def test_leave_asked_for_and_granted_is_taken_back() -> None:
    asked = Event(id="1", kind=EventKind.LEAVE, officer="A03", first=day(2), last=day(3), is_pending=True)
    file = answered(published(policy={"notice": {"value": 1}}), asked, since=1).file
    assert any(row.first for row in file.roster.leave)
    back = answered(file, since=1, undone=("1",))
    assert who(back.file) == ["A03"] * 5
    assert back.file.roster.leave == ()


def test_of_leave_that_was_granted_what_has_been_has_been() -> None:
    """Also where it was given meanwhile, by a replan in between."""
    asked = Event(id="1", kind=EventKind.LEAVE, officer="A03", first=day(2), last=day(4), is_pending=True)
    file = answered(published(policy={"notice": {"value": 1}}), asked, since=1).file
    between = answered(file, ill(3, 3).model_copy(update={"id": "2", "officer": "C02"}), since=2).file
    for known, events in ((file, ["1"]), (between, ["1", "2"])):
        back = answered(known, since=3, undone=("1",)).file
        served = [row.date for row in back.roster.assignments if row.officer == "A03"]
        assert served == [day(number) for number in (0, 1, 3, 4)]
        (row,) = (row for row in back.case.leave if row.officer == "A03")
        assert (row.status, row.choices[0].last) == (LeaveStatus.APPROVED, day(2))
        assert [event.id for event in back.events] == events
        assert audit_file(back).breaches == ()


def test_a_return_that_has_been_is_not_taken_back_halfway() -> None:
    """From the first date on that it may, it is."""
    away = answered(published(policy={"notice": {"value": 1}}), ill(1, 4), since=1).file
    there = Event(id="2", kind=EventKind.RETURN, officer="A03", first=day(2))
    file = answered(away, there, since=2).file
    with pytest.raises(EventRefused, match="不能从中途撤销"):
        answered(file, since=3, undone=("2",))
    again = answered(file, since=2, undone=("2",)).file
    assert "A03" not in who(again)[2:]


def test_an_event_that_is_not_there_is_named() -> None:
    with pytest.raises(EventRefused, match="没有变动「7」"):
        answered(published(), since=1, undone=("7",))
