"""From a file and a typed question to the lines of its answer; what cannot be asked is refused in one sentence."""

import subprocess
import sys
from pathlib import Path

import pytest

import cli
from models.leave import LeaveStatus, Pin, PinKind
from models.roster import Roster
from models.words import say
from scheduler.exchange.errors import Unreadable, UnreadableKind
from scheduler.exchange.reading.reader import read_case
from scheduler.exchange.reading.roster_file import write_roster_json
from scheduler.explain.asked.answer import AUDITED, CONFIRMED
from scheduler.jobs.explain import Kind, answer
from tests.cases import LONGQIAO, assigned, day, request, stint, tiny_case
from tests.explain.asked.files import file_of

POST = "龙桥所/接处警/值"


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    case = tiny_case(only=("A01", "C01", "C02"), leave=(request("r", "A01", 0, 2, status=LeaveStatus.APPROVED),))
    cover = Roster(assignments=(assigned("C01", POST, 0),), stints=(stint("C01", LONGQIAO, 0, 0),))
    write_roster_json(tmp_path / "roster.json", file_of(case, cover))
    return tmp_path / "roster.json"


def test_a_cover_is_answered_under_both_headings(roster: Path) -> None:
    lines = list(answer(roster, Kind.COVER, "警员C01:2024-07-22").lines())
    assert lines[1] == say(AUDITED)
    after = lines[lines.index(say(CONFIRMED)) + 1 :]
    assert [line.split("：")[0].strip() for line in after] == ["改由警员C02（禁毒大队）"]


def test_pins_of_a_case_file_are_answered_without_a_roster(tmp_path: Path) -> None:
    pin = Pin(kind=PinKind.ASSIGN, officer="C01", date=day(0), station=LONGQIAO, post="接处警", shift="值")
    path = tmp_path / "case.json"
    path.write_text(tiny_case(only=("A01", "C01"), pins=(pin,)).model_dump_json(), encoding="utf-8")
    assert "可以同时成立" in "".join(answer(path, Kind.PINS).lines())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--officer", "X1"), "不是本案例中的人员"),
        (("--cover", "C02:2024-07-22"), "没有替岗或加班"),
        (("--shortage", "龙桥/接处警/夜:2024-07-22"), "当日没有警力需求"),
        (("--why-not", "C02"), "--on"),
        ((), "--on"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    roster: Path, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["explain", str(roster), *words])
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_what_the_audit_answers_waits_for_no_solver() -> None:
    """Loading one takes longer than the answer."""
    loaded = "import sys, scheduler.jobs.explain; print(sorted({'ortools', 'highspy', 'pandas'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_a_roster_in_the_place_of_a_case_is_called_one(roster: Path) -> None:
    with pytest.raises(Unreadable, match="是排班结果") as refused:
        read_case(roster)
    assert refused.value.kind is UnreadableKind.NOT_A_CASE
