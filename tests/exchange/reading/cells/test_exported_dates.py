"""Dates as other systems export them: 20240701, 2024-07-01T00:00:00; one with a time zone is refused."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from scheduler.exchange import read_case
from tests.exchange.books import Sheets, sound, write_folder
from tests.exchange.reading.formats import FORMATS, write
from tests.exchange.reading.test_faults import faults

SPELLINGS = {
    "compact": "{:%Y%m%d}",
    "iso": "{:%Y-%m-%dT00:00:00}",
    "with milliseconds": "{:%Y-%m-%dT00:00:00.000}",
    "to the minute": "{:%Y-%m-%dT00:00}",
}


def spelt(spelling: str) -> Sheets:
    """Every sheet with dates, and a grid with dates across."""

    def day(month: int, number: int) -> str:
        return spelling.format(date(2024, month, number))

    return sound() | {
        "参数": [["项目", "值"], ["开始日期", day(7, 1)], ["结束日期", day(7, 14)], ["编制日期", day(6, 10)]],
        "请假": [
            ["警员", "假种", "开始日期", "结束日期", "最早开始", "最晚开始"],
            ["张三", "年休假", day(7, 9), day(7, 10), day(7, 8), day(7, 11)],
        ],
        "轮班模式": [["模式", "循环", "警组", "基准日", "周期位置"], ["两班", "白 休", "一组", day(7, 1), 1]],
        "限制": [["警员", "限制", "开始日期", "结束日期"], ["李四", "不值夜班", day(7, 2), day(7, 3)]],
        "现排班": [["姓名", day(7, 1), day(7, 2)], ["张三", "白", "休"]],
        "节假日": [["开始日期", "结束日期", "日别"], [day(7, 3), day(7, 3), "休息日"]],
    }


def typed_as_usual() -> Sheets:
    return spelt("{:%Y-%m-%d}")


@pytest.mark.parametrize("spelling", SPELLINGS.values(), ids=SPELLINGS.keys())
def test_every_date_column_reads_them(spelling: str, tmp_path: Path) -> None:
    expected = read_case(write_folder(tmp_path / "usual", typed_as_usual())).case
    assert read_case(write_folder(tmp_path / "case", spelt(spelling))).case == expected
    for suffix in FORMATS:
        assert read_case(write(tmp_path / f"case.{suffix}", spelt(spelling))).case == expected


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_number_of_eight_digits(suffix: str, tmp_path: Path) -> None:
    sheets = sound()
    sheets["请假"][1][2:4] = [20240709, 20240710]
    sheets["现排班"] = [["姓名", 20240701, 20240702], ["张三", "白", "休"]]
    case = read_case(write(tmp_path / f"case.{suffix}", sheets)).case
    assert (case.leave[0].choices[0].first, case.leave[0].choices[0].last) == (date(2024, 7, 9), date(2024, 7, 10))
    assert [row.date.day for row in case.base_roster] == [1, 2]


def test_spans_references_and_moments(tmp_path: Path) -> None:
    sheets = sound() | {
        "期初": [["警员", "末班结束"], ["张三", "2024-06-30T08:00:00"], ["李四", "20240630 08:00"]],
        "意愿": [["警员", "意愿", "开始日期", "结束日期"], ["001:20240703/20240704", "愿上勤", "", ""]],
    }
    sheets["请假"][1][2:4] = ["20240709-20240710", ""]
    case = read_case(write_folder(tmp_path / "case", sheets)).case
    assert [row.last_end for row in case.opening] == [datetime(2024, 6, 30, 8)] * 2
    assert (case.wishes[0].first, case.wishes[0].last) == (date(2024, 7, 3), date(2024, 7, 4))
    assert case.leave[0].choices[0].last == date(2024, 7, 10)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("2024-07-09T00:00:00Z", "「2024-07-09T00:00:00Z」带有时区"),
        ("2024-07-09T00:00:00+08:00", "「2024-07-09T00:00:00+08:00」带有时区"),
        ("2024-07-09 00:00:00 +0800", "「2024-07-09 00:00:00 +0800」带有时区"),
        ("20240709Z", "「20240709Z」带有时区"),
        ("2024-07-09T08:00:00", "2024-07-09 08:00 带有时刻"),
        ("20241309", "「20241309」不是日期"),
        ("20240231", "「20240231」不是日期，没有 2月31日"),
        ("202407091", "「202407091」不是日期"),
    ],
)
def test_what_is_refused(text: Any, wrong: str, tmp_path: Path) -> None:
    sheets = sound()
    sheets["请假"][1][2] = text
    assert faults(write_folder(tmp_path / "case", sheets)) == [f"请假!C2: {wrong}；应为日期，如 2024-07-01"]


def test_a_moment_with_a_zone_is_refused(tmp_path: Path) -> None:
    sheets = sound() | {"期初": [["警员", "末班结束"], ["张三", "2024-06-30T08:00:00Z"]]}
    assert faults(write_folder(tmp_path / "case", sheets)) == [
        "期初!B2: 「2024-06-30T08:00:00Z」带有时区；应为日期和时刻，如 2024-06-30 08:00"
    ]
