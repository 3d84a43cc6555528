from models.organisation import Restriction, RestrictionKind
from tests.audit.reading import broken
from tests.cases import assigned, day, tiny_case

DAY, NIGHT = "龙桥所/接处警/白", "龙桥所/接处警/夜"


def case(kind: RestrictionKind):
    return tiny_case(restrictions=(Restriction(officer="C01", kind=kind, other="C02", last=day(2)),))


def test_apart() -> None:
    apart = case(RestrictionKind.APART)
    says = broken("together_apart", apart, assigned("C01", DAY, 2), assigned("C02", DAY, 2))
    assert says == ["警员C01 7月24日上龙桥所接处警白班，与警员C02同班，二人应避班"]
    assert not broken("together_apart", apart, assigned("C01", DAY, 2), assigned("C02", NIGHT, 2))
    assert not broken("together_apart", apart, assigned("C01", DAY, 3), assigned("C02", DAY, 3))


def test_together_whatever_the_post() -> None:
    pair = case(RestrictionKind.TOGETHER)
    says = broken("together_apart", pair, assigned("C02", DAY, 2), assigned("C01", NIGHT, 1))
    assert says == [
        "警员C01 7月23日上龙桥所接处警夜班，警员C02未同班，二人应同班",
        "警员C02 7月24日上龙桥所接处警白班，警员C01未同班，二人应同班",
    ]
    assert not broken("together_apart", pair, assigned("C02", DAY, 2), assigned("C01", "龙桥所/户籍窗口/白", 2))
    assert not broken("together_apart", pair, assigned("C02", DAY, 3))
