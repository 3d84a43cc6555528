"""`available`: on leave nobody serves, and neither does one whose duty runs too far into the first date of leave."""

import pytest

from models.case import Case
from models.leave import LeaveStatus
from models.organisation import Secondment
from tests.cases import day, request, seat, tiny_case
from tests.twins import assert_random_twins, broken, short

FULL = "龙桥所/接处警/值"


def before_leave(eve_end: int = 720, first: int = 1, status: str = "approved") -> Case:
    """A free officer, a 24-hour duty on Monday that ends at 08:00 on Tuesday, and a day's leave."""
    return tiny_case(
        days=2,
        only=["A03"],
        demands=(seat(FULL, on=0),),
        leave=(request("假", "A03", first, first, status=LeaveStatus(status)),),
        policy={"available.leave_eve_end": {"value": eve_end}},
    )


def test_without_the_rule_somebody_serves_on_leave() -> None:
    case = before_leave(first=0)
    assert broken(case, without="available") == {"available"}
    assert broken(case) == set()


def test_a_duty_may_end_at_the_very_minute_of_the_first_date_of_leave() -> None:
    assert short(before_leave(eve_end=480)) == 0
    assert short(before_leave(eve_end=479)) == 1


def test_the_day_after_leave_is_free_for_duty() -> None:
    assert short(before_leave(first=-1)) == 0


@pytest.mark.parametrize("eve_end", [480, 479])
def test_a_pending_request_yields_to_the_duty_only_where_both_cannot_be(eve_end: int) -> None:
    """Level 1 comes before level 2: the duty is served, and leave is granted if the duty ends in time."""
    assert short(before_leave(eve_end, status="pending")) == 0
    assert broken(before_leave(eve_end, status="pending"), without="available") == (set() if eve_end == 480 else {"available"})


def test_an_officer_lent_outside_the_bureau_has_no_duty() -> None:
    lent = Secondment(officer="A03", first=day(0), last=day(0))
    assert short(tiny_case(days=1, only=["A03"], demands=(seat(FULL),), secondments=(lent,))) == 1


def test_twin() -> None:
    assert_random_twins("available", kinds=(0, 2))
    assert_random_twins("available", kinds=(1, 3), count=4)
    leave = (request("假", "警员1", 6, 6, slack=2),)
    demands = (seat("甲所/接处警/值"),)
    for eve_end in (479, 480):
        policy = {"available.leave_eve_end": {"value": eve_end}}
        assert_random_twins("available", kinds=(1,), count=4, demands=demands, leave=leave, policy=policy)


def test_twin_of_idle_dates_on_leave() -> None:
    """A stint may be idle on a date between two covers, but not while leave covers it."""
    leave = (request("假", "警员2", 6, 6, slack=2),)
    assert_random_twins("available", kinds=(2,), days=4, demands=(seat("甲所/接处警/白"),), leave=leave)
