"""Every rule in the way of one officer on one duty is named, and none that is not in the way."""

import pytest

from models.leave import Commitment, LeaveStatus
from models.organisation import Restriction, RestrictionKind
from scheduler.explain.asked.view import View
from scheduler.explain.asked.why_not import why_not
from tests.cases import FENGHUANG, LONGQIAO, assigned, day, request, stint, tiny_case
from tests.explain.asked.files import solved, view_of
from tests.explain.medium import medium_case

POST = "龙桥所/接处警/值"
COUNTER = "龙桥所/户籍窗口/白"


def asked(view: View, officer: str, duty: str, n: int) -> tuple[str, ...]:
    return why_not(view, officer, view.duty(*duty.split("/"), day(n))).audited


def test_all_rules_in_the_way_are_named_not_only_the_first() -> None:
    """D02 holds no 户籍, is paired with nobody, may not cover, and is on approved leave."""
    case = tiny_case(
        restrictions=(Restriction(officer="D02", kind=RestrictionKind.NO_COVER),),
        leave=(request("r", "D02", 0, 1, status=LeaveStatus.APPROVED),),
    )
    first, *told = asked(view_of(case), "D02", COUNTER, 0)
    assert first == f"其他安排不变而由其承担，将违反 {len(told)} 条规则："
    titles = {sentence.partition("〕")[0].removeprefix("〔") for sentence in told}
    keys = {row.key for row in case.policy.rows if row.title in titles}
    assert keys == {"qualified", "admitted_rung", "restricted", "available"}


def test_what_the_other_duties_of_the_officer_forbid_is_named() -> None:
    view = view_of(tiny_case(), assigned("C01", POST, 1), assigned("C01", POST, 3), stints=(stint("C01", LONGQIAO, 1, 3),))
    told = asked(view, "C01", POST, 2)
    assert sum("〔二十四小时班后休息〕" in sentence for sentence in told) == 2


def test_nothing_in_the_way_is_said_so() -> None:
    (told,) = asked(view_of(tiny_case()), "C02", POST, 0)
    assert told == "没有规则不许：其他安排不变即可由其承担，本方案未选"


def test_what_needs_no_rule_is_said_in_one_sentence() -> None:
    view = view_of(tiny_case(), assigned("A01", POST, 0, "base"))
    assert asked(view, "A01", POST, 0) == ("本方案中其已在此岗次",)
    assert asked(view, "A02", POST, 0)[0].startswith("轮班人员当日只能上本人轮班")
    assert asked(view, "C01", "凤凰山所/接处警/值", 0) == ("该岗次当日没有警力需求，不安排人员",)


@pytest.mark.parametrize(("seed", "seconds"), [(3, 3.0), (17, 0.2), (35, 0.2)])
def test_rules_are_in_the_way_just_where_the_first_obstacle_is_one(seed: int, seconds: float) -> None:
    """On a solved roster, over everybody and a few duties: sentences if, and only if, an obstacle is found by the other way."""
    view = solved(medium_case(seed), seconds)
    compared = 0
    for line in view.facts.lines.values():
        for duty in [duty for duty in view.facts.needs if duty.day in (1, 4, 8, 11) and duty.station in (LONGQIAO, FENGHUANG)]:
            obstacle = view.obstacles.of(line, duty)
            if obstacle in ("serving", "unit", "sworn_lead", "lender") or line.units[duty.day] == duty.station:
                continue
            is_free = why_not(view, line.id, duty).audited[0].startswith("没有规则不许")
            assert is_free is (obstacle is None), (line.id, duty, obstacle)
            compared += 1
    assert compared > 50


def test_a_commitment_is_in_the_way() -> None:
    view = view_of(tiny_case(commitments=(Commitment(officer="C01", first=day(0), last=day(0)),)))
    assert any("〔已定事项〕" in sentence for sentence in asked(view, "C01", POST, 0))
