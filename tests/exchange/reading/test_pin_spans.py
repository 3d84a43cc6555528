"""锁定 over several dates: 指定 is one pin a date, whichever way the dates are typed."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scheduler.exchange import read_case
from tests.exchange.books import Sheets, sound, write_book
from tests.exchange.reading.test_faults import faults

HEAD = ["锁定", "警员", "日期", "至", "派出所", "岗位", "班次", "申请号"]


def pinned(*rows: list[Any]) -> Sheets:
    sheets = sound() | {"锁定": [HEAD, *rows]}
    sheets["请假"][1][7] = "假1"
    return sheets


@pytest.mark.parametrize(
    "cells",
    [
        ["001", date(2024, 7, 5), date(2024, 7, 7), "龙桥", "接处警", "夜"],
        ["001", "7月5日至7日", "", "龙桥", "接处警", "夜"],
        ["001:2024-07-05/2024-07-07", "", "", "龙桥", "接处警", "夜"],
        ["张三", "", "", "龙桥/接处警/夜:2024-07-05/2024-07-07", "", ""],
    ],
)
def test_an_assignment_over_several_dates_is_one_pin_each(cells: list[Any], tmp_path: Path) -> None:
    pins = read_case(write_book(tmp_path / "case.xlsx", pinned(["指定", *cells, ""]))).case.pins
    assert [(pin.officer, pin.date, pin.last, pin.station, pin.shift) for pin in pins] == [
        ("001", date(2024, 7, day), None, "龙桥", "夜") for day in (5, 6, 7)
    ]


def test_a_single_date_and_what_is_forbidden_stay_as_they_are(tmp_path: Path) -> None:
    rows = (
        ["指定", "001", date(2024, 7, 5), date(2024, 7, 5), "龙桥", "接处警", "夜", ""],
        ["禁止", "001", date(2024, 7, 6), date(2024, 7, 9), "", "", "", ""],
    )
    first, second = read_case(write_book(tmp_path / "case.xlsx", pinned(*rows))).case.pins
    assert (first.date, first.last) == (date(2024, 7, 5), None)
    assert (second.date, second.last) == (date(2024, 7, 6), date(2024, 7, 9))


PHASE = ["开始日期", "结束日期", "每人场次"]


@pytest.mark.parametrize("post", ["", "驻所", "Stay"])
def test_at_no_post_a_leader_stays(post: str, tmp_path: Path) -> None:
    sheets = pinned(["指定", "001", date(2024, 7, 5), date(2024, 7, 6), "龙桥", post, "夜", ""])
    sheets["驻所"] = [PHASE, [date(2024, 7, 5), date(2024, 7, 6), 1]]
    head, first = sheets["警员"][:2]
    sheets["警员"][1] = [*first[: head.index("类别")], "局领导", *first[head.index("类别") + 1 :]]
    pins = read_case(write_book(tmp_path / "case.xlsx", sheets)).case.pins
    assert [(pin.date, pin.station, pin.post, pin.shift) for pin in pins] == [
        (date(2024, 7, day), "龙桥", None, "夜") for day in (5, 6)
    ]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (["指定", "001", date(2024, 7, 5), date(9999, 7, 7), "龙桥", "接处警", "夜", ""], "锁定!D2: 日期 2024-07-15 不在编制期"),
        (["指定", "001", date(2024, 7, 5), date(2024, 7, 3), "龙桥", "接处警", "夜", ""], "锁定!D2: 结束日期 2024-07-03 早于"),
        (["禁止", "001", date(2024, 7, 5), date(2024, 7, 3), "", "", "", ""], "锁定!D2: 结束日期 2024-07-03 早于"),
        (["准假", "", date(2024, 7, 9), date(2024, 7, 12), "", "", "", "假1"], "锁定!D2: 准假、不准假按申请的天数"),
        (["不准假", "", "", date(2024, 7, 12), "", "", "", "假1"], "锁定!D2: 准假、不准假按申请的天数"),
    ],
)
def test_what_does_not_fit_is_a_fault_at_the_last_date(row: list[Any], fault: str, tmp_path: Path) -> None:
    (sentence,) = faults(write_book(tmp_path / "case.xlsx", pinned(row)))
    assert sentence.startswith(fault)


def test_leave_granted_to_its_own_end(tmp_path: Path) -> None:
    row = ["准假", "", date(2024, 7, 9), date(2024, 7, 10), "", "", "", "假1"]
    assert read_case(write_book(tmp_path / "case.xlsx", pinned(row))).case.pins[0].request == "假1"
