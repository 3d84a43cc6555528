"""A merged range of a duty grid means its value in every date, post and officer that it spans; in a table it is refused."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scheduler.exchange import read_case
from tests.exchange.books import sound
from tests.exchange.reading.formats import FORMATS, Page, pages, write
from tests.exchange.reading.test_faults import faults

DAYS = [date(2024, 7, number) for number in range(1, 6)]


def roster(path: Path) -> dict[tuple[str, int], str | None]:
    return {(row.officer, row.date.day): row.shift for row in read_case(path).case.base_roster}


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_code_over_dates_and_down_officers(suffix: str, tmp_path: Path) -> None:
    """白 from 2 to 4 July for both, the title and the header over two columns as they are."""
    rows: list[list[Any]] = [
        ["龙桥派出所值班表", "", "", "", "", "", ""],
        ["警号", "姓名", *DAYS],
        ["001", "张三", "夜", "白", "", "", "休"],
        ["002", "李四", "休", "", "", "", "夜"],
    ]
    page = Page(rows, merged=("A1:G1", "D3:F4"))
    shifts = roster(write(tmp_path / f"case.{suffix}", sound() | {"现排班": page}))
    assert [shifts["001", day] for day in range(1, 6)] == ["夜", "白", "白", "白", None]
    assert [shifts["002", day] for day in range(1, 6)] == [None, "白", "白", "白", "夜"]


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_unknown_code_counts_in_each_date(suffix: str, tmp_path: Path) -> None:
    page = Page([["姓名", *DAYS], ["张三", "驻训", "", "", "白", "白"]], merged=("B2:D2",))
    (fault,) = faults(write(tmp_path / f"case.{suffix}", sound() | {"现排班": page}))
    assert fault.startswith("现排班!B2: 未知的班次代码「驻训」，共 3 处；")


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_name_over_posts_and_down_dates(suffix: str, tmp_path: Path) -> None:
    """Two columns of one shift; in columns of two shifts the range contradicts itself."""
    rows = [["日期", "值班室/夜", "接处警/夜", "户籍窗口"], ["7月1日", "张三", "", "李四"], ["7月2日", "", "", "李四"]]
    page = Page(rows, merged=("B2:C3",))
    shifts = roster(write(tmp_path / f"case.{suffix}", sound() | {"现排班": page}))
    assert (shifts["001", 1], shifts["001", 2], shifts["002", 1]) == ("夜", "夜", "白")
    page = Page([rows[0], ["7月1日", "", "张三", ""]], merged=("C2:D2",))
    (fault,) = faults(write(tmp_path / f"case.{suffix}", sound() | {"现排班": page}))
    assert fault.startswith("现排班!D2: 001 在 2024-07-01 是 白，而 现排班!C2 是 夜；")


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_range_over_columns_of_a_table_is_refused(suffix: str, tmp_path: Path) -> None:
    sentences = faults(write(tmp_path / f"case.{suffix}", pages(sound(), merged=("C2:D2",))))
    assert sentences == ["请假!C2: 合并单元格 C2:D2 跨 2 列，只有第一列有值；应为每列各填一格：取消合并后分别填写"]


@pytest.mark.parametrize("suffix", FORMATS)
def test_optional_columns_are_not_left_to_a_default(suffix: str, tmp_path: Path) -> None:
    """The target would have been the minimum, the last day of the movable range the first one asked for."""
    sheets = sound()
    sheets["请假"][1][4] = date(2024, 7, 8)
    (fault,) = faults(write(tmp_path / f"case.{suffix}", pages(sheets, merged=("E2:F2",))))
    assert fault.startswith("请假!E2: 合并单元格 E2:F2 跨 2 列")


@pytest.mark.parametrize("suffix", FORMATS)
def test_titles_headers_feet_and_rows_merged_down_stay_as_they_are(suffix: str, tmp_path: Path) -> None:
    rows = [
        ["龙桥派出所休假申请表", "", "", ""],
        ["警员", "假种", "休假时间", ""],
        ["", "", "起", "止"],
        ["张三", "年休假", "7月9日", "7月10日"],
        ["", "", "7月12日", "7月13日"],
        ["备注：以上为初步意见", "", "", ""],
    ]
    page = Page(rows, merged=("A1:D1", "C2:D2", "A2:A3", "B2:B3", "A4:A5", "B4:B5", "A6:D6"))
    case = read_case(write(tmp_path / f"case.{suffix}", sound() | {"请假": page})).case
    assert [request.choices[0].first.day for request in case.leave] == [9, 12]


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_name_of_a_setting_over_two_columns(suffix: str, tmp_path: Path) -> None:
    rows = [["项目", "", "值"], ["开始日期", "", DAYS[0]], ["结束日期", "", DAYS[4]], ["编制日期", "", date(2024, 6, 1)]]
    page = Page(rows, merged=("A1:B1", "A2:B2", "A3:B3", "A4:B4"))
    sheets = sound() | {"参数": page}
    sheets["请假"] = sheets["请假"][:1]
    case = read_case(write(tmp_path / f"case.{suffix}", sheets)).case
    assert (case.start, case.end, case.as_of) == (DAYS[0], DAYS[4], date(2024, 6, 1))
