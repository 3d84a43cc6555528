"""`days_off`: some dates off in any seven; for free lines also breaks of k · 24 hours."""

import pytest

from models.case import Case
from models.leave import Opening
from models.organisation import LimitKey, OfficerLimit
from tests.cases import seat, tiny_case
from tests.twins import assert_random_twins, broken, cost, short

DAY, FULL = "龙桥所/接处警/白", "龙桥所/接处警/值"


def week(off: int, days: int = 7, **fields: object) -> Case:
    policy = {"days_off": {"value": off}, "consecutive_days": {"value": 30}, "load": {"value": 7 * 600}}
    return tiny_case(days=days, only=["A03"], **{"demands": (seat(DAY),), **fields}, policy=policy)


def test_without_the_rule_seven_dates_are_worked() -> None:
    assert broken(week(1), without="days_off") == {"days_off"}
    assert broken(week(1)) == set()


@pytest.mark.parametrize(("off", "missing"), [(0, 0), (1, 1), (2, 2)])
def test_as_many_dates_off_as_asked_in_seven(off: int, missing: int) -> None:
    assert short(week(off)) == missing


def test_one_date_off_serves_all_windows_that_hold_it() -> None:
    """In thirteen dates the seventh alone lies in every window of seven; in fourteen there are two windows apart."""
    assert short(week(1, days=13)) == 1
    assert short(week(1, days=14)) == 2


@pytest.mark.parametrize(("run", "missing"), [(5, 0), (6, 1), (20, 1)])
def test_the_run_before_the_horizon_counts(run: int, missing: int) -> None:
    opening = (Opening(officer="A03", work_run=run),)
    assert short(week(1, days=1, opening=opening)) == missing


@pytest.mark.parametrize(("later", "least", "penalty"), [(DAY, 2, 1), (DAY, 1, 0), (FULL, 2, 1)])
def test_a_break_of_less_than_k_days_counts(later: str, least: int, penalty: int) -> None:
    """From 18:00 on day 0 to 08:00 on day 2 are 38 hours."""
    demands = (seat(DAY, on=0), seat(later, on=2))
    case = tiny_case(days=3, only=["A03"], demands=demands, policy={"days_off.run": {"value": least}})
    assert cost(case, "days_off.run") == penalty


@pytest.mark.parametrize(("own", "penalty"), [(1, 0), (2, 1)])
def test_an_own_run_goes_before_the_bureaus(own: int, penalty: int) -> None:
    limits = (OfficerLimit(officer="A03", key=LimitKey.DAYS_OFF_RUN, value=own),)
    demands = (seat(DAY, on=0), seat(DAY, on=2))
    case = tiny_case(days=3, only=["A03"], demands=demands, limits=limits, policy={"days_off.run": {"value": 3 - own}})
    assert cost(case, "days_off.run") == penalty


def test_a_break_of_exactly_k_days_costs_nothing() -> None:
    """From 08:00 on day 1 to 08:00 on day 3 are 48 hours."""
    demands = (seat(FULL, on=0), seat(DAY, on=3))
    case = tiny_case(days=4, only=["A03"], demands=demands, policy={"days_off.run": {"value": 2}})
    assert cost(case, "days_off.run") == 0
    longer = tiny_case(days=4, only=["A03"], demands=demands, policy={"days_off.run": {"value": 3}})
    assert cost(longer, "days_off.run") == 1


def test_twin() -> None:
    demands = (seat("甲所/接处警/值"),)
    assert_random_twins("days_off", kinds=(1, 2), days=3, demands=demands, policy={"days_off": {"value": 5}})
    eve = (Opening(officer="警员1", work_run=5),)
    assert_random_twins("days_off", kinds=(1,), days=3, demands=demands, opening=eve, policy={"days_off": {"value": 1}})
    assert_random_twins("days_off", kinds=(0,), count=6, policy={"days_off": {"value": 6}})
    assert_random_twins("days_off", kinds=(1,), days=5, demands=demands, policy={"days_off.run": {"value": 2}})
