"""`layer_share` (soft): each head of a department takes so many covers; what is missing counts."""

import pytest

from models.case import Case
from tests.cases import officer, seat, tiny_case
from tests.twins import assert_random_twins, cost, officers_on

DAY = "龙桥所/接处警/白"


def shared(least: int, days: int = 2, only: tuple[str, ...] = ("C01", "C03")) -> Case:
    """A constable and a head of one department; the ladder likes constables better."""
    return tiny_case(days=days, only=only, demands=(seat(DAY),), policy={"layer_share": {"value": least}})


def test_without_the_rule_the_constable_does_it_all() -> None:
    assert officers_on(shared(2), DAY, without="layer_share") == {"C01"}
    assert cost(shared(2), "layer_share", without="layer_share") == 2
    assert officers_on(shared(2), DAY) == {"C03"}
    assert cost(shared(2), "layer_share") == 0


@pytest.mark.parametrize(("least", "penalty"), [(0, 0), (1, 0), (2, 0), (3, 1), (4, 2)])
def test_two_covers_are_all_there_is(least: int, penalty: int) -> None:
    assert cost(shared(least), "layer_share") == penalty


def test_heads_without_any_possible_cover_owe_nothing() -> None:
    assert cost(tiny_case(days=2, only=["C03"], demands=()), "layer_share") == 0
    assert cost(tiny_case(days=1, only=["C03"], pairings=(), demands=(seat("龙桥所/户籍窗口/白"),)), "layer_share") == 0


def test_twin() -> None:
    heads = (officer("警员2", "科", "head", rota="机关"), officer("警员4", "队", "head", rota="机关"))
    assert_random_twins("layer_share", kinds=(2, 4), days=2, officers=heads)
    constable = (heads[0], officer("警员4", "队", rota="机关"))
    assert_random_twins("layer_share", kinds=(2, 4), days=2, officers=constable, beside=["admitted_rung"])
