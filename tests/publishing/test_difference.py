"""The cells of two rosters, compared one by one."""

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

import cli
from models.errors import Exit, NotComparable
from models.leave import DutyBefore, RosterDay
from models.publishing.difference import CellChange
from models.roster import BedGrant, Roster, RosterFile
from scheduler.exchange.reading.roster_file import write_roster_json
from scheduler.exchange.writing.answers.difference_workbook import difference_bytes
from scheduler.publishing.difference import difference
from tests.cases import FENGHUANG, LONGQIAO, day, granted, refused, stint, tiny_case
from tests.exchange.rosters import case, roster_file


def compared(before: RosterFile, after: RosterFile):
    return difference((before.case, before.roster), (after.case, after.roster))


def changed(**parts) -> RosterFile:
    file = roster_file()
    return file.model_copy(update={"roster": file.roster.model_copy(update=parts)})


def only(file: RosterFile) -> tuple[str, CellChange]:
    """The one cell that differs from the usual roster."""
    differing = compared(roster_file(), file)
    assert differing.changed == 1
    return differing.people[0].officer, differing.people[0].cells[0]


def test_a_roster_does_not_differ_from_itself() -> None:
    assert compared(roster_file(), roster_file()).people == ()


def test_the_order_of_rows_is_no_difference() -> None:
    assert compared(roster_file(), changed(assignments=roster_file().roster.assignments[::-1])).people == ()


def held(file: RosterFile) -> dict[tuple[str, date], RosterDay]:
    """Every cell, as what differs from a roster without anything in it."""
    bare = tiny_case(days=14)
    differing = difference((bare, Roster()), (file.case, file.roster))
    return {(person.officer, cell.date): cell.after for person in differing.people for cell in person.cells}


def test_a_cell_is_duty_detachment_leave_and_bed() -> None:
    cells = held(roster_file())
    duty = DutyBefore(station=LONGQIAO, post="户籍窗口", shift="白")
    assert cells["D01", day(1)] == RosterDay(officer="D01", date=day(1), duties=(duty,), detached=(LONGQIAO,))
    assert cells["A02", day(4)].on_leave
    assert cells["B02", day(5)] == RosterDay(officer="B02", date=day(5), bed=True)
    assert cells["B01", day(8)].on_leave, "given leave too"
    assert not any(officer == "C01" for officer, _ in cells), "refused leave is none"


def test_leave_and_stints_from_before_and_beyond_the_horizon_hold_its_dates_alone() -> None:
    cells = held(changed(leave=(granted("Q3", 12, 16),), stints=(stint("C02", FENGHUANG, -3, 1),)))
    assert sorted(date for officer, date in cells if officer == "C01") == [day(12), day(13)]
    assert sorted(date for officer, date in cells if officer == "C02") == [day(0), day(1)]


def test_each_part_of_a_cell_is_a_change_by_itself() -> None:
    roster = roster_file().roster
    duty = roster.assignments[-1].model_copy(update={"shift": "白"})
    officer, other = only(changed(assignments=(*roster.assignments[:-1], duty)))
    assert (officer, other.date, other.before.duties[0].shift, other.after.duties[0].shift) == ("A03", day(8), "值", "白")
    officer, longer = only(changed(stints=(stint("D01", LONGQIAO, 1, 3),)))
    assert (officer, longer.date, longer.before.detached, longer.after.detached) == ("D01", day(3), (), (LONGQIAO,))
    officer, moved = only(changed(beds=(*roster.beds, BedGrant(officer="B02", night=day(6)))))
    assert (officer, moved.date, moved.before.bed, moved.after.bed) == ("B02", day(6), False, True)


def test_leave_refused_after_all_changes_each_of_its_dates() -> None:
    differing = compared(roster_file(), changed(leave=(refused("Q1"), granted("Q2", 4, 6, "moved"), refused("Q3"))))
    told = [(person.officer, [cell.date for cell in person.cells]) for person in differing.people]
    assert told == [("A01", [day(0), day(1), day(2)])]


def test_horizons_that_overlap_are_compared_where_they_do() -> None:
    later = tiny_case(start=day(7), days=14)
    differing = difference(
        (roster_file().case, roster_file().roster), (later, roster_file().roster.model_copy(update={"leave": ()}))
    )
    assert (differing.first, differing.last) == (day(7), day(13))
    assert {cell.date for person in differing.people for cell in person.cells} == {day(8), day(9)}


def test_horizons_apart_cannot_be_compared() -> None:
    apart = tiny_case(start=day(14))
    with pytest.raises(NotComparable, match="2024-08-05"):
        difference((roster_file().case, roster_file().roster), (apart, roster_file().roster))


def test_an_officer_whom_only_one_case_has_is_told() -> None:
    fewer = tiny_case(days=14, only=["A01", "A02", "A03", "A04", "B01", "B02", "C01"])
    without = roster_file().roster.model_copy(update={"assignments": (), "stints": (), "leave": ()})
    gone = difference((roster_file().case, roster_file().roster), (fewer, without))
    assert "D01" in {person.officer for person in gone.people}


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        cli.main([str(word) for word in words])
    out, err = capsys.readouterr()
    return int(left.value.code or 0), out, err


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    roster = roster_file().roster
    other = changed(assignments=tuple(row for row in roster.assignments if row.date != day(2)), stints=())
    paths = tmp_path / "原.json", tmp_path / "新.json"
    for path, file in zip(paths, (roster_file(), other), strict=True):
        write_roster_json(path, file)
    return paths


def test_the_command_tells_person_by_person_and_writes_both_sheets(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out, _ = run(capsys, "diff", *files, "-o", tmp_path / "变化.xlsx")
    assert code == Exit.OK
    assert "1 人、2 人日有变" in out
    assert "7月24日：龙桥所/户籍窗口/白 → 无" in out
    assert "7月23日：龙桥所/户籍窗口/白、驻龙桥所 → 龙桥所/户籍窗口/白" in out, "a cell says what differs"
    book = openpyxl.load_workbook(tmp_path / "变化.xlsx")
    assert book.sheetnames == ["逐人变化", "逐日变化"]
    assert [cell.value for cell in book["逐日变化"][4]][1:4] == ["户政科", "警员D01", "D01"]


def test_the_same_file_twice_says_so(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "diff", files[0], files[0], "--lang", "en")
    assert (code, "no change" in out) == (Exit.OK, True)


def test_what_is_no_roster_is_refused(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}")
    code, out, err = run(capsys, "diff", files[0], tmp_path / "x.json")
    assert (code, out) == (Exit.UNREADABLE, "")
    assert "x.json" in err


def test_the_workbook_goes_over_neither_roster(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    book = files[0].with_suffix(".xlsx")
    files[0].rename(book)
    assert run(capsys, "diff", book, files[1], "-o", book)[0] == Exit.NOT_WRITTEN


def test_weeks_of_change_are_told_as_ranges() -> None:
    bare = roster_file().roster
    long = bare.model_copy(update={"stints": (stint("D01", LONGQIAO, 1, 13),)})
    differing = difference((case(), bare), (case(), long))
    assert differing.people[0].cells[-1].date == day(2) + timedelta(11)
    book = openpyxl.load_workbook(BytesIO(difference_bytes(differing)))
    assert book["逐人变化"].max_row == 3 + 11
