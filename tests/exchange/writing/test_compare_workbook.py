"""The workbook of a comparison says what was compared, with a chart, and 未定 where nothing is proven."""

from pathlib import Path

import openpyxl

from models.comparison import Comparison, Run
from models.leave import LeaveStatus
from models.policy import default_policy
from models.roster import LevelResult, Proof, Roster, Status, StoppedBy
from models.scenario import Absent, Scenario
from models.words import Language, speaking
from scheduler.exchange.targets import Targets
from scheduler.exchange.writing.answers.compare_lines import compare_lines, sampled_lines
from scheduler.jobs.whatif import write_comparison
from scheduler.whatif.compare import comparison
from tests.cases import LONGQIAO, assigned, granted, refused, request, tiny_case

RESPONSE = f"{LONGQIAO}/接处警/值"


def run(cover: tuple[int, int], leave: tuple[int, int], roster: Roster) -> Run:
    levels = tuple(
        LevelResult(level=at, name=name, value=value, bound=bound, gap=float(value - bound))
        for at, (name, (value, bound)) in enumerate((("critical_cover", cover), ("leave", leave)), 1)
    )
    return Run(case_hash="x", roster=roster, proof=Proof(status=Status.FEASIBLE, stopped_by=StoppedBy.TIME_LIMIT, levels=levels))


def compared() -> Comparison:
    case = tiny_case(leave=(request("r1", "A03", 0, 1), request("r2", "B01", 0, 1, status=LeaveStatus.APPROVED)))
    base = run((0, 0), (20, 10), Roster(leave=(refused("r1"),), assignments=(assigned("C01", RESPONSE, 0),)))
    better = run((0, 0), (5, 0), Roster(leave=(granted("r1", 0, 1),), assignments=(assigned("C01", RESPONSE, 1),)))
    similar = run((0, 0), (15, 0), base.roster)
    scenarios = {name: Scenario(name=name, edits=(Absent(officer="A01", place="第 2 行"),)) for name in ("好", "近", "=坏")}
    runs = (better, similar, Run(case_hash="y", failure="进程意外退出"))
    return comparison(case, base, [(scenario, case, run) for scenario, run in zip(scenarios.values(), runs, strict=True)])


def test_every_sheet_is_there_and_the_chart_shows_all_rows(tmp_path: Path) -> None:
    write_comparison(Targets(tmp_path / "c.xlsx", None, tmp_path / "c.json"), compared())
    book = openpyxl.load_workbook(tmp_path / "c.xlsx")
    assert book.sheetnames == ["总览", "各级目标", "人员变化", "逐日变化", "缺口变化", "方案内容"]
    (chart,) = book["总览"]._charts
    assert {series.val.numRef.f.rpartition("$")[2] for series in chart.series} == {"7"}
    assert chart.barDir == "bar"
    rows = list(book["总览"].values)
    assert [row[0] for row in rows[2:7]] == ["方案", "基准", "好", "近", "=坏"]
    assert rows[6][-2] == "没有结果：进程意外退出"
    assert book["总览"]["A7"].data_type == "s"
    assert Comparison.model_validate_json((tmp_path / "c.json").read_bytes()) == compared()


def test_a_difference_is_a_number_only_where_it_is_decided(tmp_path: Path) -> None:
    """[10, 20] and [0, 5] are disjoint; [10, 20] and [0, 15] are not."""
    write_comparison(Targets(tmp_path / "c.xlsx"), compared())
    rows = [(row[0], row[2], row[-1]) for row in openpyxl.load_workbook(tmp_path / "c.xlsx")["各级目标"].values][3:]
    titles = [default_policy().row(key).title for key in ("critical_cover", "leave")]
    assert rows == [("好", titles[0], "0"), ("好", titles[1], "-15"), ("近", titles[0], "0"), ("近", titles[1], "未定")]


def test_who_changes_is_named_with_days_and_leave(tmp_path: Path) -> None:
    write_comparison(Targets(tmp_path / "c.xlsx"), compared())
    rows = list(openpyxl.load_workbook(tmp_path / "c.xlsx")["人员变化"].values)[3:]
    assert [(row[0], row[2], row[3]) for row in rows] == [("好", "警员A03", 0), ("好", "警员C01", 2)]
    assert rows[0][-1] == "r1：未准→准假 7月22日至23日"


def test_the_changes_of_an_officer_are_one_line_with_dates_that_change_alike_together(tmp_path: Path) -> None:
    """C01 covers on days 0, 1 and 4 of the base, and on none of them in the scenario, but on day 3."""
    case = tiny_case()
    base = run((0, 0), (0, 0), Roster(assignments=tuple(assigned("C01", RESPONSE, n) for n in (0, 1, 4))))
    other = run((0, 0), (0, 0), Roster(assignments=(assigned("C01", RESPONSE, 3),)))
    scenario = Scenario(name="少", edits=(Absent(officer="A01"),))
    write_comparison(Targets(tmp_path / "c.xlsx"), comparison(case, base, [(scenario, case, other)]))
    (row,) = list(openpyxl.load_workbook(tmp_path / "c.xlsx")["逐日变化"].values)[3:]
    duty = "龙桥所/接处警/值"
    assert row[:3] == ("少", "禁毒大队", "警员C01")
    assert row[3] == f"7月22日至23日、7月26日 {duty}→无；7月25日 无→{duty}"


def test_the_command_line_says_what_is_open_and_what_failed() -> None:
    said = "\n".join(compare_lines(compared()))
    assert "差异 -15" in said
    assert "差异 未定" in said
    assert "没有结果：进程意外退出" in said


def test_of_draws_the_median_and_the_worst_are_named() -> None:
    typical, worst = sampled_lines(compared(), True)
    assert typical.startswith("典型：方案「好」")
    assert worst.startswith("最坏（抽样所及）：方案「近」")
    assert list(sampled_lines(compared(), False)) == []


def test_the_workbook_is_in_its_own_language(tmp_path: Path) -> None:
    with speaking(Language.ZH, Language.EN):
        write_comparison(Targets(tmp_path / "c.xlsx"), compared())
        assert "方案「好」：" in list(compare_lines(compared()))
    book = openpyxl.load_workbook(tmp_path / "c.xlsx")
    assert book.sheetnames == ["Overview", "Levels", "Officers", "Days", "Shortages", "Scenarios"]
    assert [cell.value for cell in book["Scenarios"][4]] == ["好", "A01 absent", "第 2 行"]
