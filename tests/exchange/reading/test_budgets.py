"""Numbers beyond what a solver handles are faults at their cells; YAML takes nothing for something else either."""

from pathlib import Path

import pytest

from models.base import LARGEST_NUMBER
from models.errors import ScenarioRefused
from scheduler.exchange import read_case
from scheduler.exchange.reading.scenarios.yaml import yaml_lines
from tests.exchange.books import Sheets, sound, write_book, write_folder
from tests.exchange.reading.test_faults import faults

DEMAND = ["派出所", "岗位", "班次", "最低警力", "目标警力"]


def asked(number: int | str) -> dict[str, Sheets]:
    return {
        "需求!D2: 最低警力": {"需求": [DEMAND, ["龙桥", "接处警", "夜", number, number]]},
        "班次!C2: 分钟": {"班次": [["班次", "时段", "分钟"], ["夜", "18:00", number]]},
        "规则!B2: 「": {"规则": [["键", "值"], ["load", number]]},
        "往期勤务量!B2: 勤务量": {"往期勤务量": [["警员", "勤务量"], ["001", number]]},
    }


@pytest.mark.parametrize("number", [LARGEST_NUMBER + 1, 10**9, "9" * 30])
@pytest.mark.parametrize("place", asked(0))
def test_a_number_beyond_the_budget_is_a_fault(place: str, number: int | str, tmp_path: Path) -> None:
    sheets = sound() | asked(number)[place]
    for path in (write_book(tmp_path / "case.xlsx", sheets), write_folder(tmp_path / "case", sheets)):
        assert faults(path)[0].startswith(place)


@pytest.mark.parametrize("place", asked(0))
def test_the_largest_number_is_read(place: str, tmp_path: Path) -> None:
    assert read_case(write_book(tmp_path / "case.xlsx", sound() | asked(LARGEST_NUMBER)[place])).case


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("甲:\n  - 缺勤: '001'\n    起: 2024-07-03\n    起: 2024-07-05\n", "第 4 行"),
        ("甲:\n  - 缺勤: '001'\n甲:\n  - 缺勤: '002'\n", "第 3 行"),
        ("甲:\n  - 缺勤: '001'\n    起: 20240703.5\n", "第 2 行"),
        ("甲:\n  - 缺勤: '001'\n    起: 2024-07-03T08:00:00Z\n", "第 2 行"),
        ("甲:\n  - 缺勤: '001'\n    起: yes\n", "第 2 行"),
        ("甲:\n  - 缺勤: '001'\n    起: 18:30\n", "第 2 行"),
    ],
)
def test_yaml_says_what_it_is(text: str, place: str, tmp_path: Path) -> None:
    case = read_case(write_book(tmp_path / "case.xlsx", sound())).case
    (tmp_path / "s.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioRefused, match=place):
        yaml_lines(tmp_path / "s.yaml", case)


def test_yaml_keeps_the_text_that_was_typed(tmp_path: Path) -> None:
    case = read_case(write_book(tmp_path / "case.xlsx", sound())).case
    (tmp_path / "s.yaml").write_text("yes:\n  - 缺勤: 001\n  - 培训: on\n    数值: 12:30\n", encoding="utf-8")
    (first, second) = yaml_lines(tmp_path / "s.yaml", case)
    assert (first[0], first[1].subject, second[1].subject, second[1].value) == ("yes", "001", "on", "12:30")
