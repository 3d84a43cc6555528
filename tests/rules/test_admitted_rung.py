"""`admitted_rung`: cover comes from a rung of the ladder alone, and by a pairing from no more officers than its places."""

import pytest

from models.case import Case
from models.organisation import MutualAid, Pairing
from tests.cases import FENGHUANG, LONGQIAO, NARCOTICS, day, seat, tiny_case
from tests.random_cases import random_case
from tests.twins import assert_random_twins, assert_twins, broken, short

STREET, COUNTER = "龙桥所/接处警/白", "龙桥所/户籍窗口/白"
PAIRED = Pairing(station=LONGQIAO, department=NARCOTICS)


def helped(officers: list[str], duty: str = STREET, minimum: int = 1, **fields: object) -> Case:
    policy = {"max_away": {"value": 100}, **fields.pop("policy", {})}
    return tiny_case(days=1, only=officers, demands=(seat(duty, minimum),), policy=policy, **{"pairings": (PAIRED,), **fields})


def test_without_the_rule_a_department_that_is_not_paired_sends_somebody() -> None:
    case = helped(["D02"])
    assert broken(case, without="admitted_rung") == {"admitted_rung"}
    assert broken(case) == set()


def test_without_the_rule_more_come_by_a_pairing_than_it_has_places() -> None:
    case = helped(["C01", "C02"], minimum=2, pairings=(PAIRED.model_copy(update={"places": 1}),))
    assert "admitted_rung" in broken(case, without="admitted_rung")
    assert short(case) == 1


@pytest.mark.parametrize(("places", "missing"), [(None, 0), (3, 0), (2, 0), (1, 1)])
def test_as_many_as_there_are_places(places: int | None, missing: int) -> None:
    assert short(helped(["C01", "C02"], minimum=2, pairings=(PAIRED.model_copy(update={"places": places}),))) == missing


@pytest.mark.parametrize(("first", "last", "missing"), [(0, 0, 0), (-1, 0, 0), (0, 1, 0), (-2, -1, 1), (1, 2, 1)])
def test_a_pairing_holds_on_its_first_and_its_last_date(first: int, last: int, missing: int) -> None:
    row = Pairing(station=LONGQIAO, officer="C01", first=day(first), last=day(last))
    assert short(helped(["C01"], pairings=(row,))) == missing


def test_each_rung_reaches_as_far_as_its_row_is_on() -> None:
    aid = (MutualAid(station=FENGHUANG, partner=LONGQIAO),)
    off = {f"admitted_rung.{name}": {"on": False} for name in ("paired", "pool", "mutual", "extra")}
    assert short(helped(["D01"], COUNTER)) == 0
    assert short(helped(["D01"], COUNTER, policy=off)) == 1
    assert short(helped(["B01"], mutual_aid=aid)) == 0
    assert short(helped(["B01"])) == 1
    assert short(helped(["B01"], mutual_aid=aid, policy=off)) == 1
    assert short(helped(["C01"], policy=off)) == 1


def test_twin() -> None:
    assert_random_twins("admitted_rung", kinds=(2, 3))
    assert_random_twins("admitted_rung", kinds=(0, 7), count=4)
    assert_random_twins("admitted_rung", kinds=(4, 6), count=4)


def test_the_ladder_off_by_policy_is_the_rule_left_out() -> None:
    """Covers then come from no rung and cost nothing; extra duties keep theirs."""
    for seed in range(6):
        assert_twins(random_case(seed, (0, 2), days=2, policy={"admitted_rung": {"on": False}}), {"rota", "one_duty"})
