"""Each change that is said to close a shortage does: the changed case is solved from nothing, and the duty is full."""

from typing import Any

import pytest

from models.case import Case
from models.errors import NothingToExplain
from models.organisation import Floor, MutualAid, Unit
from models.roster import Roster, Source
from models.words import Language, say, speaking
from scheduler.audit import audit, facts_of
from scheduler.explain.asked.relaxation import Relaxation
from scheduler.explain.asked.relaxations import relaxations
from scheduler.explain.asked.shortage import shortage
from scheduler.explain.asked.together import together
from scheduler.explain.asked.trial import TrialResult
from scheduler.explain.asked.view import View
from tests.cases import UNITS, assigned, day, request, seat, tiny_case
from tests.explain.asked.files import solved, view_of

COUNTER = "龙桥所/户籍窗口/白"
POST = "龙桥所/接处警/值"
DAY = "龙桥所/接处警/白"
NARCOTICS = "禁毒大队"


def short_view(case: Case) -> View:
    view = solved(case)
    assert audit(case, view.roster).shortages
    return view


def with_narcotics(**fields: Any) -> tuple[Unit, ...]:
    return tuple(unit.model_copy(update=fields) if unit.id == NARCOTICS else unit for unit in UNITS)


def test_a_pairing_and_a_qualification_close_a_shortage_when_applied() -> None:
    """The counter asks for two on day 0: A04 is there; D02 lacks 户籍, and C01 too; D01 is not in the bureau."""
    case = tiny_case(only=("A04", "C01", "D02"), demands=(seat(COUNTER, 2, on=0),))
    view = short_view(case)
    duty = view.duty(*COUNTER.split("/"), day(0))
    ways = relaxations(view, duty)
    assert any("取得「户籍」资质" in way.words for way in ways)
    for way in ways:
        assert not audit(way.case, solved(way.case).roster).shortages, way.words


def test_what_solving_again_says_is_told_apart() -> None:
    case = tiny_case(only=("A03", "D02"), pairings=(), demands=(seat(POST, 2, on=0),))
    case = case.model_copy(update={"pairings": (tiny_case().pairings[1],)})
    view = short_view(case)
    answer = shortage(view, view.duty(*POST.split("/"), day(0)))
    assert any("不在支援梯次排除 1 人" in line for line in answer.audited)
    assert answer.confirm is not None
    (told,) = answer.confirm()
    assert told.startswith("增加挂钩 户政科 → 龙桥所接处警，由警员D02（户政科）补上：")
    assert told.endswith("缺口补上，第1级关键缺口由 1 降为 0，之前各级不变")


@pytest.mark.parametrize("unit", ["分钟", "分", "min"])
def test_a_limit_of_minutes_is_raised_by_the_shift_whatever_its_unit_is_called(unit: str) -> None:
    """Two duties of 600 minutes in a week of 1,000."""
    policy = {"load": {"value": 1000, "unit": unit}}
    view = short_view(tiny_case(days=2, only=("A03",), demands=(seat(DAY, on=0), seat(DAY, on=1)), policy=policy))
    open_day = next(n for n in (0, 1) if not view.works_on("A03", day(n)))
    ways = relaxations(view, view.duty(*DAY.split("/"), day(open_day)))
    assert [way.case.policy.number("load") for way in ways] == [1600]
    assert f"由 1000 放宽为 1600 {unit}" in ways[0].words


def test_the_unit_of_a_raised_limit_is_said_in_the_language_spoken() -> None:
    policy = {"load": {"value": 1000}}
    with speaking(Language.EN, Language.EN):
        view = short_view(tiny_case(days=2, only=("A03",), demands=(seat(DAY, on=0), seat(DAY, on=1)), policy=policy))
        open_day = next(n for n in (0, 1) if not view.works_on("A03", day(n)))
        (way,) = relaxations(view, view.duty(*DAY.split("/"), day(open_day)))
        assert "1600 minutes" in way.words


def test_a_refused_leave_closes_a_shortage_below_the_target() -> None:
    """Leave goes before the target: A01 is on leave on day 0, and one of two is missing."""
    case = tiny_case(only=("A01", "A03"), demands=(seat(POST, 1, 2, on=0),), leave=(request("r", "A01", 0, 0),))
    view = short_view(case)
    (way,) = relaxations(view, view.duty(*POST.split("/"), day(0)))
    assert way.words == "不批警员A01（龙桥所） 7月22日的休假，由其上本岗"
    after = solved(way.case.model_copy(update={"pins": way.pins}))
    assert not audit(way.case, after.roster).shortages


@pytest.mark.parametrize(("limit", "raised"), [(1, "由 1 放宽为 2 次"), ("5:1;7:1", "由 5:1;7:1 放宽为 5:2;7:2 次")])
def test_a_limit_raised_by_one_closes_a_shortage(limit: int | str, raised: str) -> None:
    """A03 has a night on each of two days four apart, and may have one: the second stays empty."""
    demands = (seat(POST, on=0), seat(POST, on=4))
    case = tiny_case(only=("A03",), demands=demands, policy={"load.nights": {"value": limit}})
    view = short_view(case)
    missing = audit(case, view.roster).shortages[0]
    (way,) = relaxations(view, view.duty(missing.station, missing.post, missing.shift, missing.date))
    assert raised in way.words
    assert not audit(way.case, solved(way.case).roster).shortages


def test_a_full_duty_needs_no_explanation() -> None:
    case = tiny_case(only=("A03",), demands=(seat(POST, on=0),))
    view = view_of(case, assigned("A03", POST, 0, Source.FREE))
    with pytest.raises(NothingToExplain, match="目标 1 人已达到"):
        shortage(view, view.duty(*POST.split("/"), day(0)))


def closed(view: View, duty: str, on: int, words: str) -> None:
    """There is just this way, solving again in the changed case fills the duty, and the answer says so."""
    place = view.duty(*duty.split("/"), day(on))
    (way,) = relaxations(view, place)
    assert way.words == words
    assert not audit(way.case, solved(way.case).roster).shortages
    answer = shortage(view, place)
    assert answer.confirm is not None
    (told,) = answer.confirm()
    assert told.startswith(f"{words}：缺口补上")


def test_a_lower_floor_at_home_closes_a_shortage() -> None:
    """Both of the department are wanted on Tuesday night, and one must stay; on other dates the floor is as it was."""
    units = with_narcotics(floors=(Floor(first=day(0), last=day(6), minimum=1),))
    case = tiny_case(only=("C01", "C02"), units=units, policy={"max_away": {"value": 100}}, demands=(seat(DAY, 2, on=1),))
    view = short_view(case)
    (way,) = relaxations(view, view.duty(*DAY.split("/"), day(1)))
    lowered = next(unit.floors for unit in way.case.units if unit.id == NARCOTICS)
    assert [(way.first, way.last, way.minimum) for way in lowered] == [
        (day(0), day(0), 1),
        (day(1), day(1), 0),
        (day(2), day(6), 1),
    ]
    closed(view, DAY, 1, "禁毒大队 7月23日最低在岗减 1 人，由警员C02（禁毒大队）补上")


def test_one_more_away_at_once_closes_a_shortage() -> None:
    """Half of a department of two may be away, which is one."""
    view = short_view(tiny_case(only=("C01", "C02"), demands=(seat(DAY, 2, on=1),)))
    closed(view, DAY, 1, "禁毒大队同时外派上限由 1 放宽为 2 人，由警员C02（禁毒大队）补上")


def test_mutual_aid_closes_a_shortage() -> None:
    """B01 of the other station has nothing to do, and the two stations do not help each other."""
    view = short_view(tiny_case(only=("A03", "B01"), demands=(seat(POST, 2, on=0),)))
    closed(view, POST, 0, "增加互助 凤凰山所 → 龙桥所，由警员B01（凤凰山所）补上")


def test_a_station_that_lacks_officers_lends_only_where_nothing_else_helps() -> None:
    """B01 cannot fill the two places at home either; the rule keeps B01 from the other station on that date."""
    demands = (seat(POST, on=0), seat("凤凰山所/接处警/值", 2, on=0))
    aid = (MutualAid(station="龙桥所", partner="凤凰山所"),)
    case = tiny_case(only=("B01",), demands=demands, mutual_aid=aid)
    view = view_of(case)
    (way,) = relaxations(view, view.duty(*POST.split("/"), day(0)))
    assert way.words == "规则「出借所自身优先」停用，由警员B01（凤凰山所）补上"
    assert not audit(way.case, way.roster).breaches
    assert len(audit(way.case, way.roster).shortages) == 1


def test_changes_of_one_unit_are_merged() -> None:
    """A floor lowered by one change and a limit raised by another both hold in the case with all changes."""
    case, floors = tiny_case(), (Floor(first=day(0), last=day(6), minimum=1),)
    ways = [case.model_copy(update={"units": with_narcotics(**fields)}) for fields in ({"max_away": 2}, {"floors": floors})]
    merged = together(case, [Relaxation("", facts_of(way), (), Roster()) for way in ways])
    assert merged.units == with_narcotics(max_away=2, floors=floors)


def audited_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where no trial could be solved in time."""
    monkeypatch.setattr("scheduler.explain.asked.shortage.tried", lambda case, base, trials: [None] * len(trials))


def confirmed(view: View, duty: str, on: int) -> list[str]:
    answer = shortage(view, view.duty(*duty.split("/"), day(on)))
    assert answer.confirm is not None
    return list(answer.confirm())


def test_as_many_serve_as_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three are asked for and one is there: two of the department close it; mutual aid with B01 alone does not."""
    audited_only(monkeypatch)
    pairings = (tiny_case().pairings[1],)
    case = tiny_case(only=("A03", "B01", "C01", "C02"), pairings=pairings, demands=(seat(DAY, 3, on=1),))
    case = case.model_copy(update={"policy": case.policy.changed(max_away={"value": 100})})
    view = view_of(case, assigned("A03", DAY, 1, "free"))
    words = "增加挂钩 禁毒大队 → 龙桥所接处警，由警员C01（禁毒大队）、警员C02（禁毒大队）补上"
    assert confirmed(view, DAY, 1) == [f"{words}：按审核缺口补上；求解未定（时限内未能求得）"]


def test_several_changes_together_close_what_none_does_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    audited_only(monkeypatch)
    pairings = (tiny_case().pairings[1],)
    case = tiny_case(only=("A03", "B01", "C01"), pairings=pairings, demands=(seat(DAY, 3, on=1),))
    (told,) = confirmed(view_of(case, assigned("A03", DAY, 1, "free")), DAY, 1)
    assert told.count("由警员") == 2
    assert "；并" in told
    assert "按审核缺口补上" in told


def test_what_only_lessens_a_shortage_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    audited_only(monkeypatch)
    pairings = (tiny_case().pairings[1],)
    case = tiny_case(only=("A03", "C01"), pairings=pairings, demands=(seat(DAY, 4, on=1),))
    told = confirmed(view_of(case, assigned("A03", DAY, 1, "free")), DAY, 1)
    assert told[0] == "没有求得能补足的办法；以下只能减少缺口："
    assert told[1].endswith("按审核还缺 2 人；求解未定（时限内未能求得）")


def test_the_cheapest_way_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pairing (rung 1) costs less on the ladder than mutual aid (rung 3)."""
    audited_only(monkeypatch)
    pairings = (tiny_case().pairings[1],)
    case = tiny_case(only=("A03", "B01", "C01"), pairings=pairings, demands=(seat(DAY, 2, on=1),))
    view = view_of(case, assigned("A03", DAY, 1, "free"))
    assert [told.split(" ")[0] for told in confirmed(view, DAY, 1)] == ["增加挂钩", "增加互助"]
    dear = case.model_copy(update={"policy": case.policy.changed(ladder__paired={"value": 9})})
    assert [told.split(" ")[0] for told in confirmed(view_of(dear, assigned("A03", DAY, 1, "free")), DAY, 1)] == [
        "增加互助",
        "增加挂钩",
    ]


def test_a_way_proven_impossible_is_not_proposed(monkeypatch: pytest.MonkeyPatch) -> None:
    impossible = TrialResult(impossible=True)
    monkeypatch.setattr("scheduler.explain.asked.shortage.tried", lambda case, base, trials: [impossible] * len(trials))
    pairings = (tiny_case().pairings[1],)
    case = tiny_case(only=("A03", "C01"), pairings=pairings, demands=(seat(DAY, 2, on=1),))
    assert confirmed(view_of(case, assigned("A03", DAY, 1, "free")), DAY, 1) == [say("explain.asked.shortage.no_single")]
