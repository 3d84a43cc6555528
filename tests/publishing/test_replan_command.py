"""`dutycover replan`: what is printed and written, and what is said of an absence that means nothing."""

import re
from pathlib import Path

import pytest

from models.errors import Exit
from scheduler.audit import audit
from scheduler.exchange.reading.roster_file import read_roster, write_roster_json
from tests.cases import day
from tests.ledger.rosters import as_json, proven
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


@pytest.mark.parametrize(("language", "told"), [("zh", "「批准」(E列)未识别，已略过"), ("en", '"批准" (column E)')])
def test_a_column_that_is_not_read_is_told(
    roster: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, told: str
) -> None:
    sheet = tmp_path / "变动.csv"
    sheet.write_text(f"编号,类别,警员,起,批准,止\n1,因病缺勤,A03,{day(1)},是,{day(1)}\n", encoding="utf-8")
    code, out, _ = run(capsys, "--lang", language, "replan", roster, "--events", tmp_path, "--from", day(1))
    assert code == Exit.OK
    assert told in out


@pytest.mark.parametrize("absent", ["A99:2024-07-23", "A03:2024-09-23", "A03", "A03:2024-07-23/2024-07-22"])
def test_an_absence_that_means_nothing_is_one_message(roster: Path, absent: str, capsys: pytest.CaptureFixture[str]) -> None:
    for language in ("zh", "en"):
        code, out, err = run(capsys, "--lang", language, "replan", roster, "--absent", absent, "--from", day(1))
        assert code == Exit.FAULTS
        assert out == ""
        assert len(err.splitlines()) == 1, err


@pytest.mark.parametrize(("language", "told"), [("zh", "超出编制期"), ("en", "beyond the horizon")])
def test_an_absence_that_outlasts_the_period_counts_to_its_end(
    roster: Path, tmp_path: Path, language: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    absent = f"A03:{day(3)}/{day(40)}"
    code, out, _ = run(
        capsys, "--lang", language, "replan", roster, "--absent", absent, "--from", day(1), "-o", tmp_path / "n.json"
    )
    assert code == Exit.OK
    assert told in out
    assert [event.last for event in read_roster(tmp_path / "n.json").events] == [day(4)]


@pytest.mark.parametrize(("language", "told"), [("zh", "已成既往"), ("en", "lies before")])
def test_an_absence_in_the_past_is_refused(roster: Path, language: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "--lang", language, "replan", roster, "--absent", f"A03:{day(0)}", "--from", day(1))
    assert code == Exit.FAULTS
    assert told in err
    assert len(err.splitlines()) == 1


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


def test_a_published_version_is_replanned_by_its_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ledger, file = tmp_path / "ledger.db", proven(published().case, published().roster)
    assert run(capsys, "publish", as_json(tmp_path, file), "--db", ledger)[0] == Exit.OK
    words = ("--absent", f"A03:{day(1)}", "--from", day(1), "-o", tmp_path / "n.json")
    assert run(capsys, "replan", 1, *words, "--db", ledger)[0] == Exit.OK
    assert read_roster(tmp_path / "n.json").base == file
    assert run(capsys, "replan", 2, *words, "--db", ledger)[0] != Exit.OK


@pytest.mark.parametrize(("language", "told"), [("zh", "暂定"), ("en", "Provisional")])
def test_what_lies_beyond_the_window_is_told_apart_while_the_end_is_unknown(
    tmp_path: Path, language: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The date of the window first, those beyond it under a title of their own; with a known end there is no such title."""
    write_roster_json(tmp_path / "r.json", published(policy={"notice": {"value": 1}}))
    absence = f"A03:{day(1)}/{day(3)}"
    parts = ["--lang", language, "replan", tmp_path / "r.json", "--from", day(1), "--absent"]
    code, out, err = run(capsys, *parts, absence + "?")
    assert code == Exit.OK, err
    firm, title, later = out.partition(told)
    assert title
    assert "警员A03" in firm
    assert "警员A03" in later
    assert told not in run(capsys, *parts, absence)[1]
