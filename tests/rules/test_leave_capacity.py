"""`leave_capacity`: at most a share of a unit, and of a post where given, is on leave at once."""

import pytest

from models.case import Case
from models.duty import Post
from models.leave import LeaveRequest, LeaveStatus, Pin, PinKind
from models.roster import Outcome
from tests.cases import LONGQIAO, officer, request, seat, tiny_case
from tests.random_cases import random_case
from tests.twins import assert_random_twins, assert_twins, broken, optimum

APPROVED = LeaveStatus.APPROVED


def wanted(*leave: LeaveRequest, size: int = 4, percent: int = 50, post: Post | None = None) -> Case:
    """Free officers of one station who ask for leave; nothing else is to be done."""
    officers = tuple(officer(f"A1{n}", LONGQIAO, home_post="接处警") for n in range(size))
    posts = (post or Post(id="接处警"),)
    demands = (seat("龙桥所/接处警/白", 0),)
    return tiny_case(
        days=3, officers=officers, posts=posts, demands=demands, leave=leave, policy={"leave_capacity": {"value": percent}}
    )


def granted(case: Case) -> int:
    return sum(decision.outcome is not Outcome.REFUSED for decision in optimum(case).roster.leave)


MONDAY = tuple(request(f"假{n}", f"A1{n}", 0, 0) for n in range(4))


def test_without_the_rule_all_go_at_once() -> None:
    assert broken(wanted(*MONDAY), without="leave_capacity") == {"leave_capacity"}
    assert broken(wanted(*MONDAY)) == set()


@pytest.mark.parametrize(("percent", "count"), [(100, 4), (75, 3), (74, 2), (50, 2), (49, 1), (0, 1)])
def test_the_share_is_rounded_down_but_one_may_always_go(percent: int, count: int) -> None:
    assert granted(wanted(*MONDAY, percent=percent)) == count


def test_given_leave_takes_its_place() -> None:
    """One of two places is taken; all of them taken, nothing is granted, and the givens alone break nothing."""
    taken = tuple(request.model_copy(update={"status": APPROVED}) for request in MONDAY)
    assert granted(wanted(taken[0], *MONDAY[1:])) == 1
    assert granted(wanted(*taken[:3], MONDAY[3])) == 0
    assert broken(wanted(*taken[:3], MONDAY[3])) == set()


def test_leave_that_only_touches_does_not_add_up() -> None:
    """Days 0–1 and day 2 share no date; days 0–1 and 1–2 share one."""
    first, after, over = request("甲", "A10", 0, 1), request("乙", "A11", 2, 2), request("丙", "A11", 1, 2)
    assert granted(wanted(first, after, percent=25)) == 2
    assert granted(wanted(first, over, percent=25)) == 1


@pytest.mark.parametrize(("share", "count"), [(None, 4), (75, 3), (74, 2)])
def test_a_posts_own_share(share: int | None, count: int) -> None:
    assert granted(wanted(*MONDAY, percent=100, post=Post(id="接处警", leave_share=share))) == count


def exempt(case: Case, value: str = "产假", on: bool = True) -> Case:
    return case.model_copy(update={"policy": case.policy.changed(leave_capacity__exempt={"value": value, "on": on})})


def test_exempt_leave_takes_no_place_given_or_decided_and_the_headcount_stays() -> None:
    """Two of four may go. One on 产假 takes none of the places; with the row off it does. Three of four round to two, too."""
    away = MONDAY[0].model_copy(update={"kind": "产假"})
    assert granted(wanted(away, *MONDAY[1:])) == 2
    assert granted(exempt(wanted(away, *MONDAY[1:]), on=False)) == 1
    assert granted(wanted(away, *MONDAY[1:], percent=74)) == 2
    assert granted(exempt(wanted(*MONDAY), "年休假")) == 4
    assert broken(exempt(wanted(*MONDAY), "年休假")) == set()


def test_exempt_leave_that_force_grants_leaves_the_place_to_others() -> None:
    """One of four may go. A pin grants the first by force; where that kind takes no place, another goes as well."""
    forced = (Pin(kind=PinKind.GRANT, request="假0", forced=True),)
    case = wanted(MONDAY[0].model_copy(update={"kind": "事假"}), *MONDAY[1:], percent=25).model_copy(update={"pins": forced})
    assert granted(case) == 1
    assert granted(exempt(case, "事假")) == 2
    assert broken(exempt(case, "事假")) == set()


def test_a_posts_share_leaves_exempt_leave_out() -> None:
    away = MONDAY[0].model_copy(update={"kind": "产假"})
    assert granted(wanted(away, *MONDAY[1:], percent=100, post=Post(id="接处警", leave_share=50))) == 2


def test_twin_with_exempt_kinds() -> None:
    leave = (
        request("假0", "警员2", 5, 6, slack=1, kind="产假"),
        request("假1", "警员3", 6, 6, slack=1, kind="事假"),
    )
    policy = {"leave_capacity": {"value": 50}, "leave_capacity.exempt": {"value": "产假"}}
    for value in ("产假", "事假", "产假；事假"):
        policy["leave_capacity.exempt"] = {"value": value}
        for seed in range(3):
            assert_twins(random_case(seed, (2, 3), days=2, leave=leave, policy=policy), {"leave_capacity", "rota"}, at_most=2000)


def test_twin() -> None:
    leave = (request("假0", "警员2", 5, 6, slack=1), request("假1", "警员3", 6, 6, slack=1))
    assert_random_twins("leave_capacity", kinds=(2, 3), count=12, days=2, leave=leave, policy={"leave_capacity": {"value": 50}})
    given = (
        leave[0].model_copy(update={"officer": "警员0", "status": APPROVED}),
        leave[1].model_copy(update={"officer": "警员1"}),
    )
    assert_random_twins("leave_capacity", kinds=(0, 1), count=12, days=2, leave=given, policy={"leave_capacity": {"value": 50}})
