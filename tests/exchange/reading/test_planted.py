"""A hundred faults of many kinds, planted at random in a large sound workbook: as many messages, each at its cell, at once."""

from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from scheduler.exchange import CaseFaults, read_case
from scheduler.exchange.reading.rows import letters
from tests.exchange.books import Sheets, write_book

FAULTS, OFFICERS, ROWS = 100, 240, 120
FIRST = date(2024, 7, 1)


class Kind(NamedTuple):
    """`value` is what is typed into the cell, {} a number of its own; the message holds `says`."""

    sheet: str
    column: str
    value: Any
    says: str


KINDS = (
    Kind("警员", "警号", "", "警号为空"),
    Kind("警员", "警号", 1.5, "不是编号"),
    Kind("警员", "警号", 110101199001011234, "超过 15 位"),
    Kind("警员", "警号", "W001", "重复"),
    Kind("警员", "姓名", "#N/A", "错误值"),
    Kind("警员", "类别", "保安", "不是类别"),
    Kind("警员", "性别", "未知", "不是性别"),
    Kind("警员", "本岗", "接处井{}", "未知的岗位"),
    Kind("警员", "轮班模式", "五班{}", "未知的轮班模式"),
    Kind("警员", "城区有住房", "也许", "不是 是 或 否"),
    Kind("警员", "技能", "户籍(熟练)", "不能识别"),
    Kind("需求", "派出所", "龙侨{}", "未知的单位"),
    Kind("需求", "班次", "大夜{}", "未知的班次"),
    Kind("需求", "日别", "闰日", "不是日别"),
    Kind("需求", "最低警力", -1, "为负数"),
    Kind("需求", "最低警力", 3.5, "不是整数"),
    Kind("需求", "目标警力", "两人", "不是整数"),
    Kind("需求", "止", date(2024, 6, 1), "早于"),
    Kind("请假", "警员", "赵六{}", "未知的警员"),
    Kind("请假", "开始日期", "七月九日", "不是日期"),
    Kind("请假", "开始日期", 45482, "不是日期"),
    Kind("请假", "开始日期", datetime(2024, 7, 9, 8, 30), "带有时刻"),
    Kind("请假", "结束日期", date(2024, 6, 20), "早于"),
    Kind("请假", "最早开始", date(2024, 8, 20), "晚于"),
    Kind("请假", "状态", "也许", "不是状态"),
    Kind("资质", "等级", "熟练", "不是等级"),
    Kind("资质", "止", date(2023, 1, 1), "早于"),
    Kind("限制", "限制", "不加菜", "不是限制"),
    Kind("已定事项", "开始时刻", "八点", "不是时刻"),
    Kind("期初", "末班结束", "昨天", "不是日期和时刻"),
    Kind("期初", "连续上勤", -2, "为负数"),
    Kind("意愿", "派出所", "龙侨{}", "未知的单位"),
    Kind("往期勤务量", "勤务量", "很多", "不是整数"),
)


def large() -> Sheets:
    """Of 240 officers only the first 120 are named elsewhere, so that the others' ids may go wrong by themselves."""
    station = [f"{n}号" for n in range(6)]
    ids = [f"W{n:03}" for n in range(OFFICERS)]
    named = range(ROWS)

    def day(n: int) -> date:
        return FIRST + timedelta(n % 28)

    return {
        "参数": [["项目", "值"], ["开始日期", FIRST], ["结束日期", FIRST + timedelta(61)]],
        "警员": [
            ["警号", "姓名", "单位", "类别", "性别", "轮班模式", "警组", "本岗", "城区有住房", "技能"],
            *([id, f"姓名{id}", f"{station[n % 6]}派出所", "民警", "男", "", "", "接处警", "是", ""] for n, id in enumerate(ids)),
        ],
        "需求": [
            ["派出所", "岗位", "班次", "日别", "起", "止", "最低警力", "目标警力"],
            *([station[n % 6], "接处警", "夜", "每天", day(n), day(n) + timedelta(9), 1, 2] for n in named),
        ],
        "请假": [
            ["警员", "假种", "开始日期", "结束日期", "最早开始", "状态"],
            *([ids[n], "年休假", day(n), day(n) + timedelta(4), day(n), "待定"] for n in named),
        ],
        "资质": [["警员", "技能", "等级", "起", "止"], *([ids[n], "户籍", "独立", FIRST, ""] for n in named)],
        "限制": [["警员", "限制"], *([ids[n], "不值夜班"] for n in named)],
        "已定事项": [
            ["警员", "开始日期", "结束日期", "开始时刻", "结束时刻", "事项"],
            *([ids[n], day(n + 9), day(n + 9), "08:30", "17:30", "培训"] for n in named),
        ],
        "期初": [["警员", "末班结束", "连续上勤"], *([ids[n], datetime(2024, 6, 30, 8), 0] for n in named)],
        "意愿": [
            ["警员", "意愿", "开始日期", "结束日期", "派出所"],
            *([ids[n], "愿意", day(n), day(n), station[0]] for n in named),
        ],
        "往期勤务量": [["警员", "勤务量"], *([ids[n], 3] for n in named)],
    }


def plant(sheets: Sheets, chance: Random) -> dict[str, str]:
    """What the message at each cell planted must hold; never two faults in a row of a sheet."""
    expected, used = {}, set()
    for number in range(FAULTS):
        kind = KINDS[number] if number < len(KINDS) else chance.choice(KINDS)
        rows = sheets[kind.sheet]
        free = range(ROWS + 1 if kind.column == "警号" else 2, len(rows))
        row = chance.choice([row for row in free if (kind.sheet, row) not in used])
        used.add((kind.sheet, row))
        place = rows[0].index(kind.column)
        rows[row][place] = kind.value.format(number) if isinstance(kind.value, str) else kind.value
        expected[f"{kind.sheet}!{letters(place)}{row + 1}"] = kind.says
    return expected


def test_the_large_workbook_is_sound(tmp_path: Path) -> None:
    assert len(read_case(write_book(tmp_path / "case.xlsx", large())).case.officers) == OFFICERS


@pytest.mark.parametrize("seed", range(5))
def test_a_hundred_planted_faults_give_a_hundred_messages(seed: int, tmp_path: Path) -> None:
    sheets = large()
    expected = plant(sheets, Random(seed))
    with pytest.raises(CaseFaults) as caught:
        read_case(write_book(tmp_path / "case.xlsx", sheets))
    sentences = {f"{fault.sheet}!{fault.cell}": fault.wrong for fault in caught.value.faults}
    assert set(sentences) == set(expected)
    assert len(caught.value.faults) == FAULTS
    assert not [cell for cell in sentences if expected[cell] not in sentences[cell]]
