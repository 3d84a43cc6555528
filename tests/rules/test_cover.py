"""`cover`: per duty, officers below the minimum, below the target and above it. Nothing is forbidden; everything is counted."""

import pytest

from models.case import Case
from models.duty import DemandException
from tests.cases import LONGQIAO, day, officer, seat, tiny_case
from tests.twins import assert_random_twins, cost, optimum, short

DAY, FULL = "龙桥所/接处警/白", "龙桥所/接处警/值"


def crew(present: int, minimum: int, target: int, weight: int = 1) -> Case:
    """So many rota officers on one 24-hour duty, which nobody else can reach."""
    team = tuple(officer(f"A1{n}", LONGQIAO, rota="四班", team="一", home_post="接处警") for n in range(present))
    return tiny_case(days=1, officers=team, demands=(seat(FULL, minimum, target, weight=weight),))


def test_without_the_rule_nobody_is_sent_and_the_audit_counts_the_shortage() -> None:
    case = tiny_case(days=1, only=["A03"], demands=(seat(DAY),))
    assert not optimum(case, without="cover").roster.assignments
    assert cost(case, "critical_cover", without="cover") == 1
    assert cost(case, "critical_cover") == 0


@pytest.mark.parametrize(
    ("present", "below_minimum", "below_target", "surplus"),
    [(0, 2, 3, 0), (1, 1, 2, 0), (2, 0, 1, 0), (3, 0, 0, 0), (4, 0, 0, 1)],
)
def test_two_are_the_minimum_and_three_the_target(present: int, below_minimum: int, below_target: int, surplus: int) -> None:
    case = crew(present, 2, 3, weight=2)
    assert cost(case, "critical_cover") == below_minimum
    assert cost(case, "target_cover") == 2 * below_target
    assert cost(case, "surplus") == surplus


def test_a_night_duty_of_the_last_date_counts_there_and_serves_nothing_else() -> None:
    """A duty belongs to the date on which it starts, and serves its own key only."""
    case = tiny_case(days=1, only=["A03"], demands=(seat("龙桥所/接处警/夜"), seat(DAY)))
    assert short(case) == 1


def test_of_two_rows_the_later_holds_and_an_exception_over_all() -> None:
    rows = (seat(DAY, 3), seat(DAY, 2, on=0))
    special = DemandException(station=LONGQIAO, post="接处警", shift="白", date=day(0), minimum=1, target=1)
    assert short(tiny_case(days=1, only=["A03"], demands=rows)) == 1
    assert short(tiny_case(days=1, only=["A03"], demands=rows, demand_exceptions=(special,))) == 0
    none = special.model_copy(update={"minimum": 0, "target": 0})
    assert not optimum(tiny_case(days=1, only=["A03"], demands=rows, demand_exceptions=(none,))).roster.assignments


def test_twin() -> None:
    """Every roster of the bare structure is short and has its surplus alike on both sides."""
    assert_random_twins("cover", kinds=(0, 1))
    assert_random_twins("cover", kinds=(2, 3))
