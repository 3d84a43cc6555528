"""Times of day in cells of every format; what goes on past midnight is refused with how to split it."""

from datetime import time
from pathlib import Path
from typing import Any

import pytest

from scheduler.exchange import read_case
from tests.exchange.books import Sheets, sound, write_folder
from tests.exchange.reading.formats import FORMATS, Shown, write
from tests.exchange.reading.test_faults import faults

SPLIT = "应为当日的时刻；跨零点的事项分两行填：当日开始至 24:00，次日 00:00 至结束"
MINUTE = 1 / 1440


def with_meeting(start: Any, end: Any) -> Sheets:
    header = ["警员", "开始日期", "结束日期", "开始时刻", "结束时刻", "事项"]
    return sound() | {"已定事项": [header, ["张三", "2024-07-03", "2024-07-03", start, end, "开会"]]}


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(
    ("start", "end"),
    [
        (Shown(0.75, "h:mm"), Shown(1, "h:mm")),
        (Shown(0.75, "[h]:mm:ss"), Shown(1, "[h]:mm:ss")),
        (Shown(0.75, "hh:mm:ss"), Shown(1, "[hh]:mm")),
        (0.75, "24:00"),
        ("18:00:00", "24：00"),
    ],
)
def test_18_and_24_oclock(start: Any, end: Any, suffix: str, tmp_path: Path) -> None:
    row = read_case(write(tmp_path / f"case.{suffix}", with_meeting(start, end))).case.commitments[0]
    assert (row.start, row.end) == (time(18), time(0))


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("hour", [number * 60 + 20 for number in range(24)])
def test_binary_fractions_of_a_day_are_their_minute(hour: int, suffix: str, tmp_path: Path) -> None:
    row = read_case(write(tmp_path / f"case.{suffix}", with_meeting(Shown(hour * MINUTE, "h:mm"), "24:00"))).case.commitments[0]
    assert row.start == time(*divmod(hour, 60))


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(
    ("start", "end", "wrong"),
    [
        (Shown(0.75, "[h]:mm"), Shown(32 / 24, "[h]:mm"), f"E2: 32:00 不在当日之内；{SPLIT}"),
        ("18:00", "次日08:00", f"E2: 32:00 不在当日之内；{SPLIT}"),
        (Shown(1, "[h]:mm"), Shown(0.4, "h:mm"), f"D2: 24:00 不在当日之内；{SPLIT}"),
        (
            Shown(0.75, "h:mm"),
            Shown(8 / 24, "h:mm"),
            "E2: 结束 08:00 不晚于开始 18:00；跨零点的事项分两行填：当日 18:00 至 24:00，次日 00:00 至 08:00",
        ),
        ("18:00", "", "D2: 起止时刻须同时填写"),
        ("25:00", "26:00", "D2: 「25:00」不是时刻；应为时刻，如 08:00"),
    ],
)
def test_what_goes_past_midnight_takes_two_rows(start: Any, end: Any, wrong: str, suffix: str, tmp_path: Path) -> None:
    assert faults(write(tmp_path / f"case.{suffix}", with_meeting(start, end)))[0] == f"已定事项!{wrong}"


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("cell", [Shown(8 / 24 + MINUTE / 2, "h:mm:ss"), 18, 1.5, Shown(0.75, "0%")])
def test_what_is_no_time_of_day(cell: Any, suffix: str, tmp_path: Path) -> None:
    """Seconds, bare hours, a number of days, a percentage."""
    sentences = faults(write(tmp_path / f"case.{suffix}", with_meeting(cell, "24:00")))
    assert len(sentences) == 1
    assert sentences[0].endswith("不是时刻；应为时刻，如 08:00")


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_start_of_a_shift(suffix: str, tmp_path: Path) -> None:
    sheets = sound() | {
        "班次": [["班次", "时段", "分钟"], ["早", Shown(7 / 24, "h:mm"), 480], ["晚", Shown(0.75, "[h]:mm"), 360]]
    }
    shifts = {shift.id: shift.start for shift in read_case(write(tmp_path / f"case.{suffix}", sheets)).case.shifts}
    assert (shifts["早"], shifts["晚"]) == (time(7), time(18))
    sheets["班次"][1][1] = Shown(1, "[h]:mm")
    assert "不是时段" in faults(write(tmp_path / f"case.{suffix}", sheets))[0]


def test_times_in_a_folder(tmp_path: Path) -> None:
    row = read_case(write_folder(tmp_path / "case", with_meeting("18:00:00", "24:00:00"))).case.commitments[0]
    assert (row.start, row.end) == (time(18), time(0))
