"""`surplus` (level 4): officers beyond the target."""

from models.duty import DemandException
from tests.cases import LONGQIAO, day, officer, seat, tiny_case
from tests.twins import term_values

FULL = "龙桥所/接处警/值"


def test_those_beyond_the_target_count_each() -> None:
    """Two on the rota and one free officer before a target of one: one too many, or two."""
    team = [officer(f"A1{n}", LONGQIAO, rota="四班", team="一", home_post="接处警") for n in range(2)]
    case = tiny_case(days=1, officers=(*team, officer("A03", LONGQIAO)), demands=(seat(FULL),))
    assert term_values(case, "surplus") == {1, 2}


def test_a_duty_that_nobody_wants_has_no_surplus() -> None:
    team = [officer("A10", LONGQIAO, rota="四班", team="一", home_post="接处警")]
    none = (DemandException(station=LONGQIAO, post="接处警", shift="值", date=day(0), minimum=0, target=0),)
    assert term_values(tiny_case(days=1, officers=team, demands=(seat(FULL),), demand_exceptions=none), "surplus") == {0}


def test_each_beyond_the_target_costs_the_weight_of_the_duty() -> None:
    demands = (seat(FULL, surplus_weight=5),)
    team = [officer("A10", LONGQIAO, rota="四班", team="一", home_post="接处警")]
    case = tiny_case(days=1, officers=(*team, officer("A03", LONGQIAO)), demands=demands)
    assert term_values(case, "surplus") == {0, 5}


def test_a_target_of_nobody_with_a_weight_may_be_staffed_at_that_cost() -> None:
    free = [officer("A03", LONGQIAO)]
    for weight, values in ((3, {0, 3}), (0, {0})):
        demands = (seat(FULL, 0, 0, surplus_weight=weight),)
        assert term_values(tiny_case(days=1, officers=free, demands=demands), "surplus") == values
