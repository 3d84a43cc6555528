"""publish, history, show, today, diff and rebuild as they are typed."""

from datetime import timedelta
from pathlib import Path

import pytest

from models.errors import Exit
from models.events.event import Event, EventKind
from models.roster import RosterFile
from scheduler.exchange import write_case
from scheduler.exchange.reading.roster_file import read_roster
from scheduler.ledger.opening import to_read
from tests.cases import calendar, day, tiny_case
from tests.ledger.rosters import as_book, as_json, on_duty, with_refusal


@pytest.fixture
def two(run, tmp_path: Path) -> RosterFile:
    """Two versions; the first file."""
    before = with_refusal()
    assert run("publish", as_book(tmp_path, before), "--by", "指挥中心")[0] == Exit.OK
    after = on_duty(0, 4, made_from=before, of=before.case)
    assert run("publish", as_json(tmp_path, after), "--note", "增援")[0] == Exit.OK
    return before


def test_history_tells_who_changed_what(two: RosterFile, run) -> None:
    code, said = run("history")
    assert code == Exit.OK
    lines = said.splitlines()
    assert lines[0].startswith("第 1 版")
    assert "指挥中心" in lines[0]
    assert "首次发布" in lines[0]
    assert "未署名" in lines[1]
    assert "替代第 1 版" in lines[1]
    assert lines[1].endswith("增援")
    assert lines[2].strip() == "1 人、1 人日有变：龙桥所 警员A03 1 天"


def test_history_tells_the_events_that_are_new_in_a_version(run, tmp_path: Path) -> None:
    """Each with the version that it made necessary, and not with those after it."""
    files = [on_duty(0)]
    sick = Event(id="变1", kind=EventKind.ILLNESS, officer="A03", first=day(4), last=day(6), text="发热", author="值班长")
    lost = Event(id="变2", kind=EventKind.LOST_BED, station="龙桥所", officers=1, first=day(5), has_open_end=True)
    for days, events in (((0, 8), (sick,)), ((0, 9), (sick, lost))):
        files.append(on_duty(*days, made_from=files[-1]).model_copy(update={"events": events}))
    for file in files:
        assert run("publish", as_json(tmp_path, file))[0] == Exit.OK
    lines = run("history")[1].splitlines()
    assert lines[2].strip() == "因病缺勤 A03 7月26日至28日　发热　值班长"
    assert [line.strip() for line in lines if "床位减少" in line] == ["床位减少 龙桥所 7月27日（何时结束未定）"]
    assert sum("因病缺勤" in line for line in lines) == 1
    before = to_read().derived()
    assert run("rebuild")[0] == Exit.OK
    assert to_read().derived() == before


@pytest.mark.parametrize("who", ["A03", "警员A03", "龙桥所/警员A03"])
def test_history_of_an_officer_tells_each_cell(two: RosterFile, run, who: str) -> None:
    assert "警员A03（A03）7月26日：无 → 龙桥所/接处警/值" in run("history", "--officer", who)[1]


def test_history_of_an_officer_whom_nothing_new_was_told_has_the_first_version_alone(two: RosterFile, run) -> None:
    assert [line[:5] for line in run("history", "--officer", "B01")[1].splitlines()] == ["第 1 版"]


def test_history_of_a_date_and_of_a_period(two: RosterFile, run) -> None:
    assert "7月26日：无 →" in run("history", "--date", "2024-07-26")[1]
    assert "第 2 版" not in run("history", "--date", "2024-07-27")[1]
    assert "没有这样的版本" in run("history", "--date", "2025-07-27")[1]
    for period in ("2024-07-22/2024-08-04", "2024-07-30", "城厢"):
        assert "第 2 版" in run("history", "--period", period)[1]


@pytest.mark.parametrize(
    "words",
    [("--officer", "没有此人"), ("--period", "2031-01-01"), ("--period", "冬"), ("--date", "7月"), ("--date", "2024-02-30")],
)
def test_history_of_what_is_not_there_is_one_message(two: RosterFile, run, words: tuple[str, str]) -> None:
    code, said = run("history", *words)
    assert code == Exit.FAULTS
    assert words[1] in said
    assert "Traceback" not in said


def test_a_version_shown_is_the_working_copy_byte_for_byte(two: RosterFile, run, tmp_path: Path) -> None:
    assert run("show", 1, "-o", tmp_path / "取回.xlsx")[0] == Exit.OK
    assert (tmp_path / "取回.xlsx").read_bytes() == (tmp_path / "底稿.xlsx").read_bytes()
    assert run("show", 1, "-o", tmp_path / "取回.json")[0] == Exit.OK
    assert read_roster(tmp_path / "取回.json") == two


def test_a_version_published_from_json_is_shown_as_a_working_copy_too(two: RosterFile, run, tmp_path: Path) -> None:
    assert run("show", 2, "-o", tmp_path / "二.xlsx")[0] == Exit.OK
    assert read_roster(tmp_path / "二.xlsx") == read_roster(tmp_path / "排班.json")
    assert "规则冲突：0 处" in run("audit", tmp_path / "二.xlsx")[1]


def test_show_refuses_what_is_no_version_and_no_target(two: RosterFile, run, tmp_path: Path) -> None:
    assert run("show", 3, "-o", tmp_path / "三.xlsx") == (Exit.FAULTS, "没有第 3 版；台账共有 2 版\n")
    assert run("show", 1, "-o", tmp_path / "三.csv")[0] == Exit.NOT_WRITTEN
    assert not list(tmp_path.glob("三*"))


def test_diff_takes_versions_and_files(two: RosterFile, run, tmp_path: Path) -> None:
    for before, after in ((1, 2), (1, tmp_path / "排班.json"), (tmp_path / "底稿.xlsx", 2)):
        code, said = run("diff", before, after)
        assert code == Exit.OK
        assert "7月26日：无 → 龙桥所/接处警/值" in said
    assert run("diff", 1, 7)[0] == Exit.FAULTS


def test_audit_and_explain_take_versions(two: RosterFile, run) -> None:
    """The duty of the 26th is of the second version alone."""
    assert [run("audit", number)[0] for number in (1, 2)] == [Exit.OK, Exit.OK]
    assert "A03" in run("explain", 2, "--officer", "A03")[1]
    asked = ("--why-not", "A03", "--on", "龙桥所/接处警/值:2024-07-26")
    assert "就在该岗次" not in run("explain", 1, *asked)[1]
    assert run("explain", 2, "--pins")[0] == Exit.OK
    assert run("audit", 7) == run("explain", 7, "--pins") == (Exit.FAULTS, "没有第 7 版；台账共有 2 版\n")


def test_a_case_goes_on_from_a_version(two: RosterFile, run, tmp_path: Path) -> None:
    """As from its file: the same opening state, under another name."""
    start = two.case.end + timedelta(1)
    path = tmp_path / "下期.json"
    write_case(tiny_case(days=14, only=("A03", "B01", "L01"), start=start, calendar=calendar(start, 14)), path)
    code, said = run("check", path, "--after", 2, "--no-ledger")
    assert code == Exit.OK
    assert "期初按「第 2 版」的期末" in said
    file = tmp_path / "排班.json"
    assert said == run("check", path, "--after", file, "--no-ledger")[1].replace(str(file), "第 2 版")
    assert run("check", path, "--after", 7)[0] == Exit.FAULTS


def test_a_file_named_like_a_number_is_the_file(two: RosterFile, run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "2").write_text("{}")
    assert run("diff", 1, 2)[0] == Exit.UNREADABLE


def test_today_tells_duties_leave_and_who_can_be_called(two: RosterFile, run) -> None:
    code, said = run("today", "2024-07-26")
    assert code == Exit.OK
    assert "接处警 值● 08:00–次日08:00：警员A03" in said
    assert said.splitlines()[-1].startswith("第 2 版"), "the version in force"
    called = said.partition("可调用")[2]
    assert "警员B01" in called
    assert "警员A03" not in called
    assert "警员A03" not in run("today", "2024-07-27")[1].partition("可调用")[2], "on duty until the morning"
    assert "警员A03" in run("today", "2024-07-28")[1].partition("可调用")[2]


def test_today_of_a_date_without_a_roster_says_so(two: RosterFile, run) -> None:
    assert run("today", "2024-09-01") == (Exit.FAULTS, "2024-09-01 没有发布过的排班\n")
    assert run("today")[0] == Exit.FAULTS


def test_every_command_speaks_english(two: RosterFile, run, tmp_path: Path) -> None:
    assert "supersedes version 1" in run("history", "--lang", "en")[1]
    assert "Can be called: 2" in run("today", "2024-07-26", "--lang", "en")[1]
    assert "is published already" in run("publish", tmp_path / "排班.json", "--lang", "en")[1]
    assert "Made anew from 2 versions" in run("rebuild", "--lang", "en")[1]


def test_an_empty_ledger_is_not_made_by_asking(run, tmp_path: Path) -> None:
    assert run("history") == (Exit.OK, "台账中还没有这样的版本。\n")
    assert run("today", "2024-07-26")[0] == Exit.FAULTS
    assert not (tmp_path / "data").exists()


def test_the_option_goes_before_the_variable(two: RosterFile, run, tmp_path: Path) -> None:
    other = tmp_path / "other" / "台账.db"
    assert run("publish", tmp_path / "底稿.xlsx", "--db", other)[0] == Exit.OK
    assert "第 2 版" not in run("history", "--db", other)[1]
    assert "第 2 版" in run("history")[1]
