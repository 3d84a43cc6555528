"""What cells of a duty grid say that no single shift is: two codes in one, weekdays under the dates, counts below."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scheduler.exchange import read_case
from tests.exchange.books import sound, write_book
from tests.exchange.reading.formats import FORMATS, Shown, write
from tests.exchange.reading.test_faults import faults

DAYS = [date(2024, 7, 1), date(2024, 7, 2)]
SERIALS = [45474, 45475]


def with_grid(*rows: list[Any]) -> dict[str, Any]:
    return sound() | {"现排班": [list(row) for row in rows]}


@pytest.mark.parametrize(
    ("text", "shifts"),
    [
        *((f"白{sign}休", "休、白") for sign in ("/", "／", "、", "+", "＋", " ", "\n", "，", "；", "|")),
        ("值 / 休", "休、值"),
        ("白班/夜班", "夜、白"),
        ("夜\n白", "夜、白"),
        ("接处警/白/夜", "夜、白"),
        ("接处警/户籍窗口", "夜、白"),
        ("白/年休/夜", "夜、白"),
    ],
)
def test_a_cell_of_two_codes_is_a_fault(text: str, shifts: str, tmp_path: Path) -> None:
    sheets = with_grid(["姓名", *DAYS], ["张三", "夜", text], ["李四", text, "夜"])
    assert faults(write_book(tmp_path / "case.xlsx", sheets)) == [
        f"现排班!C2: 「{text}」写了 {shifts}，不能确定是哪个，共 2 处；应为一人一天一个班次"
    ]


@pytest.mark.parametrize("text", ["白夜", "值休", "白/年休", "白/", "白（半天）"])
def test_what_is_understood_in_part_alone_is_unknown(text: str, tmp_path: Path) -> None:
    sheets = with_grid(["姓名", *DAYS], ["张三", "夜", text])
    assert faults(write_book(tmp_path / "case.xlsx", sheets))[0].startswith(f"现排班!C2: 未知的班次代码「{text}」")


@pytest.mark.parametrize(("text", "shift"), [("接处警/夜", "夜"), ("户籍窗口/白班", "白"), ("白/白班", "白"), ("户籍窗口", "白")])
def test_a_post_with_its_shift_is_one_code(text: str, shift: str, tmp_path: Path) -> None:
    case = read_case(write_book(tmp_path / "case.xlsx", with_grid(["姓名", DAYS[0]], ["张三", text]))).case
    assert [row.shift for row in case.base_roster] == [shift]


def test_a_shift_whose_own_name_holds_a_sign(tmp_path: Path) -> None:
    sheets = with_grid(["姓名", DAYS[0]], ["张三", "白/夜"]) | {"班次": [["班次", "时段"], ["白/夜", "08:00-次日08:00"]]}
    assert read_case(write_book(tmp_path / "case.xlsx", sheets)).case.base_roster[0].shift == "白/夜"


def test_a_header_or_a_column_of_two_shifts(tmp_path: Path) -> None:
    sentences = faults(write_book(tmp_path / "case.xlsx", with_grid(["日期", "白/夜"], ["7月1日", "张三"])))
    assert sentences[0].startswith("现排班!B1: 「白/夜」写了 夜、白，不能确定是哪个")
    sheets = with_grid(["日期", "班次", "值班民警"], ["7月1日", "白、休", "张三"])
    assert faults(write_book(tmp_path / "case.xlsx", sheets))[0].startswith("现排班!B2: 「白、休」写了 休、白")


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("code", ["aaa", "aaaa", "[$-804]aaaa;@", '"周"aaa', "ddd", "dddd", "yyyy-mm-dd", "General"])
@pytest.mark.parametrize("label", ["", "星期"])
def test_a_row_of_the_dates_once_more_is_a_row_of_weekdays(code: str, label: str, suffix: str, tmp_path: Path) -> None:
    weekdays = [Shown(number, code) for number in SERIALS]
    sheets = with_grid(["姓名", *DAYS], [label, *weekdays], ["张三", "白", "休"])
    case = read_case(write(tmp_path / f"case.{suffix}", sheets)).case
    assert [(row.officer, row.shift) for row in case.base_roster] == [("001", "白"), ("001", None)]


@pytest.mark.parametrize("suffix", FORMATS)
def test_numbers_of_other_dates_are_no_weekdays(suffix: str, tmp_path: Path) -> None:
    sheets = with_grid(["姓名", *DAYS], ["", 45474, 45480], ["张三", "白", "休"])
    assert faults(write(tmp_path / f"case.{suffix}", sheets)) == ["现排班!2行: 有班次而没有姓名或警号；应为警号或姓名"]


@pytest.mark.parametrize("weekdays", [["Mon", "Tue"], ["Monday", "Tuesday"], ["周一", "周二"], ["一", "二"]])
def test_weekdays_as_words(weekdays: list[str], tmp_path: Path) -> None:
    sheets = with_grid(["姓名", *DAYS], ["", *weekdays], ["张三", "白", "休"])
    assert len(read_case(write_book(tmp_path / "case.xlsx", sheets)).case.base_roster) == 2


@pytest.mark.parametrize(
    "row",
    [
        ["合计", 1, 2],
        ["汇总", "1", "2"],
        ["白班人数", 1, 1],
        ["共2人", "", ""],
        ["应到 2", "", ""],
        ["图例：", "白=白班", "夜=夜班"],
        ["白：白班", "", ""],
        ["★表示替岗", "", ""],
        ["白", 1, 2],
        ["夜班", "1", "0"],
    ],
)
def test_counts_and_legends_below_a_grid_are_its_foot(row: list[Any], tmp_path: Path) -> None:
    result = read_case(write_book(tmp_path / "case.xlsx", with_grid(["姓名", *DAYS], ["张三", "白", "休"], row)))
    assert len(result.case.base_roster) == 2
    assert result.ignored == (f"工作表「现排班」第 3 行「{row[0]}」是表尾，已略过",)


def test_a_stranger_with_codes_below_is_no_foot(tmp_path: Path) -> None:
    sheets = with_grid(["姓名", *DAYS], ["张三", "白", "休"], ["赵六", "白", 1])
    assert faults(write_book(tmp_path / "case.xlsx", sheets))[0].startswith("现排班!A3: 未知的警员「赵六」")


def test_totals_below_dates_and_posts(tmp_path: Path) -> None:
    sheets = with_grid(["日期", "接处警", "人数"], ["7月1日", "张三", 1], ["汇总", "1人次", 1], ["共1天", "", ""])
    result = read_case(write_book(tmp_path / "case.xlsx", sheets))
    assert len(result.case.base_roster) == 1
    assert len(result.ignored) == 2
