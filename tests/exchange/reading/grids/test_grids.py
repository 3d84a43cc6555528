"""Duty grids as stations keep them become the base roster, and the last fortnight the opening state."""

from datetime import date, datetime
from pathlib import Path

import pytest

from models.words import say
from scheduler.exchange import CaseFaults, read_case
from scheduler.exchange.reading.rows_of.existing_roster import CODES
from tests.exchange.books import Sheets, sound, write_book, write_folder
from tests.exchange.reading.test_faults import faults

Roster = dict[tuple[str, int], str | None]


def read(tmp_path: Path, sheets: Sheets):
    return read_case(write_book(tmp_path / "case.xlsx", sheets))


def roster(tmp_path: Path, sheets: Sheets) -> Roster:
    return {(row.officer, row.date.day): row.shift for row in read(tmp_path, sheets).case.base_roster}


def with_grid(*rows: list[object], name: str = "现排班") -> Sheets:
    return sound() | {name: [list(row) for row in rows]}


DAYS = [date(2024, 7, 1), date(2024, 7, 2), date(2024, 7, 3)]
BY_NAME = [["龙桥派出所值班表"], ["姓名", *DAYS], ["张三", "白", "夜", ""], ["002", "休", "夜班", "备勤"]]
EXPECTED: Roster = {
    ("001", 1): "白",
    ("001", 2): "夜",
    ("001", 3): None,
    ("002", 1): None,
    ("002", 2): "夜",
    ("002", 3): "备",
}


def test_officers_down_dates_across(tmp_path: Path) -> None:
    """A blank cell of somebody without a rota is a day off, and the reader says so."""
    assert roster(tmp_path, with_grid(*BY_NAME)) == EXPECTED
    assert "现排班中没有轮班模式的 1 人，空白的日期按休息（共 1 处）" in read(tmp_path, with_grid(*BY_NAME)).defaults


@pytest.mark.parametrize(
    "header",
    [
        [["姓名", "7月1日", "7月2日", "7月3日"]],
        [["姓名", "7月1日\n周一", "7月2日\n周二", "7月3日（周三）"]],
        [["姓名", "1日", "2日", "3日"]],
        [["", "2024年7月", "", ""], ["姓名", 1, 2, 3]],
        [["龙桥派出所2024年7月值班表"], ["姓名", 1, 2, 3]],
        [["姓名", *DAYS], ["", "一", "二", "三"]],
        [["姓名", "2024年7月", "", ""], ["", 1, 2, 3], ["", "一", "二", "三"]],
    ],
)
def test_headers_of_dates(header: list[list[object]], tmp_path: Path) -> None:
    assert roster(tmp_path, with_grid(*header, *BY_NAME[2:])) == EXPECTED


def test_dates_down_posts_across(tmp_path: Path) -> None:
    """The shift stands in the header, or follows from the demand of the post; whoever is not named is off."""
    sheets = with_grid(
        ["龙桥派出所7月值班表"],
        ["日期", "星期", "接处警", "白班", "户籍窗口/备"],
        ["7月1日", "一", "张三、李 四", "", ""],
        ["7月2日", "二", "", "张三（带班）", "002"],
        ["备注：", "", "电话 110", "", ""],
    )
    assert roster(tmp_path, sheets) == {("001", 1): "夜", ("002", 1): "夜", ("001", 2): "白", ("002", 2): "备"}


def test_two_header_rows_over_posts(tmp_path: Path) -> None:
    sheets = with_grid(["日期", "接处警", "", "备注"], ["", "白", "夜", ""], ["7月1日", "张三", "李四", "x"])
    assert roster(tmp_path, sheets) == {("001", 1): "白", ("002", 1): "夜"}


def test_a_column_of_shifts_beside_the_dates(tmp_path: Path) -> None:
    """Merged dates span a row for each shift."""
    sheets = with_grid(["日期", "班次", "值班民警"], ["7月1日", "白", "张三"], ["7月1日", "夜", "李四"])
    assert roster(tmp_path, sheets) == {("001", 1): "白", ("002", 1): "夜"}


def test_a_grid_of_each_station_and_as_csv(tmp_path: Path) -> None:
    sheets = with_grid(["姓名", DAYS[0]], ["张三", "白"]) | {"现排班 户政科": [["警号", DAYS[0]], ["003", "休"]]}
    assert roster(tmp_path, sheets) == {("001", 1): "白", ("003", 1): None}
    case = read_case(write_folder(tmp_path / "case", sheets, "gb18030")).case
    assert len(case.base_roster) == 2


def test_a_blank_cell_leaves_the_date_to_the_rota(tmp_path: Path) -> None:
    """王五 of 户政科 has the office rota; 待排 leaves a date of 张三 open."""
    sheets = with_grid(["姓名", *DAYS], ["王五", "夜", "", ""], ["张三", "白", "", "待排"])
    assert roster(tmp_path, sheets) == {("003", 1): "夜", ("001", 1): "白", ("001", 2): None}


def test_unknown_words_are_listed_once_each(tmp_path: Path) -> None:
    sheets = with_grid(
        ["姓名", *DAYS],
        ["张三", "大夜", "白", "大夜"],
        ["赵六", "白", "白", "休"],
        ["李四", "年休", "大夜", ""],
    )
    assert faults(write_book(tmp_path / "case.xlsx", sheets)) == [
        f"现排班!B2: 未知的班次代码「大夜」，共 3 处；应为{say(CODES)}",
        "现排班!A3: 未知的警员「赵六」；应为警员表中的警号、不重名的姓名，或 单位/姓名",
        f"现排班!B4: 未知的班次代码「年休」；应为{say(CODES)}",
    ]
    sheets["班次"] = [["班次", "时段"], ["大夜", "00:00-08:00"]]
    assert len(faults(write_book(tmp_path / "case.xlsx", sheets))) == 2


def test_a_stranger_is_found_where_the_name_stands(tmp_path: Path) -> None:
    """Of an id the cell of the id, of a name with its unit beside it the cell of the name; each further row counts once."""
    sheets = with_grid(
        ["序号", "警号", "单位", "姓名", *DAYS],
        [1, "", "龙桥所", "赵六", "白", "白", ""],
        [2, "009", "龙桥所", "张三", "白", "", ""],
        [3, "", "龙桥所", "赵六", "", "", "白"],
    )
    path = write_book(tmp_path / "case.xlsx", sheets)
    with pytest.raises(CaseFaults) as caught:
        read_case(path)
    first, second = caught.value.faults
    assert (first.cell, first.wrong, first.others) == ("D2", "未知的警员「龙桥所/赵六」，共 2 处", ("D4",))
    assert (second.cell, second.wrong, second.others) == ("B3", "未知的警员「009」", ())


def test_an_opening_grid_names_a_stranger_where_the_name_stands(tmp_path: Path) -> None:
    sheets = sound() | {"期初": [["姓名", date(2024, 6, 30)], ["张三", "白"], ["赵六", "白"]]}
    assert faults(write_book(tmp_path / "case.xlsx", sheets))[0].startswith("期初!A3: 未知的警员「赵六」；")


def test_faults_of_a_grid_of_posts(tmp_path: Path) -> None:
    sheets = with_grid(
        ["日期", "接处警", "带班领导", "白班"],
        ["7月1日", "张三", "王五", "张三"],
        ["7.2", "张三", "", ""],
        ["", "李四", "", ""],
        ["9月31日", "李四", "", ""],
    )
    assert faults(write_book(tmp_path / "case.xlsx", sheets)) == [
        "现排班!C1: 看不出「带班领导」是哪个班次；应为岗位/班次，如 接处警/夜；或需求表中只有一个班次的岗位",
        "现排班!D2: 001 在 2024-07-01 是 白，而 现排班!B2 是 夜；应为一人一天一个班次",
        "现排班!A3: 「7.2」是数的写法，不能确定是 7月2日 还是 7月20日；应为日期，如 2024-07-22 或 7月22日",
        "现排班!A4: 有姓名而没有日期；应为写明年份的日期，如 2024年7月22日",
        "现排班!A5: 「9月31日」没有年份，编制期 2024-07-01 至 2024-07-14 内没有这一天；应为写明年份的日期，如 2024年7月22日",
    ]


def test_days_that_two_months_of_the_horizon_have_need_their_month(tmp_path: Path) -> None:
    sheets = with_grid(["姓名", 5], ["张三", "白"])
    sheets["参数"][2][1] = date(2024, 8, 31)
    assert faults(write_book(tmp_path / "case.xlsx", sheets)) == [
        "现排班!B1: 看不出「5日」是哪一天；应为写明年份的日期，如 2024年7月22日"
    ]


def test_a_sheet_that_is_no_grid(tmp_path: Path) -> None:
    sheets = with_grid(["甲", "乙"], ["张三", "白"])
    assert faults(write_book(tmp_path / "case.xlsx", sheets))[0].startswith("现排班!A1: 看不出是哪一种值班表；应为表头有「姓名」")


def test_dates_outside_the_horizon_are_listed(tmp_path: Path) -> None:
    result = read(tmp_path, with_grid(["姓名", date(2024, 6, 30), *DAYS, date(2024, 7, 22)], ["张三", *"白白白白白"]))
    assert [row.date for row in result.case.base_roster] == DAYS
    assert any("2024-06-30 至 2024-07-22 有 2 天在编制期外" in line for line in result.defaults)


OPENING = [
    ["姓名", *(f"6月{number}日" for number in range(15, 31))],
    ["张三", *["白"] * 13, "休", "白", "夜"],
    ["李四", *["休"] * 14, "", "休"],
]


def test_the_opening_state_from_a_grid(tmp_path: Path) -> None:
    """Of 16 dates the last 14 count: 张三 has worked for two, 李四 been off for all of them."""
    result = read(tmp_path, sound() | {"期初": OPENING})
    opening = {row.officer: row for row in result.case.opening}
    assert opening["001"].last_end == datetime(2024, 7, 1, 8)
    assert (opening["001"].last_shift, opening["001"].work_run, opening["001"].off_run) == ("夜", 2, 0)
    assert (opening["002"].last_end, opening["002"].work_run, opening["002"].off_run) == (None, 0, 14)
    assert any("期初由 2024-06-17 至 2024-06-30 的值班表推算：2 人" in line for line in result.defaults)


def test_the_opening_state_from_posts(tmp_path: Path) -> None:
    sheets = sound() | {"期初": [["日期", "接处警"], ["2024-06-29", "张三、李四"], ["2024-06-30", "李四"]]}
    runs = {row.officer: (row.work_run, row.off_run) for row in read(tmp_path, sheets).case.opening}
    assert runs == {"001": (0, 1), "002": (2, 0)}


def test_a_grid_that_ends_too_early_for_the_opening(tmp_path: Path) -> None:
    sheets = sound() | {"期初": [["日期", "接处警"], ["2024-06-28", "张三"]]}
    assert faults(write_book(tmp_path / "case.xlsx", sheets)) == [
        "期初!B2: 期初的值班表只到 2024-06-28；应为排到编制期前一日 2024-06-30"
    ]
