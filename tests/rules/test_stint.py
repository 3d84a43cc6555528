"""`stint`: how long a detachment may last, how far apart two of one officer lie, and how many idle dates in a row it holds."""

import pytest

from models.case import Case
from models.leave import Opening
from models.organisation import Secondment
from tests.cases import LONGQIAO, NARCOTICS, day, seat, tiny_case
from tests.twins import NAMES, assert_random_twins, assert_twins, broken, optimum, short

DAY = "龙桥所/接处警/白"


def covered(*on: int, days: int = 4, stint: int = 14, gap: int = 1, idle: int = 3, **fields: object) -> Case:
    """One paired officer and a seat on some dates."""
    limits = {"stint": {"value": stint}, "stint.gap": {"value": gap}, "stint.idle": {"value": idle}}
    return tiny_case(days=days, only=["C01"], demands=tuple(seat(DAY, on=n) for n in on), policy=limits, **fields)


@pytest.mark.parametrize(
    "case", [covered(0, 1, 2, stint=2), covered(0, 2, idle=0, gap=2), covered(0, 3, idle=1, gap=3)], ids=["length", "gap", "idle"]
)
def test_without_the_rule_stints_are_too_long_too_near_or_idle(case: Case) -> None:
    assert broken(case, without="stint") == {"stint"}
    assert broken(case) == set()


@pytest.mark.parametrize(("most", "missing"), [(3, 0), (2, 1), (1, 1)])
def test_length_in_calendar_dates(most: int, missing: int) -> None:
    """Three dates in a row; at one a day the middle one stays short, because stints at one station lie a date apart."""
    assert short(covered(0, 1, 2, stint=most)) == missing


@pytest.mark.parametrize(("gap", "missing"), [(2, 0), (3, 1)])
def test_dates_between_two_stints(gap: int, missing: int) -> None:
    """No idle date is allowed, so covers on days 0 and 3 are two stints two dates apart."""
    assert short(covered(0, 3, idle=0, gap=gap)) == missing


@pytest.mark.parametrize(("idle", "stints"), [(2, 1), (1, 2)])
def test_idle_dates_within_a_stint(idle: int, stints: int) -> None:
    assert len(optimum(covered(0, 3, idle=idle)).roster.stints) == stints


@pytest.mark.parametrize(
    ("unit", "last", "stints"), [(None, 1, 2), (LONGQIAO, 1, 2), (NARCOTICS, 1, 1), (None, 0, 1), (LONGQIAO, 0, 1)]
)
def test_a_stint_spans_no_date_lent_out_nor_one_at_the_station_itself(unit: str | None, last: int, stints: int) -> None:
    """C01 covers on days 0 and 2. Lent out of the bureau, or to 龙桥 itself, on day 1, that is two stints; lent to the own
    department it is one, with an idle date. Lent on day 0 as well there is no cover before."""
    first = 1 if last else 0
    lent = (Secondment(officer="C01", unit=unit, first=day(first), last=day(last)),)
    case = covered(0, 2, days=3, secondments=lent)
    assert len(optimum(case).roster.stints) == stints
    assert assert_twins(case, NAMES)


@pytest.mark.parametrize(("first", "missing"), [(-1, 0), (-2, 1)])
def test_an_open_stint_counts_from_its_first_date(first: int, missing: int) -> None:
    """Days 0 and 1 of a stint that may last three dates; it began on the eve, or one date earlier."""
    opening = (Opening(officer="C01", stint_station=LONGQIAO, stint_first=day(first)),)
    assert short(covered(0, 1, days=2, stint=3, opening=opening)) == missing


@pytest.mark.parametrize(("gap", "missing"), [(1, 0), (2, 1)])
def test_an_open_stint_that_ends_keeps_its_gap(gap: int, missing: int) -> None:
    """It ended on the eve, so day 0 alone lies between it and a new stint on day 1."""
    opening = (Opening(officer="C01", stint_station="凤凰山所", stint_first=day(-3)),)
    assert short(covered(1, days=2, gap=gap, opening=opening)) == missing


def test_twin() -> None:
    demands = (seat("甲所/接处警/白"),)
    assert_random_twins("stint", kinds=(2,), days=4, demands=demands, policy={"stint.idle": {"value": 1}})
    assert_random_twins("stint", kinds=(2,), days=3, demands=(*demands, seat("乙所/接处警/白")), policy={"stint": {"value": 2}})
    assert_random_twins("stint", kinds=(2, 7), days=2)


def test_twin_of_open_stints() -> None:
    opening = (Opening(officer="警员2", stint_station="甲所", stint_first=day(2)),)
    assert_random_twins(
        "stint", kinds=(2,), days=4, demands=(seat("甲所/接处警/白"),), opening=opening, policy={"stint": {"value": 5}}
    )
