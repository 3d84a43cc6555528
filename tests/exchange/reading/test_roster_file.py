"""A roster comes back whole from its file, and a file that holds none says so."""

import json
from datetime import date
from pathlib import Path

import pytest

from models.case import Case
from models.case_hash import case_hash
from models.duty import DemandException
from models.roster import Roster
from scheduler.audit import audit
from scheduler.exchange.errors import Unreadable, UnreadableKind
from scheduler.exchange.reading.roster_file import read_roster, roster_json, sound_roster, write_roster_json
from scheduler.exchange.transaction.atomic import replace_file
from scheduler.exchange.transaction.outputs import NotWritten
from scheduler.exchange.working.workbook import write_working
from scheduler.exchange.writing.json_text import json_bytes
from scheduler.exchange.writing.summary import summary
from tests.cases import LONGQIAO, assigned, tiny_case
from tests.exchange.rosters import case, closing, reasons, report, roster_file


def test_a_workbook_gives_back_the_roster_it_was_written_from(tmp_path: Path) -> None:
    file = roster_file()
    write_working(tmp_path / "底稿.xlsx", file, report(), reasons(), closing())
    assert read_roster(tmp_path / "底稿.xlsx") == file


def test_a_roster_longer_than_one_cell_comes_back(tmp_path: Path) -> None:
    """A cell holds 32,767 characters; random titles keep the packed case beyond that."""
    exceptions = tuple(
        DemandException(station=LONGQIAO, post="接处警", shift=shift, date=date(2024, 7, day), minimum=0, target=day)
        for day in range(22, 32)
        for shift in ("白", "夜")
    )
    noise = "".join(chr(0x4E00 + (n * 7919 + n * n * 104729) % 20000) for n in range(40_000))
    file = roster_file(case(title=noise, demand_exceptions=exceptions))
    write_working(tmp_path / "long.xlsx", file, report(), reasons(), closing())
    assert read_roster(tmp_path / "long.xlsx") == file


def test_json_gives_back_the_roster(tmp_path: Path) -> None:
    write_roster_json(tmp_path / "roster.json", roster_file())
    assert read_roster(tmp_path / "roster.json") == roster_file()


def test_equal_cases_have_equal_hashes_and_a_changed_one_another() -> None:
    assert case_hash(case()) == case_hash(case())
    assert case_hash(case()) != case_hash(case(title="涵江分局"))


def test_a_workbook_without_the_hidden_sheet_is_refused_by_name(tmp_path: Path) -> None:
    from openpyxl import Workbook

    Workbook().save(tmp_path / "other.xlsx")
    with pytest.raises(Unreadable, match="缺少隐藏表") as error:
        read_roster(tmp_path / "other.xlsx")
    assert error.value.kind is UnreadableKind.NOT_A_ROSTER


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("text.xlsx", b"not a workbook", UnreadableKind.NOT_A_WORKBOOK),
        ("empty.xlsx", b"", UnreadableKind.EMPTY),
        ("cut.xlsx", b"PK\x03\x04 and no more", UnreadableKind.BROKEN),
        ("roster.txt", b"{}", UnreadableKind.UNKNOWN_FORMAT),
        ("other.json", b'{"a": 1}', UnreadableKind.NOT_A_ROSTER),
        ("broken.json", b"{", UnreadableKind.NOT_A_ROSTER),
    ],
)
def test_a_file_that_is_no_roster_is_refused(tmp_path: Path, name: str, content: bytes, kind: UnreadableKind) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Unreadable) as error:
        read_roster(tmp_path / name)
    assert error.value.kind is kind


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="找不到"):
        read_roster(tmp_path / "none.xlsx")


def test_a_case_changed_behind_its_hash_is_refused(tmp_path: Path) -> None:
    text = roster_file().model_dump_json().replace("城厢分局", "涵江分局")
    (tmp_path / "changed.json").write_text(text, encoding="utf-8")
    with pytest.raises(Unreadable, match="校验值不符"):
        read_roster(tmp_path / "changed.json")


def test_the_summary_has_exactly_the_promised_keys() -> None:
    written = json_bytes(summary(roster_file(), report(), reasons()))
    assert json.loads(written) == {
        "status": "FEASIBLE",
        "stopped_by": "time_limit",
        "levels": [
            {"level": 1, "name": "关键缺口", "value": 12, "bound": 11, "gap": 1 / 12, "conditional": False, "certified": None},
            {"level": 2, "name": "休假", "value": 30, "bound": 30, "gap": 0.0, "conditional": True, "certified": None},
            {"level": 3, "name": "目标缺口", "value": 5, "bound": 5, "gap": 0.0, "conditional": False, "certified": None},
        ],
        "breaches": 0,
        "shortages": 1,
        "assignments": 7,
        "leave": {"granted": 1, "moved": 1, "refused": 1},
        "leave_unchecked": [],
        "leave_outside": [],
        "leave_reasons": [
            {
                "request": "Q3",
                "sentence": "拒绝的原因",
                "clause": "单位最低在岗",
                "ahead": "先得的缘由",
                "rivals": [],
                "points": 0,
                "earlier": "7月25日起",
                "later": "未定",
            }
        ],
        "unneeded_covers": [],
        "seconds": 1.5,
        "seed": 7,
        "versions": {"ortools": "9.15"},
        "parameters": {"time_limit": 60.0, "memory_gb": 6.0, "reproducible": False},
        "case_hash": roster_file().case_hash,
        "remarks": ["复核未得到同样结论"],
    }


def test_a_failed_write_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "roster.json"
    target.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr("scheduler.exchange.transaction.atomic.os.replace", refuse)
    with pytest.raises(NotWritten, match="原文件未改动"):
        replace_file(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("lock", ["~$底稿.xlsx", ".~lock.底稿.xlsx#"])
def test_a_file_open_in_excel_or_libreoffice_is_not_replaced(tmp_path: Path, lock: str) -> None:
    target = tmp_path / "底稿.xlsx"
    target.write_bytes(b"old")
    (tmp_path / lock).touch()
    with pytest.raises(NotWritten, match="正在其他程序中打开"):
        replace_file(target, b"new")
    assert target.read_bytes() == b"old"


def test_a_folder_that_is_missing_or_a_target_that_is_a_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="不存在"):
        replace_file(tmp_path / "nowhere" / "a.json", b"")
    with pytest.raises(NotWritten, match="文件夹"):
        replace_file(tmp_path, b"")


@pytest.mark.parametrize(
    ("sentence", "name"),
    [("警员「Z9」", "A02"), ("单位「Z9」", "龙桥所"), ("岗位「Z9」", "户籍窗口"), ("班次「Z9」", "备"), ("请假申请「Z9」", "Q1")],
)
def test_a_roster_of_another_case_is_refused_by_the_first_name_that_the_case_lacks(
    sentence: str, name: str, tmp_path: Path
) -> None:
    """The hash is that of the case which the file carries, as whoever swaps the case would write it."""
    file = roster_file()
    written = json.loads(file.model_dump_json())
    text = json.dumps(written["roster"], ensure_ascii=False).replace(f'"{name}"', '"Z9"')
    (tmp_path / "r.json").write_text(json.dumps(written | {"roster": json.loads(text)}), encoding="utf-8")
    with pytest.raises(Unreadable, match=f"不是一套.*{sentence}") as refused:
        read_roster(tmp_path / "r.json")
    assert refused.value.kind is UnreadableKind.BROKEN


def test_a_case_with_a_shorter_horizon_under_a_roster_is_refused(tmp_path: Path) -> None:
    short = case(days=5, leave=(), wishes=(), bed_requests=())
    file = roster_file().model_copy(update={"case": short, "case_hash": case_hash(short)})
    write_roster_json(tmp_path / "r.json", file)
    with pytest.raises(Unreadable, match="2024-07-30 不在案例的编制期内"):
        read_roster(tmp_path / "r.json")


def test_an_older_roster_is_audited_by_calendar_weeks(tmp_path: Path) -> None:
    """Days 5 to 8 are Saturday to Tuesday: 40 hours in four dates, 20 in each calendar week, and one number for nights."""
    policy = {"load": {"value": 1200}, "load.nights": {"value": 10}, "load.rolling": {"on": False}}
    given = tiny_case(days=14, policy=policy)
    roster = Roster(assignments=tuple(assigned("A03", "龙桥所/接处警/白", on, "free") for on in (5, 6, 7, 8)))
    file = roster_file().model_copy(update={"case": given, "case_hash": case_hash(given), "roster": roster})
    older = json.loads(roster_json(file))
    rows = older["case"]["policy"]["rows"]
    older["case"]["policy"]["rows"] = [row for row in rows if row["key"] != "load.rolling"]
    for row in older["case"]["opening"]:
        del row["night_dates"]
    del older["format"]
    (tmp_path / "older.json").write_text(json.dumps(older, ensure_ascii=False), encoding="utf-8")
    read = sound_roster(tmp_path / "older.json")
    assert "load.rolling" in read.rows_lacking
    assert read.case.policy.windows("load.nights") == ((28, 10),)
    assert not [breach for breach in audit(read.case, read.roster).breaches if breach.rule == "load"]
    today = Case.model_validate(older["case"])
    assert [breach.row for breach in audit(today, read.roster).breaches if breach.rule == "load"] == ["load"]
