"""Somebody put on a duty: what it breaks is told, or accepted by force, and the list as it stood is kept."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

import cli
from models.errors import Exit
from models.leave import Pin, PinKind
from models.reasons import Reasons
from models.roster import LevelResult, RosterFile
from scheduler.audit import audit
from scheduler.exchange.reading.claims import false_claims
from scheduler.exchange.reading.roster_file import read_roster, write_roster_json
from scheduler.exchange.working.edits.roster_changes import read_changes
from scheduler.exchange.working.workbook import write_working
from scheduler.explain.asked.view import View
from scheduler.publishing.assigning import Reason, Refused, assigned
from scheduler.publishing.by_hand import ByHand
from scheduler.publishing.standing_in import NoSuchDuty, StandingIn
from tests.cases import LONGQIAO, day, stint, tiny_case
from tests.cases import assigned as work
from tests.explain.asked.files import file_of, view_of

POST = "龙桥所/接处警/值"
REASON = Reason("指挥中心", "加强", day(0))
PEOPLE = ["C01", "C02", "D01", "D02"]


def covered() -> View:
    """C01 covers day 1 and needs rest on day 2."""
    return view_of(tiny_case(only=PEOPLE), work("C01", POST, 1), stints=(stint("C01", LONGQIAO, 1, 1),))


def put(view: View, who: str, number: int, instead_of: str | None = None, is_forced: bool = False) -> ByHand:
    standing = StandingIn(view, view.duty(*POST.split("/"), day(number)), instead_of)
    return assigned(standing, who, REASON, is_forced)


def sound(file: RosterFile) -> bool:
    report = audit(file.case, file.roster)
    return not report.breaches and not list(false_claims(file.proof, report, file.case.policy))


def test_who_can_step_in_is_pinned_and_the_list_of_then_goes_with_the_decision() -> None:
    view = covered()
    changed = put(view, "C02", 2)
    (pin,) = changed.file.case.pins
    assert (pin.kind, pin.officer, pin.date, pin.forced) == (PinKind.ASSIGN, "C02", day(2), False)
    assert (pin.who, pin.why, pin.when) == REASON
    (kept,) = changed.file.stand_ins
    assert (kept.officer, kept.author, kept.why, kept.when, kept.breaks) == ("C02", *REASON, ())
    assert kept.known == StandingIn(view, view.duty(*POST.split("/"), day(2))).all()
    assert sound(changed.file)
    assert len(changed.file.made_from) == 1


def test_the_working_copy_shows_the_list_as_it_stood(tmp_path: Path) -> None:
    """Who was put there, with who decided and why, then who else could have been by rank, and everybody else with the rule."""
    changed = put(covered(), "C02", 2)
    write_working(tmp_path / "底稿.xlsx", changed.file, audit(changed.file.case, changed.file.roster), Reasons(), ())
    known = changed.file.stand_ins[0].known
    sheet = load_workbook(tmp_path / "底稿.xlsx")["顶岗名单"]
    rows = [row[1:] for row in sheet.iter_rows(min_row=4, values_only=True)]
    assert len(rows) == len(PEOPLE)
    assert rows[0][0] == POST
    assert rows[0][3:6] == ("警员C02", "禁毒大队", "指定")
    assert rows[0][-1] == "指挥中心，2024-07-22：加强"
    rank = [row.officer for row in known.able]
    assert rows[0][2] == rank.index("C02") + 1
    assert [f"{row[3][2:]} {row[5]}" for row in rows[1:]] == [
        *(f"{officer} 能顶" for officer in rank if officer != "C02"),
        *(f"{row.officer} 不能顶" for row in known.passed_over),
    ]
    assert "班后休息" in next(row[6] for row in rows if row[3] == "警员C01")
    assert not read_changes(tmp_path / "底稿.xlsx", changed.file).unread


def test_what_is_broken_is_told_and_with_force_accepted_under_the_name() -> None:
    """C01 has no rest between the covers of days 1 and 2: the earlier one is kept by force, too, for the rule to be accepted."""
    with pytest.raises(Refused, match="班后休息") as refused:
        put(covered(), "C01", 2)
    assert "--force" in str(refused.value)
    changed = put(covered(), "C01", 2, is_forced=True)
    assert sound(changed.file)
    assert {finding.limit for finding in changed.accepted} == {"rest.day24"}
    assert {(pin.date, pin.forced, pin.who) for pin in changed.file.case.pins} == {
        (day(1), True, "指挥中心"),
        (day(2), True, "指挥中心"),
    }
    assert ["班后休息" in sentence for sentence in changed.file.stand_ins[0].breaks] == [True]


def test_a_limit_that_several_share_is_accepted_too() -> None:
    """One bed in the duty room is C01's on day 1."""
    case = tiny_case(only=PEOPLE)
    units = tuple(row.model_copy(update={"duty_room_beds": 1}) if row.id == LONGQIAO else row for row in case.units)
    view = View(file_of(case.model_copy(update={"units": units}), covered().roster))
    with pytest.raises(Refused, match="床"):
        put(view, "C02", 1)
    assert sound(put(view, "C02", 1, is_forced=True).file)


def test_who_drops_out_is_kept_off_the_duty() -> None:
    changed = put(covered(), "C02", 1, instead_of="C01")
    assert [(row.officer, row.date) for row in changed.file.roster.assignments] == [("C02", day(1))]
    assert {(pin.kind, pin.officer) for pin in changed.file.case.pins} == {(PinKind.ASSIGN, "C02"), (PinKind.FORBID, "C01")}
    back = put(View(changed.file), "C01", 1, instead_of="C02")
    assert {(pin.kind, pin.officer) for pin in back.file.case.pins} == {(PinKind.ASSIGN, "C01"), (PinKind.FORBID, "C02")}
    assert len(back.file.stand_ins) == len(back.file.made_from) == 2
    assert sound(back.file)


def test_bounds_stay_where_the_case_is_only_narrower_and_go_where_rules_are_set_aside() -> None:
    view = covered()
    levels = tuple(level.model_copy(update={"bound": level.value}) for level in view.file.proof.levels)
    file = view.file.model_copy(update={"proof": view.file.proof.model_copy(update={"levels": levels})})
    narrower = put(View(file), "C02", 2).file.proof.levels
    assert narrower[0].bound == min(levels[0].bound, narrower[0].value)
    forced = put(View(file), "C01", 2, is_forced=True).file.proof.levels
    assert {level.bound for level in forced} == {0}
    pinned = file.case.model_copy(
        update={"pins": (Pin(kind=PinKind.ASSIGN, officer="C01", date=day(1), station=LONGQIAO, post="接处警", shift="值"),)}
    )
    freed = put(View(file.model_copy(update={"case": pinned})), "C02", 1, instead_of="C01").file.proof.levels
    assert all(isinstance(level, LevelResult) and level.bound == 0 for level in freed)


def test_who_is_on_it_already_is_told() -> None:
    with pytest.raises(NoSuchDuty, match="已在"):
        put(covered(), "C01", 1)


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        cli.main([str(word) for word in words])
    out, err = capsys.readouterr()
    return int(left.value.code or 0), out, err


def test_the_command_refuses_writes_by_force_and_the_audit_lists_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, target = tmp_path / "r.json", tmp_path / "顶岗.xlsx"
    write_roster_json(path, covered().file)
    words = ("assign", path, "C01", "--duty", "龙桥/接处警/值:2024-07-24", "--why", "加强", "-o", target)
    code, out, err = run(capsys, *words)
    assert (code, out, target.exists()) == (Exit.BREACHES, "", False)
    assert "班后休息" in err
    code, out, _ = run(capsys, *words, "--force", "--by", "指挥中心")
    assert code == Exit.OK
    assert "强制接受 1 条" in out
    assert read_roster(target).stand_ins[0].author == "指挥中心"
    code, out, _ = run(capsys, "audit", target)
    assert code == Exit.OK
    assert "强制接受：1 处" in out
    english = run(capsys, "--lang", "en", "audit", target)[1]
    assert "加强" not in english


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("张三", "--why", "x"), Exit.FAULTS, "张三"),
        (("C02", "--why", " "), Exit.FAULTS, "--why"),
        (("C02",), Exit.FAULTS, "--why"),
        (("C02", "--why", "x", "--instead-of", "C02"), Exit.FAULTS, "不在"),
    ],
)
def test_bad_input_ends_by_its_kind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: int, said: str
) -> None:
    path = tmp_path / "r.json"
    write_roster_json(path, covered().file)
    ended, out, err = run(capsys, "assign", path, *words, "--duty", "龙桥/接处警/值:2024-07-24", "-o", tmp_path / "o.json")
    assert (ended, out) == (code, "")
    assert said in err
    assert not (tmp_path / "o.json").exists()
