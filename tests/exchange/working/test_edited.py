"""A 底稿 edited by hand: audited whole with each breach at its cell, and solved again with every edit kept."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from models.case import Case
from models.roster import Roster, RosterFile
from scheduler.audit import audit
from scheduler.exchange import CaseFaults, Unreadable
from scheduler.exchange.reading.roster_file import read_roster
from scheduler.exchange.targets import roster_targets
from scheduler.exchange.working.edits.roster_changes import read_changes
from scheduler.exchange.working.edits.roster_edits import AnyEdit, Edit
from scheduler.exchange.working.grid import mark
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.jobs.edited_roster import kept, read_case_or_edited, with_edits
from scheduler.jobs.solve import write_roster
from scheduler.plan import Settings, plan
from scheduler.terminal.lines.audit import edit_lines
from tests.cases import assigned, day, request, stint, tiny_case
from tests.exchange.rosters import roster_file
from tests.exchange.working.test_edits import cells

Typed = dict[tuple[str, int], str]
"""What is typed for an officer on day n."""

SETTINGS = Settings(10.0, 1)


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("edited") / "底稿.xlsx"
    case = tiny_case(days=10, leave=(request("Q1", "A02", 1, 2),))
    write_roster(roster_targets(path), *plan(case, SETTINGS))
    return path


def edited(solved: Path, folder: Path, typed: Typed) -> tuple[Path, RosterFile, tuple[AnyEdit, ...]]:
    book = openpyxl.load_workbook(solved)
    case = read_roster(solved).case
    places = cells(book["警员"], "警号", case)
    for (officer, number), text in typed.items():
        book["警员"][places[officer, day(number)]] = text
    path = folder / "改过.xlsx"
    book.save(path)
    file = read_roster(path)
    return path, file, read_changes(path, file).edits


def breaches(file: RosterFile, edits: tuple[AnyEdit, ...]) -> list[str]:
    return list(edit_lines(edits, with_edits(file, edits).broken, file.case.policy))[1:]


def shown(file: RosterFile, keys: Iterable[tuple[str, int]]) -> Typed:
    tables = Tables(file)
    return {(id, number): mark(tables, tables.officers[id], day(number)).text for id, number in keys}


def free_day(file: RosterFile, officer: str, is_wanted: Callable[[date], bool] = lambda when: True) -> int:
    """A date on which nothing stands in the officer's cell."""
    tables = Tables(file)
    return next(
        n for n, when in enumerate(tables.dates) if is_wanted(when) and not mark(tables, tables.officers[officer], when).text
    )


def busy_day(file: RosterFile, officer: str) -> int:
    return next(n for n, when in enumerate(Tables(file).dates) if (officer, when) in Tables(file).works)


def test_every_edit_is_kept_in_the_next_roster(solved: Path, tmp_path: Path) -> None:
    """A duty more of a free officer, a cover, a base duty less, one in another shift, and an extra duty of a rota's day off."""
    before = read_roster(solved)
    typed = {
        ("A04", 2): "休",
        ("A01", 0): "夜●",
        ("B01", free_day(before, "B01")): "接处警/夜●",
        ("C02", free_day(before, "C02", lambda when: when.weekday() > 4)): "★龙桥派出所 接处警/值",
        ("D01", 1): "★龙桥所 户籍窗口/白",
    }
    path, _, edits = edited(solved, tmp_path, typed)
    assert 4 <= len(edits) <= 5
    read, again, *_ = read_case_or_edited(path)
    assert again == edits
    goal = tmp_path / "新.xlsx"
    write_roster(roster_targets(goal), *plan(read.case, SETTINGS, start=read.start))
    after = read_roster(goal)
    assert not audit(after.case, after.roster).breaches
    works = {(work.officer, work.date): (work.station, work.shift) for work in after.roster.assignments}
    assert works[("A01", day(0))] == ("龙桥所", "夜")
    assert ("A04", day(2)) not in works
    assert {key: text.replace("\n", " ") for key, text in shown(after, typed).items() if key[0] in ["B01", "D01"]} == {
        key: text for key, text in typed.items() if key[0] in ["B01", "D01"]
    }
    assert works["C02", day(next(n for id, n in typed if id == "C02"))] == ("龙桥所", "值")
    assert read_changes(goal, after).edits == ()


def test_edits_of_a_second_round_take_the_place_of_the_first(solved: Path, tmp_path: Path) -> None:
    _, file, edits = edited(solved, tmp_path, {("A04", 2): "休"})
    first = kept(file, edits)
    number = len(first.pins)
    again = RosterFile(case=first, case_hash=file.case_hash, roster=file.roster, proof=file.proof)
    edit = edits[0]._replace(before="", after="白")
    second = kept(again, (edit,))
    assert len(second.pins) == number
    assert [row.shift for row in second.base_roster if (row.officer, row.date) == ("A04", day(2))] == ["白"]


def test_a_breach_is_told_by_cell_and_rule(solved: Path, tmp_path: Path) -> None:
    """An auxiliary on the response team on a working date; a constable without the skill at the counter."""
    _, file, edits = edited(solved, tmp_path, {("A04", 5): "接处警/值", ("C01", 1): "★龙桥所 户籍窗口/白"})
    told = breaches(file, edits)
    first = next(at for at, line in enumerate(told) if "A04" in line)
    second = next(at for at, line in enumerate(told) if "C01" in line)
    assert told[first].startswith(f"  警员!{edits[0].cell}：A04 7月27日")
    assert any(line.startswith("    〔岗位所需人员类别〕") for line in told[first + 1 : second])
    assert any(line.startswith("    〔岗位所需技能〕") for line in told[second + 1 :])


def test_a_base_duty_in_another_shift_is_told_with_the_rest_that_it_takes(solved: Path, tmp_path: Path) -> None:
    """A04 works by day on all dates; a night on Tuesday runs into Wednesday's day."""
    _, file, edits = edited(solved, tmp_path, {("A04", 1): "户籍窗口/夜"})
    told = breaches(file, edits)
    assert len(told) == 3
    assert told[1].startswith("    〔轮班模式〕")
    assert told[2].startswith("    〔夜班后休息〕警员A04 7月24日08:00上白班")


def test_what_several_edits_do_to_the_levels(solved: Path, tmp_path: Path) -> None:
    """Without A04 and whoever stands in, the counter is short on day 1: level 1 of the audit says so."""
    before = read_roster(solved)
    crew = {work.officer for work in before.roster.assignments if (work.post, work.date) == ("户籍窗口", day(1))}
    _, file, edits = edited(solved, tmp_path, {(officer, 1): "" for officer in crew})
    report = audit(file.case, with_edits(file, edits).roster)
    was = audit(before.case, before.roster)
    assert report.levels[1] == was.levels[1] + 1
    assert len(edits) == len(crew) > 0


def test_a_base_duty_comes_back_where_the_stint_that_took_it_shrinks() -> None:
    """A01, of a rota, is away from Monday to Thursday; without Thursday's cover Tuesday's standby at home stands again."""
    lent = tuple(assigned("A01", "凤凰山所/接处警/夜", number, rung=3) for number in (0, 3))
    roster = Roster(assignments=lent, stints=(stint("A01", "凤凰山所", 0, 3),))
    file = roster_file(tiny_case(days=4)).model_copy(update={"roster": roster})
    roster = with_edits(file, (Edit("警员", "H6", "A01", day(3), "★凤凰山所 接处警/夜●", ""),)).roster
    assert roster.stints == (stint("A01", "凤凰山所", 0, 0),)
    assert {(work.date, work.shift) for work in roster.assignments} == {(day(0), "夜"), (day(1), "备")}


@pytest.mark.parametrize(
    ("who", "number", "text", "said"),
    [
        ("A03", 1, "大夜", "「大夜」不是这里能识别的代码；应为班次（白）"),
        ("A03", 1, "门卫/白", "「门卫/白」不是这里能识别的代码"),
        ("B01", 1, "白", "凤凰山所当日没有「白」的警力需求"),
        ("C01", 1, "夜", "机关人员在这里只能加、改或取消替岗"),
        ("C01", 1, "★天上 接处警/值", "「★天上 接处警/值」不是这里能识别的代码"),
    ],
)
def test_a_code_that_is_none_is_a_fault_at_its_cell(
    who: str, number: int, text: str, said: str, solved: Path, tmp_path: Path
) -> None:
    path, file, edits = edited(solved, tmp_path, {(who, number): text})
    with pytest.raises(CaseFaults) as caught:
        with_edits(file, edits)
    (fault,) = caught.value.faults
    assert str(fault).startswith(f"警员!{edits[0].cell}: {said}")
    with pytest.raises(CaseFaults):
        read_case_or_edited(path)


def test_leave_is_not_taken_away_by_an_empty_cell(solved: Path, tmp_path: Path) -> None:
    file = read_roster(solved)
    leave = next(decision for decision in file.roster.leave if decision.first)
    assert leave.first is not None
    _, file, edits = edited(solved, tmp_path, {("A02", (leave.first - day(0)).days): ""})
    with pytest.raises(CaseFaults, match="清空了准假的「休」；应为"):
        with_edits(file, edits)


def test_a_shift_typed_over_leave_has_the_leave_moved_or_refused(solved: Path, tmp_path: Path) -> None:
    file = read_roster(solved)
    leave = next(decision for decision in file.roster.leave if decision.first)
    assert leave.first is not None
    number = (leave.first - day(0)).days
    path, file, _ = edited(solved, tmp_path, {("A02", number): "值"})
    case: Case = read_case_or_edited(path).read.case
    roster = plan(case, SETTINGS, start=file.roster).file.roster
    assert [work.shift for work in roster.assignments if (work.officer, work.date) == ("A02", day(number))] == ["值"]


def test_a_roster_without_edits_is_not_solved_again(solved: Path) -> None:
    with pytest.raises(Unreadable, match="没有手工改动"):
        read_case_or_edited(solved)
