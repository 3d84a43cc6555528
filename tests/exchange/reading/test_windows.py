"""规则 and 个人限额: windows of nights as planners type them, and what is none, at its cell with what is expected."""

from datetime import date, time, timedelta
from pathlib import Path

import openpyxl
import pytest

from models.case import Case
from models.organisation import LimitKey, OfficerLimit
from models.windows import Window, are_windows, windows
from scheduler.exchange import CaseFaults, Unreadable, read_case, write_case
from tests.cases import tiny_case
from tests.exchange.books import sound, write_book
from tests.exchange.reading.test_faults import faults

EXPECTED = "应为以分号分开的「日数:次数」，日数为 1 至 28、各写一次，如 7:4;14:6;28:10；单写一个数为 28 日"
READ = [
    ("7：4；14:6", "7:4;14:6"),
    (" 7 : 4 ;14 :6; ", "7:4;14:6"),
    ("７：４；１４：６", "7:4;14:6"),
    ("7∶4、14∶6", "7:4;14:6"),
    ("7:4\n14:6", "7:4;14:6"),
    ("07:04", "7:4"),
    ("7:4；10", "7:4;28:10"),
    ("1:0", "1:0"),
    ("28:10", "28:10"),
    (time(7, 4), "7:4"),
    (timedelta(hours=28, minutes=10), "28:10"),
    ("8", 8),
    (8, 8),
    ("８", 8),
    (0, 0),
]
"""What is typed, and the value that it is."""
WRONG = [
    "29:10",
    "0:3",
    "7:4;7:3",
    "28:8;10",
    "7:-1",
    "-3",
    "7:4:2",
    "7/4",
    "七:四",
    "7:4;十四:六",
    "7.5:4",
    "7:",
    ":4",
    "；",
    "不限",
    "1_0",
]


def limits(value: object) -> list[list[object]]:
    return [["警员", "限额", "值"], ["001", "夜班次数上限", value]]


def rules(value: object) -> list[list[object]]:
    return [["规则", "值"], ["load.nights", value]]


def typed(tmp_path: Path, sheet: str, rows: list[list[object]], value: object) -> Path:
    """As a spreadsheet saves it: a window alone may have become a time of day."""
    path = write_book(tmp_path / "案例.xlsx", sound() | {sheet: rows})
    book = openpyxl.load_workbook(path)
    book[sheet].cell(2, len(rows[0]), value)
    book.save(path)
    return path


@pytest.mark.parametrize(("value", "read"), READ)
def test_windows_are_read_however_they_are_typed(value: object, read: int | str, tmp_path: Path) -> None:
    case = read_case(typed(tmp_path, "规则", rules(""), value)).case
    assert case.policy.row("load.nights").value == read
    (limit,) = read_case(typed(tmp_path, "个人限额", limits(""), value)).case.limits
    assert limit == OfficerLimit(officer="001", key=LimitKey.LOAD_NIGHTS, value=read)


@pytest.mark.parametrize("value", WRONG)
def test_what_is_no_window_is_a_fault_at_its_cell(value: object, tmp_path: Path) -> None:
    assert faults(typed(tmp_path, "规则", rules(""), value)) == [f"规则!B2: 「{value}」不是夜班次数上限的值；{EXPECTED}"]
    assert faults(typed(tmp_path, "个人限额", limits(""), value)) == [f"个人限额!C2: 「{value}」不是夜班次数上限的值；{EXPECTED}"]


def test_a_blank_value_is_the_built_in_one(tmp_path: Path) -> None:
    case = read_case(typed(tmp_path, "规则", rules(""), None)).case
    assert case.policy.windows("load.nights") == (Window(7, 4), Window(14, 6), Window(28, 10))


def test_other_limits_and_rows_take_no_windows(tmp_path: Path) -> None:
    rows: list[list[object]] = [["警员", "限额", "值"], ["001", "连续工作上限", "7:4"], ["002", "每周勤务时长上限", -1]]
    says = faults(write_book(tmp_path / "案例.xlsx", sound() | {"个人限额": rows}))
    assert [fault.partition(":")[0] for fault in says] == ["个人限额!C2", "个人限额!C3"]
    assert faults(typed(tmp_path, "规则", [["规则", "值"], ["load", ""]], time(7, 4)))[0].startswith("规则!B2: 「7:4」不是")


def test_a_bare_number_beside_windows_is_for_28_dates() -> None:
    assert windows("7:4;10") == (Window(7, 4), Window(28, 10))
    assert windows(10) == (Window(28, 10),)
    assert not are_windows("28:9;10")


@pytest.mark.parametrize("value", [8, "7:4;14:6"])
def test_own_windows_are_read_as_they_were_written(value: int | str, tmp_path: Path) -> None:
    case = tiny_case(limits=(OfficerLimit(officer="A03", key=LimitKey.LOAD_NIGHTS, value=value),))
    for name in ("case.xlsx", "case.json"):
        write_case(case, tmp_path / name)
        assert read_case(tmp_path / name).case == case


@pytest.mark.parametrize(
    "edit",
    [
        {"policy": tiny_case().policy.changed(load__nights={"value": "29:1"})},
        {"policy": tiny_case().policy.changed(load__nights={"value": -1})},
        {"limits": (OfficerLimit(officer="A03", key=LimitKey.LOAD_NIGHTS, value="7:x"),)},
        {"limits": (OfficerLimit(officer="A03", key=LimitKey.LOAD, value="7:4"),)},
        {"limits": (OfficerLimit(officer="A03", key=LimitKey.LOAD, value=-1),)},
    ],
)
def test_json_is_judged_alike(edit: dict[str, object], tmp_path: Path) -> None:
    case = tiny_case().model_copy(update=edit)
    (tmp_path / "case.json").write_text(case.model_dump_json(), encoding="utf-8")
    with pytest.raises((Unreadable, CaseFaults), match=r"(policy\.rows|limits)\[\d+\]\.value"):
        read_case(tmp_path / "case.json")
    with pytest.raises(ValueError, match="value"):
        Case.model_validate(dict(case))


def nights(cell: object) -> list[list[object]]:
    return [["警员", "夜班日期"], ["001", cell]]


def test_dates_of_nights_in_one_cell(tmp_path: Path) -> None:
    """Parted as ids are; without a year, those nearest to the horizon; each once."""
    cell = "2024-06-27；6月29日、2024/6/27"
    (row,) = read_case(write_book(tmp_path / "案例.xlsx", sound() | {"期初": nights(cell)})).case.opening
    assert row.night_dates == (date(2024, 6, 27), date(2024, 6, 29))
    (row,) = read_case(write_book(tmp_path / "案例.xlsx", sound() | {"期初": nights(date(2024, 6, 30))})).case.opening
    assert row.night_dates == (date(2024, 6, 30),)


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("2024-06-27；夜", "「夜」"),
        ("2024-06-27至2024-06-29", "2024-06-27"),
        ("2024-06-31", "2024-06-31"),
        ("2024-07-01", "夜班日期 2024-07-01 不在编制期开始 2024-07-01 之前"),
    ],
)
def test_what_is_no_date_of_a_night(cell: str, says: str, tmp_path: Path) -> None:
    (fault,) = faults(write_book(tmp_path / "案例.xlsx", sound() | {"期初": nights(cell)}))
    assert fault.startswith("期初!B2: ")
    assert says in fault
