"""`consecutive_days`: at most so many work dates in a row, home work included; for free lines also at least so many."""

import pytest

from models.case import Case
from models.leave import Commitment, Opening
from models.organisation import LimitKey, OfficerLimit
from tests.cases import day, seat, tiny_case
from tests.twins import assert_random_twins, broken, cost, short

DAY = "龙桥所/接处警/白"


def in_a_row(most: int, days: int = 3, officer: str = "A03", **fields: object) -> Case:
    policy = {"consecutive_days": {"value": most}}
    return tiny_case(days=days, only=[officer], **{"demands": (seat(DAY),), "policy": policy, **fields})


def test_without_the_rule_an_officer_works_every_date() -> None:
    assert broken(in_a_row(2), without="consecutive_days") == {"consecutive_days"}
    assert broken(in_a_row(2)) == set()


@pytest.mark.parametrize(("most", "missing"), [(3, 0), (2, 1), (1, 1)])
def test_as_many_dates_as_the_limit_and_no_more(most: int, missing: int) -> None:
    assert short(in_a_row(most)) == missing


@pytest.mark.parametrize(("run", "missing"), [(1, 0), (2, 1)])
def test_the_run_before_the_horizon_counts(run: int, missing: int) -> None:
    """Three dates from the eve on at a limit of four, or at a limit of three."""
    opening = (Opening(officer="A03", work_run=run),)
    assert short(in_a_row(4, opening=opening)) == missing


def test_home_work_counts_and_a_cover_frees_no_date() -> None:
    """Monday and Tuesday at home, then a cover on Wednesday."""
    demands = (seat(DAY, on=2),)
    assert short(in_a_row(3, officer="C01", demands=demands)) == 0
    assert short(in_a_row(2, officer="C01", demands=demands)) == 1


def test_a_commitment_counts_as_work() -> None:
    court = (Commitment(officer="A03", first=day(1), last=day(1)),)
    assert short(in_a_row(3, commitments=court, demands=(seat(DAY, on=0), seat(DAY, on=2)))) == 0
    assert short(in_a_row(2, commitments=court, demands=(seat(DAY, on=0), seat(DAY, on=2)))) == 1


@pytest.mark.parametrize(("own", "missing"), [(3, 0), (2, 1)])
def test_an_own_limit_goes_before_the_bureaus(own: int, missing: int) -> None:
    limits = (OfficerLimit(officer="A03", key=LimitKey.CONSECUTIVE_DAYS, value=own),)
    assert short(in_a_row(1, limits=limits)) == missing


def test_an_own_lower_limit() -> None:
    limits = (OfficerLimit(officer="A03", key=LimitKey.CONSECUTIVE_DAYS_MIN, value=3),)
    assert cost(in_a_row(6, days=5, demands=(seat(DAY, on=2),), limits=limits), "consecutive_days.min") == 2


@pytest.mark.parametrize(("least", "penalty"), [(1, 0), (2, 1), (3, 2)])
def test_a_short_run_costs_what_is_missing(least: int, penalty: int) -> None:
    """A single duty between two dates off at either side."""
    policy = {"consecutive_days.min": {"value": least}}
    assert cost(in_a_row(6, days=5, demands=(seat(DAY, on=2),), policy=policy), "consecutive_days.min") == penalty


@pytest.mark.parametrize("on", [0, 4])
def test_a_run_that_an_edge_cuts_costs_nothing(on: int) -> None:
    policy = {"consecutive_days.min": {"value": 3}}
    assert cost(in_a_row(6, days=5, demands=(seat(DAY, on=on),), policy=policy), "consecutive_days.min") == 0


def test_twin() -> None:
    demands = (seat("甲所/接处警/白"),)
    assert_random_twins("consecutive_days", kinds=(1, 2), days=3, demands=demands, policy={"consecutive_days": {"value": 2}})
    assert_random_twins("consecutive_days", kinds=(0,), count=6, policy={"consecutive_days": {"value": 1}})
    assert_random_twins("consecutive_days", kinds=(1,), days=5, demands=demands, policy={"consecutive_days.min": {"value": 3}})
