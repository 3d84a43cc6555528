"""Every fault of a case has a place: sheet and cell in a workbook and in CSV, the path in JSON. None has a name of ours."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scheduler.exchange import CaseFaults, read_case
from scheduler.exchange.sheets import SHEETS
from scheduler.exchange.writing.case.case_file import write_case
from tests.exchange.books import Sheets, sound, write_book, write_folder
from tests.exchange.cases import rich_case

PLACE = re.compile(r"[A-Z]{1,3}\d+|\d+行")
TITLES = {sheet.zh for sheet in SHEETS}
OFFICERS = ["警号", "姓名", "单位", "类别", "技能", "本岗", "轮班模式", "警组"]


def officers(*rows: list[Any]) -> list[list[Any]]:
    return [OFFICERS, *([*row, *[""] * (8 - len(row))] for row in sound()["警员"][1:]), *rows]


PLANTED: dict[str, Sheets] = {
    "an id twice": {"警员": officers(["001", "赵六", "龙桥", "民警"])},
    "ids alike": {"警员": officers(["1", "赵六", "龙桥", "民警"])},
    "a team that the rota lacks": {
        "警员": officers(["004", "赵六", "龙桥", "民警", "", "", "四班", "九组"]),
        "轮班模式": [["模式", "循环", "警组", "基准日", "周期位置"], ["四班", "值 休", "一组", "2024-07-01", 1]],
    },
    "an unknown rota": {"警员": officers(["004", "赵六", "龙桥", "民警", "", "", "五班"])},
    "an unknown post": {"警员": officers(["004", "赵六", "龙桥", "民警", "", "接处井"])},
    "a unit twice": {"单位": [["单位", "类别"], ["龙桥", "派出所"], ["龙桥 派出所", "派出所"]]},
    "units alike": {"单位": [["单位", "类别"], ["户政科 A", "部门"], ["户政科A", "部门"]]},
    "a unit like one that only officers name": {
        "警员": officers(["004", "赵六", "户政-科", "民警"]),
        "单位": [["单位", "类别"], ["户政科", "派出所"]],
        "互助": [["派出所", "互助所"], ["户政-科", "龙桥"]],
    },
    "a floor the wrong way round": {
        "单位": [["单位", "最低在岗", "起", "止"], ["龙桥", 1, "2024-07-09", "2024-07-02"]],
    },
    "a service beside a built-in one": {
        "业务标准": [["业务", "岗位", "班次", "方式", "单件分钟"], ["身份证", "户籍窗口", "白", "窗口", 10]],
        "历史": [["派出所", "业务", "日期", "业务量"], ["龙桥", "户籍", "2024-06-20", 30]],
    },
    "no calendar": {
        "参数": [["项目", "值"], ["开始日期", date(2099, 1, 1)], ["结束日期", date(2099, 1, 14)]],
        "请假": sound()["请假"][:1],
    },
    "a target below the minimum": {"需求": [*sound()["需求"], ["龙桥", "接处警", "白", 3, 1]]},
    "an aid of a department": {
        "互助": [["派出所", "互助所"], ["局机关", "龙桥"]],
        "单位": [["单位", "类别"], ["局机关", "部门"]],
    },
    "an hour beyond the day": {"时段分布": [["业务", "时", "份额"], ["户籍", 25, 3]]},
    "leave that overlaps": {"请假": [*sound()["请假"], ["001", "", "2024-07-10", "2024-07-12"]]},
    "a pin that lacks something": {"锁定": [["锁定", "警员", "日期"], ["指定", "001", "2024-07-03"]]},
    "a pin outside": {"锁定": [["锁定", "警员", "日期"], ["禁止", "001", "2024-08-03"]]},
    "a pin of approved leave": {
        "请假": [["警员", "开始日期", "结束日期", "状态", "申请号"], ["001", "2024-07-09", "2024-07-10", "已批准", "假1"]],
        "锁定": [["锁定", "申请号"], ["准假", "假1"]],
    },
    "a limit twice": {"个人限额": [["警员", "限额", "值"], ["001", "连续工作上限", 5], ["张三", "连续工作上限", 6]]},
    "a limit without its shift": {"个人限额": [["警员", "限额", "值"], ["001", "单班次次数上限", 5]]},
    "a pair of one": {"限制": [["警员", "限制", "另一警员"], ["001", "避班", "张三"]]},
    "a pair without the other": {"限制": [["警员", "限制"], ["001", "同班"]]},
    "a pairing of nobody": {"挂钩": [["派出所", "部门"], ["龙桥", ""]]},
    "mutual aid with oneself": {"互助": [["派出所", "互助所"], ["龙桥", "龙桥派出所"]]},
    "two secondments at once": {
        "抽借调": [["警员", "开始日期", "结束日期"], ["001", "2024-07-01", "2024-07-20"], ["张三", "2024-07-09", "2024-07-30"]],
    },
    "half of a time": {"已定事项": [["警员", "开始日期", "开始时刻"], ["001", "2024-07-03", "08:00"]]},
    "an opening twice": {"期初": [["警员", "连续上勤"], ["001", 2], ["张三", 3]]},
    "an opening of the future": {"期初": [["警员", "末班结束", "末班班次"], ["001", "2024-07-09 08:00", "值"]]},
    "a grid of no kind": {"现排班": [["甲", "乙"], ["张三", "白"]]},
    "a past grid that ends early": {"期初": [["日期", "接处警"], ["2024-06-28", "张三"]]},
    "a stranger in a grid": {"现排班": [["姓名", date(2024, 7, 1)], ["赵六", "白"]]},
    "a column that is missing": {"限制": [["警员", "不是限制"], ["001", "同班"]]},
    "a sheet twice": {"请假申请": sound()["请假"]},
    "nobody": {"警员": sound()["警员"][:1]},
}


@pytest.mark.parametrize(("name", "write"), [("case.xlsx", write_book), ("case", write_folder)])
@pytest.mark.parametrize("kind", PLANTED)
def test_each_fault_has_a_sheet_and_a_cell(kind: str, name: str, write: Callable[[Path, Sheets], Path], tmp_path: Path) -> None:
    with pytest.raises(CaseFaults) as caught:
        read_case(write(tmp_path / name, sound() | PLANTED[kind]))
    for fault in caught.value.faults:
        assert PLACE.fullmatch(fault.cell), str(fault)
        assert fault.sheet in TITLES | PLANTED[kind].keys(), str(fault)


WRONG: tuple[tuple[str, Callable[[Any], Any]], ...] = (
    (r"officers\[\d+\]\.id", lambda case: case["officers"].append(case["officers"][0])),
    (r"officers\[0\]\.unit", lambda case: case["officers"][0].update(unit="别处")),
    (r"officers\[0\]\.rota", lambda case: case["officers"][0].update(rota="别的")),
    (r"officers\[0\]\.team", lambda case: case["officers"][0].update(team="别的")),
    (r"base_roster\[3\]\.officer", lambda case: case["base_roster"][3].update(case["base_roster"][2])),
    (r"demands\[0\]\.target", lambda case: case["demands"][0].update(minimum=99)),
    (r"demands\[0\]\.station", lambda case: case["demands"][0].update(station="户政科")),
    (r"leave\[1\]\.choices", lambda case: case["leave"][1].update(choices=[])),
    (r"leave\[1\]\.choices\[0\]\.first", lambda case: case["leave"][1].update(officer="A01")),
    (r"pins\[0\]\.post", lambda case: case["pins"][0].update(post=None)),
    (r"pins\[1\]\.date", lambda case: case["pins"][1].update(date="2024-06-01")),
    (r"limits\[1\]\.shift", lambda case: case["limits"][1].update(shift=None)),
    (r"restrictions\[0\]\.other", lambda case: case["restrictions"][0].update(other=None)),
    (r"pairings\[0\]\.department", lambda case: case["pairings"][0].update(department=None, officer=None)),
    (r"mutual_aid\[0\]\.partner", lambda case: case["mutual_aid"][0].update(partner="龙桥所")),
    (r"secondments\[1\]\.first", lambda case: case["secondments"][1].update(officer="D02")),
    (r"commitments\[0\]\.start", lambda case: case["commitments"][0].update(end=None)),
    (r"commitments\[2\]\.station", lambda case: case["commitments"][2].update(station=None)),
    (r"commitments\[2\]\.station", lambda case: case["commitments"][2].update(station="户政科")),
    (r"commitments\[2\]\.days", lambda case: case["commitments"][2].update(days=8)),
    (r"commitments\[2\]\.days", lambda case: case["commitments"][2].update(days=0)),
    (r"commitments\[3\]\.first", lambda case: case["commitments"].append(case["commitments"][2])),
    (r"cycle_rotas\[2\]\.cycle", lambda case: case["cycle_rotas"][2].update(cycle=["没有"])),
    (r"opening\[1\]\.officer", lambda case: case["opening"][1].update(officer="A02")),
    (r"calendar\[1\]\.date", lambda case: case["calendar"][1].update(date=case["calendar"][0]["date"])),
    (r"units\[3\]\.meeting_weekday", lambda case: case["units"][3].update(meeting_weekday=7)),
    (r"end", lambda case: case.update(end="2024-01-01")),
)


def test_each_fault_of_json_has_its_path(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    write_case(rich_case(), path)
    text = path.read_text(encoding="utf-8")
    for wanted, plant in WRONG:
        tree = json.loads(text)
        plant(tree)
        path.write_text(json.dumps(tree), encoding="utf-8")
        with pytest.raises(CaseFaults) as caught:
            read_case(path)
        assert any(re.fullmatch(wanted, fault.sheet) for fault in caught.value.faults), (wanted, caught.value)
        assert all(re.fullmatch(r"[a-z_]+(\[\d+\])?(\.[a-z_]+(\[\d+\])?)*", fault.sheet) for fault in caught.value.faults), wanted
