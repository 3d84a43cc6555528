"""Whatever of a working copy can be seen and changed is read as an edit or named; what is not ours is listed."""

import shutil
from pathlib import Path
from random import Random

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment

from scheduler.exchange.reading.roster_file import read_roster
from scheduler.exchange.sheets.hidden_roster import HIDDEN_SHEET
from scheduler.exchange.working.edits.roster_changes import Changes, read_changes
from scheduler.exchange.working.workbook import write_working
from tests.exchange.rosters import case, closing, reasons, report, roster_file

SHEETS = ("总览", "龙桥所", "凤凰山所", "警员", "部门", "请假", "替岗", "警力缺口", "勤务均衡", "变更", "答复", "期末", "规则")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("every") / "底稿.xlsx"
    write_working(path, roster_file(), report(), reasons(), closing())
    return path


def places(path: Path) -> list[tuple[str, str, bool]]:
    """Every cell that was written, and whether it is locked."""
    book = load_workbook(path)
    cells = [cell for sheet in book.worksheets if sheet.title != HIDDEN_SHEET for row in sheet.iter_rows() for cell in row]
    ours = [cell for cell in cells if not isinstance(cell, MergedCell) and cell.has_style and cell.border.left.style]
    return [(cell.parent.title, cell.coordinate, cell.protection.locked) for cell in ours]


def changed(path: Path, goal: Path, cells: list[tuple[str, str]]) -> Changes:
    book = load_workbook(path)
    for number, (sheet, cell) in enumerate(cells):
        book[sheet][cell] = f"改{number}"
    book.save(goal)
    return read_changes(goal, read_roster(goal))


def test_the_sheets_are_protected_without_a_password(written: Path) -> None:
    book = load_workbook(written)
    assert [sheet.title for sheet in book.worksheets] == [*SHEETS, HIDDEN_SHEET]
    for name in SHEETS:
        assert book[name].protection.sheet
        assert not book[name].protection.password
        assert not book[name].protection.formatColumns
        assert not book[name].protection.autoFilter
    assert {sheet for sheet, _, locked in places(written) if not locked} == {"龙桥所", "凤凰山所", "警员", "请假"}


@pytest.mark.parametrize("seed", range(6))
def test_each_cell_changed_is_read_or_named(seed: int, written: Path, tmp_path: Path) -> None:
    """Some of every sheet at once; an open cell is an edit, a locked one is named, and nothing else is."""
    chance = Random(seed)
    known = places(written)
    chosen = [place for sheet in SHEETS for place in chance.sample([cell for cell in known if cell[0] == sheet], 6)]
    changes = changed(written, tmp_path / "改过.xlsx", [(sheet, cell) for sheet, cell, _ in chosen])
    read = {(change.sheet, change.cell) for change in changes.edits}
    named = {(line.sheet, line.cell) for line in changes.unread}
    assert read == {(sheet, cell) for sheet, cell, locked in chosen if not locked}
    assert named == {(sheet, cell) for sheet, cell, locked in chosen if locked}
    assert all(line.instead for line in changes.unread)
    assert changes.free == ()


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_that_is_gone_or_has_another_name(name: str, written: Path, tmp_path: Path) -> None:
    goal = tmp_path / "改过.xlsx"
    book = load_workbook(written)
    del book[name]
    book.save(goal)
    assert [str(line.sheet) for line in read_changes(goal, read_roster(goal)).unread] == [name]
    book = load_workbook(written)
    book[name].title = "另名"
    book.save(goal)
    changes = read_changes(goal, read_roster(goal))
    assert (changes.edits, changes.unread, changes.free) == ((), (), (f"{name} 已改名为 另名，按 {name} 读取",))


@pytest.mark.parametrize("name", SHEETS)
def test_rows_and_columns_put_in_are_nobodys_business(name: str, written: Path, tmp_path: Path) -> None:
    """Merged cells aside, which another program leaves where they were."""
    goal = tmp_path / "改过.xlsx"
    book = load_workbook(written)
    for area in list(book[name].merged_cells.ranges):
        book[name].unmerge_cells(str(area))
    book[name].insert_rows(1, 2)
    book[name].insert_cols(2)
    book.save(goal)
    changes = read_changes(goal, read_roster(goal))
    assert (changes.edits, changes.unread) == ((), ())


@pytest.mark.parametrize(("name", "first"), [("警员", 6), ("请假", 4), ("替岗", 4), ("勤务均衡", 4), ("期末", 2), ("规则", 2)])
def test_sorted_rows_are_understood(name: str, first: int, written: Path, tmp_path: Path) -> None:
    goal = tmp_path / "改过.xlsx"
    book = load_workbook(written)
    sheet = book[name]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(first, sheet.max_row)]
    for row, values in enumerate(reversed(rows), start=first):
        for column, value in enumerate(values, start=1):
            sheet.cell(row, column).value = value
    book.save(goal)
    changes = read_changes(goal, read_roster(goal))
    assert (changes.edits, changes.unread) == ((), ())


def test_cells_that_no_longer_stand_beside_their_labels_are_one_fault_a_sheet(written: Path, tmp_path: Path) -> None:
    from scheduler.exchange import CaseFaults

    goal = tmp_path / "改过.xlsx"
    book = load_workbook(written)
    sheet = book["警员"]
    for row in sheet.iter_rows(6, sheet.max_row, 5):
        for number, cell in enumerate(row):
            cell.value = f"错位{number % 3}"
    book.save(goal)
    with pytest.raises(CaseFaults) as caught:
        read_changes(goal, read_roster(goal))
    assert len(caught.value.faults) == 1
    assert "错了位" in str(caught.value)


def test_retyped_alike_is_no_edit(written: Path, tmp_path: Path) -> None:
    """A date as text, a number as text, a text with blanks."""
    goal = tmp_path / "改过.xlsx"
    book = load_workbook(written)
    covers, fairness = book["替岗"], book["勤务均衡"]
    covers["A4"], covers["F4"] = "2024-07-23", " 警员 D01 "
    number = next(cell for cell in fairness[4] if isinstance(cell.value, int))
    number.value = str(number.value)
    book["期末"]["B2"] = "2024/8/4 8:00"
    book.save(goal)
    assert read_changes(goal, read_roster(goal)) == Changes()


def test_what_is_free_is_listed(written: Path, tmp_path: Path) -> None:
    goal = tmp_path / "改过.xlsx"
    book: Workbook = load_workbook(written)
    book.create_sheet("草稿")["A1"] = 1
    book["总览"]["Z99"], book["警员"]["A99"] = "记", "记"
    cell = book["龙桥所"]["A6"]
    assert isinstance(cell, Cell)
    cell.comment = Comment("看这里", "计划员")
    book.save(goal)
    changes = read_changes(goal, read_roster(goal))
    assert (changes.edits, changes.unread) == ((), ())
    assert set(changes.free) == {"总览：表外单元格 1 个（Z99）", "警员：表外单元格 1 个（A99）", "新增的表 草稿", "批注 1 处"}


def test_a_copy_of_an_older_version_is_compared_where_it_may_be_edited(written: Path, tmp_path: Path) -> None:
    goal = tmp_path / "旧.xlsx"
    book = load_workbook(written)
    for row in book[HIDDEN_SHEET].iter_rows(min_col=2, max_col=2):
        row[0].value = None
    book["龙桥所"]["D6"], book["替岗"]["F4"] = "警员A01", "警员A09"
    book.save(goal)
    changes = read_changes(goal, read_roster(goal))
    assert [(change.sheet, change.cell) for change in changes.edits] == [("龙桥所", "D6")]
    assert changes.unread == ()
    assert changes.free == ("这份底稿由旧版本写出，只比对了可改的单元格",)


def test_a_horizon_without_requests_has_no_open_cell_on_that_sheet(tmp_path: Path) -> None:
    path = tmp_path / "底稿.xlsx"
    write_working(path, roster_file(case(leave=())), report(), reasons(), closing())
    shutil.copy(path, tmp_path / "二.xlsx")
    assert not {sheet for sheet, _, locked in places(path) if not locked} & {"请假"}
