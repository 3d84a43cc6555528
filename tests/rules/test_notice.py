"""`notice`: a cover is told some days ahead of the date on which the roster is made, an urgent one fewer."""

import pytest

from models.case import Case
from models.duty import DemandException
from tests.cases import LONGQIAO, day, seat, tiny_case
from tests.twins import assert_random_twins, broken, short

STREET = "龙桥所/接处警/白"


def told(ahead: int, officer: str = "C01", urgent: bool = False, **urgent_row: object) -> Case:
    """A duty on day 0 and a roster made so many days before; three days are asked, one where urgent."""
    special = DemandException(station=LONGQIAO, post="接处警", shift="白", date=day(0), minimum=1, target=1, urgent=True)
    return tiny_case(
        days=1,
        only=[officer],
        as_of=day(-ahead),
        demands=(seat(STREET),),
        demand_exceptions=(special,) if urgent else (),
        policy={"notice.urgent": urgent_row},
    )


def test_without_the_rule_a_cover_comes_too_suddenly() -> None:
    assert broken(told(2), without="notice") == {"notice"}
    assert broken(told(2)) == set()


@pytest.mark.parametrize(("ahead", "missing"), [(4, 0), (3, 0), (2, 1), (0, 1)])
def test_three_days_are_enough_and_two_are_not(ahead: int, missing: int) -> None:
    assert short(told(ahead)) == missing


@pytest.mark.parametrize(("ahead", "missing"), [(1, 0), (0, 1)])
def test_urgent_duties_need_one_day(ahead: int, missing: int) -> None:
    assert short(told(ahead, urgent=True)) == missing


def test_urgent_duties_need_three_days_while_their_row_is_off() -> None:
    assert short(told(2, urgent=True, on=False)) == 1
    assert short(told(3, urgent=True, on=False)) == 0


def test_duties_at_the_own_station_need_no_notice() -> None:
    assert short(told(0, officer="A03")) == 0


def test_twin() -> None:
    assert_random_twins("notice", kinds=(1, 2), as_of=day(3), policy={"notice": {"value": 3}})
