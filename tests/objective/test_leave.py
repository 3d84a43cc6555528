"""`leave` (level 2): what refusals and moves cost, by days, kind, past refusals, choice and distance."""

import pytest

from models.leave import LeaveChoice
from tests.cases import day, request, seat, tiny_case
from tests.twins import term_values

DEMANDS = (seat("龙桥所/接处警/白", 0),)


def values(*leave, days: int = 7, **policy) -> set[int]:
    return term_values(tiny_case(days=days, only=["A01"], demands=DEMANDS, leave=leave, policy=policy), "leave")


def test_refused_costs_ten_a_day_and_five_more_for_each_past_refusal() -> None:
    assert values(request("假", "A01", 1, 2)) == {0, 20}
    assert values(request("假", "A01", 1, 2, past_refusals=2)) == {0, 40}


def test_moved_costs_thirty_percent_at_the_farthest_and_is_rounded_up() -> None:
    """Two days of ten points: a third of the way is 10 %, two thirds are 20 %, all of it 30 %."""
    assert values(request("假", "A01", 3, 4, slack=3)) == {0, 2, 4, 6, 20}
    assert values(request("假", "A01", 3, 3, slack=2)) == {0, 2, 3, 10}


def test_only_days_inside_the_horizon_cost_and_at_least_one() -> None:
    assert values(request("假", "A01", -2, 0)) == {0, 10}
    assert values(request("假", "A01", 5, 9)) == {0, 20}
    assert values(request("假", "A01", 8, 9)) == {0, 10}


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
