"""Slips in 期初: what cannot be is a fault at its cell, what may be is listed under a title of its own."""

from datetime import date
from pathlib import Path

import pytest

from models.words import Language, speaking
from scheduler.exchange import read_case
from scheduler.exchange.writing.case.case_file import write_case
from scheduler.terminal.lines.case import check_lines
from tests.exchange.books import Sheets, sound, write_book
from tests.exchange.reading.test_faults import faults

HEAD = ["警员", "末班结束", "末班班次", "连续上勤", "连续休息", "帮扶所", "帮扶起", "本年替岗天数"]


def opened(*cells: object) -> Sheets:
    return sound() | {"期初": [HEAD, ["001", *cells, *[""] * (7 - len(cells))]]}


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        (("2025-07-01 08:00", "值"), "期初!B2: 末班结束 2025-07-01 08:00 在编制期开始"),
        (("2024-07-01 18:00", "白"), "期初!B2: 末班结束 2024-07-01 18:00 在编制期开始"),
        (("2024-07-08 08:00", ""), "期初!B2: 末班结束 2024-07-08 08:00 在编制期开始"),
        (("2024-06-30 18:00", "白", 2, 3), "期初!E2: 连续上勤 2 与连续休息 3"),
        (("", "", 0, 0, "龙桥", date(2024, 7, 1)), "期初!G2: 帮扶起 2024-07-01 不在编制期开始"),
    ],
)
def test_what_cannot_be_is_a_fault(cells: tuple[object, ...], fault: str, tmp_path: Path) -> None:
    (sentence,) = faults(write_book(tmp_path / "case.xlsx", opened(*cells)))
    assert sentence.startswith(fault)


@pytest.mark.parametrize(
    "cells",
    [
        ("2024-07-01 08:00", "值", 1, 0),
        ("2024-07-01 08:00", "", 1, 0),
        ("2024-06-30 18:00", "白", 0, 0),
        ("2024-06-01 08:00", "值", 0, 29, "", "", 60),
    ],
)
def test_what_can_be_is_read_without_a_word(cells: tuple[object, ...], tmp_path: Path) -> None:
    assert not read_case(write_book(tmp_path / "case.xlsx", opened(*cells))).doubts


@pytest.mark.parametrize("name", ["case.xlsx", "case.json"])
def test_what_may_be_a_slip_is_listed_by_itself(name: str, tmp_path: Path) -> None:
    cells = ("2023-06-30 08:00", "值", 0, 0, "", "", 61)
    write_case(read_case(write_book(tmp_path / "typed.xlsx", opened(*cells))).case, tmp_path / name)
    result = read_case(tmp_path / name)
    lines = "\n".join(check_lines(result, ()))
    assert "期初请核对，2 项" in lines
    assert "001 的末班结束 2023-06-30 比编制期开始 2024-07-01 早一个多月" in lines
    assert "本年替岗天数 61 超过规则的上限 60 天" in lines
    with speaking(Language.EN, Language.EN):
        assert "Opening state, to be checked: 2" in "\n".join(check_lines(read_case(tmp_path / name), ()))
