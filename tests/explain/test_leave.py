"""A refusal's sentence: who is away or which duty would be short, the clause, and the nearest dates on either side."""

import time
from datetime import timedelta
from typing import Any

from models.leave import LeaveChoice, LeaveStatus
from models.reasons import LeaveReason
from models.roster import Assignment, LeaveDecision, Roster
from scheduler.audit import audit
from scheduler.explain.reasons.why import reasons
from tests.cases import assigned, day, granted, refused, request, stint, tiny_case

QUIET: tuple[Any, ...] = ()


def reason(
    case: Any, *decisions: LeaveDecision, works: tuple[Assignment, ...] = (), deadline: float | None = None, **parts: Any
) -> LeaveReason:
    roster = Roster(assignments=works, leave=decisions, **parts)
    return next(reason for reason in reasons(case, roster, audit(case, roster), deadline).leave if reason.request == "r")


def test_a_full_unit_is_named_with_numbers_and_names() -> None:
    """禁毒大队 has three officers, so one may be away; C02 is, on days 3 to 5."""
    case = tiny_case(
        days=14, demands=QUIET, leave=(request("r", "C01", 4, 6), request("s", "C02", 3, 5, status=LeaveStatus.APPROVED))
    )
    told = reason(case, refused("r"))
    assert told.sentence == "申请7月26日至7月28日：禁毒大队7月26日休假已满（共2天），上限1人，已有1人休假（警员C02）。"
    assert told.clause.startswith("同时休假上限")
    assert told.earlier == "7月22日至7月24日可批"
    assert told.later == "7月28日至7月30日可批"


def test_a_duty_that_would_fall_below_its_minimum_is_named_and_its_dates_are_undecided() -> None:
    """A01 is the only one on response on days 0, 4 and 8: without a new solve nobody can say whether cover could be found.

    Days 2, 3, 6 and 7 are off, and no dates to move leave to.
    """
    works = tuple(assigned("A01", "龙桥所/接处警/值", n, "base") for n in (0, 4, 8))
    works += tuple(assigned("A01", "龙桥所//备", n, "base") for n in (1, 5, 9))
    case = tiny_case(days=11, leave=(request("r", "A01", 4, 4),))
    told = reason(case, refused("r"), works=works)
    assert "休假后7月26日龙桥所接处警值班低于最低警力" in told.sentence
    assert told.clause.startswith("关键缺口")
    assert told.earlier == "7月23日可批"
    assert told.later == "7月27日可批"
    longer = tiny_case(days=11, leave=(request("r", "A01", 3, 6),))
    assert reason(longer, refused("r"), works=works).later == "7月26日至7月29日等4个日期未定"


def test_a_nearer_undecided_date_is_told_beside_the_one_shown() -> None:
    """Leave that covers day 3 would lose C01's night, which nobody else holds; days 1 and 2 touch nothing."""
    works = (assigned("C01", "凤凰山所/接处警/夜", 3),)
    case = tiny_case(days=8, leave=(request("r", "C01", 4, 5),))
    told = reason(case, refused("r"), works=works, stints=(stint("C01", "凤凰山所", 3, 3),))
    assert told.earlier == "7月23日至7月24日可批；更近的7月25日至7月26日等2个日期未定"


def test_a_refusal_that_nothing_demands_says_so() -> None:
    case = tiny_case(demands=QUIET, leave=(request("r", "C01", 2, 3),))
    assert reason(case, refused("r")).sentence == "申请7月24日至7月25日：其他安排不变即可批准，本方案未选。"


def test_a_later_date_inside_the_window_is_offered() -> None:
    leave = (request("r", "C01", 2, 3, slack=2), request("s", "C02", 1, 3, status=LeaveStatus.APPROVED))
    case = tiny_case(demands=QUIET, leave=leave)
    assert "可移至7月26日至7月27日，其他安排不变即可批准" in reason(case, refused("r")).sentence


def test_a_move_tells_what_kept_the_dates_asked_and_not_the_dates_given() -> None:
    leave = (request("r", "C01", 2, 3, slack=2), request("s", "C02", 1, 3, status=LeaveStatus.APPROVED))
    case = tiny_case(demands=QUIET, leave=leave)
    told = reason(case, granted("r", 4, 5, "moved"))
    assert told.sentence.startswith("申请7月24日至7月25日：禁毒大队7月24日休假已满")
    assert "；" not in told.sentence


def test_granted_requests_need_no_reason() -> None:
    case = tiny_case(demands=QUIET, leave=(request("r", "C01", 2, 3),))
    roster = Roster(leave=(granted("r", 2, 3),))
    assert reasons(case, roster, audit(case, roster)).leave == ()


def test_own_leave_on_the_same_dates_excludes_them() -> None:
    case = tiny_case(
        days=9, demands=QUIET, leave=(request("r", "C01", 4, 5), request("s", "C01", 0, 3, status=LeaveStatus.APPROVED))
    )
    told = reason(case, refused("r"))
    assert told.earlier == "无（其他休假不变）"
    assert told.later == "7月28日至7月29日可批"


def test_leave_is_not_moved_to_days_off_nor_from_them() -> None:
    """Days 5 and 6 are a weekend: the second choice is none, and of leave asked for them nothing is to be had elsewhere."""
    spans = ((3, 4), (5, 6))
    choices = tuple(LeaveChoice(first=day(a), last=day(b), earliest=day(a), latest=day(a)) for a, b in spans)
    asked = request("r", "C01", 3, 4).model_copy(update={"choices": choices})
    full = request("s", "C02", 3, 4, status=LeaveStatus.APPROVED)
    told = reason(tiny_case(days=9, demands=QUIET, leave=(asked, full)), refused("r"))
    assert told.sentence.endswith("志愿2（7月27日至7月28日）：原申请日期或这些日期本就不上班，不能改期。")
    assert told.later == "7月28日至7月29日可批"
    off = tiny_case(days=14, demands=QUIET, leave=(request("r", "C01", 5, 6, slack=2),))
    told = reason(off, refused("r"))
    assert "可移至" not in told.sentence
    assert (told.earlier, told.later) == ("原申请日期本就不上班，不改期", "原申请日期本就不上班，不改期")


def test_leave_that_takes_no_place_fills_no_unit() -> None:
    """C02 is away on a kind of leave that does not count; with the row off it does, and the place is C02's."""
    leave = (request("r", "C01", 1, 2), request("s", "C02", 1, 2, kind="产假"))
    case = tiny_case(demands=QUIET, leave=leave)
    assert reason(case, refused("r")).sentence == "申请7月23日至7月24日：其他安排不变即可批准，本方案未选。"
    counted = case.policy.changed(leave_capacity__exempt={"on": False})
    told = reason(case.model_copy(update={"policy": counted}), refused("r"))
    assert told.sentence.startswith("申请7月23日至7月24日：禁毒大队7月23日休假已满")


def test_dates_end_with_the_horizon_and_begin_with_the_day_of_making() -> None:
    case = tiny_case(days=7, demands=QUIET, as_of=day(2), leave=(request("r", "C01", 2, 6),))
    told = reason(case, refused("r"))
    assert (told.earlier, told.later) == ("编制期内无日期", "编制期内无日期")


def test_after_the_deadline_dates_are_undecided_and_the_sentence_stays() -> None:
    case = tiny_case(days=14, demands=QUIET, leave=(request("r", "C01", 4, 6),))
    told = reason(case, refused("r"), deadline=time.monotonic() - 1)
    assert (told.earlier, told.later) == ("未定", "未定")
    assert told.sentence


def test_the_days_are_those_of_the_calendar() -> None:
    """Across the month's end."""
    case = tiny_case(days=14, demands=QUIET, start=day(0) + timedelta(5), leave=(request("r", "C01", 9, 10),))
    assert reason(case, refused("r")).sentence.startswith("申请7月31日至8月1日：")


def test_dates_before_the_planning_date_and_beyond_the_horizon_are_called_so() -> None:
    """Made on day 3: what was asked from day 2 has begun; the second choice goes on beyond day 6, the third is possible."""
    spans = ((2, 4), (5, 7), (4, 6))
    choices = tuple(LeaveChoice(first=day(a), last=day(b), earliest=day(a), latest=day(a)) for a, b in spans)
    asked = request("r", "C01", 2, 4).model_copy(update={"choices": choices})
    told = reason(tiny_case(days=7, demands=QUIET, as_of=day(3), leave=(asked,)), refused("r"))
    assert told.sentence == (
        "申请7月24日至7月26日：早于编制日期（2024-07-25）；志愿2（7月27日至7月29日）：不全在编制期内，不能改到这里；"
        "志愿3（7月26日至7月28日）：其他安排不变即可批准，本方案未选。"
    )
    assert told.clause == ""
    assert (told.earlier, told.later) == ("编制期内无日期", "7月25日至7月27日可批")


def test_the_dates_asked_may_go_on_beyond_the_horizon_and_no_others() -> None:
    case = tiny_case(days=7, demands=QUIET, leave=(request("r", "C01", 5, 8, slack=1),))
    assert "申请7月27日至7月30日：其他安排不变即可批准" in reason(case, refused("r")).sentence
    full = request("s", "C02", 5, 6, status=LeaveStatus.APPROVED)
    told = reason(case.model_copy(update={"leave": (*case.leave, full)}), refused("r"))
    assert "可移至" not in told.sentence
    assert told.later == "编制期内无日期"
