"""The sheet 比选方案 and flags say the same as YAML does."""

from pathlib import Path

import pytest

from models.errors import ScenarioRefused
from models.scenario import Scenario
from scheduler.exchange.errors import Unreadable
from scheduler.exchange.reading.reader import read_case
from scheduler.exchange.reading.scenarios.file import read_scenarios
from scheduler.exchange.reading.scenarios.flags import SAMPLES, Flags
from scheduler.exchange.reading.scenarios.yaml import yaml_lines
from scheduler.exchange.writing.answers.scenario_text import edit_text
from scheduler.whatif.apply import apply
from tests.cases import FENGHUANG, NARCOTICS, day, request, tiny_case
from tests.exchange.reading.scenarios.test_scenario_lines import EVERY_ACTION

NOTHING = Flags()


def case():
    return tiny_case(leave=(request("r1", "A01", 0, 1),))


def folder(tmp_path: Path, rows: str) -> Path:
    """A folder of CSV files with the sheet alone."""
    (tmp_path / "比选方案.csv").write_text("方案,动作,对象,数值,起,止\n" + rows, encoding="utf-8")
    return tmp_path


def asked(flags: Flags, seed: int = 0) -> tuple[Scenario, ...]:
    return read_scenarios(case(), Path("case.json"), None, flags, seed)


def refusal(flags: Flags) -> str:
    with pytest.raises(ScenarioRefused) as refused:
        asked(flags)
    return str(refused.value)


def test_rows_of_one_name_are_one_scenario(tmp_path: Path) -> None:
    path = folder(tmp_path, "甲,缺勤,警员A01,,7月23日,7月24日\n乙,准假,全部\n甲,需求倍数,龙桥/户籍窗口,1.2\n")
    first, second = read_scenarios(case(), path, None, NOTHING, 0)
    assert [edit.kind for edit in first.edits] == ["absent", "scale_demand"]
    assert (first.edits[0].officer, first.edits[0].first, first.edits[0].last) == ("A01", day(1), day(2))
    assert [edit.place for edit in (*first.edits, *second.edits)] == ["比选方案!A2", "比选方案!A4", "比选方案!A3"]


def test_a_row_that_is_wrong_is_named_by_its_cell(tmp_path: Path) -> None:
    path = folder(tmp_path, "甲,缺勤,A99\n甲,缺勤,A01,,二月三十日\n")
    with pytest.raises(ScenarioRefused, match="比选方案!E3"):
        read_scenarios(case(), path, None, NOTHING, 0)
    with pytest.raises(ScenarioRefused, match="比选方案!A2: 「A99」不是本案例中的人员"):
        read_scenarios(case(), folder(tmp_path, "甲,缺勤,A99\n"), None, NOTHING, 0)


def test_a_case_with_the_sheet_is_read_as_without_it(tmp_path: Path) -> None:
    from scheduler.exchange.writing.case.case_file import write_case

    write_case(case(), tmp_path / "case")
    before = read_case(tmp_path / "case")
    folder(tmp_path / "case", "甲,缺勤,A01\n")
    assert read_case(tmp_path / "case") == before


def test_without_any_scenario_the_message_says_how_to_ask(tmp_path: Path) -> None:
    with pytest.raises(ScenarioRefused, match="--grant-all"):
        read_scenarios(case(), folder(tmp_path, ""), None, NOTHING, 0)
    with pytest.raises(ScenarioRefused, match="--grant-all"):
        read_scenarios(case(), tmp_path, folder(tmp_path, ""), NOTHING, 0)
    with pytest.raises(Unreadable):
        read_scenarios(case(), tmp_path, tmp_path / "没有.yaml", NOTHING, 0)


def test_flags_together_are_one_question() -> None:
    flags = Flags(True, absent=("龙桥/警员A01:2024-07-23",), scale=("龙桥/户籍窗口:1.2",), train=("禁毒大队:户籍:2",))
    (scenario,) = asked(flags)
    assert [edit.kind for edit in scenario.edits] == ["grant_leave", "absent", "scale_demand", "train", "train"]
    assert [edit.officer for edit in scenario.edits[3:]] == ["C01", "C02"]
    assert apply(case(), scenario) != case()


def test_draws_of_absent_officers_follow_the_seed_and_stay_in_the_unit() -> None:
    flags = Flags(absent_any=("龙桥:2",))
    draws = [[edit.officer for edit in scenario.edits] for scenario in asked(flags, seed=7)]
    assert len(draws) == SAMPLES
    assert all(len(set(draw)) == 2 and set(draw) <= {"A01", "A02", "A03", "A04"} for draw in draws)
    assert draws == [[edit.officer for edit in scenario.edits] for scenario in asked(flags, seed=7)]
    assert draws != [[edit.officer for edit in scenario.edits] for scenario in asked(flags, seed=8)]


@pytest.mark.parametrize(
    ("flags", "wrong"),
    [
        (Flags(scale=("龙桥",)), "没有倍数"),
        (Flags(train=("禁毒大队:户籍",)), "不完整"),
        (Flags(train=("禁毒大队:户籍:9",)), "1 至 3"),
        (Flags(absent_any=("凤凰山:0",)), "1 至 2"),
        (Flags(absent_any=("没有:1",)), "没有名为「没有」的单位"),
        (Flags(absent=("没有",)), "--absent 没有: 「没有」不是本案例中的人员"),
    ],
)
def test_a_flag_that_makes_no_sense_is_refused(flags: Flags, wrong: str) -> None:
    assert wrong in refusal(flags)


def test_every_edit_has_words(tmp_path: Path) -> None:
    path = tmp_path / "方案.yaml"
    path.write_text(EVERY_ACTION, encoding="utf-8")
    (scenario,) = read_scenarios(case(), Path("case.json"), path, NOTHING, 0)
    said = [edit_text(edit) for edit in scenario.edits]
    assert len(yaml_lines(path, case())) == len(said) == len(set(said))
    assert "龙桥所/户籍窗口 需求 ×1.2" in said
    assert f"设岗 {FENGHUANG}/户籍窗口/白 最低/目标 1/2（工作日）" in said
    assert f"解除挂钩 龙桥所 与 {NARCOTICS}" in said
