import pytest

from models.case import Case
from models.organisation import MutualAid, Pairing
from scheduler.audit import facts_of
from scheduler.audit.given.needs import Duty
from scheduler.audit.rules.admitted_rung import rung
from tests.audit.reading import broken, report
from tests.cases import assigned, day, stint, tiny_case

AID = (MutualAid(station="龙桥所", partner="凤凰山所", last=day(2)),)


def number(case: Case, officer: str, duty: str, n: int = 1) -> tuple[int, bool] | None:
    facts = facts_of(case)
    return rung(facts, facts.lines[officer], Duty(*duty.split("/"), n))


@pytest.mark.parametrize(
    ("officer", "duty", "expected"),
    [
        ("C01", "龙桥所/接处警/值", (1, False)),
        ("D01", "龙桥所/户籍窗口/白", (2, False)),
        ("D01", "龙桥所/接处警/值", None),
        ("D02", "龙桥所/户籍窗口/白", None),
        ("B01", "龙桥所/接处警/值", (3, False)),
        ("A03", "龙桥所/接处警/值", (0, False)),
        ("A02", "龙桥所/接处警/值", (4, False)),
        ("A01", "龙桥所/接处警/值", None),
        ("L01", "龙桥所/接处警/值", None),
    ],
)
def test_the_ladder(officer: str, duty: str, expected: tuple[int, bool] | None) -> None:
    assert number(tiny_case(mutual_aid=AID), officer, duty) == expected


def test_mutual_aid_ends_with_its_last_date() -> None:
    case = tiny_case(mutual_aid=AID)
    assert number(case, "A03", "凤凰山所/接处警/夜", 2) == (3, False)
    assert number(case, "A03", "凤凰山所/接处警/夜", 3) is None


def test_a_named_officer_comes_before_the_department_and_only_for_the_posts() -> None:
    named = Pairing(station="龙桥所", officer="D02", posts=("接处警",))
    case = tiny_case(pairings=(named,))
    assert number(case, "D02", "龙桥所/接处警/值") == (1, True)
    assert number(case, "D02", "龙桥所/户籍窗口/白") is None


def test_without_pairings_every_department_is_on_rung_one() -> None:
    case = tiny_case(pairings=())
    assert number(case, "D02", "凤凰山所/接处警/夜") == (1, False)
    assert number(case, "L01", "凤凰山所/接处警/夜") is None


def test_a_rung_that_is_off_falls_to_the_pool() -> None:
    case = tiny_case(pairings=(), policy={"admitted_rung.paired": {"on": False}})
    assert number(case, "D01", "龙桥所/户籍窗口/白") == (2, False)
    assert number(case, "C01", "龙桥所/接处警/值") is None


def test_outside_the_ladder_is_a_breach() -> None:
    says = broken("admitted_rung", tiny_case(), assigned("D02", "龙桥所/接处警/值", 1))
    assert says == ["警员D02 7月23日上龙桥所接处警值班，不在任何支援梯次之内（挂钩、技能池、互助、本所加班）"]


def test_places_of_a_pairing() -> None:
    case = tiny_case(pairings=(Pairing(station="龙桥所", department="禁毒大队", places=1),))
    two = assigned("C01", "龙桥所/接处警/值", 1), assigned("C02", "龙桥所/接处警/值", 1)
    assert broken("admitted_rung", case, *two) == ["7月23日按禁毒大队与龙桥所的挂钩帮扶 2 人，名额为 1 人"]
    assert not broken("admitted_rung", case, two[0])


def test_a_wrong_rung_in_a_row_is_a_fault_of_form() -> None:
    judged = report(tiny_case(), assigned("C01", "龙桥所/接处警/值", 1, rung=2), rules=(), stints=(stint("C01", "龙桥所", 1, 1),))
    assert [finding.sentence for finding in judged.breaches] == ["警员C01 7月23日上龙桥所接处警值班，梯次应为 1，现为 2"]
