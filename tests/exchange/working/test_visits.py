"""Where a working copy and the console tell when a commitment at a station is."""

from pathlib import Path

import openpyxl
import pytest

from models.case import Case
from models.leave import Commitment, LeaveStatus
from models.roster import RosterFile
from models.words import Language, speaking
from scheduler.audit import audit
from scheduler.exchange.reading.reader import read_case
from scheduler.exchange.reading.roster_file import read_roster
from scheduler.exchange.targets import roster_targets
from scheduler.exchange.writing.case.case_file import write_case
from scheduler.jobs.edited_roster import with_edits
from scheduler.jobs.solve import write_roster
from scheduler.plan import Settings, plan
from scheduler.terminal.lines.plan import plan_lines
from tests.cases import LONGQIAO, day, request, seat, tiny_case
from tests.exchange.working.test_edits import cells


def case() -> Case:
    """C01 covers on days 3 and 5, C02 nowhere, C03 is away all week; of another visit most lies after the week."""
    visit = Commitment(officer="C01", first=day(0), last=day(6), days=1, station=LONGQIAO, title="下沉指导")
    rows = [visit.model_copy(update={"officer": officer}) for officer in ("C01", "C02", "C03")]
    later = visit.model_copy(update={"officer": "C02", "first": day(6), "last": day(9), "days": 3})
    duty = f"{LONGQIAO}/接处警/白"
    return tiny_case(
        only=["C01", "C02", "C03"],
        demands=(seat(duty, 1, 1, on=3), seat(duty, 1, 1, on=5)),
        leave=(request("r1", "C03", 0, 6, status=LeaveStatus.APPROVED),),
        wishes=(),
        commitments=(*rows, later),
        pairings=(tiny_case().pairings[0].model_copy(update={"officer": "C01", "department": None}),),
    )


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("visits") / "底稿.xlsx"
    write_roster(roster_targets(path), *plan(case(), Settings(10.0, 1)))
    return path


def test_the_overview_counts_them(solved: Path) -> None:
    cells = [value for row in openpyxl.load_workbook(solved)["总览"].iter_rows(values_only=True) for value in row if value]
    assert cells[cells.index("下沉事项") + 1] == "3 项：随帮扶 1，另行前往 1，未能安排 1"


def test_each_is_answered(solved: Path) -> None:
    rows = [row for row in openpyxl.load_workbook(solved)["答复"].iter_rows(values_only=True) if row[2] == "下沉"]
    asked = "7月22日至28日 龙桥所 下沉指导（其中 1 天）"
    assert [row[3:6] for row in rows] == [
        (asked, "随帮扶安排", "7月26日，其中 1 天在该所帮扶时段内"),
        (asked, "另行前往", rows[1][5]),
        (asked, "未能安排", "可选日期内或在休假、在他所帮扶，或另有勤务"),
        ("7月28日至31日 龙桥所 下沉指导（其中 3 天）", "不在编制期", None),
    ]
    assert rows[1][5].endswith("，其中 0 天在该所帮扶时段内")


def test_the_dated_grid_shows_it_and_reads_as_unedited(solved: Path) -> None:
    file, sheet = read_roster(solved), openpyxl.load_workbook(solved)["警员"]
    assert sheet[cells(sheet, "警号", file.case)["C01", day(4)]].value == "驻龙桥所\n事"
    assert len(file.roster.visits) == 2
    assert with_edits(file, ()).roster.visits == file.roster.visits


def lines(file: RosterFile) -> list[str]:
    return [line for line in plan_lines(file, audit(file.case, file.roster), (), 1.0) if "下沉" in line or "Visits" in line]


def test_the_console_counts_them(solved: Path) -> None:
    file = read_roster(solved)
    assert lines(file) == ["下沉事项 3 项：随帮扶 1，另行前往 1，未能安排 1"]
    with speaking(Language.EN, Language.EN):
        assert lines(file) == ["Visits to stations: 3; in a stint there 1, journeys of their own 1, not placed 1"]


def test_a_workbook_keeps_station_and_dates(tmp_path: Path) -> None:
    write_case(case(), tmp_path / "case.xlsx")
    assert read_case(tmp_path / "case.xlsx").case.commitments == case().commitments
