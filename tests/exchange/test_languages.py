"""A workbook speaks one language: English where it is asked for, and Chinese on whatever console it was ordered."""

import re
from pathlib import Path

import pytest

import cli
from models.case import Case
from models.organisation import Restriction, RestrictionKind
from models.words import Language, speaking
from scheduler.exchange import write_case
from scheduler.exchange.sheets import SHEETS
from scheduler.failures import Exit
from tests.cases import LONGQIAO, request, seat, tiny_case
from tests.demand.cases import asking, counted, counting_case

pytestmark = pytest.mark.usefixtures("signals")

QUICK = ("--time-limit", "60", "--workers", "1")
SCENARIOS = """
甲:
  - 准假: 全部
乙:
  - 指定: A01:2024-07-22
    数值: 龙桥所/接处警/值
  - 缺勤: A01
"""
WORD = re.compile("[A-Za-z]{3,}")


def small_case() -> Case:
    """Two days at 龙桥所: a leave that leaves a duty open, one given, a wish's restriction, a title, a row of the policy."""
    demands = (seat(f"{LONGQIAO}/接处警/值", 1, 2), seat("凤凰山所/户籍窗口/白"))
    leave = (request("Q1", "A01", 0, 0), request("Q2", "A02", 1, 1, kind="病假"), request("Q3", "C01", 0, 1))
    restrictions = (Restriction(officer="C01", kind=RestrictionKind.NO_NIGHT),)
    return tiny_case(
        days=2,
        title="城厢分局",
        only=["A01", "A02", "A03", "C01", "D01"],
        demands=demands,
        leave=leave,
        restrictions=restrictions,
        policy={"rest.night": {"value": 1500}},
        holidays=[1],
    )


def broken(path: Path) -> Path:
    """A case with faults of several kinds, one of them of a whole row."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    officers, demand, leave = (book[next(name for name in sheet.names if name in book.sheetnames)] for sheet in SHEETS[1:4])
    officers["D2"], demand["G2"], leave["C2"], leave["A3"] = "?", -1, "7.2", None
    book.save(path.with_name("broken.xlsx"))
    return path.with_name("broken.xlsx")


def written(folder: Path, *lang: str) -> dict[str, Path]:
    """What every command that writes workbooks wrote, from a case in their language."""

    def run(*words: object, code: int = Exit.OK) -> None:
        with pytest.raises(SystemExit) as left:
            cli.main([*map(str, words), *lang])
        assert int(left.value.code or 0) == code

    def out(name: str) -> Path:
        goals[name] = folder / f"{name}.xlsx"
        return goals[name]

    language = Language(lang[1]) if lang else Language.ZH
    goals: dict[str, Path] = {}
    case, counted_case = folder / "case.xlsx", folder / "counted.xlsx"
    with speaking(language, language):
        write_case(small_case(), case)
        write_case(counting_case(history=counted(70), support_requests=(asking(4, 0, 1),)), counted_case)
    (folder / "scenarios.yaml").write_text(SCENARIOS, encoding="utf-8")
    run("template", out("template"))
    run("template", out("full"), "--full")
    run("template", out("part"), "--unit", "龙桥所", "--from", case)
    run("template", out("other"), "--unit", "凤凰山所", "--from", case)
    run("merge", case, broken_merge(case), "-o", out("merged"), code=Exit.FAULTS)
    run("check", case, "--mark", out("marked"))
    run("check", broken(case), "--mark", out("faults"), code=Exit.FAULTS)
    run("demand", counted_case, "--backtest", "-o", out("demand"))
    run("solve", case, "-o", out("roster"), "--reproducible", *QUICK)
    goals["wall"] = folder / "roster-张贴.xlsx"
    run("whatif", case, folder / "scenarios.yaml", "--absent", "A02", "-o", out("compared"), *QUICK)
    run("stress", case, "--absence", "--demand", "150", "-o", out("stress"), *QUICK)
    run("tradeoff", case, "--steps", "1", "-o", out("tradeoff"), *QUICK)
    run("bottleneck", case, "-o", out("bottleneck"), *QUICK)
    return goals


def broken_merge(path: Path) -> Path:
    """The same case with an officer of another category."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    book.worksheets[1]["B2"] = "李四"
    book.save(path.with_name("again.xlsx"))
    return path.with_name("again.xlsx")
