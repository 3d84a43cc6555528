"""The dates said to be grantable are granted, and no nearer ones are: the whole case is solved with each of them."""

import pytest

from models.case import Case
from models.errors import NothingToExplain
from models.leave import LeaveChoice, Pin, PinKind
from scheduler.explain.asked.leave import refused
from tests.cases import day, request, seat, tiny_case
from tests.explain.asked.files import solved

POST = "龙桥所/接处警/值"


def case_with(first: int, last: int) -> Case:
    """A01 alone can serve the two duties of his team, on days 0 and 4, and asks for leave without slack."""
    demands = (seat(POST, on=0), seat(POST, on=4))
    return tiny_case(days=9, only=("A01",), demands=demands, leave=(request("r", "A01", first, last),))


def least_shortage(first: int, last: int) -> int:
    """Level 1 where the leave must be granted on these dates."""
    choice = LeaveChoice(first=day(first), last=day(last), earliest=day(first), latest=day(first))
    case = case_with(4, 5)
    leave = (case.leave[0].model_copy(update={"choices": (choice,)}),)
    pins = (Pin(kind=PinKind.GRANT, request="r"),)
    return solved(case.model_copy(update={"leave": leave, "pins": pins})).file.proof.levels[0].value


def test_the_nearest_grantable_dates_are_granted_and_none_nearer() -> None:
    """Days 2 and 3 are off, so that leave cannot be moved there."""
    view = solved(case_with(4, 5))
    assert [decision.outcome.value for decision in view.roster.leave] == ["refused"]
    answer = refused(view, "r")
    assert "低于最低警力" in answer.audited[0]
    assert answer.confirm is not None
    told = list(answer.confirm())
    assert told[1:] == [
        "按申请批准：第1级关键缺口增加 1，已证明不能更少",
        "提前：7月23日至7月24日（2 天）可批，休假以上各级不变差，更近的都不行",
        "推后：7月27日至7月28日（2 天）可批，休假以上各级不变差，更近的都不行",
        "缩短：7月27日（1 天）可批，休假以上各级不变差，更长的都不行",
    ]
    before = view.file.proof.levels[0].value
    assert [least_shortage(*dates) - before for dates in ((1, 2), (5, 6), (5, 5))] == [0, 0, 0]
    assert [least_shortage(*dates) - before for dates in ((3, 4), (4, 5), (4, 4))] == [1, 1, 1]


def test_what_was_granted_needs_no_explanation() -> None:
    view = solved(case_with(2, 3))
    with pytest.raises(NothingToExplain, match="已按申请批准"):
        refused(view, "r")


def test_a_request_outside_the_horizon_is_not_decided_here() -> None:
    view = solved(tiny_case(days=2, only=("A03",), demands=(), leave=(request("r", "A03", 2, 3),)))
    with pytest.raises(NothingToExplain, match="不在编制期内，本期不裁定"):
        refused(view, "r")
