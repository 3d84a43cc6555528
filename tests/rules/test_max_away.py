"""`max_away`: at most so many officers of a unit are in stints at once."""

import pytest

from models.case import Case
from models.organisation import MutualAid
from tests.cases import FENGHUANG, LONGQIAO, NARCOTICS, UNITS, seat, tiny_case
from tests.twins import assert_random_twins, broken, short

DAY = "龙桥所/接处警/白"


def asked(minimum: int, percent: int = 50, own: int | None = None, only: tuple[str, ...] = ("C01", "C02", "C03")) -> Case:
    """Three officers of one department are wanted at one station."""
    units = tuple(unit.model_copy(update={"max_away": own}) if unit.id == NARCOTICS else unit for unit in UNITS)
    return tiny_case(days=1, only=only, units=units, demands=(seat(DAY, minimum),), policy={"max_away": {"value": percent}})


def test_without_the_rule_the_whole_department_goes() -> None:
    assert broken(asked(3), without="max_away") == {"max_away"}
    assert broken(asked(3)) == set()


@pytest.mark.parametrize(("percent", "missing"), [(100, 0), (99, 1), (67, 1), (66, 2), (34, 2), (0, 2)])
def test_the_share_is_rounded_down_but_one_may_always_go(percent: int, missing: int) -> None:
    """67 % of three is two, 66 % is one."""
    assert short(asked(3, percent)) == missing


@pytest.mark.parametrize(("own", "missing"), [(3, 0), (2, 1), (0, 3)])
def test_the_units_own_number_comes_first(own: int, missing: int) -> None:
    assert short(asked(3, 100, own)) == missing


def test_idle_dates_inside_a_stint_count() -> None:
    """C01 stays three dates for two duties, so that C02 cannot go on the middle one if one may be away.

    C01 is barred from the middle date's duty by the category of its post.
    """
    demands = (seat(DAY, 1, on=0), seat("龙桥所/户籍窗口/白", 1, on=1), seat(DAY, 1, on=2))
    one_gap = {"stint.gap": {"value": 2}, "max_away": {"value": 50}}
    case = tiny_case(days=3, only=["C01", "D01"], demands=demands, policy=one_gap)
    assert short(case) == 0


def test_stations_lend_within_their_limit_too() -> None:
    units = tuple(unit.model_copy(update={"max_away": 0}) if unit.id == FENGHUANG else unit for unit in UNITS)
    aid = (MutualAid(station=FENGHUANG, partner=LONGQIAO),)
    assert short(tiny_case(days=1, only=["B01"], demands=(seat(DAY),), mutual_aid=aid)) == 0
    assert short(tiny_case(days=1, only=["B01"], demands=(seat(DAY),), mutual_aid=aid, units=units)) == 1


def test_twin() -> None:
    assert_random_twins("max_away", kinds=(2, 3), policy={"max_away": {"value": 50}})
    assert_random_twins("max_away", kinds=(5, 6), count=4, policy={"max_away": {"value": 50}})
