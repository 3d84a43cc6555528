"""`stints` (level 6): the number of new stints."""

from models.leave import Opening
from tests.cases import LONGQIAO, seat, tiny_case
from tests.twins import term_values

DEMANDS = tuple(seat("龙桥所/接处警/白", on=n) for n in (0, 2))


def test_two_covers_are_one_stint_or_two() -> None:
    assert term_values(tiny_case(days=3, only=["C01"], demands=DEMANDS), "stints") == {0, 1, 2}


def test_a_stint_that_goes_on_is_not_new() -> None:
    """Days 0 and 2 in one stint from the eve on cost nothing; a break between them, or before day 2, makes one new stint."""
    opening = (Opening(officer="C01", stint_station=LONGQIAO),)
    assert term_values(tiny_case(days=3, only=["C01"], demands=DEMANDS, opening=opening), "stints") == {0, 1}
