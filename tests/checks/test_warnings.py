"""Each warning on a case made to deserve it, and none on one that works."""

from datetime import date, datetime, timedelta

import pytest

from benchmarks.chengxiang.summer import summer
from models.duty import Demand, Post
from models.leave import LeaveChoice, LeaveRequest, LeaveStatus, Opening, Pin, PinKind
from models.organisation import Category, Floor, Qualification, Unit, UnitKind
from scheduler.checks.warning import days_text
from scheduler.checks.warnings import WarningKind, warnings
from tests.cases import CYCLE, LONGQIAO, NARCOTICS, START, UNITS, tiny_case
from tests.clock import limit, own_seconds

QUIET = (Demand(station=LONGQIAO, post="户籍窗口", shift="白", first=START, last=START, minimum=1, target=1),)
LAST = START + timedelta(6)


def said(kind: WarningKind, **fields: object) -> list[str]:
    return [warning.sentence for warning in warnings(tiny_case(**({"demands": QUIET} | fields))) if warning.kind is kind]


def approved(who: str, first: date, last: date) -> LeaveRequest:
    choice = LeaveChoice(first=first, last=last, earliest=first, latest=first)
    return LeaveRequest(id=f"{who}#1", officer=who, status=LeaveStatus.APPROVED, choices=(choice,))


def test_a_case_that_works_is_silent() -> None:
    """The counter of Monday has A04, and D01 if A04 is on leave; the cycle's days of standby come a day after the 24 hours."""
    assert warnings(tiny_case(demands=QUIET, cycle_rotas=(CYCLE.model_copy(update={"cycle": ("值", None, "备", None)}),))) == ()


def test_a_duty_that_nobody_may_serve() -> None:
    """Nobody of the bureau holds 出入境."""
    posts = (*tiny_case().posts, Post(id="出入境窗口", skill="出入境"))
    demand = Demand(station=LONGQIAO, post="出入境窗口", shift="白", minimum=0, target=1)
    assert said(WarningKind.NO_CANDIDATE, posts=posts, demands=(demand,)) == [
        "龙桥所出入境窗口（白）7月22日至7月28日没有合格人选：没有人持有「出入境」技能"
    ]


def test_a_duty_that_wants_nobody_need_not_find_anybody() -> None:
    """An impossible post with a target of 0 and a cost for whoever is there."""
    demands = (Demand(station=LONGQIAO, post="难", shift="白", minimum=0, target=0, surplus_weight=1),)
    case = tiny_case(posts=(Post(id="接处警"), Post(id="难", skill="无人会")), demands=demands, only=["A03"])
    assert WarningKind.NO_CANDIDATE not in {warning.kind for warning in warnings(case)}


def test_a_minimum_that_no_leave_decision_can_reach() -> None:
    """Three at the counter of Monday: A04, and D01 of the pool, are all who hold the skill."""
    demand = Demand(station=LONGQIAO, post="户籍窗口", shift="白", first=START, last=START, minimum=3, target=3)
    (sentence,) = said(WarningKind.BELOW_MINIMUM, demands=(demand,))
    assert sentence.startswith("龙桥所户籍窗口（白）7月22日（1 周）无论怎样批假都低于最低警力")
    assert sentence.endswith("7月22日也只有 2 人可计，最低 3 人")


def test_pending_leave_alone_is_no_reason_to_warn() -> None:
    """A04 asks for Monday; it may be refused, so the minimum can be met. Approved, D01 still stands in; both approved, nobody."""
    first = approved("A04", START, START)
    assert said(WarningKind.NO_CANDIDATE, leave=(first.model_copy(update={"status": LeaveStatus.PENDING}),)) == []
    assert said(WarningKind.NO_CANDIDATE, leave=(first,)) == []
    (sentence,) = said(WarningKind.NO_CANDIDATE, leave=(first, approved("D01", START, START)))
    assert sentence == "龙桥所户籍窗口（白）7月22日没有合格人选：持有「户籍」技能的 2 人都不能派往"


def test_posts_of_a_station_compete_for_the_same_officers() -> None:
    """A04 alone is left for two counters, each of which A04 could serve."""
    posts = (
        Post(id="户籍窗口", skill="户籍", categories=(Category.AUXILIARY,)),
        Post(id="证件窗口", skill="户籍", categories=(Category.AUXILIARY,)),
    )
    demands = tuple(
        Demand(station=LONGQIAO, post=post.id, shift="白", first=START, last=START, minimum=1, target=1) for post in posts
    )
    (sentence,) = said(WarningKind.BELOW_MINIMUM, only=["A04"], posts=posts, demands=demands, pairings=())
    assert sentence.endswith("在岗与可派共 1 人，各岗位最低合计 2 人")


def test_a_floor_above_strength() -> None:
    floor = Floor(first=START, last=LAST, minimum=4)
    units = tuple(
        Unit(id=NARCOTICS, kind=UnitKind.DEPARTMENT, floors=(floor,)) if unit.id == NARCOTICS else unit for unit in UNITS
    )
    assert said(WarningKind.FLOOR, units=units) == ["禁毒大队7月22日至7月28日的最低在岗 4 人，超过在册的 3 人"]
    exact = tuple(
        unit.model_copy(update={"floors": (floor.model_copy(update={"minimum": 3}),)}) if unit.floors else unit for unit in units
    )
    assert said(WarningKind.FLOOR, units=exact) == []


def test_a_qualification_that_runs_out_inside_the_horizon() -> None:
    """On the last date it still serves every duty, and a renewal leaves nothing to say."""

    def held(last: date) -> Qualification:
        return Qualification(officer="A04", skill="户籍", last=last)

    (sentence,) = said(WarningKind.QUALIFICATION, qualifications=(held(LAST - timedelta(1)),))
    assert sentence == "龙桥所 警员A04（A04）的「户籍」资质7月27日到期，次日起不能上相应岗位"
    assert said(WarningKind.QUALIFICATION, qualifications=(held(LAST),)) == []
    renewed = Qualification(officer="A04", skill="户籍", first=LAST)
    assert said(WarningKind.QUALIFICATION, qualifications=(held(LAST - timedelta(1)), renewed)) == []


def test_givens_that_exceed_a_rule_are_counted_by_unit() -> None:
    """A day duty on the morning on which the 24 hours end leaves no rest; standby may follow at once."""
    tight = CYCLE.model_copy(update={"cycle": ("值", "白", None, None)})
    told = said(WarningKind.GIVENS, cycle_rotas=(tight,))
    assert [sentence.partition("的")[0] for sentence in told] == ["龙桥所", "凤凰山所"]
    assert "「二十四小时班后休息」" in told[0]


@pytest.mark.parametrize(("away", "told"), [(14, 0), (15, 1)])
def test_dates_away_before_the_horizon_that_exceed_the_limit_are_named(away: int, told: int) -> None:
    before = Opening(officer="C01", away_dates=tuple(START - timedelta(back) for back in range(1, away + 1)))
    sentences = said(WarningKind.GIVENS, opening=(before,))
    assert len(sentences) == told
    assert all("警员C01 6月25日至7月22日帮扶时段共 15 天，不得超过 14 天" in sentence for sentence in sentences)


def test_limits_that_givens_exceed_are_named_by_their_own_rows() -> None:
    """A rota of 24 hours every second day: nights, and minutes of seven dates, each by itself and only where exceeded."""
    often = CYCLE.model_copy(update={"cycle": ("值", None, "值", None)})

    def titles(**values: int | str) -> list[str]:
        policy = {key.replace("__", "."): {"value": value} for key, value in values.items()}
        told = said(WarningKind.GIVENS, cycle_rotas=(often,), only=("A01",), policy=policy)
        return [sentence.partition("「")[2].partition("」")[0] for sentence in told]

    assert titles(load__nights="7:3") == ["夜班次数上限"]
    assert titles(load__nights="7:4") == []
    assert titles(load=3839) == ["每周勤务时长上限"]
    assert titles(load=3839, load__nights="7:3") == ["每周勤务时长上限", "夜班次数上限"]


def test_no_pairings() -> None:
    assert said(WarningKind.NO_PAIRINGS, pairings=()) == ["没有挂钩：任何部门都可支援任何派出所，不分对口"]


def pin(kind: PinKind, **fields: object) -> Pin:
    place = {"officer": "D01", "date": START, "station": LONGQIAO, "post": "户籍窗口", "shift": "白"}
    return Pin.model_validate({"kind": kind} | place | fields)


def test_pins_that_contradict_each_other() -> None:
    assign = pin(PinKind.ASSIGN)
    assert said(WarningKind.PINS, pins=(assign, pin(PinKind.FORBID, date=START + timedelta(1)))) == []
    (sentence,) = said(WarningKind.PINS, pins=(assign, pin(PinKind.FORBID, post=None, shift=None)))
    assert sentence == "锁定相互矛盾：指定 警员D01 7月22日 龙桥所/户籍窗口/白；禁止 警员D01 7月22日 龙桥所"
    leave = approved("A04", START, START).model_copy(update={"status": LeaveStatus.PENDING})
    grant, refuse = (Pin(kind=kind, request="A04#1") for kind in (PinKind.GRANT, PinKind.REFUSE))
    (sentence,) = said(WarningKind.PINS, leave=(leave,), pins=(grant, refuse))
    assert "准假 警员A04 的申请「A04#1」；不准假" in sentence


def test_two_forced_duties_of_one_date_are_named_as_kept() -> None:
    """Unless the policy lets the two shifts share a date."""
    pins = (pin(PinKind.ASSIGN, forced=True), pin(PinKind.ASSIGN, post="接处警", forced=True))
    (sentence,) = said(WarningKind.PINS, pins=pins)
    assert sentence == (
        "同一人同一天强制指定了两项，两项都保留，由此违反的列为强制接受："
        "指定 警员D01 7月22日 龙桥所/户籍窗口/白；指定 警员D01 7月22日 龙桥所/接处警/白"
    )
    shared = (pins[0], pin(PinKind.ASSIGN, shift="备", forced=True))
    assert said(WarningKind.PINS, pins=shared, policy={"one_duty": {"value": "白+备"}}) == []


def test_a_pin_against_a_rule_is_named_unless_forced() -> None:
    """D02 has no skill for the counter, and is of no paired department."""
    against = pin(PinKind.ASSIGN, officer="D02")
    (sentence,) = said(WarningKind.PINS, pins=(against,))
    assert "岗位所需技能" in sentence
    assert said(WarningKind.PINS, pins=(against.model_copy(update={"forced": True}),)) == []


def test_dates_are_said_as_stretches() -> None:
    days = [START + timedelta(n) for n in (0, 1, 2, 4)]
    assert days_text(days) == "7月22日至7月24日、7月26日（共 4 天）"
    assert days_text([START + timedelta(n) for n in (0, 2, 4, 6)]) == "7月22日至7月28日之间的 4 天"


@pytest.mark.timing
def test_the_summer_case_is_checked_in_a_second_and_a_half() -> None:
    case = summer(0)
    assert own_seconds(lambda: warnings(case)) < limit(1.5)


def test_a_pin_that_grants_leave_on_dates_that_nothing_decides_on() -> None:
    """Made on day 1: begun before it, moved beyond the last day, outside its window, or all outside the horizon."""

    def asked(first: int, last: int, latest: int | None = None) -> LeaveRequest:
        start = START + timedelta(first)
        choice = LeaveChoice(
            first=start,
            last=START + timedelta(last),
            earliest=start,
            latest=START + timedelta(first if latest is None else latest),
        )
        return LeaveRequest(id="假", officer="A03", choices=(choice,))

    def against(request: LeaveRequest, first: int | None = None, kind: PinKind = PinKind.GRANT) -> list[str]:
        date = None if first is None else START + timedelta(first)
        pins = (Pin(kind=kind, request="假", date=date),)
        told = said(WarningKind.PINS, leave=(request,), pins=pins, as_of=START + timedelta(1))
        return [sentence.partition("（")[2].partition("）")[0] for sentence in told]

    assert against(asked(0, 2)) == ["早于编制日期"]
    assert against(asked(0, 2, latest=2), 0) == ["早于编制日期"]
    no_such = "该日不在可开始的日期之内，或改期后不全在编制期内，或改期前后有一方本就不上班"
    assert against(asked(5, 6, latest=6), 6) == [no_such]
    assert against(asked(3, 4), 5) == [no_such]
    assert against(asked(7, 8)) == ["申请的日期不在编制期内，本期不裁定"]
    assert against(asked(0, 2, latest=2)) == against(asked(0, 2, latest=2), 1) == against(asked(5, 9)) == []
    assert against(asked(7, 8), kind=PinKind.REFUSE) == against(asked(0, 2), kind=PinKind.REFUSE) == []


def test_what_yields_to_the_rest_after_an_open_stint_is_not_there() -> None:
    """A01's cover at 凤凰山 ends at 08:00 as Monday's 值 begins: nothing given breaks the rest, no seat is filled, no pin
    can ask for it. With the row off it is there."""
    ended = Opening(officer="A01", last_end=datetime(2024, 7, 22, 8), last_shift="夜", stint_station="凤凰山所")
    full = pin(PinKind.ASSIGN, officer="A01", post="接处警", shift="值")
    demands = (Demand(station=LONGQIAO, post="接处警", shift="值", first=START, last=START, minimum=1, target=1),)
    fields = {"opening": (ended,), "pins": (full,), "only": ["A01"], "demands": demands}
    (sentence,) = said(WarningKind.PINS, **fields)
    assert "当日因期初帮扶后休息，不上轮班" in sentence
    assert said(WarningKind.NO_CANDIDATE, **fields)
    assert not [told for told in said(WarningKind.GIVENS, **fields) if "7月22日" in told]
    off = fields | {"policy": {"ladder.yielded": {"on": False}}}
    assert said(WarningKind.PINS, **off) == []
    assert said(WarningKind.NO_CANDIDATE, **off) == []
