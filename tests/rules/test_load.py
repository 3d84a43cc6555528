"""`load`: what one officer carries at most in a week, in 28 dates, over the weekends and in a year."""

from datetime import date

import pytest

from models.case import Case
from models.leave import LeaveStatus, Opening
from tests.cases import request, seat, tiny_case
from tests.twins import assert_random_twins, broken, cost, short

DAY, NIGHT = "龙桥所/接处警/白", "龙桥所/接处警/夜"
FREE, TEAM, PAIRED = "A03", "A02", "C01"


def carried(officer: str, *on: int, days: int | None = None, duty: str = DAY, **fields: object) -> Case:
    """One officer and a seat on some days."""
    limits = {"load": {"value": 100_000}, "stint.idle": {"value": 0}, **fields.pop("policy", {})}
    demands = tuple(seat(duty, on=n) for n in on)
    return tiny_case(days=days or max(on) + 1, only=[officer], demands=demands, policy=limits, **fields)


def limit(key: str, value: int) -> dict[str, dict[str, object]]:
    return {key: {"value": value, "on": True}}


def test_without_the_rule_an_officer_works_too_many_minutes() -> None:
    case = carried(FREE, 0, 1, policy=limit("load", 1000))
    assert broken(case, without="load") == {"load"}
    assert broken(case) == set()


@pytest.mark.parametrize(("minutes", "missing"), [(1200, 0), (1199, 1)])
def test_minutes_of_a_calendar_week(minutes: int, missing: int) -> None:
    assert short(carried(FREE, 0, 1, policy=limit("load", minutes))) == missing


def test_sunday_and_monday_are_two_weeks() -> None:
    """Day 6 is a Sunday; each week holds one duty of ten hours."""
    assert short(carried(FREE, 6, 7, policy=limit("load", 600))) == 0
    assert short(carried(FREE, 5, 6, policy=limit("load", 600))) == 1


@pytest.mark.parametrize(("minutes", "missing"), [(2 * 540 + 600, 0), (2 * 540 + 599, 1)])
def test_home_work_that_is_done_counts(minutes: int, missing: int) -> None:
    """Monday and Tuesday at the office, a cover on Wednesday."""
    assert short(carried(PAIRED, 2, policy=limit("load", minutes))) == missing


@pytest.mark.parametrize(("last", "missing"), [(28, 0), (27, 1)])
@pytest.mark.parametrize("key", ["load.nights", "load.duties"])
def test_28_dates_hold_one(key: str, last: int, missing: int) -> None:
    assert short(carried(FREE, 0, last, duty=NIGHT, policy=limit(key, 1))) == missing


def test_a_day_duty_is_no_night() -> None:
    assert short(carried(FREE, 0, 1, policy=limit("load.nights", 0))) == 0
    assert short(carried(FREE, 0, duty=NIGHT, policy=limit("load.nights", 0))) == 1


def test_a_weekend_counts_once() -> None:
    """Days 5 and 6 are one weekend, day 12 is the next."""
    assert short(carried(FREE, 5, 6, policy=limit("load.weekends", 1))) == 0
    assert short(carried(FREE, 5, 12, policy=limit("load.weekends", 1))) == 1
    assert short(carried(FREE, 4, 7, policy=limit("load.weekends", 0))) == 0


def test_covers_of_a_year_end_with_december() -> None:
    """30 and 31 December, or 31 December and 1 January, at one cover a year; day 161 is 30 December."""
    demands = {n: seat(DAY, on=n) for n in (161, 162, 163)}

    def new_year(start: date, *on: int) -> Case:
        policy = limit("load.cover_year", 1)
        return tiny_case(days=2, start=start, only=[PAIRED], demands=tuple(demands[n] for n in on), policy=policy)

    assert short(new_year(date(2024, 12, 30), 161, 162)) == 1
    assert short(new_year(date(2024, 12, 31), 162, 163)) == 0


@pytest.mark.parametrize(("before", "missing"), [(1, 0), (2, 1)])
def test_covers_before_the_horizon_count(before: int, missing: int) -> None:
    opening = (Opening(officer=PAIRED, cover_days=before),)
    assert short(carried(PAIRED, 0, opening=opening, policy=limit("load.cover_year", 2))) == missing


def test_extra_duties_in_28_dates() -> None:
    """Team 二 is off on days 1 and 2, 5 and 6 of the horizon."""
    assert short(carried(TEAM, 2, 6, policy=limit("load.extra", 2))) == 0
    assert short(carried(TEAM, 2, 6, policy=limit("load.extra", 1))) == 1


@pytest.mark.parametrize(("gap", "missing"), [(2, 0), (3, 1)])
def test_extra_duties_keep_away_from_leave(gap: int, missing: int) -> None:
    """An extra duty on day 2 lies three dates before leave on day 5."""
    leave = (request("假", TEAM, 5, 5, status=LeaveStatus.APPROVED),)
    assert short(carried(TEAM, 2, days=6, leave=leave, policy=limit("load.extra_leave_gap", gap))) == missing


@pytest.mark.parametrize(("least", "hours"), [(600, 0), (601, 1), (660, 1), (661, 2)])
def test_missing_hours_are_rounded_up(least: int, hours: int) -> None:
    """One duty of ten hours in a full week."""
    assert cost(carried(FREE, 0, days=7, policy=limit("load.min_minutes", least)), "load.min_minutes") == hours


def test_weeks_that_leave_touches_or_the_edge_cuts_are_waived() -> None:
    policy = limit("load.min_minutes", 900)
    leave = (request("假", FREE, 6, 6, status=LeaveStatus.APPROVED),)
    assert cost(carried(FREE, 0, days=7, leave=leave, policy=policy), "load.min_minutes") == 0
    assert cost(carried(FREE, 0, days=6, policy=policy), "load.min_minutes") == 0


@pytest.mark.parametrize("key", ["load.nights", "load.duties", "load.weekends", "load.extra", "load.cover_year"])
def test_twin_of_counts(key: str) -> None:
    assert_random_twins("load", kinds=(0, 2), count=3, policy=limit(key, 1))


def test_twin_of_minutes() -> None:
    """Home work and base duties are given and fill the week; what is decided must find room."""
    assert_random_twins("load", kinds=(1, 2), count=4, policy=limit("load", 1200))
    assert_random_twins("load", kinds=(0,), count=4, policy=limit("load", 1560))


def test_twin_of_missing_minutes() -> None:
    """A full week of a free officer, with leave that may touch it or lie beyond it."""
    demands = tuple(seat("甲所/接处警/值", on=n) for n in (7, 9, 13))
    leave = (request("假", "警员1", 13, 13, slack=1),)
    policy = limit("load.min_minutes", 1000)
    assert_random_twins("load", kinds=(1,), count=4, days=11, demands=demands, leave=leave, policy=policy)


def test_twin_of_covers_before_the_horizon() -> None:
    opening = (Opening(officer="警员2", cover_days=1),)
    assert_random_twins("load", kinds=(2,), opening=opening, policy=limit("load.cover_year", 2))


def test_twin_of_weekends_that_base_duties_take() -> None:
    """A weekend with a base duty is given; an extra duty beside it breaks nothing."""
    assert_random_twins("load", kinds=(0,), count=8, days=3, policy=limit("load.weekends", 0))


def test_twin_of_extra_duties_beside_leave() -> None:
    leave = (request("假", "警员0", 6, 6, slack=1),)
    assert_random_twins("load", kinds=(0,), leave=leave, policy=limit("load.extra", 9))
