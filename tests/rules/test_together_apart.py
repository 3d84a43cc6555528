"""`together_apart`: some pairs never serve on one shift together, others cover only side by side."""

import pytest

from models.case import Case
from models.organisation import Restriction, RestrictionKind
from tests.cases import LONGQIAO, day, officer, seat, tiny_case
from tests.twins import assert_random_twins, broken, short

DAY, LEAD, NIGHT = "龙桥所/接处警/白", "龙桥所/带班领导/白", "龙桥所/接处警/夜"


def row(kind: str, who: str, other: str, first: int = 0, last: int = 0) -> Restriction:
    return Restriction(officer=who, other=other, kind=RestrictionKind(kind), first=day(first), last=day(last))


def two_free(*duties: str, first: int = 0, last: int = 0) -> Case:
    """Two heads of one station who are kept apart."""
    officers = (officer("A03", LONGQIAO, "head"), officer("A05", LONGQIAO, "head"))
    demands = tuple(seat(duty, 2 // len(duties)) for duty in duties)
    return tiny_case(days=1, officers=officers, demands=demands, restrictions=(row("apart", "A03", "A05", first, last),))


def two_paired(minimum: int, days: int = 1) -> Case:
    """Two of one department who come only together."""
    policy = {"max_away": {"value": 100}}
    pair = (row("together", "C01", "C02"),)
    return tiny_case(days=days, only=["C01", "C02"], demands=(seat(DAY, minimum),), restrictions=pair, policy=policy)


def test_without_the_rule_rivals_share_a_shift() -> None:
    assert broken(two_free(DAY), without="together_apart") == {"together_apart"}
    assert broken(two_free(DAY)) == set()
    assert short(two_free(DAY)) == 1


def test_without_the_rule_one_of_a_pair_comes_alone() -> None:
    """A surplus costs less than a shortage, so with the rule both come."""
    assert broken(two_paired(1), without="together_apart") == {"together_apart"}
    assert broken(two_paired(1)) == set()
    assert short(two_paired(1)) == 0


def test_apart_is_by_station_and_shift_whatever_the_post() -> None:
    assert short(two_free(DAY, LEAD)) == 1
    assert short(two_free(DAY, NIGHT)) == 0


@pytest.mark.parametrize(("first", "last", "missing"), [(0, 0, 1), (-2, -1, 0), (1, 3, 0), (-2, 0, 1)])
def test_it_holds_from_its_first_to_its_last_date(first: int, last: int, missing: int) -> None:
    assert short(two_free(DAY, first=first, last=last)) == missing


def test_base_duties_are_given_and_do_not_give_way() -> None:
    """A01's base duty stays; A03 may not join it. Two base duties side by side break nothing."""
    demands = (seat("龙桥所/接处警/值", 2),)
    free = tiny_case(days=1, only=["A01", "A03"], demands=demands, restrictions=(row("apart", "A01", "A03"),))
    assert short(free) == 1
    officers = tuple(officer(partner, LONGQIAO, rota="四班", team="一", home_post="接处警") for partner in ("A01", "A02"))
    assert short(tiny_case(days=1, officers=officers, demands=demands, restrictions=(row("apart", "A01", "A02"),))) == 0


def test_twin() -> None:
    def pair(kind: str, who: str, other: str) -> tuple[Restriction, ...]:
        return (row(kind, who, other, first=5, last=6),)

    assert_random_twins("together_apart", kinds=(2, 3), days=2, restrictions=pair("together", "警员2", "警员3"))
    assert_random_twins("together_apart", kinds=(0, 1), days=3, restrictions=pair("apart", "警员0", "警员1"))
    assert_random_twins("together_apart", kinds=(0, 2), days=2, restrictions=pair("together", "警员2", "警员0"))
    assert_random_twins("together_apart", kinds=(1, 6), days=2, restrictions=pair("apart", "警员6", "警员1"))
