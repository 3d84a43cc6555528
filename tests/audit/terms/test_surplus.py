from models.duty import Demand
from tests.audit.reading import term
from tests.cases import assigned, tiny_case

CASE = tiny_case(days=1, demands=(Demand(station="龙桥所", post="接处警", shift="值", minimum=1, target=1),))


def test_two_on_a_duty_for_one() -> None:
    two = [assigned(officer_id, "龙桥所/接处警/值", 0, source) for officer_id, source in (("A01", "base"), ("A03", "free"))]
    assert term("surplus", CASE, two[0]) == 0
    assert term("surplus", CASE, *two) == 1


def test_weighted_by_duty() -> None:
    nobody = Demand(station="龙桥所", post="接处警", shift="值", minimum=0, target=0, surplus_weight=3)
    assert term("surplus", tiny_case(days=1, demands=(nobody,)), assigned("A03", "龙桥所/接处警/值", 0, "free")) == 3
    unwanted = nobody.model_copy(update={"surplus_weight": None})
    assert term("surplus", tiny_case(days=1, demands=(unwanted,)), assigned("A03", "龙桥所/接处警/值", 0, "free")) == 0
