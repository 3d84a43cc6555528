"""`--after`: the state at the end of one roster is the opening of the next case."""

from datetime import timedelta
from pathlib import Path

import pytest

import cli
from models.case import Case
from models.case_hash import case_hash
from models.errors import Exit
from models.roster import Proof, Roster, RosterFile, Status, StoppedBy
from scheduler.audit import audit
from scheduler.exchange import CaseFaults, Unreadable, read_case, write_case
from scheduler.exchange.reading.roster_file import write_roster_json
from scheduler.jobs.after import after
from tests.cases import OFFICERS, SHIFTS, START, UNITS, assigned, calendar, day, officer, stint, tiny_case

ROSTER = Roster(
    assignments=(assigned("A03", "龙桥所/接处警/值", 2, "free"), assigned("C01", "凤凰山所/接处警/夜", 2)),
    stints=(stint("C01", "凤凰山所", 1, 2),),
)


@pytest.fixture
def previous(tmp_path: Path) -> Path:
    """Three days: A03 has worked on the last one, and C01 is still at 凤凰山."""
    case = tiny_case(days=3)
    file = RosterFile(
        case=case,
        case_hash=case_hash(case),
        roster=ROSTER,
        proof=Proof(status=Status.FEASIBLE, stopped_by=StoppedBy.TIME_LIMIT),
    )
    write_roster_json(tmp_path / "previous.json", file)
    return tmp_path / "previous.json"


def following(tmp_path: Path, start: int = 3, **fields: object) -> Path:
    """The case of the week after, as a workbook."""
    first = START + timedelta(start)
    case = tiny_case(start=first, days=4, **{"calendar": calendar(first, 4), **fields})
    write_case(case, tmp_path / "next.xlsx")
    return tmp_path / "next.xlsx"


def joined(tmp_path: Path, previous: Path, **fields: object) -> tuple[Case, str]:
    result = after(read_case(following(tmp_path, **fields)), previous)
    return result.case, "\n".join(result.defaults)


def test_the_state_at_the_end_is_the_opening(tmp_path: Path, previous: Path) -> None:
    case, said = joined(tmp_path, previous)
    opening = {row.officer: row for row in case.opening}
    assert (opening["A03"].last_shift, opening["A03"].work_run, str(opening["A03"].last_end)) == ("值", 1, "2024-07-25 08:00:00")
    assert (opening["C01"].stint_station, str(opening["C01"].stint_first), opening["C01"].cover_days) == (
        "凤凰山所",
        "2024-07-23",
        1,
    )
    assert f"期末：{len(OFFICERS)} 人" in said


def test_dates_away_come_along_also_where_the_station_is_gone(tmp_path: Path, previous: Path) -> None:
    """C01 was at 凤凰山 on the last two of three days."""
    away = {"C01": (START + timedelta(1), START + timedelta(2))}
    people = tuple(person for person in OFFICERS if person.unit != "凤凰山所")
    for units in (UNITS, tuple(unit for unit in UNITS if unit.id != "凤凰山所")):
        case, _ = joined(tmp_path, previous, officers=people, units=units, demands=(), pairings=())
        assert {row.officer: row.away_dates for row in case.opening if row.away_dates} == away


def test_nights_of_the_roster_before_fill_the_windows_of_the_next(tmp_path: Path, previous: Path) -> None:
    """A03 was on 24 hours on day 2: with one night in three dates, day 5 is the first that may be another."""
    case, _ = joined(tmp_path, previous, policy={"load.nights": {"value": "3:1"}, "rest.day24": {"value": 0}})
    assert {row.officer: row.night_dates for row in case.opening if row.night_dates} == {"A03": (day(2),), "C01": (day(2),)}
    for on, breaches in ((3, 1), (4, 1), (5, 0)):
        report = audit(case, Roster(assignments=(assigned("A03", "龙桥所/接处警/夜", on, "free"),)))
        assert [finding.row for finding in report.breaches if finding.rule == "load"] == ["load.nights"] * breaches
    write_case(case, tmp_path / "joined.xlsx")
    assert read_case(tmp_path / "joined.xlsx").case.opening == case.opening


def test_officers_stations_and_shifts_that_are_no_longer_there(tmp_path: Path, previous: Path) -> None:
    people = (*(person for person in OFFICERS if person.id in ("A03", "C01")), officer("Z01", "龙桥所"))
    case, said = joined(
        tmp_path,
        previous,
        officers=people,
        units=tuple(unit for unit in UNITS if unit.id != "凤凰山所"),
        shifts=tuple(shift for shift in SHIFTS if shift.id in ("白", "行政班")),
        demands=(),
        pairings=(),
        qualifications=(),
        cycle_rotas=(),
    )
    assert {row.officer: row.stint_station for row in case.opening} == {"A03": None, "C01": None}
    assert {"值", "夜"} <= {shift.id for shift in case.shifts}
    for words in ("上一期有、本期没有的 10 人", "没有期初的 1 人：Z01", "按帮扶已结束：C01"):
        assert words in said


def test_rosters_that_do_not_join(tmp_path: Path, previous: Path) -> None:
    with pytest.raises(CaseFaults, match="到 2024-07-24 为止，而编制期自 2024-07-26 开始"):
        joined(tmp_path, previous, start=4)
    case, _ = joined(tmp_path, previous)
    with pytest.raises(CaseFaults, match="期初: 已填写"):
        joined(tmp_path, previous, opening=case.opening)
    with pytest.raises(Unreadable, match="不是本系统生成的底稿"):
        after(read_case(following(tmp_path)), tmp_path / "next.xlsx")


def test_the_option(tmp_path: Path, previous: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["check"], ["solve", "-o", str(tmp_path / "x.json"), "--time-limit", "2"]):
        with pytest.raises(SystemExit) as left:
            cli.main([command[0], str(following(tmp_path)), "--after", str(previous), *command[1:]])
        assert (left.value.code or 0) == Exit.OK
    out, _ = capsys.readouterr()
    assert "期初按" in out
    assert RosterFile.model_validate_json((tmp_path / "x.json").read_bytes()).case.opening
