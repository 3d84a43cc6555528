"""比选方案 in YAML: every action is read with the planner's names; every wrong line is named in one pass."""

from pathlib import Path

import pytest

from models.case import Case
from models.errors import ScenarioRefused
from models.scenario import Scenario
from scheduler.exchange.errors import Unreadable
from scheduler.exchange.reading.scenarios.lines import Line, scenarios
from scheduler.exchange.reading.scenarios.yaml import yaml_lines
from scheduler.exchange.sheets.words import ACTION
from scheduler.whatif.apply import CHANGES
from tests.cases import LONGQIAO, NARCOTICS, day, request, tiny_case

EVERY_ACTION = """\
全部:
  - 准假: 全部
  - 不准假: r1
  - 缺勤: 龙桥派出所/警员A01:2024-07-23/2024-07-24
  - 增员: A77
    数值: A01
  - 培训: 警员C01
    数值: 户籍/协助
    起: 7月23日
  - 需求倍数: 龙桥/户籍窗口
    数值: 120%
  - 需求: 龙桥/户籍窗口/白:2024-07-23
    数值: 2/3
  - 设岗: 凤凰山/户籍窗口/白
    数值: 1/2 工作日
  - 撤岗: 龙桥/接处警
  - 规则: stint
    数值: 7
  - 规则: leave
    数值: 级=1
  - 级次: 2;1
  - 挂钩: 龙桥/户政科/户籍窗口
    数值: 2
  - 解除挂钩: 龙桥/禁毒大队
  - 召回: D02
  - 指定: C01:2024-07-23
    数值: 龙桥/接处警/值
  - 禁止: C02:2024-07-23/2024-07-24
  - 编制期:
    数值: 7
  - 请假放宽: 全部
    数值: 1
  - 备勤室床位: 龙桥
    数值: -1
  - {动作: 周转房床位, 对象: 分局, 数值: 2}
"""


def case() -> Case:
    return tiny_case(leave=(request("r1", "A01", 0, 1),))


def read(tmp_path: Path, text: str) -> tuple[Scenario, ...]:
    path = tmp_path / "方案.yaml"
    path.write_text(text, encoding="utf-8")
    return scenarios(case(), yaml_lines(path, case()))


def refusal(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(ScenarioRefused) as refused:
        read(tmp_path, text)
    return str(refused.value).splitlines()


def test_the_same_in_english_is_the_same(tmp_path: Path) -> None:
    english = EVERY_ACTION
    for action in sorted(ACTION.list, key=len, reverse=True):
        for mark in ("- {}:", "动作: {},"):
            english = english.replace(mark.format(action), mark.format(ACTION.english.get(value := ACTION.values[action], value)))
    for cell, name in {"动作": "action", "对象": "subject", "数值": "value", "起": "from"}.items():
        english = english.replace(f"{cell}:", f"{name}:")
    assert "- grant leave: 全部" in english
    assert "{action: town beds, subject: 分局, value: 2}" in english
    assert read(tmp_path, english) == read(tmp_path, EVERY_ACTION)


def test_every_action_is_read_and_together_they_are_every_edit(tmp_path: Path) -> None:
    (scenario,) = read(tmp_path, EVERY_ACTION)
    assert all(f"{action}:" in EVERY_ACTION or f"动作: {action}" in EVERY_ACTION for action in ACTION.list)
    assert {edit.kind for edit in scenario.edits} == set(CHANGES)


def test_units_officers_and_dates_are_what_the_planner_calls_them(tmp_path: Path) -> None:
    (scenario,) = read(tmp_path, EVERY_ACTION)
    by_kind = {edit.kind: edit for edit in scenario.edits}
    absent, train, scale = by_kind["absent"], by_kind["train"], by_kind["scale_demand"]
    assert (absent.officer, absent.first, absent.last) == ("A01", day(1), day(2))
    assert (train.officer, train.level, train.first, train.last) == ("C01", "assist", day(1), None)
    assert (scale.station, scale.post, scale.shift, scale.factor) == (LONGQIAO, "户籍窗口", None, 1.2)
    assert by_kind["unpair"].department == NARCOTICS
    assert (by_kind["move_horizon"].first, by_kind["move_horizon"].last) == (day(7), day(13))
    assert by_kind["add_officer"].officer.team == "一"
    assert absent.place == "方案.yaml 第 4 行"


def test_every_wrong_line_is_named_in_one_pass(tmp_path: Path) -> None:
    text = "甲:\n  - 缺勤: A99\n  - 飞行: A01\n乙:\n  - 需求倍数: 龙桥\n    数值: 多\n  - 缺勤: A01\n    起: 2月30日\n丙: 无\n"
    lines = refusal(tmp_path, text)
    assert [line.partition(":")[0] for line in lines] == ["方案.yaml 第 3 行", "方案.yaml 第 7 行", "方案.yaml 第 9 行"]
    assert "「飞行」不是动作" in lines[0]
    assert refusal(tmp_path, "甲:\n  - 缺勤: A99\n  - 需求倍数: 龙桥\n    数值: 多\n") == [
        "比选方案「甲」方案.yaml 第 2 行: 「A99」不是本案例中的人员；应为警号、姓名或 单位/姓名",
        "比选方案「甲」方案.yaml 第 3 行: 「多」不是倍数；应为大于 0 的数，如 1.2 或 120%",
    ]


@pytest.mark.parametrize(
    ("action", "subject", "value", "wrong"),
    [
        ("缺勤", "没有", "", "不是本案例中的人员"),
        ("增员", "A77", "", "没有写明照谁"),
        ("增员", "A77:2024-07-23", "A01", "不分日期"),
        ("培训", "A01", "", "不是技能"),
        ("请假放宽", "全部", "0", "不是天数"),
        ("需求倍数", "龙桥", "0", "不是倍数"),
        ("需求倍数", "龙桥/a/b/c", "2", "不是岗次"),
        ("需求", "没有/户籍窗口", "2", "没有名为"),
        ("需求", "龙桥", "两", "不是警力"),
        ("设岗", "龙桥/户籍窗口", "1", "没有写明岗次"),
        ("设岗", "龙桥/户籍窗口/白", "1 雨天", "不是日别"),
        ("撤岗", "龙桥", "", "没有写明派出所和岗位"),
        ("规则", "stint", "", "没有写明改成什么"),
        ("级次", "一;二", "", "不是级次"),
        ("挂钩", "龙桥", "", "不是挂钩"),
        ("指定", "A01", "龙桥/接处警/值", "不是指定"),
        ("指定", "A01:2024-07-23/2024-07-24", "龙桥/接处警/值", "只能是一天"),
        ("编制期", "", "下周", "不是天数"),
        ("备勤室床位", "龙桥", "0", "不是床位数"),
    ],
)
def test_a_cell_that_makes_no_sense_is_refused(action: str, subject: str, value: str, wrong: str) -> None:
    with pytest.raises(ScenarioRefused, match=wrong):
        scenarios(case(), [("试", Line(action, subject, value, place="第 1 行"))])


def test_dates_beside_a_dated_reference_must_be_the_same() -> None:
    line = Line("缺勤", "A01:2024-07-23", first=day(2))
    with pytest.raises(ScenarioRefused, match="与「A01:2024-07-23」不符"):
        scenarios(case(), [("试", line)])


@pytest.mark.parametrize("text", ["", "- 甲", "甲: [", "甲", "甲: {乙: &a [*a]}", "!!python/object/apply:os.system [ls]"])
def test_a_file_that_is_no_list_of_scenarios_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises((Unreadable, ScenarioRefused)):
        read(tmp_path, text)


def test_a_name_that_two_bear_is_refused_with_both_ids() -> None:
    base = case()
    names = {"A01": "张三", "C01": "张三"}
    twins = [officer.model_copy(update={"name": names.get(officer.id, officer.name)}) for officer in base.officers]
    case_of_twins = Case(**dict(base) | {"officers": tuple(twins)})
    with pytest.raises(ScenarioRefused, match="有 2 人（A01、C01）"):
        scenarios(case_of_twins, [("试", Line("缺勤", "张三"))])
    (scenario,) = scenarios(case_of_twins, [("试", Line("缺勤", "禁毒大队/张三"))])
    assert scenario.edits[0].officer == "C01"


def test_a_level_between_two_others_is_named_with_its_letter(tmp_path: Path) -> None:
    text = "甲:\n  - 规则: leave\n    数值: 级=3Ｂ\n  - 级次: 3b;1\n  - 规则: leave\n    数值: 权重=3\n"
    (scenario,) = read(tmp_path, text)
    assert [getattr(edit, "level", None) or getattr(edit, "levels", None) for edit in scenario.edits] == ["3b", ("3b", 1), None]
