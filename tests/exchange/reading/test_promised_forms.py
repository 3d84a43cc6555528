"""The forms that docs/files.md promises, with their siblings in width and spelling."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from scheduler.exchange.errors import CaseFaults
from scheduler.exchange.reading.assembled import ReadResult
from scheduler.exchange.reading.cells.days import Day, Range
from scheduler.exchange.reading.cells.spans import Dates, dates_of
from scheduler.exchange.reading.reader import read_case
from scheduler.exchange.writing.case.case_file import write_case
from scheduler.exchange.writing.case.marked_copy import AUTHOR, write_marked
from tests.cases import tiny_case
from tests.exchange.books import Sheets, sound, write_book

JULY = Range(date(2024, 7, 1), date(2024, 7, 14))
WINTER = Range(date(2024, 12, 1), date(2025, 1, 31))


def read(tmp_path: Path, sheets: Sheets) -> ReadResult:
    return read_case(write_book(tmp_path / "case.xlsx", sheets))


@pytest.mark.parametrize(
    ("typed", "horizon", "first", "last"),
    [
        ("7月9日", JULY, (2024, 7, 9), None),
        ("8月3日", JULY, (2024, 8, 3), None),
        ("6月20日", JULY, (2024, 6, 20), None),
        ("１２月３１日", JULY, (2024, 12, 31), None),
        ("1月1日", JULY, (2025, 1, 1), None),
        ("1月8日", JULY, (2024, 1, 8), None),
        ("11月30日", WINTER, (2024, 11, 30), None),
        ("2月1日", WINTER, (2025, 2, 1), None),
        ("8月3日（周六）", JULY, (2024, 8, 3), None),
        ("8月3日至8月9日", JULY, (2024, 8, 3), (2024, 8, 9)),
        ("6月28日至7月2日", JULY, (2024, 6, 28), (2024, 7, 2)),
        ("6月1日至9月1日", JULY, (2024, 6, 1), (2024, 9, 1)),
        ("12月30日至1月3日", JULY, (2024, 12, 30), (2025, 1, 3)),
        ("6月1日至9月30日", WINTER, (2024, 6, 1), (2024, 9, 30)),
    ],
)
def test_a_date_without_year_is_the_nearest_to_the_horizon(
    typed: str, horizon: Range, first: tuple[int, int, int], last: tuple[int, int, int] | None
) -> None:
    assert dates_of(typed, horizon) == Dates(date(*first), date(*last) if last else None, inferred=True)


def test_a_day_that_no_near_year_has_is_none() -> None:
    assert Range(date(2026, 7, 1), date(2026, 7, 14)).likeliest(Day(None, 2, 29)) == []


def test_a_year_inferred_is_listed(tmp_path: Path) -> None:
    sheets = sound()
    sheets["请假"][1][2:4] = ["8月3日", "8月9日"]
    result = read(tmp_path, sheets)
    assert [(choice.first, choice.last) for choice in result.case.leave[0].choices] == [(date(2024, 8, 3), date(2024, 8, 9))]
    assert any("2024" in line and "C2" in line for line in result.inferred)


@pytest.mark.parametrize("code", ["休", "轮休", "补休", "调休", "下", "/", "／", "-", "－", "—", "–"])
def test_days_off_of_a_grid(code: str, tmp_path: Path) -> None:
    sheets = sound() | {"现排班": [["警号", date(2024, 7, 1)], ["001", code]]}
    assert [(day.officer, day.shift) for day in read(tmp_path, sheets).case.base_roster] == [("001", None)]


@pytest.mark.parametrize("name", ["龙桥/张三", "龙桥／张三", "龙桥所/张三", "龙桥所／张三", "龙桥派出所／张三"])
def test_a_unit_and_a_name(name: str, tmp_path: Path) -> None:
    sheets = sound()
    sheets["请假"][1][0] = name
    assert read(tmp_path, sheets).case.leave[0].officer == "001"


@pytest.mark.parametrize("text", ["003:2024-07-03/2024-07-05", "003：2024-07-03／2024-07-05", "户政科／王五：7月3日／7月5日"])
def test_a_reference_with_two_dates(text: str, tmp_path: Path) -> None:
    sheets = sound() | {"锁定": [["警员", "锁定", "派出所", "岗位", "班次"], [text, "指定", "龙桥", "接处警", "夜"]]}
    assert [pin.date for pin in read(tmp_path, sheets).case.pins] == [date(2024, 7, day) for day in (3, 4, 5)]


@pytest.mark.parametrize("text", ["龙桥/接处警/夜:2024-07-03", "龙桥所／接处警／夜：2024-07-03"])
def test_a_duty_in_one_cell(text: str, tmp_path: Path) -> None:
    sheets = sound() | {"锁定": [["警员", "锁定", "派出所"], ["003", "指定", text]]}
    pin = read(tmp_path, sheets).case.pins[0]
    assert (pin.station, pin.post, pin.shift, pin.date) == ("龙桥", "接处警", "夜", date(2024, 7, 3))


def rotas(sheets: Sheets) -> None:
    sheets["警员"] = [[*row, text] for row, text in zip(sheets["警员"], ["轮班模式", *["四班"] * 3], strict=True)]


def teams(sheets: Sheets) -> None:
    rotas(sheets)
    sheets["警员"] = [[*row, text] for row, text in zip(sheets["警员"], ["警组", *["九组"] * 3], strict=True)]
    sheets["轮班模式"] = [["模式", "循环", "警组", "基准日", "周期位置"], ["四班", "值 休", "一组", date(2024, 7, 1), 1]]


def shifts(sheets: Sheets) -> None:
    sheets["需求"] += [["龙桥", post, "小夜", 1, 1] for post in ("接处警", "户籍窗口")]
    sheets["意愿"] = [["警员", "意愿", "起", "止", "班次"], ["001", "愿上勤", date(2024, 7, 2), date(2024, 7, 3), "小夜"]]


def posts(sheets: Sheets) -> None:
    for row in sheets["警员"][1:]:
        row[5] = "窗口岗"


def units(sheets: Sheets) -> None:
    sheets["挂钩"] = [["派出所", "部门"], ["龙桥", "禁毒大队"], ["龙桥所", "禁毒大队"], ["龙桥", "禁毒大队"]]


def officers(sheets: Sheets) -> None:
    sheets["请假"] += [["赵六", "年休假", date(2024, 7, day), date(2024, 7, day), "", "", "", ""] for day in (2, 4)]
    sheets["住宿"] = [["警员", "日期"], ["赵六", date(2024, 7, 2)]]


MISSING = {
    rotas: ("警员!G2: 未知的轮班模式「四班」，共 3 处", ("G3", "G4")),
    teams: ("警员!H2: 轮班模式「四班」中没有警组「九组」，共 3 处", ("H3", "H4")),
    shifts: ("需求!C4: 未知的班次「小夜」，共 3 处", ("C5", "意愿!E2")),
    posts: ("警员!F2: 未知的岗位「窗口岗」，共 3 处", ("F3", "F4")),
    units: ("挂钩!B2: 未知的单位「禁毒大队」，共 3 处", ("B3", "B4")),
    officers: ("请假!A3: 未知的警员「赵六」，共 3 处", ("A4", "住宿!A2")),
}


@pytest.mark.parametrize("edit", MISSING, ids=lambda edit: edit.__name__)
def test_what_is_missing_is_one_fault_and_marked_in_every_cell(edit: Callable[[Sheets], None], tmp_path: Path) -> None:
    sheets = sound()
    edit(sheets)
    with pytest.raises(CaseFaults) as caught:
        read(tmp_path, sheets)
    (fault,) = caught.value.faults
    sentence, others = MISSING[edit]
    assert str(fault).startswith(sentence)
    assert fault.others == others
    write_marked(tmp_path / "case.xlsx", tmp_path / "marked.xlsx", [fault])
    book = openpyxl.load_workbook(tmp_path / "marked.xlsx")
    comments = [book[sheet][cell].comment for sheet, cell in fault.places]
    assert [comment.author for comment in comments if comment] == [AUTHOR] * 3


def test_json_tells_a_missing_id_once_too(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    write_case(tiny_case(), path)
    tree = json.loads(path.read_text(encoding="utf-8"))
    for officer in tree["officers"][:3]:
        officer["rota"] = "五班"
    path.write_text(json.dumps(tree), encoding="utf-8")
    with pytest.raises(CaseFaults) as caught:
        read_case(path)
    assert [str(fault) for fault in caught.value.faults] == ["officers[0].rota: 未知的轮班模式「五班」，共 3 处"]


def test_different_missing_ids_are_different_faults(tmp_path: Path) -> None:
    sheets = sound()
    rotas(sheets)
    sheets["警员"][2][-1] = "三班"
    with pytest.raises(CaseFaults) as caught:
        read(tmp_path, sheets)
    assert [fault.cell for fault in caught.value.faults] == ["G2", "G3"]


@pytest.mark.parametrize("start", [date(2026, 12, 20), date(2027, 12, 20), date(2028, 2, 20)])
def test_the_row_that_a_missing_calendar_asks_for_fills_it(start: date, tmp_path: Path) -> None:
    sheets = sound()
    sheets["参数"][1:] = [["开始日期", start], ["结束日期", start + timedelta(20)]]
    sheets["请假"] = sheets["请假"][:1]
    with pytest.raises(CaseFaults) as caught:
        read(tmp_path, sheets)
    (fault,) = caught.value.faults
    assert (fault.sheet, fault.cell) == ("参数", "B3")
    missing = fault.wrong.split("填一行 ")[1].split("、")[0].split(" 至 ")
    sheets["节假日"] = [["日期", "至", "日别"], [*missing, "按星期"]]
    kinds = {day.date: day.kind.value for day in read(tmp_path, sheets).case.calendar}
    last = start + timedelta(20)
    assert kinds[last] == ("rest" if last.weekday() >= 5 else "working")
