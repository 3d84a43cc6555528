"""`dutycover stand-in`: what is printed, and what is said of a reference that means nothing."""

import re
from pathlib import Path

import pytest

import cli
from models.errors import Exit
from models.roster import Roster
from scheduler.exchange.reading.roster_file import write_roster_json
from tests.cases import LONGQIAO, assigned, stint, tiny_case
from tests.explain.asked.files import file_of

DUTY = "龙桥/接处警/值:2024-07-24"
CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    works = (assigned("C01", "龙桥所/接处警/值", 2),)
    write_roster_json(
        tmp_path / "r.json", file_of(tiny_case(), Roster(assignments=works, stints=(stint("C01", LONGQIAO, 2, 2),)))
    )
    return tmp_path / "r.json"


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        cli.main([str(word) for word in words])
    out, err = capsys.readouterr()
    return int(left.value.code or 0), out, err


def test_the_list_is_printed_and_the_first_three_confirmed(roster: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "stand-in", roster, "--duty", DUTY, "--instead-of", "C01", "--confirm")
    assert code == Exit.OK
    assert out.startswith("7月24日龙桥所接处警值班：谁能接替警员C01（禁毒大队）\n〔审核所得〕\n")
    able, confirmed = out.partition("〔求解证实〕")[::2]
    assert "1. " in able
    assert 1 <= confirmed.count("改由") <= 3


def test_without_being_asked_nothing_is_solved(
    roster: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scheduler.jobs.stand_in.tried", None)
    code, out, _ = run(capsys, "--lang", "en", "stand-in", roster, "--duty", DUTY)
    assert code == Exit.OK
    assert "confirmed by solving" not in out
    assert out.startswith("07-24")


@pytest.mark.parametrize(
    ("words", "zh"),
    [
        (["--duty", "龙桥/带班领导/夜:2024-07-24"], "没有需求"),
        (["--duty", "龙桥/接处警/晚:2024-07-24"], "晚"),
        (["--duty", "龙桥/接处警:2024-07-24"], "龙桥/接处警"),
        (["--duty", "龙桥/接处警/值:2025-07-24"], "2025"),
        (["--duty", DUTY, "--instead-of", "张三"], "张三"),
        (["--duty", DUTY, "--instead-of", "A01"], "无从接替"),
    ],
)
def test_what_means_nothing_is_told_in_a_line(
    roster: Path, capsys: pytest.CaptureFixture[str], words: list[str], zh: str
) -> None:
    code, out, err = run(capsys, "stand-in", roster, *words)
    assert (code, out) == (Exit.FAULTS, "")
    assert zh in err
    english = run(capsys, "stand-in", roster, *words, "--lang", "en")[2]
    assert english != err
    assert not CHINESE.search(re.sub("龙桥所?|东海|接处警|带班领导|张三|夜|值|晚|警员|户籍窗口|白|备|行政班", "", english))


def test_a_base_duty_that_falls_out_is_compared_with_the_first_who_can_step_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Against the roster in which A01 serves it, all that could be said is that a gap is filled."""
    works = (assigned("A01", "龙桥所/接处警/值", 0, "base"),)
    write_roster_json(tmp_path / "r.json", file_of(tiny_case(days=1, only=["A01", "C01", "C02"]), Roster(assignments=works)))
    words = ("stand-in", tmp_path / "r.json", "--duty", "龙桥/接处警/值:2024-07-22", "--instead-of", "A01", "--confirm")
    code, out, _ = run(capsys, *words)
    confirmed = out.partition("〔求解证实〕")[2].splitlines()
    assert code == Exit.OK
    assert confirmed[1] == "  （与警员C01（禁毒大队）顶上、其余不变时相比）"
    assert "关键缺口" not in out.partition("〔求解证实〕")[2]
