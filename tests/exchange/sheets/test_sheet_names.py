"""Names of sheets: none is written that Excel keeps for itself, and former names are still read."""

from pathlib import Path

import pytest

from scheduler.exchange import read_case
from scheduler.exchange.sheets import SHEETS
from tests.exchange.books import sound, write_book

RESERVED = "history"
"""Excel refuses to make, copy or keep a sheet of this name, in any spelling."""
COUNTED = {
    "业务标准": [["业务", "岗位", "班次", "方式", "每件分钟"], ["户籍", "户籍窗口", "白", "窗口", 15]],
}


def test_no_sheet_is_written_under_a_name_that_excel_reserves() -> None:
    assert RESERVED not in {name.casefold() for sheet in SHEETS for name in (sheet.zh, sheet.en)}


@pytest.mark.parametrize("name", ["Volumes", "History", "history", "业务量历史", "历史"])
def test_the_sheet_of_daily_counts_by_any_name(name: str, tmp_path: Path) -> None:
    rows = [["派出所", "业务", "日期", "业务量"], ["龙桥", "户籍", "2024-06-01", 40]]
    case = read_case(write_book(tmp_path / "case.xlsx", sound() | COUNTED | {name: rows})).case
    assert [row.count for row in case.history] == [40]
