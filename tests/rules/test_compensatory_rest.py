"""`compensatory_rest` (off by default): so many dates off within so many after the last of a stint that was long."""

from datetime import time
from typing import Any

import pytest

from models.case import Case
from models.leave import Commitment, Opening, Pin, PinKind
from models.organisation import MutualAid
from models.policy import default_policy
from tests.cases import FENGHUANG, LONGQIAO, day, seat, tiny_case
from tests.twins import NAMES, assert_random_twins, assert_twins, broken, optimum, short

AWAY, HOME = "龙桥所/接处警/白", "凤凰山所/接处警/白"
AID = (MutualAid(station=LONGQIAO, partner=FENGHUANG),)


def pinned(duty: str, on: int, forced: bool = False) -> Pin:
    station, post, shift = duty.split("/")
    return Pin(kind=PinKind.ASSIGN, officer="B01", date=day(on), station=station, post=post, shift=shift, forced=forced)


def after(*home: int, away: tuple[int, ...] = (0, 1), off: int = 1, longer: int = 1, within: int = 2, **fields: Any) -> Case:
    """B01 alone: pinned to the other station on the dates `away`, wanted at home on the dates `home`."""
    demands = (*(seat(AWAY, on=on) for on in away), *(seat(HOME, on=on) for on in home))
    rows = {"": {"value": off, "on": True}, ".longer": {"value": longer}, ".within": {"value": within}}
    policy = {f"compensatory_rest{suffix}": row for suffix, row in rows.items()} | fields.pop("policy", {})
    known = {"days": 5, "only": ["B01"], "demands": demands, "mutual_aid": AID, "pins": tuple(pinned(AWAY, on) for on in away)}
    return tiny_case(**known | fields, policy=policy)


def test_off_by_default() -> None:
    assert not default_policy().on("compensatory_rest")
    rows = ("", ".longer", ".within")
    assert [default_policy().number(f"compensatory_rest{suffix}") for suffix in rows] == [2, 7, 5]


def test_without_the_rule_the_next_dates_are_worked() -> None:
    assert broken(after(2, 3), without="compensatory_rest") == {"compensatory_rest"}
    assert broken(after(2, 3)) == set()


@pytest.mark.parametrize(
    ("off", "longer", "within", "missing"),
    [
        (0, 1, 2, 0),
        (1, 1, 2, 1),
        (2, 1, 2, 2),
        (1, 2, 2, 0),
        (2, 2, 2, 0),
        (1, 1, 3, 0),
        (2, 1, 3, 1),
        (1, 1, 1, 1),
        (1, 0, 2, 1),
    ],
)
def test_so_many_off_within_so_many_after_more_than_so_many(off: int, longer: int, within: int, missing: int) -> None:
    """Two dates away, then two at home, then one off: the last of the horizon."""
    assert short(after(2, 3, off=off, longer=longer, within=within)) == missing


def test_the_window_begins_with_the_date_after_the_stint() -> None:
    """The third date off serves a window of three, not one of two; a stint that ends on the last date asks for nothing."""
    assert short(after(2, 3, within=3)) == 0
    assert short(after(3, 4, within=2)) == 0
    assert short(after(3, 4, within=3, off=2)) == 1
    assert short(after(away=(0, 1, 2, 3, 4))) == 0


def test_dates_after_the_horizon_may_still_be_off() -> None:
    assert short(after(2, 3, days=4, within=3)) == 0
    assert short(after(2, 3, days=4, within=3, off=2)) == 1


@pytest.mark.parametrize(("idle", "missing"), [((0, 2), 1), ((0,), 0)])
def test_idle_dates_make_a_stint_longer(idle: tuple[int, ...], missing: int) -> None:
    """Away on dates 0 and 2 is a stint of three, or two of one date each with a gap of one: that is chosen."""
    gap = {"stint.gap": {"value": 2 if missing else 1}}
    assert short(after(3, 4, away=idle, longer=2 if missing else 1, policy=gap)) == missing


@pytest.mark.parametrize(("begun", "missing"), [(-3, 1), (-2, 1), (-1, 0), (None, 0)])
def test_a_stint_open_before_that_ended_on_the_eve(begun: int | None, missing: int) -> None:
    """With `longer` at 1: dates -2 and -1 are long enough; without a first date it is one of the eve alone."""
    opening = (Opening(officer="B01", stint_station=LONGQIAO, stint_first=None if begun is None else day(begun)),)
    assert short(after(0, 1, away=(), opening=opening)) == missing


@pytest.mark.parametrize(("longer", "missing"), [(2, 1), (3, 0)])
def test_a_stint_that_goes_on_is_counted_from_its_first_date(longer: int, missing: int) -> None:
    opening = (Opening(officer="B01", stint_station=LONGQIAO, stint_first=day(-2)),)
    assert short(after(1, 2, away=(0,), longer=longer, opening=opening)) == missing


def test_what_is_given_leaves_no_room_and_breaks_nothing() -> None:
    """Two forced duties after the stint exceed the one that is allowed; a third date may not be decided beside them."""
    pins = (pinned(HOME, 2, forced=True), pinned(HOME, 3, forced=True))
    case = after(2, 3, 4, within=3, off=2, pins=pins)
    assert short(case) == 1
    assert assert_twins(case, NAMES)


def test_a_commitment_is_a_work_date_that_nothing_decided_makes() -> None:
    """It takes the one date that may be worked; a duty on the same date beside it adds none."""
    committed = (Commitment(officer="B01", first=day(2), last=day(2), title="庭审", start=time(19), end=time(20)),)
    assert short(after(3, commitments=committed)) == 1
    assert short(after(2, commitments=committed)) == 0
    assert short(after(2, commitments=committed, off=2)) == 0


def test_a_forced_stint_asks_for_days_off_too() -> None:
    pins = (pinned(AWAY, 0, forced=True), pinned(AWAY, 1, forced=True))
    case = after(2, 3, pins=pins)
    assert short(case) == 1
    assert assert_twins(case, NAMES)


def test_base_duties_and_home_work_are_given() -> None:
    """C01 is at the office on the three dates after; a stint of two dates is asked for nothing that cannot be given."""
    case = after(only=["C01"], within=3, off=2, pins=())
    assert short(case) == 0
    best = optimum(case).roster
    assert {row.date for row in best.assignments} == {day(0), day(1)}


def test_twin() -> None:
    on = {"compensatory_rest": {"on": True, "value": 1}, "compensatory_rest.longer": {"value": 0}}
    soon = {"compensatory_rest.within": {"value": 1}}
    assert_random_twins("compensatory_rest", kinds=(2,), days=3, policy=on | soon, limits=())
    mutual = (MutualAid(station="甲所", partner="乙所"),)
    both = on | {"compensatory_rest": {"on": True, "value": 2}, "compensatory_rest.within": {"value": 2}}
    assert_random_twins("compensatory_rest", kinds=(6,), days=3, mutual_aid=mutual, policy=both)
    longer = both | {"compensatory_rest.longer": {"value": 1}}
    assert_random_twins("compensatory_rest", kinds=(2, 6), days=2, policy=longer | soon | on, count=3)
