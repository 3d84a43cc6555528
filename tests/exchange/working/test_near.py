"""An edited 底稿 solved again: little changes beside the edits, leave once granted is kept, and `afresh` decides all anew."""

from pathlib import Path

import openpyxl
import pytest

from models.case import Case
from models.events.event import Event, EventKind
from models.leave import PinKind
from models.level import LetteredLevel
from models.roster import Outcome, Roster, RosterFile
from models.rules import COMPARED
from models.words import Language, speaking
from scheduler.audit import audit
from scheduler.engine.watch import Watch
from scheduler.exchange.reading.roster_file import read_roster
from scheduler.exchange.targets import roster_targets
from scheduler.exchange.working.edits.near_case import afresh_case, kept_leave, near_case
from scheduler.exchange.writing.case.case_file import write_case
from scheduler.explain.reasons.why import reasons
from scheduler.jobs.edited_roster import read_case_or_edited
from scheduler.jobs.replan import replan_file
from scheduler.jobs.solve import write_roster
from scheduler.ledger.closing import closing
from scheduler.ledger.roster_before import roster_before
from scheduler.plan import Settings, plan
from tests.cases import LONGQIAO, assigned, day, officer, request, seat, stint, tiny_case
from tests.exchange.working.test_edits import cells
from tests.publishing.events.replans import file_of

SETTINGS = Settings(10.0, 1)
OFFICERS, DAYS = LetteredLevel("3c"), LetteredLevel("3d")
DUTY = "龙桥所/接处警/白"


def written(case: Case, path: Path) -> Path:
    write_roster(roster_targets(path), *plan(case, SETTINGS))
    return path


def typed(source: Path, path: Path, texts: dict[tuple[str, int], str]) -> Path:
    book, case = openpyxl.load_workbook(source), read_roster(source).case
    places = cells(book["警员"], "警号", case)
    for (whose, number), text in texts.items():
        book["警员"][places[whose, day(number)]] = text
    book.save(path)
    return path


def again(path: Path, afresh: bool = False) -> RosterFile:
    read = read_case_or_edited(path, afresh).read
    return plan(read.case, SETTINGS, start=read.start).file


def of_two(path: Path) -> Path:
    """A05 serves on day 0, so that A03's leave on it is granted; no third is there."""
    case = tiny_case(
        days=2,
        officers=[officer(id, LONGQIAO) for id in ("A03", "A05")],
        demands=(seat(DUTY, 1, 1, on=0),),
        leave=(request("Q1", "A03", 0, 0),),
    )
    return written(case, path)


def outcome(file: RosterFile) -> Outcome:
    return file.roster.leave[0].outcome


def test_leave_once_granted_is_kept_though_cover_then_lacks(tmp_path: Path) -> None:
    """The other falls ill: the duty is left empty, and both are away where one of the two may be. Afresh, leave comes second."""
    source = of_two(tmp_path / "底稿.xlsx")
    assert outcome(read_roster(source)) is Outcome.GRANTED
    ill = typed(source, tmp_path / "病.xlsx", {("A05", 0): "病"})
    kept, anew = again(ill), again(ill, afresh=True)
    assert [(outcome(file), audit(file.case, file.roster).levels[1]) for file in (kept, anew)] == [
        (Outcome.GRANTED, 1),
        (Outcome.REFUSED, 0),
    ]
    assert (kept_leave(kept.case), kept_leave(anew.case)) == (1, 0)
    levels = {level.level: level.value for level in kept.proof.levels}
    assert (levels[OFFICERS], levels[DAYS]) == (0, 0)
    assert OFFICERS not in {level.level for level in anew.proof.levels}


def test_leave_that_an_edit_takes_is_decided_anew(tmp_path: Path) -> None:
    source = of_two(tmp_path / "底稿.xlsx")
    works = again(typed(source, tmp_path / "班.xlsx", {("A03", 0): "接处警/白"}))
    assert outcome(works) is Outcome.REFUSED
    assert kept_leave(works.case) == 0


def test_a_second_round_keeps_what_the_first_came_to(tmp_path: Path) -> None:
    """Leave is kept once, in whatever language that was said, and the rounds before it are no longer compared with."""
    first = of_two(tmp_path / "底稿.xlsx")
    read = read_case_or_edited(typed(first, tmp_path / "一.xlsx", {("A05", 1): "病"})).read
    second = tmp_path / "新.xlsx"
    write_roster(roster_targets(second), *plan(read.case, SETTINGS, start=read.start))
    with speaking(Language.EN, Language.EN):
        case = read_case_or_edited(typed(second, tmp_path / "二.xlsx", {("A03", 1): "接处警/白"})).read.case
    assert [pin.kind for pin in case.pins if pin.forced] == [PinKind.GRANT]
    assert {row.officer for row in case.roster_before if row.date == day(1)} == {"A03", "A05"}
    assert afresh_case(case).pins == tuple(pin for pin in case.pins if not pin.forced)


def test_as_little_as_possible_changes_beside_the_edit(tmp_path: Path) -> None:
    """Of two who could take over, each on one date, one does: the other keeps all dates as they were."""
    case = tiny_case(days=2, officers=[officer(id, LONGQIAO) for id in ("A03", "A05", "A06")], demands=(seat(DUTY, 1, 1),))
    source = written(case, tmp_path / "底稿.xlsx")
    worker = read_roster(source).roster.assignments[0]
    off = typed(source, tmp_path / "休.xlsx", {(worker.officer, (worker.date - day(0)).days): "休"})
    after = again(off)
    levels = {level.level: level.value for level in after.proof.levels}
    assert (levels[1], levels[OFFICERS], levels[DAYS]) == (0, 1, 1)


def test_a_copy_too_old_to_know_the_rows_is_kept_near_all_the_same(tmp_path: Path) -> None:
    file = read_roster(of_two(tmp_path / "底稿.xlsx"))
    switched_off = {key: {"on": False} for key in COMPARED}
    older = file.case.model_copy(update={"policy": file.case.policy.changed(**switched_off)})
    assert all(near_case(older, file.roster, (), COMPARED).policy.on(key) for key in COMPARED)
    assert not any(near_case(older, file.roster, (), ()).policy.on(key) for key in COMPARED)


def test_a_case_as_json_is_freed_of_the_roster_before_too(tmp_path: Path) -> None:
    file = read_roster(of_two(tmp_path / "底稿.xlsx"))
    case = file.case.model_copy(update={"roster_before": roster_before(file.case, file.roster)})
    write_case(case, tmp_path / "案例.json")
    assert read_case_or_edited(tmp_path / "案例.json").read.case == case
    assert read_case_or_edited(tmp_path / "案例.json", afresh=True).read.case == file.case


def of_replanned(path: Path) -> Path:
    """C01 covers on day 1 what A03 serves on the others; on day 3 A03 falls ill for the day after, and C02 stands in."""
    case = tiny_case(
        days=6,
        only=("A03", "C01", "C02"),
        demands=(seat(DUTY),),
        policy={"notice": {"value": 2}},
        as_of=day(-10),
    )
    works = [assigned("A03", DUTY, number, "free") for number in (0, 2, 3, 4, 5)]
    roster = Roster(assignments=(*works, assigned("C01", DUTY, 1)), stints=(stint("C01", LONGQIAO, 1, 1),))
    ill = Event(id="1", kind=EventKind.ILLNESS, officer="A03", first=day(4), last=day(4))
    file, report, _ = replan_file(file_of(case, roster), [ill], day(3), SETTINGS, Watch())
    write_roster(roster_targets(path), file, report, reasons(file.case, file.roster, report), closing(file.case, file.roster))
    return path


@pytest.mark.parametrize("afresh", [False, True])
def test_an_edited_replanned_roster_keeps_covers_that_were_told_in_time(tmp_path: Path, afresh: bool) -> None:
    """Day 1 is past by then and day 4 within the notice window: neither is too near for what stands there already."""
    edited = typed(of_replanned(tmp_path / "r.xlsx"), tmp_path / "e.xlsx", {("A03", 5): "病"})
    before = {(row.officer, row.date) for row in read_roster(tmp_path / "r.xlsx").roster.assignments}
    file = again(edited, afresh)
    levels = {str(level.level): level.value for level in file.proof.levels}
    assert audit(file.case, file.roster).breaches == ()
    assert levels["1"] == 0
    assert not any(level.startswith("0") for level in levels)
    if not afresh:
        kept = {(row.officer, row.date) for row in file.roster.assignments}
        assert before - {("A03", day(5))} <= kept
        assert ("C01", day(1)) in kept
