"""A cell shown as 30 % is 30 where percent are asked for, and refused where they are not: never its fraction, 0.3."""

from pathlib import Path
from typing import Any

import pytest

from scheduler.exchange import read_case
from tests.exchange.books import Sheets, sound, write_folder
from tests.exchange.reading.formats import FORMATS, Shown, write
from tests.exchange.reading.test_faults import faults

WANTED = "应为百分数，如 30 或 30%，不带小数"


def with_share(share: Any) -> Sheets:
    return sound() | {"岗位": [["岗位", "同时休假上限"], ["接处警", share], ["户籍窗口", ""]]}


def share(path: Path) -> int | None:
    return next(post.leave_share for post in read_case(path).case.posts if post.id == "接处警")


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(
    ("cell", "percent"),
    [
        (Shown(1, "0%"), 100),
        (Shown(0.3, "0%"), 30),
        (Shown(0.07, "0.00%"), 7),
        (Shown(0.29, '0"成"%'), 29),
        (30, 30),
        ("30%", 30),
    ],
)
def test_a_cell_shown_as_a_percentage(cell: Any, percent: int, suffix: str, tmp_path: Path) -> None:
    assert share(write(tmp_path / f"case.{suffix}", with_share(cell))) == percent


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(
    ("cell", "text"), [(Shown(0.005, "0.0%"), "0.5%"), (Shown(0.305, "0%"), "30.5%"), (0.3, "0.3"), (Shown(0.3, '0.0"%"'), "0.3")]
)
def test_fractions_of_a_percent_and_bare_fractions_are_refused(cell: Any, text: str, suffix: str, tmp_path: Path) -> None:
    """A sign in quotes only stands beside the number: 0.3 is shown as 0.3%."""
    assert faults(write(tmp_path / f"case.{suffix}", with_share(cell))) == [f"岗位!B2: 「{text}」不是整数；{WANTED}"]


@pytest.mark.parametrize("text", ["30%", "30％", "３０％", "30 %"])
def test_percentages_as_text(text: str, tmp_path: Path) -> None:
    assert share(write_folder(tmp_path / "case", with_share(text))) == 30


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_percentage_where_a_number_of_officers_is_asked_for(suffix: str, tmp_path: Path) -> None:
    sheets = sound()
    sheets["需求"][1][3] = Shown(1, "0%")
    assert faults(write(tmp_path / f"case.{suffix}", sheets)) == ["需求!D2: 「100%」不是整数；应为不小于 0 的整数"]


@pytest.mark.parametrize("suffix", FORMATS)
def test_percentages_among_the_rules(suffix: str, tmp_path: Path) -> None:
    """Of a value in percent the number; of one in hours a fault."""
    sheets = sound() | {"规则": [["键", "值"], ["leave_capacity", Shown(0.25, "0%")], ["demand.served_percent", "85%"]]}
    policy = read_case(write(tmp_path / f"case.{suffix}", sheets)).case.policy
    assert (policy.number("leave_capacity"), policy.number("demand.served_percent")) == (25, 85)
    sheets["规则"].append(["consecutive_days", Shown(0.06, "0%")])
    assert faults(write(tmp_path / f"case.{suffix}", sheets))[0].startswith("规则!B4: 「6%」")
