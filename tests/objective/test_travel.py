"""`travel` (level 6): the distance class of each new stint, the farther of unit and station."""

from models.leave import Opening
from models.organisation import MutualAid
from tests.cases import FENGHUANG, LONGQIAO, day, seat, tiny_case
from tests.twins import term_values

NEAR, FAR = "龙桥所/接处警/白", "凤凰山所/接处警/白"


def test_the_farther_end_counts() -> None:
    """A department in town sends to 龙桥 (zone 0) for nothing and to 凤凰山 (zone 2) for two; 凤凰山 sends to 龙桥 for two."""
    assert term_values(tiny_case(days=1, only=["C01"], demands=(seat(NEAR), seat(FAR))), "travel") == {0, 2}
    aid = (MutualAid(station=LONGQIAO, partner=FENGHUANG),)
    assert term_values(tiny_case(days=1, only=["B01"], demands=(seat(NEAR),), mutual_aid=aid), "travel") == {0, 2}


def test_each_new_stint_travels_and_one_that_goes_on_does_not() -> None:
    """Three dates at most one idle: apart they are two journeys; the open stint's covers on day 0 or 1 cost none."""
    demands = (seat(FAR, on=0), seat(FAR, on=3))
    split = {"stint.idle": {"value": 1}}
    assert term_values(tiny_case(days=4, only=["C01"], demands=demands, policy=split), "travel") == {0, 2, 4}
    opening = (Opening(officer="C01", stint_station=FENGHUANG, stint_first=day(-2)),)
    assert term_values(tiny_case(days=4, only=["C01"], demands=demands, policy=split, opening=opening), "travel") == {0, 2}
