"""Dates away in 期初: several in one cell, none of them in the horizon."""

from pathlib import Path

import pytest

from models.leave import Opening
from scheduler.exchange import read_case
from scheduler.exchange.errors import CaseFaults
from tests.exchange.books import sound, write_book

OPENING = ["警员", "帮扶日期"]


def _opening(tmp_path: Path, cell: object) -> Opening:
    return next(iter(read_case(write_book(tmp_path / "case.xlsx", sound() | {"期初": [OPENING, ["001", cell]]})).case.opening))


@pytest.mark.parametrize("cell", ["2024-06-28；2024-06-30", "2024-06-30, 2024-06-28;2024-06-28"])
def test_dates_in_one_cell(tmp_path: Path, cell: str) -> None:
    assert [f"{day:%m-%d}" for day in _opening(tmp_path, cell).away_dates] == ["06-28", "06-30"]


def test_a_date_away_within_the_horizon_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(CaseFaults) as error:
        _opening(tmp_path, "2024-06-30；2024-07-02")
    assert "帮扶日期 2024-07-02 不在编制期开始 2024-07-01 之前" in str(error.value)
