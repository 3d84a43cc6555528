"""`check --mark`: every fault at its cell, coloured and commented, and in a list that leads there."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

import cli
from models.errors import Exit
from scheduler.exchange import CaseFaults, read_case
from scheduler.exchange.writing.case.marked_copy import AUTHOR, COLOUR
from tests.exchange.books import Sheets, sound, write_book, write_folder
from tests.exchange.reading.test_faults import CASES


def check(*words: object) -> int:
    with pytest.raises(SystemExit) as left:
        cli.main(["check", *map(str, words)])
    return int(left.value.code or 0)


def spoilt() -> Sheets:
    sheets = sound()
    for name in ("negative demand", "unknown officer", "unknown category", "a pin without duty"):
        CASES[name][0](sheets)
    sheets["请假"].append(["=1+1", "", 7.2, "=HYPERLINK(0)"])
    del sheets["参数"][2]
    return sheets


def marked_cells(book: openpyxl.Workbook) -> set[str]:
    return {
        f"{page.title}!{cell.coordinate}"
        for page in book.worksheets
        for row in page.iter_rows()
        for cell in row
        if cell.comment and cell.comment.author == AUTHOR and cell.fill.start_color.rgb == COLOUR
    }


def test_bad_cells_are_coloured_commented_and_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case, target = write_book(tmp_path / "case.xlsx", spoilt()), tmp_path / "marked.xlsx"
    assert check(case, "--mark", target) == Exit.FAULTS
    with pytest.raises(CaseFaults) as caught:
        read_case(case)
    faults = caught.value.faults
    book = openpyxl.load_workbook(target)
    assert marked_cells(book) == {"参数!A1", "警员!D2", "需求!D2", "请假!A2", "请假!A3", "请假!C3", "请假!D3", "锁定!A2"}
    assert book["请假"]["C3"].comment.text.startswith("「7.2」是数，不能确定是 7月2日 还是 7月20日；应为日期")
    page = book["检查清单"]
    assert book.sheetnames[0] == "检查清单"
    rows = list(page.iter_rows(min_row=3, values_only=True))
    assert [(row[2], row[3] or "", row[5], row[6] or "") for row in rows] == [
        (fault.sheet, fault.cell or "表", fault.wrong, fault.expected) for fault in faults
    ]
    links = {str(page.cell(number, 3).value): page.cell(number, 4).hyperlink.location for number in range(3, 3 + len(faults))}
    assert links["需求"] == "'需求'!D2"
    assert links["参数"] == "'参数'!A1"
    assert links["锁定"] == "'锁定'!A2"


def test_a_fault_that_stands_in_many_cells_is_listed_once_and_marked_in_each(tmp_path: Path) -> None:
    sheets = sound()
    sheets["现排班"] = [["姓名", "7月1日", "7月2日", "7月3日"], ["张三", "大夜", "白", "大夜"], ["李四", "白", "大夜", ""]]
    case, target = write_book(tmp_path / "case.xlsx", sheets), tmp_path / "marked.xlsx"
    assert check(case, "--mark", target) == Exit.FAULTS
    book = openpyxl.load_workbook(target)
    assert marked_cells(book) == {"现排班!B2", "现排班!D2", "现排班!C3"}
    assert [row[4] for row in book["检查清单"].iter_rows(min_row=3, values_only=True)] == ["大夜"]


def test_what_was_typed_stays_and_no_text_becomes_a_formula(tmp_path: Path) -> None:
    case, target = write_book(tmp_path / "case.xlsx", spoilt()), tmp_path / "marked.xlsx"
    check(case, "--mark", target)
    before, after = openpyxl.load_workbook(case), openpyxl.load_workbook(target)
    for page in before.worksheets:
        assert [[cell.value for cell in row] for row in page] == [[cell.value for cell in row] for row in after[page.title]]
    assert "f" not in {cell.data_type for page in after.worksheets for row in page for cell in row}


def test_a_second_check_takes_off_the_marks_of_what_is_mended(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = tmp_path / "marked.xlsx", tmp_path / "again.xlsx"
    check(write_book(tmp_path / "case.xlsx", spoilt()), "--mark", first)
    book = openpyxl.load_workbook(first)
    book["警员"]["D2"] = "民警"
    book["参数"]["A3"], book["参数"]["B3"] = "结束日期", date(2024, 7, 14)
    book.save(first)
    check(first, "--mark", second)
    assert "检查清单" not in capsys.readouterr().err
    book = openpyxl.load_workbook(second)
    assert marked_cells(book) == {"需求!D2", "请假!A2", "请假!A3", "请假!C3", "请假!D3", "锁定!A2"}
    assert book["警员"]["D2"].comment is None
    assert book.sheetnames.count("检查清单") == 1


def test_a_sound_case_is_listed_without_faults(tmp_path: Path) -> None:
    target = tmp_path / "marked.xlsx"
    assert check(write_book(tmp_path / "case.xlsx", sound()), "--mark", target) == Exit.OK
    book = openpyxl.load_workbook(target)
    assert marked_cells(book) == set()
    rows = list(book["检查清单"].iter_rows(min_row=3, values_only=True))
    assert {row[1] for row in rows} == {"提醒", "默认项"}
    assert any("没有挂钩" in row[5] for row in rows)


def test_the_first_cell_of_a_merged_range_is_marked(tmp_path: Path) -> None:
    case, target = write_book(tmp_path / "case.xlsx", sound()), tmp_path / "marked.xlsx"
    book = openpyxl.load_workbook(case)
    book["警员"]["D2"], book["警员"]["D3"] = "保安", None
    book["警员"].merge_cells("D2:D3")
    book.save(case)
    assert check(case, "--mark", target) == Exit.FAULTS
    book = openpyxl.load_workbook(target)
    assert marked_cells(book) == {"警员!D2"}
    assert len(list(book["检查清单"].iter_rows(min_row=3))) == 2


def test_a_folder_of_csv_becomes_a_marked_workbook(tmp_path: Path) -> None:
    sheets = sound()
    sheets["需求"][1][3] = -1
    target = tmp_path / "marked.xlsx"
    assert check(write_folder(tmp_path / "case", sheets, "gb18030"), "--mark", target) == Exit.FAULTS
    book = openpyxl.load_workbook(target)
    assert marked_cells(book) == {"需求!D2"}
    assert book["警员"]["A2"].value == "001"


@pytest.mark.parametrize(("name", "target"), [("case.json", "x.xlsx"), ("case.xlsx", "x.csv"), ("case.xlsx", "case.xlsx")])
def test_targets_that_are_refused(name: str, target: str, tmp_path: Path) -> None:
    write_book(tmp_path / "case.xlsx", sound())
    (tmp_path / "case.json").write_text("{}")
    before = (tmp_path / "case.xlsx").read_bytes()
    assert check(tmp_path / name, "--mark", tmp_path / target) == Exit.NOT_WRITTEN
    assert (tmp_path / "case.xlsx").read_bytes() == before
