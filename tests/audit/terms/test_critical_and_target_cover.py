from models.duty import Demand
from tests.audit.reading import report, term
from tests.cases import assigned, tiny_case

DUTY = "龙桥所/接处警/值"
CASE = tiny_case(days=2, demands=(Demand(station="龙桥所", post="接处警", shift="值", minimum=2, target=3, weight=2),))


def test_two_days_of_three_seats() -> None:
    served = assigned("A03", DUTY, 0, "free")
    assert term("critical_cover", CASE, served) == 1 + 2
    assert term("target_cover", CASE, served) == 2 * (2 + 3)
    levels = report(CASE, served).levels
    assert (levels[1], levels[3]) == (3, 10)
