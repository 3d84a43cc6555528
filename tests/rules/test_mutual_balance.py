"""`mutual_balance` (soft): what two stations lend each other, past included, costs by steps as far as it is out of balance."""

from typing import Any

import pytest

from models.case import Case
from models.leave import PastBurden, Pin, PinKind
from models.organisation import MutualAid, Secondment, Unit, UnitKind
from scheduler.engine.build import build
from scheduler.formulation.instance import Instance
from tests.cases import FENGHUANG, LONGQIAO, NARCOTICS, UNITS, day, seat, tiny_case
from tests.twins import NAMES, assert_random_twins, assert_twins, broken, cost, officers_on, short, term_values

WEST = "西所"
THREE = (*UNITS, Unit(id=WEST, kind=UnitKind.STATION))
SEAT = "西所/接处警/白"
HERE, THERE = "龙桥所/接处警/白", "凤凰山所/接处警/白"


def aid(station: str = LONGQIAO, partner: str = FENGHUANG, past: int | None = None, **fields: Any) -> MutualAid:
    return MutualAid(station=station, partner=partner, past_balance=past, **fields)


def lenders(past: int | None, days: int = 1) -> Case:
    """A03 and B01, of two stations, may both help a third; B01 has carried more, and A03's station is ahead by the past."""
    return tiny_case(
        days=days,
        only=["A03", "B01"],
        units=THREE,
        demands=(seat(SEAT),),
        mutual_aid=(aid(LONGQIAO, WEST, past), aid(FENGHUANG, WEST)),
        past_burdens=(PastBurden(officer="B01", burden=1),),
    )


def lent(past: int | None = None, steps: str = "0;3;6;12", days: int = 2, **fields: Any) -> Case:
    """B01 alone may be on one duty a date, at the other station."""
    fields = {"only": ["B01"], "demands": (seat(HERE),), "mutual_aid": (aid(past=past),)} | fields
    row = {"value": steps} | fields.pop("row", {})
    return tiny_case(days=days, policy={"mutual_balance": row} | fields.pop("policy", {}), **fields)


def test_without_the_rule_the_station_that_is_ahead_lends_again() -> None:
    assert officers_on(lenders(4), SEAT, without="mutual_balance") == {"A03"}
    assert cost(lenders(4), "mutual_balance", without="mutual_balance") == 5 + 2
    assert officers_on(lenders(4), SEAT) == {"B01"}
    assert cost(lenders(4), "mutual_balance") == (4 + 1) + 1


def test_who_is_behind_lends() -> None:
    """The station that borrowed four before gives two back, whoever carried more."""
    assert officers_on(lenders(-4, days=2), SEAT) == {"A03"}


@pytest.mark.parametrize(
    ("past", "values"),
    [
        (None, {0, 1, 2}),
        (0, {0, 1, 2}),
        (-1, {1, 0}),
        (-2, {2, 1, 0}),
        (-4, {4 + 1, 3, 2}),
        (2, {2, 3, 4 + 1}),
        (11, {11 + 8 + 5, 12 + 9 + 6, 13 + 10 + 7 + 1}),
    ],
)
def test_each_step_counts_what_lies_above_it(past: int | None, values: set[int]) -> None:
    """The station that helps is the partner of the row: `past` is its own lead before, and each duty adds to it."""
    assert term_values(lent(past=None if past is None else -past), "mutual_balance") == values


@pytest.mark.parametrize(
    ("steps", "values"), [("", {0}), ("0", {0, 1, 2}), ("1", {0, 1}), ("1；1", {0, 2}), ("2", {0}), ("0;1", {0, 1, 3})]
)
def test_the_steps_are_the_row(steps: str, values: set[int]) -> None:
    assert term_values(lent(steps=steps), "mutual_balance") == values


def test_several_rows_of_two_stations_are_one_pair() -> None:
    """Either way round, whatever their dates; a third row's station that lends nothing counts by its past alone."""
    rows = (aid(last=day(0)), aid(FENGHUANG, LONGQIAO, past=1), aid(FENGHUANG, WEST, past=2))
    case = lent(units=THREE, mutual_aid=rows)
    assert term_values(case, "mutual_balance") == {1 + 2, 2 + 2, 3 + 2}


def test_borrowed_and_lent_cancel() -> None:
    case = lent(only=["A03", "B01"], days=1, demands=(seat(HERE, 0, 1), seat(THERE, 0, 1)))
    values = {costs.get("mutual_balance", 0) for costs in assert_twins(case, NAMES).values()}
    assert values == {0, 1}
    assert len(build(Instance(case)).terms["mutual_balance"]) == 1, "no step that nothing can reach"


def test_a_department_s_cover_and_one_lent_to_a_department_count_for_no_station() -> None:
    """C01 covers from a department; B01 is lent to it, and so helps as the department does."""
    secondment = (Secondment(officer="B01", unit=NARCOTICS, first=day(0), last=day(1)),)
    assert term_values(lent(only=["B01"], secondments=secondment), "mutual_balance") == {0}
    assert term_values(lent(only=["C01"], days=1), "mutual_balance") == {0}


def test_a_station_that_cannot_lend_adds_nothing_to_the_model() -> None:
    case = lent(past=5, only=["C01"], days=1)
    terms = build(Instance(case)).terms["mutual_balance"]
    assert [part.terms for part in terms] == [()] * 4
    assert sum(part.constant for part in terms) == 5 + 2


def forced(on: int, is_forced: bool = True) -> Pin:
    station, post, shift = HERE.split("/")
    return Pin(kind=PinKind.ASSIGN, officer="B01", date=day(on), station=station, post=post, shift=shift, forced=is_forced)


def test_a_cover_of_no_rung_counts_too() -> None:
    """Forced outside the dates of the mutual aid: it has no rung, and is lent all the same."""
    case = lent(mutual_aid=(aid(last=day(0)),), pins=(forced(1),))
    assert term_values(case, "mutual_balance") == {1, 2}


def hard(past: int, steps: str, **fields: Any) -> Case:
    return lent(past, steps, row={"hard": True}, **fields)


@pytest.mark.parametrize(
    ("past", "steps", "missing"),
    [
        (0, "0", 2),
        (0, "1;0", 2),
        (0, "1", 1),
        (0, "2", 0),
        (1, "0", 0),
        (2, "0", 0),
        (-1, "0", 2),
        (-1, "3", 0),
        (-3, "2", 2),
        (0, "", 0),
    ],
)
def test_made_hard_nobody_falls_back_further_than_the_least_step_or_the_past(past: int, steps: str, missing: int) -> None:
    """龙桥 lent `past` more before and now borrows from 凤凰山, whose lead may not grow beyond the step or its lead so far."""
    assert short(hard(past, steps)) == missing


def test_made_hard_what_force_keeps_is_given() -> None:
    """The forced cover stands and is accepted; a second one is not decided beside it."""
    case = hard(0, "0", pins=(forced(0),))
    assert short(case) == 1
    assert assert_twins(case, NAMES)
    assert not broken(case)


def test_twin() -> None:
    rows = (MutualAid(station="乙所", partner="甲所", past_balance=-1),)
    assert_random_twins(
        "mutual_balance", kinds=(6,), mutual_aid=rows, beside=["admitted_rung"], policy={"mutual_balance": {"value": "0;1"}}
    )
    row = {"value": "0", "hard": True}
    assert_random_twins("mutual_balance", kinds=(1, 6), days=2, mutual_aid=rows, policy={"mutual_balance": row})
