"""Paths of stretches allow the rosters that the audit allows, at the same costs, and hold their limits by themselves."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

import pytest

from models.case import Case
from models.duty import Shift
from models.leave import LeaveStatus, Opening
from scheduler.engine.build import build
from scheduler.formulation.instance import Instance
from tests.cases import SHIFTS, START, request, seat, tiny_case
from tests.twins import assert_twins, model_rosters

DAY, NIGHT, FULL, LONG = (f"龙桥所/接处警/{shift}" for shift in "白夜值长")
RULES = ("one_duty", "consecutive_days", "days_off", "available")
LONG_SHIFT = Shift(id="长", start=time(8), minutes=2000)


def line(days: int = 8, seats: tuple[str, ...] = (DAY,), start: date = START, **policy: Mapping[str, Any]) -> Case:
    """The free officer alone, with duties on every date."""
    rows = {key.replace("__", "."): row for key, row in policy.items()}
    demands = tuple(seat(key) for key in seats)
    return tiny_case(days=days, start=start, only=["A03"], demands=demands, shifts=(*SHIFTS, LONG_SHIFT), policy=rows)


def value(number: int, hard: bool = False) -> dict[str, Any]:
    return {"value": number, "hard": hard}


@pytest.mark.parametrize("hard", [False, True])
@pytest.mark.parametrize(("most", "least", "off"), [(0, 2, 2), (3, 2, 2), (2, 3, 1), (20, 2, 3), (6, 1, 2), (1, 1, 3)])
def test_twin_of_lengths(most: int, least: int, off: int, hard: bool) -> None:
    limits = {"consecutive_days__min": value(least, hard), "days_off__run": value(off, hard)}
    case = line(consecutive_days=value(most), days_off=value(0), **limits)
    assert Instance(case).lines.always_free == set(build(Instance(case)).paths)
    assert_twins(case, RULES)


def test_twin_without_the_longest_stretch() -> None:
    assert_twins(line(consecutive_days__min=value(3), days_off__run=value(3)), ("one_duty", "days_off"))
    assert_twins(line(consecutive_days__min=value(3), days_off__run=value(3)), ("one_duty", "consecutive_days"))


@pytest.mark.parametrize("run", [0, 1, 2, 5])
def test_twin_after_a_run_before_the_horizon(run: int) -> None:
    case = line(days=6, consecutive_days=value(3), consecutive_days__min=value(2))
    assert_twins(case.model_copy(update={"opening": (Opening(officer="A03", work_run=run),)}), RULES)


def test_twin_around_leave() -> None:
    leave = (request("准", "A03", 3, 4, status=LeaveStatus.APPROVED), request("请", "A03", 6, 6, slack=1))
    case = line(consecutive_days__min=value(3), days_off__run=value(3))
    assert_twins(case.model_copy(update={"leave": leave}), RULES)


@pytest.mark.parametrize("seats", [(DAY, FULL), (DAY, LONG), (LONG,)])
def test_twin_where_hours_tell_breaks_apart(seats: tuple[str, ...]) -> None:
    """Two dates off after a duty of ten hours are more than 48 hours, after one of 33 they are not."""
    case = line(days=5, seats=seats, consecutive_days__min=value(2), days_off__run=value(2, True))
    assert_twins(case, RULES, at_most=1000)


@pytest.mark.parametrize(("start", "most"), [(date(2024, 7, 28), 1), (date(2024, 7, 28), 0), (date(2024, 7, 27), 1)])
def test_twin_of_weekends(start: date, most: int) -> None:
    """From a Sunday to the next, or from a Saturday; stretches may end or begin between the two dates of a weekend."""
    case = line(start=start, consecutive_days__min=value(2), load__weekends={"value": most, "on": True}, load=value(10**6))
    assert_twins(case, (*RULES, "load"))


def barring(before: str, *after: str) -> tuple[Shift, ...]:
    return tuple(shift.model_copy(update={"not_followed_by": after}) if shift.id == before else shift for shift in SHIFTS)


@pytest.mark.parametrize("rules", [("shift_sequence",), ("rest",), ("rest", "shift_sequence")])
def test_twin_of_what_may_follow(rules: tuple[str, ...]) -> None:
    """No day duty after a night; another night, ten hours later, where the rest is ten hours and not where it is 24."""
    limits = {"consecutive_days__min": value(2), "days_off__run": value(2)}
    for minutes in (600, 1440):
        case = line(days=5, seats=(DAY, NIGHT), rest__night=value(minutes), **limits)
        case = case.model_copy(update={"shifts": barring("夜", "白")})
        assert_twins(case, (*RULES, *rules), at_most=1000)


def test_a_path_stands_only_where_a_least_length_asks_for_it() -> None:
    assert not build(Instance(line())).paths
    assert not build(Instance(line(consecutive_days__min=value(2)), ("consecutive_days",))).paths
    assert not build(Instance(line(consecutive_days__min=value(2)), ("one_duty",))).paths


def test_the_path_alone_keeps_the_longest_stretch() -> None:
    """Of eight dates, those sequences without three in a row: 149 (the eighth tribonacci number)."""
    case = line(consecutive_days=value(2), consecutive_days__min=value(2))
    assert len(model_rosters(case, ("one_duty", "consecutive_days"))) == 149
