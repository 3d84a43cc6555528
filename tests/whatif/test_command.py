"""`dutycover whatif` as a planner types it."""

import json
from pathlib import Path

import openpyxl
import pytest

import cli
from models.errors import Exit
from scheduler.exchange import write_case
from tests.cases import LONGQIAO, request, seat, tiny_case

pytestmark = pytest.mark.usefixtures("signals")

QUICK = ("--time-limit", "10", "--workers", "1")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Two days on which A01 and A02 hold one duty each; A01 asks for leave."""
    demands = tuple(seat(f"{LONGQIAO}/接处警/值", on=number) for number in (0, 1))
    write_case(
        tiny_case(days=2, only=["A01", "A02"], demands=demands, leave=(request("Q1", "A01", 0, 0),)), tmp_path / "案例.xlsx"
    )
    return tmp_path / "案例.xlsx"


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        cli.main(["--lang", "zh", "whatif", *map(str, words)])
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    return int(left.value.code or 0), out, err


def test_yaml_to_workbook_and_json(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Granting the one request leaves day 0 to nobody; a second run has nothing left to do and says the same."""
    questions = case.with_name("方案.yaml")
    questions.write_text("准假:\n  - 准假: 全部\n", encoding="utf-8")
    goals = ("-o", case.with_name("比较.xlsx"), "--json", case.with_name("比较.json"))
    code, out, _ = run(capsys, case, questions, *goals, *QUICK)
    assert code == Exit.OK
    assert "关键缺口：0 → 1，差异 +1" in out
    (scenario,) = json.loads(case.with_name("比较.json").read_bytes())["scenarios"]
    assert (scenario["scenario"]["name"], scenario["levels"][0]["verdict"]) == ("准假", "decided")
    assert openpyxl.load_workbook(case.with_name("比较.xlsx"))["缺口变化"]["B4"].value == "新增"
    kept = sorted(path.name for path in case.with_name("比较.runs").iterdir())
    again, said, _ = run(capsys, case, questions, *goals, *QUICK)
    assert (again, said) == (code, out)
    assert sorted(path.name for path in case.with_name("比较.runs").iterdir()) == kept


def test_flags_ask_one_question_and_write_nothing_unless_told(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(case.parent.iterdir())
    code, out, _ = run(capsys, case, "--absent", "龙桥/警员A02:2024-07-23", *QUICK)
    assert code == Exit.OK
    assert "方案「命令行」" in out
    assert sorted(case.parent.iterdir()) == before


def test_draws_name_the_typical_and_the_worst(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, case, "--absent-any", "龙桥:1", "--seed", "3", *QUICK)
    assert code == Exit.OK
    assert "典型：" in out
    assert "最坏" in out


def test_a_scenario_that_cannot_be_made_is_named_before_anything_is_solved(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = case.with_name("方案.yaml")
    questions.write_text("甲:\n  - 需求倍数: 龙桥/户籍窗口\n    数值: 2\n乙:\n  - 召回: A01\n", encoding="utf-8")
    code, out, err = run(capsys, case, questions, *QUICK)
    assert (code, out) == (Exit.FAULTS, "")
    assert [line.partition(":")[0] for line in err.splitlines()] == [
        "比选方案「甲」方案.yaml 第 2 行",
        "比选方案「乙」方案.yaml 第 5 行",
    ]


def test_what_cannot_be_written_is_refused_first(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, case, "--grant-all", "-o", case.with_name("比较.ods"))[0] == Exit.NOT_WRITTEN
    assert run(capsys, case, "--grant-all", "-o", case)[0] == Exit.NOT_WRITTEN
    assert run(capsys, case, case.with_name("没有.yaml"))[0] == Exit.UNREADABLE
    assert run(capsys, case)[0] == Exit.FAULTS
