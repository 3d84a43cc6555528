"""`stint`: how long a detachment may last, how far apart two of one officer lie, and how many idle dates in a row it holds."""

import pytest

from models.case import Case
from models.leave import Opening
from models.organisation import OfficerLimit, Secondment
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


@pytest.mark.parametrize(("idle", "priced", "stints"), [(2, False, 1), (1, False, 2), (2, True, 2)])
def test_idle_dates_within_a_stint(idle: int, priced: bool, stints: int) -> None:
    """Two idle dates cost more than a second stint where they are priced."""
    case = covered(0, 3, idle=idle)
    policy = case.policy.changed(stint__idle_cost={"on": priced})
    assert len(optimum(case.model_copy(update={"policy": policy})).roster.stints) == stints


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


def away(*on: int, most: int, period: int, days: int = 4, **fields: object) -> Case:
    """Covers that are stints of one date each, none of them idle, and at most so many dates away in any so many in a row."""
    limits = {"stint.away": {"value": most}, "stint.away_period": {"value": period}}
    fields["policy"] = limits | fields.pop("policy", {})  # type: ignore[operator]
    demands = tuple(seat(DAY, on=n) for n in on)
    return tiny_case(**{"days": days, "only": ["C01"], "demands": demands} | fields)


def test_without_the_rule_an_officer_is_away_too_often() -> None:
    case = away(0, 2, most=1, period=28, policy={"stint.idle": {"value": 0}})
    assert broken(case, without="stint") == {"stint"}
    assert broken(case) == set()


@pytest.mark.parametrize(("most", "period", "missing"), [(3, 28, 0), (2, 28, 1), (1, 3, 1), (1, 2, 0), (0, 28, 3), (0, 0, 0)])
def test_dates_away_in_any_period(most: int, period: int, missing: int) -> None:
    """Covers on days 0, 2 and 4 with no idle date: of any three dates in a row two are away, of any two one."""
    case = away(0, 2, 4, most=most, period=period, days=5, policy={"stint.idle": {"value": 0}})
    assert short(case) == missing


@pytest.mark.parametrize(("most", "missing"), [(3, 0), (2, 1)])
def test_idle_dates_of_a_stint_count_as_away(most: int, missing: int) -> None:
    """Covers on days 0 and 2 which, two dates apart at least, lie in one stint of three dates or not at all."""
    assert short(away(0, 2, most=most, period=28, policy={"stint.gap": {"value": 2}})) == missing


@pytest.mark.parametrize(("on", "own", "missing"), [(True, None, 1), (False, None, 0), (True, 2, 0), (False, 0, 0)])
def test_an_own_limit_of_dates_away(on: bool, own: int | None, missing: int) -> None:
    limits = () if own is None else (OfficerLimit(officer="C01", key="stint.away", value=own),)
    case = away(0, 1, most=1, period=28, limits=limits, policy={"stint.away": {"value": 1, "on": on}})
    assert short(case) == missing


@pytest.mark.parametrize(
    ("opening", "missing"),
    [
        ({}, 0),
        ({"stint_station": LONGQIAO}, 1),
        ({"stint_station": "凤凰山所", "stint_first": day(-2)}, 2),
        ({"away_dates": (day(-1),)}, 1),
        ({"away_dates": (day(-26),)}, 0),
        ({"away_dates": (day(-25),)}, 1),
        ({"stint_station": LONGQIAO, "stint_first": day(-2), "away_dates": (day(-1),)}, 1),
        ({"away_dates": tuple(day(-n) for n in range(1, 5))}, 2),
    ],
)
def test_dates_before_the_horizon_count_as_given(opening: dict[str, object], missing: int) -> None:
    """Covers on days 1 and 2, two dates away in 28: those listed, else the open stint's; no 28 dates hold days -26 and 2."""
    case = away(1, 2, most=2, period=28, opening=(Opening(officer="C01", **opening),), policy={"stint.gap": {"value": 0}})
    assert short(case) == missing
    assert assert_twins(case, NAMES)


def test_twin_of_dates_away() -> None:
    demands, narrow = (seat("甲所/接处警/白"),), {"stint.away_period": {"value": 3}, "stint.gap": {"value": 0}}
    for most in (0, 1, 2):
        assert_random_twins("stint", kinds=(2,), days=4, demands=demands, policy=narrow | {"stint.away": {"value": most}})


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
