"""What a workbook hides is read like the rest, and counted by sheet; files that the system hides are not the planner's."""

from pathlib import Path

import pytest

from scheduler.exchange import Unreadable, read_case
from scheduler.exchange.reading.merging.merge import merge
from tests.exchange.books import Sheets, sound, write_book, write_folder
from tests.exchange.reading.formats import FORMATS, Page, pages, write


def asking() -> Sheets:
    """Three requests and blank rows below."""
    sheets = sound()
    sheets["请假"] += [["李四", "年休假", "2024-07-03", "2024-07-04"], ["王五", "病假", "2024-07-05", "2024-07-06"], [], []]
    return sheets


@pytest.mark.parametrize("suffix", FORMATS)
def test_hidden_rows_and_columns_are_read_and_counted(suffix: str, tmp_path: Path) -> None:
    """Blank ones do not count."""
    book = pages(asking(), hidden_rows=(3, 4, 5, 6), hidden_columns=(2, 5, 9))
    result = read_case(write(tmp_path / f"case.{suffix}", book))
    asked = [(request.officer, request.kind) for request in result.case.leave]
    assert asked == [("001", "年休假"), ("002", "年休假"), ("003", "病假")]
    assert result.hidden == (
        "工作表「请假」有 2 行被隐藏或筛选掉，已照常读取：第 3-4 行",
        "工作表「请假」有 2 列被隐藏，已照常读取：B、E列",
    )


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_hidden_sheet_is_read_and_named(suffix: str, tmp_path: Path) -> None:
    result = read_case(write(tmp_path / f"case.{suffix}", pages(asking(), is_hidden=True)))
    assert len(result.case.leave) == 3
    assert result.hidden == ("工作表「请假」是隐藏的，已照常读取",)


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_hidden_row_of_a_grid_and_a_hidden_sheet_that_is_none_of_a_case(suffix: str, tmp_path: Path) -> None:
    grid = Page([["姓名", "2024-07-01"], ["张三", "白"], ["李四", "夜"]], hidden_rows=(3,))
    book = {"备忘": Page([["密"]], is_hidden=True), **sound(), "现排班": grid}
    result = read_case(write(tmp_path / f"case.{suffix}", book))
    assert [(row.officer, row.shift) for row in result.case.base_roster] == [("001", "白"), ("002", "夜")]
    assert result.hidden == ("工作表「现排班」有 1 行被隐藏或筛选掉，已照常读取：第 3 行",)
    assert result.ignored == ("工作表「备忘」未识别，已略过",)


@pytest.mark.parametrize("suffix", FORMATS)
def test_nothing_is_said_of_a_workbook_that_hides_nothing(suffix: str, tmp_path: Path) -> None:
    assert read_case(write(tmp_path / f"case.{suffix}", asking())).hidden == ()


LEFT_BESIDE = ("._请假.csv", ".~lock.请假.csv#", "~$请假.csv", ".DS_Store", "Thumbs.db", "desktop.ini")


def test_files_that_programs_leave_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "case", sound())
    expected = read_case(folder)
    for name in LEFT_BESIDE:
        (folder / name).write_bytes(b"\x00\x05\x16\x07\xff\xfe")
    (folder / "__MACOSX").mkdir()
    (folder / "__MACOSX" / "._请假.csv").write_bytes(b"\x00\xff")
    assert read_case(folder) == expected


def test_a_folder_of_nothing_else_has_no_tables(tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "._请假.csv").write_bytes(b"\x00\x05")
    with pytest.raises(Unreadable, match="里没有 CSV 文件"):
        read_case(tmp_path / "case")


def test_parts_are_merged_without_what_lies_beside_them(tmp_path: Path) -> None:
    """A folder of parts, and every name in it given one by one."""
    write_book(tmp_path / "甲.xlsx", sound())
    for name in ("._甲.xlsx", "~$甲.xlsx", "Thumbs.db", "desktop.ini"):
        (tmp_path / name).write_bytes(b"\x00\x05\x16\x07")
    (tmp_path / "__MACOSX").mkdir()
    assert len(merge([tmp_path]).rows["officers"]) == len(merge(sorted(tmp_path.iterdir())).rows["officers"]) == 3
