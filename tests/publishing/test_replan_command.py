"""`dutycover replan`: what is printed and written, and what is said of an absence that means nothing."""

import re
from pathlib import Path

import pytest

from models.errors import Exit
from scheduler.audit import audit
from scheduler.exchange.reading.roster_file import read_roster, write_roster_json
from tests.cases import day
from tests.publishing.events.absent import published
from tests.publishing.test_stand_in_command import run

CHINESE = re.compile("[\u4e00-\u9fff]")
NAMES = re.compile("警员[A-Z]\\d\\d|龙桥所?|接处警|禁毒大队|白")


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    write_roster_json(tmp_path / "r.json", published())
    return tmp_path / "r.json"


def test_an_absence_is_replanned_audited_and_carries_its_events(
    roster: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(
        capsys, "replan", roster, "--absent", f"A03:{day(1)}/{day(2)}", "--from", day(1), "-o", tmp_path / "n.json"
    )
    assert code == Exit.OK
    assert "再少通知一个人都不行，已证明" in out
    assert "接替的人" in out
    file = read_roster(tmp_path / "n.json")
    assert audit(file.case, file.roster).breaches == ()
    assert [event.officer for event in file.events] == ["A03"]
    assert file.base == published()
    assert run(capsys, "audit", tmp_path / "n.json")[0] == Exit.OK


def test_it_is_written_as_a_working_copy(roster: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = tmp_path / "n.xlsx"
    assert run(capsys, "replan", roster, "--absent", f"A03:{day(1)}", "--from", day(1), "-o", book)[0] == Exit.OK
    assert read_roster(book).events
    assert run(capsys, "audit", book)[0] == Exit.OK


def test_nothing_is_written_where_it_is_only_to_be_looked_at(
    roster: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(
        capsys,
        "--lang",
        "en",
        "replan",
        roster,
        "--absent",
        f"A03:{day(1)}",
        "--from",
        day(1),
        "-o",
        tmp_path / "n.xlsx",
        "--dry-run",
    )
    assert code == Exit.OK
    assert not (tmp_path / "n.xlsx").exists()
    assert not CHINESE.search(NAMES.sub("", out)), out


@pytest.mark.parametrize("absent", ["A99:2024-07-23", "A03:2024-09-23", "A03", "A03:2024-07-23/2024-07-22"])
def test_an_absence_that_means_nothing_is_one_message(roster: Path, absent: str, capsys: pytest.CaptureFixture[str]) -> None:
    for language in ("zh", "en"):
        code, out, err = run(capsys, "--lang", language, "replan", roster, "--absent", absent, "--from", day(1))
        assert code == Exit.FAULTS
        assert out == ""
        assert len(err.splitlines()) == 1, err


def test_an_absence_is_asked_for(roster: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "replan", roster, "--from", day(1))[0] == Exit.FAULTS


def test_an_event_is_taken_back(roster: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed = tmp_path / "n.json"
    assert run(capsys, "replan", roster, "--absent", f"A03:{day(4)}", "--from", day(1), "-o", changed)[0] == Exit.OK
    code, out, _ = run(capsys, "replan", changed, "--undo", "1", "--from", day(1), "-o", tmp_path / "b.json")
    assert code == Exit.OK
    assert "变动已撤销" in out
    assert "恢复变动前的安排" in out
    back = read_roster(tmp_path / "b.json")
    assert {row.officer for row in back.roster.assignments} == {"A03"}
    assert run(capsys, "audit", tmp_path / "b.json")[0] == Exit.OK
    assert run(capsys, "replan", changed, "--undo", "7", "--from", day(1))[0] == Exit.FAULTS
