"""Leave at the edges of the horizon, as the planner sees it: what is granted beyond it was checked only inside."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

import cli
from models.leave import LeaveRequest
from models.roster import LeaveDecision, Roster
from scheduler.exchange import write_case
from scheduler.exchange.reading.leave_beyond import outside, unchecked
from scheduler.exchange.reading.roster_file import read_roster
from tests.cases import granted, refused, request, tiny_case

LEAVE = (
    request("早", "C01", -2, 1),
    request("跨", "C02", 5, 9),
    request("内", "D01", 2, 3),
    request("外", "D02", 7, 8),
    request("批", "B01", 6, 8, status="approved"),
)


def roster_of(*decisions: LeaveDecision) -> Roster:
    return Roster(leave=decisions)


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A week without demand, in which all that is asked inside it can be granted."""
    folder = tmp_path_factory.mktemp("beyond")
    write_case(tiny_case(demands=(), leave=LEAVE), folder / "case.xlsx")
    return folder


@pytest.fixture(scope="module")
def said(solved: Path) -> list[str]:
    capture = pytest.MonkeyPatch()
    lines: list[str] = []
    capture.setattr("builtins.print", lambda *words, **_: lines.append(" ".join(map(str, words))))
    with pytest.raises(SystemExit):
        cli.main(["solve", str(solved / "case.xlsx"), "-o", str(solved / "roster.xlsx"), "--json", str(solved / "roster.json")])
    capture.undo()
    return "\n".join(lines).splitlines()


def test_the_console_names_what_is_unchecked_and_what_is_not_decided(said: list[str]) -> None:
    at = said.index("不在编制期、本期不裁定的待定请假 1 份：外")
    assert said[at + 1 : at + 4] == [
        "超出编制期的准假 2 份，期外日期未核验：",
        "  警员C01的申请「早」2024-07-20 至 2024-07-23：期内 2 天，期外 2 天未核验",
        "  警员C02的申请「跨」2024-07-27 至 2024-07-31：期内 2 天，期外 3 天未核验",
    ]


def test_the_sheet_counts_the_dates_granted(solved: Path, said: list[str]) -> None:
    sheet = load_workbook(solved / "roster.xlsx")["请假"]
    rows = {row[2]: (row[6], row[-1]) for row in sheet.iter_rows(values_only=True)}
    assert rows["早"] == ("准假", "超出编制期，期内2天；期外2天未核验")
    assert rows["跨"] == ("准假", "超出编制期，期内2天；期外3天未核验")
    assert rows["内"] == ("准假", None)
    assert rows["外"] == ("不在编制期", "超出编制期，期内0天")
    assert rows["批"] == ("既定", "超出编制期，期内1天；期外2天未核验")


def test_json_carries_both(solved: Path, said: list[str]) -> None:
    summary = json.loads((solved / "roster.json").read_text(encoding="utf-8"))
    assert summary["leave_outside"] == ["外"]
    assert [(leave["request"], leave["days_inside"], leave["days_unchecked"]) for leave in summary["leave_unchecked"]] == [
        ("早", 2, 2),
        ("跨", 2, 3),
    ]
    assert read_roster(solved / "roster.xlsx").proof.remarks == ("provenance.unchecked_leave",)


def test_what_is_unchecked_goes_by_the_dates_granted_and_not_by_those_asked() -> None:
    """A request for days 5 to 9 is refused, another is moved inside: neither has a date that is not checked."""
    case = tiny_case(demands=(), leave=(LEAVE[1], request("移", "C01", 5, 7, slack=1)))
    roster = roster_of(refused("跨"), granted("移", 4, 6, "moved"))
    assert list(unchecked(case, roster)) == []
    assert [leave.beyond for leave in unchecked(case, roster_of(granted("移", 5, 7)))] == [1]


def test_given_leave_is_outside_of_no_horizon() -> None:
    def asked(**fields: object) -> list[LeaveRequest]:
        return outside(tiny_case(leave=(request("假", "A03", 8, 9, **fields),)))

    assert len(asked()) == 1
    assert asked(status="approved") == asked(kind="病假") == []
