"""Leaders' stays on the working copy and on the wall, and in the roster that the file carries."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from models.case_hash import case_hash
from models.findings import AuditReport
from models.organisation import StayPhase
from models.reasons import Reasons
from models.records.stay import StayTime
from models.roster import LeaderStay, Roster, RosterFile
from models.words import Language, speaking
from scheduler.exchange import CaseFaults
from scheduler.exchange.reading.misfits import misfit
from scheduler.exchange.reading.roster_file import read_roster
from scheduler.exchange.working.edits.edit_meanings import meanings
from scheduler.exchange.working.edits.roster_edits import Edit
from scheduler.exchange.working.workbook import write_working
from scheduler.exchange.writing.answers.difference_text import difference_lines
from scheduler.exchange.writing.answers.today_text import today_lines
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.wall.workbook import write_wall
from scheduler.publishing.difference import difference
from scheduler.terminal.lines.plan import plan_lines
from tests.cases import BUREAU, FENGHUANG, LONGQIAO, OFFICERS, day, officer
from tests.exchange.rosters import case, roster_file

PHASE = StayPhase(first=day(0), last=day(13), leader_stays=2, nights=1)
STAYS = (
    LeaderStay(officer="L01", station=LONGQIAO, date=day(1), time=StayTime.DAY),
    LeaderStay(officer="L01", station=FENGHUANG, date=day(8), time=StayTime.NIGHT),
)


NOBODY = {"leave": (), "wishes": (), "bed_requests": (), "restrictions": ()}


def stays_file(*stays: LeaderStay) -> RosterFile:
    leader = officer("L01", BUREAU, "leader", rota="机关", title="副局长")
    officers = (*(known for known in OFFICERS if known.id in ("A01", "D01")), leader)
    given = case(officers=officers, stay_phases=(PHASE,), qualifications=(), **NOBODY)
    return roster_file(given).model_copy(update={"roster": Roster(stays=stays), "case_hash": case_hash(given)})


FILE = stays_file(*STAYS)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stays") / "底稿.xlsx"
    write_working(path, FILE, AuditReport(), Reasons(), ())
    return path


@pytest.fixture(scope="module")
def wall(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    path = tmp_path_factory.mktemp("wall") / "张贴.xlsx"
    write_wall(path, FILE)
    return load_workbook(path)


def line(sheet: Worksheet, label: str) -> list[object]:
    lines = [row for row in sheet.iter_rows(values_only=True) if label in row]
    assert len(lines) == 1, label
    return [value for value in lines[0] if value]


def test_a_sheet_lists_who_where_and_when(path: Path) -> None:
    rows = list(load_workbook(path)["驻所"].iter_rows(min_row=3, values_only=True))
    assert rows[0] == ("日期", "星期", "派出所", "警员", "职务", "时段", "时间")
    assert [row[1:] for row in rows[1:]] == [
        ("二", LONGQIAO, "警员L01", "副局长", "白天", "白 08:00–18:00"),
        ("二", FENGHUANG, "警员L01", "副局长", "夜间", "夜● 18:00–次日08:00"),
    ]


def test_the_overview_counts_them(path: Path) -> None:
    cells = [value for row in load_workbook(path)["总览"].iter_rows(values_only=True) for value in row if value]
    assert cells[cells.index("局领导驻所") + 1] == "2 场，其中夜间 1 场"


def test_the_leaders_line_shows_the_stays_and_departments_count_them(path: Path) -> None:
    book = load_workbook(path)
    shown = [str(value).replace("\n", "") for value in line(book["警员"], "L01")]
    assert {"驻龙桥所白", "驻凤凰山所夜●"} <= {text.replace(" ", "") for text in shown}
    away = next(row for row in book["部门"].iter_rows(values_only=True) if row[1] == "外派")
    assert str(away[3]).startswith("=")
    assert "驻*" in str(away[3])


def test_the_wall_shows_them_at_the_station_and_at_the_bureau(wall: Workbook) -> None:
    station = [str(value).split() for value in line(wall["龙桥所 7月下"], "驻所领导")]
    assert station == [["驻所领导"], ["警员L01", "白"]]
    assert any("驻龙桥所" in str(value) for value in line(wall["分局 7月下"], "警员L01"))
    for page, has_stays in (("分局 7月下", True), ("分局 8月上", False), ("户政科 7月下", False)):
        texts = [str(row[0]) for row in wall[page].iter_rows(values_only=True) if row[0]]
        assert any("局领导驻所" in text for text in texts) == has_stays, page


def test_the_roster_comes_back_from_the_file(path: Path) -> None:
    assert read_roster(path) == FILE


def test_a_case_without_phases_has_no_such_sheet(tmp_path: Path) -> None:
    write_working(tmp_path / "底稿.xlsx", roster_file(), AuditReport(), Reasons(), ())
    assert "驻所" not in load_workbook(tmp_path / "底稿.xlsx", read_only=True).sheetnames


@pytest.mark.parametrize("typed", ["", "★龙桥所 接处警/夜", "行政班"])
def test_a_stay_is_not_edited_in_a_dated_cell(typed: str) -> None:
    edit = Edit(sheet="警员", cell="F9", officer="L01", date=day(1), before="驻龙桥所 白", after=typed)
    with pytest.raises(CaseFaults, match="当日驻所，由系统排定"):
        meanings(Tables(FILE), [edit])


def test_a_stay_of_somebody_unknown_is_no_roster_of_the_case() -> None:
    assert not misfit(FILE.case, FILE.roster)
    for fields, name in (({"officer": "L09"}, "L09"), ({"station": "霞林所"}, "霞林所"), ({"date": day(20)}, "2024-08-11")):
        assert name in misfit(FILE.case, Roster(stays=(STAYS[0].model_copy(update=fields),)))
    short = FILE.case.model_copy(update={"stay_phases": (PHASE.model_copy(update={"last": day(7)}),)})
    assert "2024-07-30" in misfit(short, FILE.roster)


def test_today_names_the_leaders_at_each_station() -> None:
    told = list(today_lines(Tables(FILE), day(8)))
    assert told.index("  局领导驻所 夜● 18:00–次日08:00：警员L01") > told.index("凤凰山派出所")
    assert not any("驻所" in line for line in today_lines(Tables(FILE), day(2)))
    free = told[next(at for at, line in enumerate(told) if line.startswith("可调用")) :]
    assert not any("L01" in line for line in free)


def test_the_console_counts_them() -> None:
    assert "驻所：2 场（局领导 1 人），其中夜间 1 场" in plan_lines(FILE, AuditReport(), [], 1.0)
    with speaking(Language.EN, Language.EN):
        assert "Leaders' stays: 2 (leaders: 1; by night: 1)" in plan_lines(FILE, AuditReport(), [], 1.0)
    assert not any("驻所" in told for told in plan_lines(roster_file(), AuditReport(), [], 1.0))


def test_a_difference_tells_stays_that_come_and_go() -> None:
    other = stays_file(STAYS[0], STAYS[1].model_copy(update={"station": LONGQIAO}))
    differing = difference((FILE.case, FILE.roster), (other.case, other.roster))
    told = list(difference_lines(differing, "甲", "乙"))
    assert [person.officer for person in differing.people] == ["L01"]
    assert told[-1].strip() == "7月30日：凤凰山所/夜 → 龙桥所/夜"
