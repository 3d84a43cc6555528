"""Mistakes of a careless hour: what is wrong is named where it stands, what is clear is read, nothing is lost in silence."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook

from scheduler.exchange import ReadResult, Unreadable, read_case, write_template
from scheduler.exchange.reading.merging.merge import merge
from scheduler.exchange.transaction.outputs import NotWritten
from scheduler.exchange.working.workbook import write_working
from scheduler.exchange.writing.case.unit_part import write_part
from tests.exchange.books import Sheets, sound, write_book, write_folder
from tests.exchange.reading.test_faults import faults
from tests.exchange.rosters import closing, reasons, report, roster_file

Edit = Callable[[Workbook], object]
PIN = ["锁定", "警员", "日期", "派出所", "岗位", "班次", "强制"]


def book(tmp_path: Path, edit: Edit = lambda book: None, sheets: Sheets | None = None) -> Path:
    """As a planner leaves it: another program has saved it."""
    path = write_book(tmp_path / "案例.xlsx", sheets or sound())
    whole = openpyxl.load_workbook(path)
    edit(whole)
    whole.save(path)
    return path


def read(tmp_path: Path, edit: Edit = lambda book: None, sheets: Sheets | None = None) -> ReadResult:
    return read_case(book(tmp_path, edit, sheets))


def put(sheet: str, **cells: object) -> Edit:
    def edit(whole: Workbook) -> None:
        for cell, value in cells.items():
            whole[sheet][cell] = value

    return edit


@pytest.mark.parametrize("name", ["张 三", "张　三", "\u200b张三", "张三\u00a0", "龙桥所/张 三", "００１"])
def test_blanks_in_a_name_only_fill_its_width(name: str, tmp_path: Path) -> None:
    result = read(tmp_path, put("请假", A2=name))
    assert [request.officer for request in result.case.leave] == ["001"]


def test_a_name_with_blanks_in_the_list_of_officers(tmp_path: Path) -> None:
    assert [request.officer for request in read(tmp_path, put("警员", B2="张　三")).case.leave] == ["001"]


@pytest.mark.parametrize("typed", ["✓", "✔", "☑", "√", "是", "Ｙ", "1", "TRUE", "对", True, 1])
def test_ticks(typed: object, tmp_path: Path) -> None:
    sheets = sound() | {"锁定": [PIN, ["指定", "001", date(2024, 7, 3), "龙桥", "接处警", "夜", typed]]}
    assert read(tmp_path, sheets=sheets).case.pins[0].forced


@pytest.mark.parametrize("typed", ["×", "✗", "无", "否"])
def test_crosses(typed: str, tmp_path: Path) -> None:
    sheets = sound() | {"锁定": [PIN, ["指定", "001", date(2024, 7, 3), "龙桥", "接处警", "夜", typed]]}
    assert not read(tmp_path, sheets=sheets).case.pins[0].forced


@pytest.mark.parametrize(("cell", "typed"), [("C2", "1924-07-09"), ("D2", "2042-07-10")])
def test_a_wrong_century_is_no_leave_of_many_years(cell: str, typed: str, tmp_path: Path) -> None:
    (fault,) = faults(book(tmp_path, put("请假", **{cell: typed})))
    assert fault.startswith("请假!C2: 请假 ")
    assert fault.endswith("超过一年；应为年份写对的开始日期和结束日期")


@pytest.mark.parametrize("text", ["合计：3人", "合计", "总计 3", "共计:3"])
def test_a_total_below_the_table_is_no_officer(text: str, tmp_path: Path) -> None:
    result = read(tmp_path, lambda whole: whole["警员"].append([text]))
    assert len(result.case.officers) == 3
    assert result.ignored == (f"工作表「警员」第 5 行「{text}」是表尾，已略过",)


def test_a_missing_column_names_the_headers_that_were_not_recognised(tmp_path: Path) -> None:
    (fault,) = faults(book(tmp_path, put("请假", A1="申请者")))
    assert fault == "请假!1行: 缺少「警员」列（表头中未识别的：申请者(A)）；应为前 10 行内的表头有「警员」（officer）"


def test_a_missing_sheet_names_the_sheets_that_were_not_recognised(tmp_path: Path) -> None:
    (fault,) = faults(book(tmp_path, lambda whole: setattr(whole["请假"], "title", "7月请假")))
    assert fault.startswith("请假: 缺少工作表「请假」（未识别的工作表：7月请假）；应为")


def test_headers_of_leave_as_offices_name_them(tmp_path: Path) -> None:
    assert len(read(tmp_path, put("请假", C1="开始时间", D1="结束时间")).case.leave) == 1


def test_a_header_twice_is_listed_as_such(tmp_path: Path) -> None:
    result = read(tmp_path, put("请假", I1="结束日期", I2=date(2024, 7, 12)))
    assert result.case.leave[0].choices[0].last == date(2024, 7, 10)
    assert result.ignored == ("工作表「请假」的列「结束日期」(I列)与前面的列重复，已略过",)


@pytest.mark.parametrize("sign", [";", "\t"])
def test_csv_with_other_signs_between_the_cells(sign: str, tmp_path: Path) -> None:
    sheets = {name: [[str(cell).replace("；", "、") for cell in row] for row in rows] for name, rows in sound().items()}
    folder = write_folder(tmp_path / "案例", sheets, "gb18030")
    for file in folder.iterdir():
        file.write_bytes(file.read_bytes().replace(b",", sign.encode()))
    assert read_case(folder).case == read_case(write_folder(tmp_path / "逗号", sheets)).case


def test_semicolons_inside_the_cells_of_a_csv_part_nothing(tmp_path: Path) -> None:
    sheets = sound()
    sheets["警员"][3][4] = "户籍;出入境"
    assert len(read_case(write_folder(tmp_path / "案例", sheets)).case.qualifications) == 3


@pytest.mark.parametrize(
    ("name", "words"), [("~$案例.xlsx", "请改给「案例.xlsx」"), ("案例.xls", "请把扩展名改为 .xlsx")], ids=["lock", "suffix"]
)
def test_a_file_that_is_not_what_its_name_says(name: str, words: str, tmp_path: Path) -> None:
    path = book(tmp_path).rename(tmp_path / name)
    with pytest.raises(Unreadable, match=words):
        read_case(path)


def test_a_roster_among_the_parts_is_called_one(tmp_path: Path) -> None:
    write_working(tmp_path / "底稿.xlsx", roster_file(), report(), reasons(), closing())
    with pytest.raises(Unreadable, match="是排班结果（底稿），不是案例"):
        merge([book(tmp_path), tmp_path / "底稿.xlsx"])


def test_a_template_never_covers_what_was_filled_in(tmp_path: Path) -> None:
    path = book(tmp_path)
    before = path.read_bytes()
    with pytest.raises(NotWritten, match="不是空白模板"):
        write_template(path)
    with pytest.raises(NotWritten, match="不是空白模板"):
        write_part(path, "龙桥", None)
    assert path.read_bytes() == before


def test_a_blank_template_may_be_written_anew(tmp_path: Path) -> None:
    for name in ("案例.xlsx", "案例.xlsx"):
        write_template(tmp_path / name, full=True)
        write_part(tmp_path / "龙桥.xlsx", "龙桥", None)
    assert openpyxl.load_workbook(tmp_path / "案例.xlsx").sheetnames


def test_a_stranger_without_any_code_is_one_all_the_same(tmp_path: Path) -> None:
    sheets = sound() | {
        "现排班": [["姓名", date(2024, 7, 1), date(2024, 7, 2)], ["张三", "白", ""], ["赵六", "", ""], ["李四", "", ""]]
    }
    (fault,) = faults(book(tmp_path, sheets=sheets))
    assert fault.startswith("现排班!A3: 未知的警员「赵六」；")


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (
            lambda whole: whole["需求"].append(["龙桥", "接处警", "夜", 3, 4]),
            "工作表「需求」第 4 行与第 2 行是同一岗次（龙桥/接处警/夜），以第 4 行为准",
        ),
        (put("警员", E3="户藉(协助)"), "没有岗位要求的技能（人数）：户藉(1)、出入境(1)；若是错字请改正"),
        (
            lambda whole: whole["警员"].append(["004", "王五", "户政科", "民警"]),
            "户政科的「王五」有多个警号：003、004；若是同一人请只留一行",
        ),
        (put("警员", C3="龙乔派出所"), "只在警员表里出现、没有需求的派出所：龙乔；若是错字请改正"),
        (put("请假", B2="年修假"), "不是应准假种、规则里也没有单列的假种（份数）：年修假(1)，按一般请假决定；若是错字请改正"),
    ],
)
def test_what_may_be_a_slip_is_listed(edit: Edit, said: str, tmp_path: Path) -> None:
    assert said in read(tmp_path, edit).defaults
    assert said not in read(tmp_path).defaults


def test_rows_of_demand_on_other_dates_repeat_nothing(tmp_path: Path) -> None:
    sheets = sound()
    sheets["需求"] = [
        [*sheets["需求"][0], "日别"],
        *([*row, ""] for row in sheets["需求"][1:]),
        ["龙桥", "接处警", "夜", 2, 3, "周末"],
    ]
    assert not any("同一岗次" in line for line in read(tmp_path, sheets=sheets).defaults)


@pytest.mark.parametrize("lock", ["~$案例.xlsx", ".~lock.案例.xlsx#"])
def test_a_file_that_is_open_elsewhere_is_read_as_it_was_saved(lock: str, tmp_path: Path) -> None:
    path = book(tmp_path)
    (tmp_path / lock).write_bytes(b"")
    assert read_case(path).ignored == (f"「{path}」正在其他程序中打开，读到的是上次保存的内容",)


def test_an_empty_cell_says_what_belongs_there(tmp_path: Path) -> None:
    (fault,) = faults(book(tmp_path, put("请假", D2=None)))
    assert fault == "请假!D2: 结束日期为空；应为结束日期（含当日）"


@pytest.mark.parametrize("text", ["张三/李四", "张三+李四", "张三李四"])
def test_names_that_run_together_are_told_how_to_part(text: str, tmp_path: Path) -> None:
    (fault,) = faults(book(tmp_path, sheets=sound() | {"现排班": [["日期", "接处警"], ["7月1日", text]]}))
    assert fault.startswith(f"现排班!B2: 未知的警员「{text}」")
    assert fault.endswith("；同一格有几个人的，用「、」分开")


def test_half_a_json_says_where_it_ends(tmp_path: Path) -> None:
    (tmp_path / "案例.json").write_text('{"title": ', encoding="utf-8")
    with pytest.raises(Unreadable, match="从第 1 行第 11 列起读不下去"):
        read_case(tmp_path / "案例.json")


def test_a_case_of_nobody_is_not_in_order(tmp_path: Path) -> None:
    sheets = {key: rows[:1] if key in ("警员", "请假") else rows for key, rows in sound().items()} | {
        "单位": [["单位"], ["龙桥所"]]
    }
    assert faults(book(tmp_path, sheets=sheets)) == ["警员!A2: 表中一名警员也没有；应为表头下面至少一行"]
