"""Each edit changes what it names and nothing else; one that names something unknown or changes nothing is refused by place."""

from datetime import date

import pytest

from models.case import Case
from models.errors import ScenarioRefused
from models.leave import LeaveStatus, Pin, PinKind
from models.level import LetteredLevel
from models.organisation import Officer, Pairing, Secondment
from models.scenario import (
    Absent,
    AddOfficer,
    ChangeBeds,
    ChangePolicy,
    ClosePost,
    Edit,
    GrantLeave,
    LoosenLeave,
    MoveHorizon,
    OpenPost,
    OrderLevels,
    Pair,
    PinDecision,
    Recall,
    RefuseLeave,
    ScaleDemand,
    Scenario,
    SetDemand,
    Train,
    Unpair,
)
from scheduler.demand.needs import in_force
from scheduler.whatif.apply import CHANGES, apply
from tests.cases import FENGHUANG, LONGQIAO, NARCOTICS, REGISTRY, day, officer, request, seat, tiny_case
from tests.exchange.cases import rich_case

COUNTER = f"{LONGQIAO}/户籍窗口/白"


def made(case: Case, *edits: Edit) -> Case:
    return apply(case, Scenario(name="试", edits=edits))


def refusal(case: Case, *edits: Edit) -> str:
    with pytest.raises(ScenarioRefused) as refused:
        made(case, *edits)
    return str(refused.value)


def changed(before: Case, after: Case) -> set[str]:
    return {name for name in Case.model_fields if getattr(before, name) != getattr(after, name)}


def numbers(case: Case, place: str) -> list[tuple[int, int]]:
    """Minimum and target of a duty by date."""
    rows = sorted((duty.date, row) for duty, row in in_force(case).items() if "/".join(duty.place) == place)
    return [(row.minimum, row.target) for _, row in rows]


def test_every_edit_has_its_change() -> None:
    kinds = {kind.model_fields["kind"].default for kind in Edit.__origin__.__args__}
    assert kinds == set(CHANGES)


def test_the_case_itself_stays_as_it_was() -> None:
    case = tiny_case()
    before = case.model_dump_json()
    made(case, Absent(officer="A01"), ScaleDemand(factor=2))
    assert case.model_dump_json() == before


def test_granting_all_makes_pending_leave_given_and_voids_its_pins() -> None:
    pins = (Pin(kind=PinKind.REFUSE, request="r1"), Pin(kind=PinKind.FORBID, officer="C01", date=day(0)))
    case = tiny_case(leave=(request("r1", "A01", 0, 1), request("r2", "A02", 2, 3)), pins=pins)
    after = made(case, GrantLeave())
    assert {leave.status for leave in after.leave} == {LeaveStatus.APPROVED}
    assert after.pins == pins[1:]


def test_granting_one_officers_leave_leaves_the_others_pending() -> None:
    case = tiny_case(leave=(request("r1", "A01", 0, 1), request("r2", "A02", 2, 3)))
    assert [leave.status.value for leave in made(case, GrantLeave(officer="A02")).leave] == ["pending", "approved"]
    assert [leave.status.value for leave in made(case, GrantLeave(last=day(1))).leave] == ["approved", "pending"]
    assert "没有改变任何内容" in refusal(case, GrantLeave(officer="B01"))


def test_refusing_leave_pins_it_and_never_an_entitled_kind() -> None:
    case = tiny_case(
        leave=(request("r1", "A01", 0, 1, status=LeaveStatus.APPROVED), request("r2", "A02", 2, 3, kind="产假")),
    )
    after = made(case, RefuseLeave())
    assert after.leave[0].status is LeaveStatus.PENDING
    assert [pin.request for pin in after.pins] == ["r1"]
    assert "应准假种" in refusal(case, RefuseLeave(request="r2"))
    wide = case.policy.changed(leave__entitled={"value": "；".join(case.policy.entries("leave.entitled"))})
    assert "应准假种" in refusal(case.model_copy(update={"policy": wide}), RefuseLeave(request="r2"))


def test_an_absence_cuts_a_secondment_and_voids_the_pins_of_its_dates() -> None:
    known = Secondment(officer="D02", unit=NARCOTICS, first=day(0), last=day(6))
    pins = tuple(Pin(kind=PinKind.FORBID, officer="D02", date=day(number)) for number in (1, 3))
    after = made(tiny_case(secondments=(known,), pins=pins), Absent(officer="D02", first=day(2), last=day(4)))
    assert [(row.unit, row.first, row.last) for row in after.secondments] == [
        (NARCOTICS, day(0), day(1)),
        (NARCOTICS, day(5), day(6)),
        (None, day(2), day(4)),
    ]
    assert after.pins == pins[:1]


def test_a_recall_ends_a_secondment_from_its_date_on() -> None:
    case = tiny_case(secondments=(Secondment(officer="D02", first=day(-30), last=day(30)),))
    after = made(case, Recall(officer="D02", first=day(2)))
    assert [(row.first, row.last) for row in after.secondments] == [(day(-30), day(1)), (day(7), day(30))]
    assert "没有抽借调" in refusal(case, Recall(officer="D01"))


def test_an_officer_is_added_once() -> None:
    new = officer("A09", LONGQIAO, rota="四班", team="三", home_post="接处警")
    assert made(tiny_case(), AddOfficer(officer=new)).officers[-1] == new
    assert "重复" in refusal(tiny_case(), AddOfficer(officer=officer("A01", LONGQIAO)))
    lost = Officer(id="X", name="X", unit="没有的所", category=new.category)
    assert "未知的单位「没有的所」" in refusal(tiny_case(), AddOfficer(officer=lost))


def test_training_adds_a_skill_that_a_post_needs() -> None:
    after = made(tiny_case(), Train(officer="C01", skill="户籍", first=day(2)))
    assert (after.qualifications[-1].officer, after.qualifications[-1].first) == ("C01", day(2))
    assert "没有岗位需要技能「飞行」" in refusal(tiny_case(), Train(officer="C01", skill="飞行"))
    assert "没有改变任何内容" in refusal(tiny_case(), Train(officer="D01", skill="户籍", first=day(3)))


def test_a_factor_scales_the_sum_over_the_dates_and_rounds_no_date_away() -> None:
    """Of five working days at 1 to 2, a fifth more is 6 to 12: one more at the minimum, two more at the target."""
    case = tiny_case()
    assert numbers(case, COUNTER) == [(1, 2)] * 5
    after = numbers(made(case, ScaleDemand(station=LONGQIAO, post="户籍窗口", factor=1.2)), COUNTER)
    assert sum(minimum for minimum, _ in after) == 6
    assert sum(target for _, target in after) == 12
    assert all(minimum <= target for minimum, target in after)
    less = numbers(made(case, ScaleDemand(post="户籍窗口", factor=0.5)), COUNTER)
    assert sum(target for _, target in less) == 5


def test_demand_is_set_on_the_dates_alone_and_keeps_its_weight() -> None:
    case = tiny_case(demands=(seat(COUNTER, 1, 2, weight=3),))
    after = made(case, SetDemand(post="户籍窗口", minimum=4, first=day(1), last=day(2)))
    assert numbers(after, COUNTER) == [(1, 2), (4, 4), (4, 4), (1, 2), (1, 2), (1, 2), (1, 2)]
    assert {row.weight for row in after.demand_exceptions} == {3}


def test_a_later_edit_sees_the_earlier_one() -> None:
    after = made(tiny_case(), SetDemand(post="户籍窗口", minimum=2), ScaleDemand(post="户籍窗口", factor=2))
    assert numbers(after, COUNTER) == [(4, 4)] * 5


def test_posts_are_opened_and_closed() -> None:
    case = tiny_case()
    opened = made(case, OpenPost(station=FENGHUANG, post="户籍窗口", shift="白", days="off", minimum=1))
    assert numbers(opened, f"{FENGHUANG}/户籍窗口/白") == [(1, 1)] * 2
    closed = made(case, ClosePost(station=LONGQIAO, post="户籍窗口", last=day(0)))
    assert numbers(closed, COUNTER) == [(0, 0)] + [(1, 2)] * 4
    assert "没有「凤凰山所/户籍窗口/*」的需求" in refusal(case, ClosePost(station=FENGHUANG, post="户籍窗口"))


def test_policy_values_switches_and_the_order_of_levels_change() -> None:
    after = made(tiny_case(), ChangePolicy(key="stint", value=7), ChangePolicy(key="load.nights", on=False))
    assert (after.policy.number("stint"), after.policy.on("load.nights")) == (7, False)
    ordered = made(tiny_case(), OrderLevels(levels=(2, 1)))
    assert [ordered.policy.row(key).level for key in ("leave", "critical_cover", "target_cover")] == [1, 2, 3]
    assert [ordered.policy.row(key).level for key in ("spread", "ladder")] == ["3b", 4]
    between = made(tiny_case(), OrderLevels(levels=(LetteredLevel("3b"),)), ChangePolicy(key="wishes", level=LetteredLevel("1a")))
    keys = ("spread", "critical_cover", "leave", "target_cover", "ladder", "wishes")
    assert [between.policy.row(key).level for key in keys] == [1, 2, 3, "3b", 4, "1a"]
    assert "没有「没有」" in refusal(tiny_case(), ChangePolicy(key="没有", value=1))
    assert "应为整数" in refusal(tiny_case(), ChangePolicy(key="stint", value="七"))
    assert "没有级次" in refusal(tiny_case(), ChangePolicy(key="stint", level=2))
    assert "重复或未知" in refusal(tiny_case(), OrderLevels(levels=(1, 1)))


def test_pairings_are_made_and_ended() -> None:
    case = tiny_case()
    paired = made(case, Pair(station=LONGQIAO, department=REGISTRY, posts=("户籍窗口",)))
    assert paired.pairings[-1] == Pairing(station=LONGQIAO, department=REGISTRY, posts=("户籍窗口",))
    assert [row.station for row in made(case, Unpair(station=LONGQIAO, department=NARCOTICS)).pairings] == [FENGHUANG]
    assert "没有挂钩" in refusal(case, Unpair(station=LONGQIAO, department=REGISTRY))


def test_a_pairing_ended_for_some_dates_and_posts_holds_for_the_others() -> None:
    edit = Unpair(station=LONGQIAO, department=NARCOTICS, posts=("接处警",), first=day(2), last=day(3))
    rows = [row for row in made(tiny_case(), edit).pairings if row.station == LONGQIAO]
    assert [(row.posts, row.first, row.last) for row in rows] == [
        ((), None, day(1)),
        ((), day(4), None),
        (("户籍窗口", "带班领导"), day(2), day(3)),
    ]


def test_pins_beds_and_the_horizon_change() -> None:
    forbid = Pin(kind=PinKind.FORBID, officer="C01", date=day(0))
    pinned = made(tiny_case(), PinDecision(pin=forbid))
    assert pinned.pins == (forbid,)
    moved = made(pinned, MoveHorizon(first=day(1), last=day(9)))
    assert (moved.start, moved.end, moved.pins) == (day(1), day(9), ())
    assert [entry.date for entry in moved.calendar] == [day(number) for number in range(10)]
    assert "没有床位上限" in refusal(tiny_case(), ChangeBeds(unit=LONGQIAO, number=1))
    assert made(tiny_case(), ChangeBeds(unit="分局", room="town", number=2)).units[0].town_beds == 2
    assert "不能减少" in refusal(tiny_case(), ChangeBeds(unit="分局", room="town", number=-1))
    units = tuple(row.model_copy(update={"town_beds": 2, "town_beds_women": 1}) for row in tiny_case().units if row.id == "分局")
    divided = tiny_case(units=(*units, *tiny_case().units[1:]))
    assert made(divided, ChangeBeds(unit="分局", room="town", number=-1)).units[0].town_beds == 1
    assert "不能减少" in refusal(divided, ChangeBeds(unit="分局", room="town", number=-2))
    assert "没有日历" in refusal(tiny_case(), MoveHorizon(first=date(2099, 1, 1), last=date(2099, 1, 5)))


def test_the_message_names_the_scenario_and_the_place() -> None:
    edits = (Absent(officer="A01", place="第 3 行"), Absent(officer="A99", place="第 4 行"))
    assert refusal(tiny_case(), *edits) == "比选方案「试」第 4 行: 未知的警员「A99」"
    assert refusal(tiny_case(), Absent(officer="A01", first=day(4), last=day(2))).endswith("早于开始日期 2024-07-26")
    assert "不在编制期" in refusal(tiny_case(), Absent(officer="A01", first=day(40)))


def test_a_case_with_every_sheet_filled_takes_the_edits() -> None:
    case = rich_case()
    after = made(case, Recall(officer="C02"), ChangeBeds(unit="禁毒大队", room="town", number=1), GrantLeave(officer="A01"))
    assert changed(case, after) == {"secondments", "units", "leave", "pins"}


def test_loosened_requests_may_begin_later_and_given_leave_stays() -> None:
    case = tiny_case(leave=(request("Q1", "A01", 0, 2), request("Q2", "A02", 1, 2, status=LeaveStatus.APPROVED)))
    after = made(case, LoosenLeave(days=2))
    assert changed(case, after) == {"leave"}
    assert [row.choices[0].latest for row in after.leave] == [day(2), day(1)]
    assert "没有改变" in refusal(case, LoosenLeave(request="Q2", days=1))
