"""Whole numbers that may be negative: every sign that keyboards make of minus, none that stands between two ends."""

from pathlib import Path

import pytest

from scheduler.exchange import CaseFaults, read_case
from tests.exchange.books import sound, write_book


def past(typed: object, tmp_path: Path) -> int | None:
    sheets = sound()
    sheets["警员"].append(["004", "赵六", "霞林所", "民警", "", ""])
    sheets["互助"] = [["派出所", "互助所", "往期结余"], ["龙桥", "霞林", typed]]
    return read_case(write_book(tmp_path / "case.xlsx", sheets)).case.mutual_aid[0].past_balance


@pytest.mark.parametrize(
    ("typed", "number"),
    [("", None), (0, 0), (-3, -3), (4.0, 4), ("-3", -3), ("－３", -3), ("−3", -3), ("—3", -3), ("+3", 3), (" 12 ", 12)],
)
def test_a_number_with_its_sign(typed: object, number: int | None, tmp_path: Path) -> None:
    assert past(typed, tmp_path) == number


@pytest.mark.parametrize("typed", ["~3", "至3", "2.5", "三", "3%", -0.5, "欠3", -1_000_001])
def test_what_is_none(typed: object, tmp_path: Path) -> None:
    with pytest.raises(CaseFaults) as caught:
        past(typed, tmp_path)
    (fault,) = caught.value.faults
    assert str(fault).startswith("互助!C2")
    assert "整数，可为负" in str(fault)
