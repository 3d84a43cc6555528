from models.duty import Demand
from tests.audit.reading import report
from tests.cases import assigned, tiny_case

DUTY = "龙桥所/接处警/值"


def case(minimum: int, target: int, **fields: object):
    return tiny_case(
        days=1, demands=(Demand(station="龙桥所", post="接处警", shift="值", minimum=minimum, target=target, weight=2),), **fields
    )


def test_below_minimum_and_target_apart() -> None:
    (short,) = report(case(2, 3), assigned("A03", DUTY, 0, "free")).shortages
    assert (short.present, short.effective, short.below_minimum, short.below_target) == (1, 1, 1, 2)
    assert short.sentence == "7月22日龙桥所接处警值班在岗 1 人，比最低警力少 1 人"
    assert not short.lacks_lead


def test_at_target_nothing_is_missing() -> None:
    assert not report(case(1, 1), assigned("A03", DUTY, 0, "free")).shortages


def test_off_there_are_no_shortages() -> None:
    judged = report(case(1, 2, policy={"cover": {"on": False}}))
    assert not judged.shortages
    assert judged.levels[1] == 0


def test_a_target_of_zero_is_no_duty() -> None:
    judged = report(case(0, 0), assigned("A03", DUTY, 0, "free"), rules=("cover",))
    assert [finding.sentence for finding in judged.breaches] == ["警员A03 7月22日上龙桥所接处警值班，该岗次没有警力需求"]
    assert next(term.value for term in judged.terms if term.key == "surplus") == 0
