"""`leave` (level 2): what refusals and moves cost, by days, kind, past refusals, choice and distance.

Where moves are looked at, every date counts alike; `tests/formulation/test_work_spared.py` has what is lost of the work spared.
"""

import pytest

from models.leave import LeaveChoice, LeaveRequest, Opening
from tests.cases import day, request, seat, tiny_case
from tests.twins import cost, term_values

EVERY_DATE = {"leave.calendar_kinds": {"on": False}}
DEMANDS = (seat("龙桥所/接处警/白", 0),)


def values(*leave, days: int = 7, **policy) -> set[int]:
    return term_values(tiny_case(days=days, only=["A01"], demands=DEMANDS, leave=leave, policy=EVERY_DATE | policy), "leave")


def test_refused_costs_ten_a_day_and_five_more_for_each_past_refusal() -> None:
    assert values(request("假", "A01", 1, 2)) == {0, 20}
    assert values(request("假", "A01", 1, 2, past_refusals=2)) == {0, 40}


def test_refusals_carried_on_by_the_opening_count_where_they_are_more() -> None:
    """Refused three times so far by 期初, whatever the request's own row has forgotten; five points a day for each."""
    for typed, carried, each in ((0, 3, 25), (2, 0, 20), (2, 3, 25), (4, 3, 30)):
        opening = (Opening(officer="A01", past_refusals=carried),)
        asked = request("假", "A01", 1, 2, past_refusals=typed)
        case = tiny_case(only=["A01"], demands=DEMANDS, leave=(asked,), opening=opening)
        assert term_values(case, "leave") == {0, 2 * each}


def test_moved_costs_thirty_percent_at_the_farthest_and_is_rounded_up() -> None:
    """Two days of ten points: a third of the way is 10 %, two thirds are 20 %, all of it 30 %."""
    assert values(request("假", "A01", 3, 4, slack=3)) == {0, 2, 4, 6, 20}
    assert values(request("假", "A01", 3, 3, slack=2)) == {0, 2, 3, 10}


def test_only_days_inside_the_horizon_cost_and_at_least_one() -> None:
    assert values(request("假", "A01", -2, 0)) == {0, 10}
    assert values(request("假", "A01", 5, 9)) == {0, 20}


def test_a_request_wholly_outside_the_horizon_is_not_decided() -> None:
    """Asked for after the last day or before the first: a window that reaches inside makes nothing of it to refuse or move."""
    assert values(request("假", "A01", 8, 9)) == {0}
    assert values(request("假", "A01", 8, 9, slack=4)) == {0}
    assert values(request("假", "A01", -3, -1, slack=4)) == {0}
    assert values(request("假", "A01", 6, 9)) == {0, 10}


def test_dates_outside_the_horizon_are_no_way_out() -> None:
    """Asked for days 1 and 2 and movable by three: it may begin on days 0 to 4, since −2 and −1 lie before the horizon."""
    assert values(request("假", "A01", 1, 2, slack=3)) == {0, 2, 4, 6, 20}
    assert values(request("假", "A01", 5, 6, slack=1)) == {0, 6, 20}
    assert values(request("假", "A01", 5, 7, slack=1)) == {0, 6, 20}
    assert values(request("假", "A01", 5, 8, slack=1)) == {0, 20}


def test_a_later_choice_lies_inside_the_horizon() -> None:
    """Of four choices the second ends on the last day, the third goes on beyond it, the fourth lies outside."""
    spans = ((0, 1), (5, 6), (6, 7), (8, 9))
    choices = tuple(LeaveChoice(first=day(a), last=day(b), earliest=day(a), latest=day(a)) for a, b in spans)
    assert values(request("假", "A01", 0, 1).model_copy(update={"choices": choices})) == {0, 6, 20}


def test_no_leave_begins_before_the_planning_date() -> None:
    """Made on day 2: of leave asked for on day 1 and movable by two days 2 and 3 remain; of what begins earlier, nothing."""
    for leave, expected in (
        (request("假", "A01", 1, 1, slack=2), {2, 3, 10}),
        (request("假", "A01", -1, 4), {50}),
        (request("假", "A01", 2, 4), {0, 30}),
    ):
        case = tiny_case(only=["A01"], demands=DEMANDS, leave=(leave,), as_of=day(2), policy=EVERY_DATE)
        assert term_values(case, "leave") == expected
    begun = tiny_case(only=["A01"], demands=DEMANDS, leave=(request("假", "A01", -2, 1),), as_of=day(-2))
    assert term_values(begun, "leave") == {0, 20}


def test_nothing_is_moved_because_its_dates_lie_outside() -> None:
    """One of two may be away at once, B02 is on days 1 to 4, and B01 asked for the same days, movable back to before the horizon.

    All that B01 could move to meets those days or begins outside, so that 40 points for four days refused is the least.
    """
    leave = (
        request("已", "B02", 1, 4, status="approved"),
        LeaveRequest(
            id="假",
            officer="B01",
            choices=(LeaveChoice(first=day(1), last=day(4), earliest=day(-20), latest=day(1)),),
        ),
    )
    case = tiny_case(only=["B01", "B02"], demands=DEMANDS, leave=leave, as_of=day(-3))
    assert cost(case, "leave") == 40


def test_a_later_choice_costs_thirty_percent_and_no_move_more_than_ninety() -> None:
    choices = tuple(LeaveChoice(first=day(n), last=day(n), earliest=day(n), latest=day(n)) for n in (0, 1, 2, 3, 4))
    asked = request("假", "A01", 0, 0).model_copy(update={"choices": choices})
    assert values(asked) == {0, 3, 6, 9, 10}


@pytest.mark.parametrize(("kind", "given"), [("病假", True), ("年休假", False)])
def test_entitled_kinds_are_given_and_cost_nothing(kind: str, given: bool) -> None:
    assert values(request("假", "A01", 1, 1, kind=kind)) == ({0} if given else {0, 10})


def test_two_requests_of_one_officer_add_up() -> None:
    assert values(request("假", "A01", 1, 1), request("休", "A01", 3, 4)) == {0, 10, 20, 30}


def test_two_grants_of_one_officer_share_no_date() -> None:
    """The second may move to day 2 only if the first, days 1 and 2, is refused."""
    assert values(request("假", "A01", 1, 2), request("休", "A01", 3, 3, slack=1)) == {0, 3, 10, 20, 23, 30}
