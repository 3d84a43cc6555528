"""`one_duty`: one start a date, no overlap, save for pairs of shifts that policy lists."""

from datetime import time

import pytest

from models.case import Case
from models.duty import Shift
from tests.cases import SHIFTS, seat, tiny_case
from tests.random_cases import random_case
from tests.twins import assert_random_twins, broken, short

NO_REST = {key: {"value": 0} for key in ("rest", "rest.night", "rest.day24")}


def after_a_full_day(start: time) -> Case:
    """A 24-hour duty from 08:00 on Monday, then a duty on Tuesday; no rest is asked between."""
    shifts = (*SHIFTS, Shift(id="早", start=start, minutes=60))
    demands = (seat("龙桥所/接处警/值", on=0), seat("龙桥所/接处警/早", on=1))
    return tiny_case(days=2, only=["A03"], shifts=shifts, demands=demands, policy=NO_REST)


def day_and_night(pairs: str = "") -> Case:
    """A day duty until 18:00 and a night duty from 18:00 of one date, for one officer."""
    demands = (seat("龙桥所/接处警/白"), seat("龙桥所/接处警/夜"))
    return tiny_case(days=1, only=["A03"], demands=demands, policy=NO_REST | {"one_duty": {"value": pairs}})


def test_without_the_rule_an_officer_starts_twice_on_a_date() -> None:
    assert broken(day_and_night(), without="one_duty") == {"one_duty"}
    assert broken(day_and_night()) == set()
    assert short(day_and_night()) == 1


@pytest.mark.parametrize("pairs", ["白+夜", "夜+白", "备+白；夜 + 白"])
def test_pairs_that_policy_lists_may_share_a_date(pairs: str) -> None:
    assert short(day_and_night(pairs)) == 0


def test_pairs_that_are_not_listed_may_not() -> None:
    assert short(day_and_night("白+备")) == 1


def test_a_duty_may_start_in_the_minute_in_which_yesterdays_ends() -> None:
    assert short(after_a_full_day(time(8))) == 0
    assert short(after_a_full_day(time(7, 59))) == 1


def test_twin() -> None:
    """The rule is left alone in one case and joined by itself in the next, so both ways of stating it are met."""
    demands = (seat("甲所/接处警/值"), seat("甲所/窗口/白", weight=2))
    assert_random_twins("one_duty", kinds=(1,), demands=demands)
    assert_random_twins("one_duty", kinds=(0,), demands=demands)
    early = (*random_case(0).shifts, Shift(id="早", start=time(7), minutes=60))
    overlapping = (seat("甲所/接处警/值"), seat("甲所/接处警/早"))
    assert_random_twins("one_duty", kinds=(1,), demands=overlapping, shifts=early)
    pairs = (*demands, seat("甲所/接处警/夜"))
    assert_random_twins("one_duty", kinds=(1,), days=2, demands=pairs, policy={"one_duty": {"value": "白+夜"}})
