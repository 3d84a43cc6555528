"""`handovers` (level 6): how many different officers come to each station."""

from models.leave import Opening
from tests.cases import LONGQIAO, day, seat, tiny_case
from tests.twins import term_values

DEMANDS = tuple(seat("龙桥所/接处警/白", on=n) for n in (0, 2))


def test_faces_count_once_a_station() -> None:
    """Two officers, two duties: nobody, one face (once or twice), or two faces."""
    assert term_values(tiny_case(days=3, only=["C01", "C02"], demands=DEMANDS), "handovers") == {0, 1, 2}
    assert term_values(tiny_case(days=3, only=["C01"], demands=DEMANDS), "handovers") == {0, 1}


def test_the_same_face_at_two_stations_counts_twice() -> None:
    demands = (seat("龙桥所/接处警/白", on=0), seat("凤凰山所/接处警/白", on=2))
    assert term_values(tiny_case(days=3, only=["C01"], demands=demands), "handovers") == {0, 1, 2}


def test_one_who_is_there_already_counts_while_they_stay() -> None:
    opening = (Opening(officer="C01", stint_station=LONGQIAO, stint_first=day(-1)),)
    assert term_values(tiny_case(days=1, only=["C01"], demands=DEMANDS[:1], opening=opening), "handovers") == {0, 1}
