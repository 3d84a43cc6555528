from datetime import date

import pytest

from models.leave import LeaveChoice, LeaveRequest, LeaveStatus, Opening
from models.roster import BedGrant, LeaveDecision, Outcome
from tests.audit.reading import report
from tests.cases import assigned, day, granted, refused, request, stint, tiny_case

FULL, NIGHT = "龙桥所/接处警/值", "凤凰山所/接处警/夜"


def faults(case, *assignments, **parts) -> list[str]:
    return [finding.sentence for finding in report(case, *assignments, rules=(), **parts).breaches]


def test_a_sound_roster_has_none() -> None:
    covers = assigned("C01", FULL, 1), assigned("C01", FULL, 3)
    own = assigned("A03", FULL, 1, "free"), assigned("A02", FULL, 1, "extra"), assigned("A01", FULL, 0, "base")
    assert not faults(tiny_case(), *covers, *own, stints=(stint("C01", "龙桥所", 1, 3),))


@pytest.mark.parametrize(
    "strange",
    [
        assigned("Z9", FULL, 1),
        assigned("C01", "无名所/接处警/值", 1),
        assigned("C01", "龙桥所/无名岗/值", 1),
        assigned("C01", "龙桥所/接处警/无名班", 1),
        assigned("C01", "禁毒大队/接处警/值", 1),
        assigned("C01", FULL, 7),
        assigned("C01", "龙桥所//值", 1),
    ],
)
def test_rows_that_name_nothing_known(strange) -> None:
    assert faults(tiny_case(), strange)[0].startswith("勤务行有未知内容")
    report(tiny_case(), strange)


def test_the_same_row_twice() -> None:
    free = assigned("A03", FULL, 1, "free")
    assert faults(tiny_case(), free, free) == ["勤务行重复：A03 2024-07-23 龙桥所/接处警/值"]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (assigned("A03", FULL, 1, "extra", 0), "来源应为自由排班，现为加班"),
        (assigned("A02", FULL, 1, "free", 4), "来源应为加班，现为自由排班"),
        (assigned("A01", FULL, 0, "base", 1), "轮班勤务的梯次应为 0，现为 1"),
        (assigned("A01", FULL, 0, "extra"), "但当日有轮班勤务，不能另排本所勤务"),
        (assigned("A03", "龙桥所/带班领导/值", 1, "free"), "该岗次没有警力需求"),
    ],
)
def test_sources_rungs_and_duties_nobody_needs(row, says: str) -> None:
    assert faults(tiny_case(), row) == [f"警员{row.officer} {row.date.month}月{row.date.day}日上龙桥所{row.post}值班，{says}"]


COVER = assigned("C01", FULL, 2)


@pytest.mark.parametrize(
    ("stints", "says"),
    [
        ((), ["警员C01 7月24日上龙桥所接处警值班，不在任何于龙桥所的帮扶时段内"]),
        (
            (stint("C01", "凤凰山所", 2, 2),),
            [
                "警员C01 7月24日上龙桥所接处警值班，不在任何于龙桥所的帮扶时段内",
                "警员C01 7月24日在凤凰山所的帮扶时段首日没有勤务",
                "警员C01 7月24日在凤凰山所的帮扶时段末日没有勤务",
            ],
        ),
        ((stint("C01", "龙桥所", 1, 2),), ["警员C01 7月23日至7月24日在龙桥所的帮扶时段首日没有勤务"]),
        ((stint("C01", "龙桥所", 2, 3),), ["警员C01 7月24日至7月25日在龙桥所的帮扶时段末日没有勤务"]),
        ((stint("C01", "龙桥所", 2, 2),) * 2, ["警员C01 7月24日在龙桥所的帮扶时段与另一时段重叠"]),
        ((stint("C01", "龙桥所", -1, 2),), ["警员C01 7月21日至7月24日在龙桥所的帮扶时段始于期初之前，但与期初时段不符"]),
        ((stint("C01", "龙桥所", 2, 2), stint("C02", "龙桥所", 5, 7)), ["帮扶时段有误：C02 龙桥所 2024-07-27 至 2024-07-29"]),
    ],
)
def test_stints(stints, says: list[str]) -> None:
    assert faults(tiny_case(), COVER, stints=stints) == says


def test_nothing_else_inside_a_stint() -> None:
    covers = assigned("A03", NIGHT, 1, rung=3), assigned("A03", NIGHT, 3, rung=3)
    own = assigned("A03", FULL, 2, "free")
    says = faults(tiny_case(), *covers, own, stints=(stint("A03", "凤凰山所", 1, 3),))
    assert says == ["警员A03 7月24日上龙桥所接处警值班，但当日在凤凰山所的帮扶时段内"]


def test_an_open_stint_is_written_with_its_first_date() -> None:
    case = tiny_case(opening=(Opening(officer="C01", stint_station="龙桥所", stint_first=date(2024, 7, 20)),))
    assert not faults(case, COVER, stints=(stint("C01", "龙桥所", -2, 2),))
    on_start = assigned("C01", FULL, 0)
    assert faults(case, on_start, stints=(stint("C01", "龙桥所", 0, 0),)) == [
        "警员C01 7月22日在龙桥所的帮扶时段接续期初时段，首日应写为 2024-07-20"
    ]


@pytest.mark.parametrize(
    ("decision", "says"),
    [
        (None, "尚无决定"),
        (granted("r", 1, 2), None),
        (granted("r", 2, 3, "moved"), None),
        (refused("r"), None),
        (granted("r", 2, 3), "结果应为改期"),
        (granted("r", 1, 2, "moved"), "结果应为批准"),
        (granted("r", 3, 4, "moved"), "开始日期 2024-07-25 不在 2024-07-22 至 2024-07-24 之内"),
        (granted("r", 1, 3), "批准 3 天，应为 2 天"),
        (granted("r", 1, 2, choice=1), "已批准，却缺少日期或有效的志愿序"),
        (LeaveDecision(request="r", outcome=Outcome.REFUSED, choice=0), "不批准，却写有日期或志愿"),
    ],
)
def test_leave_decisions(decision, says: str | None) -> None:
    case = tiny_case(leave=(request("r", "C01", 1, 2, slack=1),))
    told = faults(case, leave=(decision,) if decision else ())
    assert told == ([f"警员C01的请假申请r{says}"] if says else [])


def test_a_second_choice_is_a_move() -> None:
    choices = tuple(LeaveChoice(first=day(n), last=day(n), earliest=day(n), latest=day(n)) for n in (1, 3))
    case = tiny_case(leave=(LeaveRequest(id="r", officer="C01", choices=choices),))
    assert not faults(case, leave=(granted("r", 3, 3, "moved", choice=1),))


def test_leave_moves_from_work_to_work_only() -> None:
    """Days 5 and 6 are a weekend: asked for them it is granted as asked, and asked for day 4 not moved there."""
    for first, last, decision in ((5, 6, granted("r", 4, 5, "moved")), (4, 4, granted("r", 5, 5, "moved"))):
        asked = tiny_case(leave=(request("r", "C01", first, last, slack=1),))
        dates = f"{decision.first} 至 {decision.last}"
        says = f"警员C01的请假申请r改期到 {dates}，但原申请日期或改后日期本就不上班，不得改期"
        assert faults(asked, leave=(decision,)) == [says]
        counted = asked.policy.changed(leave__calendar_kinds={"value": "年休假"})
        assert not faults(asked.model_copy(update={"policy": counted}), leave=(decision,))
        assert not faults(asked, leave=(granted("r", first, last),))


def test_decisions_on_given_leave_and_twice() -> None:
    case = tiny_case(leave=(request("r", "C01", 1, 1), request("s", "C02", 1, 1, status=LeaveStatus.APPROVED)))
    says = faults(case, leave=(refused("r"), refused("r"), refused("s")))
    assert says == ["请假决定重复：r", "请假决定不是待定申请：s"]


def test_two_leaves_of_one_officer_share_no_date() -> None:
    case = tiny_case(leave=(request("r", "C01", 1, 1, slack=2), request("s", "C01", 3, 3, kind="病假")))
    assert faults(case, leave=(granted("r", 3, 3, "moved"),)) == [
        "警员C01的请假申请r改期到 2024-07-25 至 2024-07-25，但原申请日期或改后日期本就不上班，不得改期",
        "警员C01两次休假重叠：7月25日",
    ]
    assert not faults(case, leave=(granted("r", 2, 2, "moved"),))


def test_beds_for_nobody() -> None:
    assert faults(tiny_case(), beds=(BedGrant(officer="Z9", night=day(1)),)) == ["床位安排有误或重复：Z9 2024-07-23"]
