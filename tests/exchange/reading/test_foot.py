"""Totals, counts and legends below a table are listed, not read; a row that only looks like one is read or refused."""

from pathlib import Path
from typing import Any

import pytest

from scheduler.exchange import read_case
from tests.exchange.books import sound, write_book, write_folder
from tests.exchange.reading.test_faults import faults


@pytest.mark.parametrize("sheet", ["警员", "需求", "请假"])
@pytest.mark.parametrize(
    "row",
    [
        ["汇总", "", "", "12"],
        ["合计", "", "", 3, 4],
        ["龙桥所小计", "", "", 2],
        ["共16人"],
        ["共 3 名民警"],
        ["", "总人数：16"],
        ["3人"],
        [17, "合计", "", 5],
        ["图例：白=白班，夜=夜班"],
        ["白=白班", "夜=夜班"],
        ["★表示替岗"],
        ["说明：以上人员均已确认"],
        ["制表：张三", "", "审核：李四"],
        ["Total", "", "", 3],
    ],
)
def test_rows_below_a_table(sheet: str, row: list[Any], tmp_path: Path) -> None:
    sheets = sound()
    expected = read_case(write_book(tmp_path / "plain.xlsx", sheets)).case
    place = len(sheets[sheet]) + 1
    sheets[sheet].append(row)
    result = read_case(write_book(tmp_path / "case.xlsx", sheets))
    assert result.case == expected
    first = next(cell for cell in row if cell != "")
    assert result.ignored == (f"工作表「{sheet}」第 {place} 行「{first}」是表尾，已略过",)
    assert read_case(write_folder(tmp_path / "folder", sheets)).case == expected


def test_a_total_in_a_table_of_two_columns(tmp_path: Path) -> None:
    """Nothing is missing in such a row, but there is no more than a count beside the word."""
    sheets = sound() | {"挂钩": [["派出所", "部门"], ["龙桥", "户政科"], ["合计", 1]]}
    assert len(read_case(write_book(tmp_path / "case.xlsx", sheets)).case.pairings) == 1


@pytest.mark.parametrize(
    ("sheet", "row", "wrong"),
    [
        ("请假", ["赵总计", "年休假", "2024-07-03", "2024-07-04"], "请假!A3: 未知的警员「赵总计」"),
        ("请假", ["李四", "年休假", "", ""], "请假!C3: 开始日期为空"),
        ("警员", ["004", "", "龙桥", "民警"], "警员!B5: 姓名为空"),
        ("需求", ["龙桥", "接处警", "", 1, 2], "需求!C4: 班次为空"),
    ],
)
def test_rows_of_the_table_are_not_taken_for_its_foot(sheet: str, row: list[Any], wrong: str, tmp_path: Path) -> None:
    sheets = sound()
    sheets[sheet].append(row)
    assert faults(write_book(tmp_path / "case.xlsx", sheets))[0].startswith(wrong)
