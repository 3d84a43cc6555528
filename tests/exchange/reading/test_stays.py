"""Sheet 驻所: phases of leaders' stays as planners type them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.organisation import StayPhase
from scheduler.exchange import CaseFaults, read_case
from scheduler.exchange.reading.merging.merge import merge
from scheduler.exchange.writing.case.merged_book import write_merged
from scheduler.exchange.writing.case.unit_part import write_part
from tests.exchange.books import sound, write_book

HEAD = ["开始日期", "结束日期", "每人场次", "每所场次", "其中夜间", "日间班次", "夜间班次"]


def read(path: Path, *rows: list[Any]) -> tuple[StayPhase, ...]:
    return read_case(write_book(path / "case.xlsx", sound() | {"驻所": [HEAD, *rows]})).case.stay_phases


def test_a_blank_is_its_default_and_built_in_shifts_are_known(tmp_path: Path) -> None:
    first, last = date(2024, 6, 20), date(2024, 7, 31)
    assert read(tmp_path, ["2024-06-20", "7月31日", "", "", "", "", ""]) == (StayPhase(first=first, last=last),)
    assert read(tmp_path, ["2024-06-20", "2024-07-31", 3, 2, 1, "行政班", "值"])[0] == StayPhase(
        first=first, last=last, leader_stays=3, station_stays=2, nights=1, day_shift="行政班", night_shift="值"
    )


def test_the_shifts_of_stays_are_there_though_nothing_else_names_them(tmp_path: Path) -> None:
    sheets = sound() | {"驻所": [HEAD, ["2024-07-01", "2024-07-07"]]}
    sheets["需求"] = [sheets["需求"][0], ["龙桥所", "接处警", "值", 1, 2]]
    assert {"白", "夜"} <= {shift.id for shift in read_case(write_book(tmp_path / "case.xlsx", sheets)).case.shifts}


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([["2024-07-05", "2024-07-01"]], "驻所!B2"),
        ([["2024-07-01", "2024-07-07"], ["2024-07-07", "2024-07-09"]], "驻所!A3"),
        ([["2024-07-01", "2024-07-07", 1, 0, 2]], "驻所!E2"),
        ([["2024-07-01", "2024-07-07", 1, 0, 1, "夜", "夜"]], "驻所!G2"),
        ([["2024-07-01", "2024-07-07", 1, 0, 1, "白", "晚"]], "驻所!G2"),
        ([["2024-07-01", "2024-07-07", -1]], "驻所!C2"),
        ([["2024-07-01", "2024-07-07", 1.5]], "驻所!C2"),
        ([["2024-07-01", "", 1]], "驻所!B2"),
        ([["", "2024-07-01", 1]], "驻所!A2"),
    ],
)
def test_what_is_wrong_is_told_at_its_cell(tmp_path: Path, rows: list[list[Any]], told: str) -> None:
    with pytest.raises(CaseFaults) as caught:
        read(tmp_path, *rows)
    assert [f"{fault.sheet}!{fault.cell}" for fault in caught.value.faults] == [told]


def test_each_units_part_has_the_phases_and_they_are_merged_into_one(tmp_path: Path) -> None:
    whole = write_book(tmp_path / "case.xlsx", sound() | {"驻所": [HEAD, ["2024-07-01", "2024-07-31", 2, 1, 1, "白", "夜"]]})
    case, parts = read_case(whole).case, [tmp_path / "龙桥.xlsx", tmp_path / "户政科.xlsx"]
    for path in parts:
        assert not any("驻所" in told for told in write_part(path, path.stem, case))
    write_merged(tmp_path / "whole.xlsx", merge(parts))
    assert read_case(tmp_path / "whole.xlsx").case.stay_phases == case.stay_phases
