"""Two dates exchanged: both halves or none, no more burden for either, kept when the case is solved again."""

from datetime import date
from pathlib import Path

import pytest

import cli
from models.case_hash import case_hash
from models.errors import Exit
from models.leave import PastBurden, Pin, PinKind
from models.organisation import StayPhase
from models.records.stay import StayTime
from models.roster import LeaderStay, Roster, Source
from scheduler.audit import audit, levels
from scheduler.exchange.reading.roster_file import read_roster, write_roster_json
from scheduler.explain.asked.view import View
from scheduler.plan import Settings, plan
from scheduler.publishing.assigning import Reason, Refused
from scheduler.publishing.by_hand import ByHand
from scheduler.publishing.swapping import NothingToSwap, swapped
from tests.cases import BUREAU, FENGHUANG, LONGQIAO, assigned, day, officer, seat, stint, tiny_case
from tests.explain.asked.files import file_of, view_of

POST, COUNTER, ELSEWHERE = "龙桥所/接处警/值", "龙桥所/户籍窗口/白", "凤凰山所/接处警/值"
REASON = Reason("指挥中心", "互换")
PEOPLE = ["C01", "C02", "D01"]
"""Nobody of a rota, whose base duties would have to stand in every roster."""


def covers() -> View:
    """C01 and C02 of the same department cover the same post two days apart."""
    works = assigned("C01", POST, 1), assigned("C02", POST, 3)
    return view_of(tiny_case(only=PEOPLE), *works, stints=(stint("C01", LONGQIAO, 1, 1), stint("C02", LONGQIAO, 3, 3)))


def swap(view: View, first: tuple[str, int], second: tuple[str, int]) -> ByHand:
    return swapped(view, (first[0], day(first[1])), (second[0], day(second[1])), REASON)


def served(roster: Roster) -> set[tuple[str, date, str | None]]:
    return {(row.officer, row.date, row.burden_of) for row in roster.assignments}


def test_both_halves_change_hands_with_their_stints_and_the_burden_stays() -> None:
    view = covers()
    changed = swap(view, ("C01", 1), ("C02", 3))
    assert served(changed.file.roster) == {("C02", day(1), "C01"), ("C01", day(3), "C02")}
    assert {(row.officer, row.first) for row in changed.file.roster.stints} == {("C02", day(1)), ("C01", day(3))}
    assert not audit(changed.file.case, changed.file.roster).breaches


def test_who_bears_it_does_not_change_when_burdens_differ() -> None:
    """A Saturday for a Tuesday, of somebody who has borne much: were it counted for who works, fairness would change."""
    works = assigned("C01", POST, 5), assigned("C02", POST, 8)
    stints = (stint("C01", LONGQIAO, 5, 5), stint("C02", LONGQIAO, 8, 8))
    past = (PastBurden(officer="C01", burden=200),)
    view = view_of(tiny_case(days=10, only=PEOPLE, past_burdens=past), *works, stints=stints)
    changed = swap(view, ("C01", 5), ("C02", 8))
    file = changed.file
    assert audit(file.case, file.roster).levels[5] == levels(view.facts, view.roster)[5]
    own = tuple(row.model_copy(update={"burden_of": None}) for row in file.roster.assignments)
    unnamed = file.case.model_copy(update={"pins": ()})
    assert audit(unnamed, file.roster.model_copy(update={"assignments": own})).levels[5] != levels(view.facts, view.roster)[5]


def test_a_swap_back_gives_the_roster_and_the_case_of_before() -> None:
    view = covers()
    back = swap(View(swap(view, ("C01", 1), ("C02", 3)).file), ("C01", 3), ("C02", 1)).file
    assert served(back.roster) == served(view.roster)
    assert all(pin.burden_of is None for pin in back.case.pins)
    assert not audit(back.case, back.roster).breaches
    forbidden = {(pin.officer, pin.date) for pin in back.case.pins if pin.kind is PinKind.FORBID}
    assert forbidden == {("C01", day(3)), ("C02", day(1))}


def test_on_one_date_places_are_exchanged() -> None:
    works = assigned("C01", POST, 1), assigned("C02", ELSEWHERE, 1)
    stints = (stint("C01", LONGQIAO, 1, 1), stint("C02", FENGHUANG, 1, 1))
    view = view_of(tiny_case(only=PEOPLE, demands=(seat(POST), seat(ELSEWHERE))), *works, stints=stints)
    changed = swap(view, ("C01", 1), ("C02", 1))
    rows = {row.officer: row.station for row in changed.file.roster.assignments}
    assert rows == {"C01": FENGHUANG, "C02": LONGQIAO}
    assert not [pin for pin in changed.file.case.pins if pin.kind is PinKind.FORBID]


def rota(second_team: str) -> View:
    """Two of 四班 (值 备 休 休) on their base duties for a week, the first of team 一."""
    teams = {"A01": "一", "A05": second_team}
    people = [officer(who, LONGQIAO, rota="四班", team=team, home_post="接处警") for who, team in teams.items()]
    case = tiny_case(days=7, officers=tuple(people))
    lines = View(file_of(case, Roster())).facts.lines
    bases = ((who, base) for who in teams for base in lines[who].duties)
    return view_of(case, *(assigned(who, f"龙桥所/接处警/{base.clock.id}", base.day, Source.BASE) for who, base in bases))


def test_base_duties_of_a_rota_change_hands_as_base_duties() -> None:
    """A01 serves 值 on days 0 and 4, A05 of team 三 on days 2 and 6: 0 for 2 leaves everybody enough rest."""
    view = rota("三")
    changed = swap(view, ("A01", 0), ("A05", 2))
    rows = {(row.officer, row.date): (row.shift, row.source) for row in changed.file.roster.assignments}
    assert rows["A05", day(0)] == rows["A01", day(2)] == ("值", Source.BASE)
    assert ("A01", day(0)) not in rows
    assert ("A05", day(2)) not in rows
    assert len(rows) == len(view.roster.assignments)
    assert not audit(changed.file.case, changed.file.roster).breaches
    assert all(row.burden_of is None for row in changed.file.roster.assignments)
    days = {(row.officer, row.date): row.shift for row in changed.file.case.base_roster}
    assert days == {("A01", day(0)): None, ("A01", day(2)): "值", ("A05", day(0)): "值", ("A05", day(2)): None}


def test_base_duties_that_leave_no_rest_are_refused_although_base_duties_are_given() -> None:
    """A05 of team 四 serves 值 on days 1 and 5: A01, for whom it is 备 on day 1 and 值 on day 4, would serve 值 on day 5."""
    with pytest.raises(Refused, match="班后休息"):
        swap(rota("四"), ("A01", 0), ("A05", 5))


def test_what_breaks_rules_is_refused_with_all_of_them_and_nothing_changes() -> None:
    """D01 holds 户籍 and C01 does not; C01 would be on a post of a skill."""
    works = assigned("D01", COUNTER, 1, rung=2), assigned("C01", POST, 3)
    view = view_of(tiny_case(only=PEOPLE), *works, stints=(stint("D01", LONGQIAO, 1, 1), stint("C01", LONGQIAO, 3, 3)))
    with pytest.raises(Refused, match="两边都没有换") as refused:
        swap(view, ("D01", 1), ("C01", 3))
    assert "〔资质〕" in str(refused.value) or "户籍" in str(refused.value)
    assert "form" not in str(refused.value)


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (("C01", 1), ("C01", 1), "要有两个人"),
        (("C01", 1), ("C01", 3), "要有两个人"),
        (("C01", 2), ("C02", 3), "没有勤务"),
        (("C01", 1), ("C02", 1), "没有勤务"),
    ],
)
def test_what_is_no_swap_is_told(first: tuple[str, int], second: tuple[str, int], said: str) -> None:
    with pytest.raises(NothingToSwap, match=said):
        swap(covers(), first, second)


def test_two_who_are_on_the_same_duty_have_nothing_to_swap() -> None:
    works = assigned("C01", POST, 1), assigned("C02", POST, 1), assigned("C02", POST, 4)
    stints = (stint("C01", LONGQIAO, 1, 1), stint("C02", LONGQIAO, 1, 1), stint("C02", LONGQIAO, 4, 4))
    view = view_of(tiny_case(only=PEOPLE), *works, stints=stints)
    for second in (1, 4):
        with pytest.raises(NothingToSwap, match="无可对换"):
            swap(view, ("C01", 1), ("C02", second))


@pytest.mark.parametrize(("first", "second"), [(("L01", 1), ("L02", 3)), (("L01", 4), ("L02", 3)), (("L01", 4), ("C01", 1))])
def test_leaders_stays_are_not_exchanged(first: tuple[str, int], second: tuple[str, int]) -> None:
    """Nor is a duty onto a date of the own stay."""
    leaders = [officer(id, BUREAU, "leader", rota="机关") for id in ("L01", "L02")]
    people = (*leaders, *(known for known in tiny_case().officers if known.id in PEOPLE))
    case = tiny_case(officers=people, stay_phases=(StayPhase(first=day(0), last=day(6)),))
    stays = tuple(
        LeaderStay(officer=id, station=LONGQIAO, date=day(on), time=StayTime.DAY) for id, on in (("L01", 1), ("L02", 3))
    )
    works = assigned("L01", POST, 4), assigned("C01", POST, 1)
    stints = stint("L01", LONGQIAO, 4, 4), stint("C01", LONGQIAO, 1, 1)
    file = file_of(case, Roster(assignments=works, stints=stints, stays=stays))
    with pytest.raises(NothingToSwap, match="驻所不能对换"):
        swap(View(file), first, second)


def test_a_pin_that_forbids_it_is_a_rule_that_it_breaks() -> None:
    view = covers()
    case = view.case.model_copy(update={"pins": (Pin(kind=PinKind.FORBID, officer="C02", date=day(1)),)})
    with pytest.raises(Refused):
        swap(View(file_of(case, view.roster)), ("C01", 1), ("C02", 3))


def test_solving_again_keeps_both_halves_and_whose_burden_they_are() -> None:
    changed = swap(covers(), ("C01", 1), ("C02", 3))
    again = plan(changed.file.case, Settings(time_limit=6.0, workers=1), start=changed.file.roster)
    rows = {(row.officer, row.date): row.burden_of for row in again.file.roster.assignments}
    assert (rows["C02", day(1)], rows["C01", day(3)]) == ("C01", "C02")
    assert ("C01", day(1)) not in rows
    assert not again.report.breaches


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        cli.main([str(word) for word in words])
    out, err = capsys.readouterr()
    return int(left.value.code or 0), out, err


def test_the_command_writes_a_roster_that_the_audit_lets_through(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, target = tmp_path / "r.json", tmp_path / "换.xlsx"
    write_roster_json(path, covers().file)
    code, out, _ = run(capsys, "swap", path, "C01:2024-07-23", "C02:2024-07-25", "-o", target, "--by", "指挥中心")
    assert code == Exit.OK
    assert out.startswith("已对换：警员C01（禁毒大队）7月23日")
    file = read_roster(target)
    assert served(file.roster) == {("C02", day(1), "C01"), ("C01", day(3), "C02")}
    assert file.case_hash == case_hash(file.case)
    assert {pin.who for pin in file.case.pins} == {"指挥中心"}
    assert run(capsys, "audit", target)[0] == Exit.OK


def test_without_a_target_nothing_is_written_and_bad_input_ends_by_its_kind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "r.json"
    write_roster_json(path, covers().file)
    assert run(capsys, "swap", path, "C01:2024-07-23", "C02:2024-07-25")[0] == Exit.OK
    assert list(tmp_path.iterdir()) == [path]
    for second, code, zh, en in (
        ("C01:2024-07-25", Exit.FAULTS, "要有两个人", "two officers"),
        ("C02:2024-07-26", Exit.FAULTS, "没有勤务", "no duty"),
        ("张三:2024-07-25", Exit.FAULTS, "张三", "张三"),
        ("C02", Exit.FAULTS, "C02", "C02"),
    ):
        assert zh in run(capsys, "swap", path, "C01:2024-07-23", second)[2]
        ended, out, err = run(capsys, "--lang", "en", "swap", path, "C01:2024-07-23", second)
        assert (ended, out) == (code, "")
        assert en in err
