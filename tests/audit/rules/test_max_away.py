import pytest

from models.organisation import Unit, UnitKind
from tests.audit.reading import broken
from tests.cases import UNITS, assigned, stint, tiny_case

DAY = "龙桥所/接处警/白"


def away(*officers: str):
    covers = [assigned(officer, DAY, 1) for officer in officers]
    return covers, {"stints": tuple(stint(officer, "龙桥所", 1, 1) for officer in officers)}


def test_half_of_three_is_one() -> None:
    two, parts = away("C01", "C02")
    assert broken("max_away", tiny_case(), *two, **parts) == ["禁毒大队7月23日外派 2 人，不得超过 1 人"]
    works, parts = away("C01")
    assert not broken("max_away", tiny_case(), *works, **parts)


@pytest.mark.parametrize(("limit", "breaches"), [(2, 0), (1, 1), (0, 1)])
def test_the_units_own_limit_comes_first(limit: int, breaches: int) -> None:
    own = Unit(id="禁毒大队", kind=UnitKind.DEPARTMENT, max_away=limit)
    case = tiny_case(units=(*(unit for unit in UNITS if unit.id != "禁毒大队"), own))
    two, parts = away("C01", "C02")
    assert len(broken("max_away", case, *two, **parts)) == breaches
