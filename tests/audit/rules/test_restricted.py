import pytest

from models.organisation import Restriction, RestrictionKind
from tests.audit.reading import broken, given
from tests.cases import assigned, day, tiny_case


@pytest.mark.parametrize(
    ("officer", "kind", "duty", "source", "says"),
    [
        ("C01", "no_night", "龙桥所/接处警/夜", "cover", "不值夜班"),
        ("C01", "no_far", "凤凰山所/接处警/白", "cover", "不去远所"),
        ("C01", "no_cover", "龙桥所/接处警/白", "cover", "不参加帮扶"),
        ("A01", "no_extra", "龙桥所/接处警/值", "extra", "不加班"),
    ],
)
def test_bites_up_to_its_last_date(officer: str, kind: str, duty: str, source: str, says: str) -> None:
    row = Restriction(officer=officer, kind=RestrictionKind(kind), last=day(2))
    case = tiny_case(restrictions=(row,))
    sentence = broken("restricted", case, assigned(officer, duty, 2, source))[0]
    assert sentence.startswith(f"警员{officer} 7月24日上")
    assert says in sentence
    assert not broken("restricted", case, assigned(officer, duty, 3, source))


def test_leaves_alone_what_it_does_not_name() -> None:
    rows = tuple(Restriction(officer="C01", kind=kind) for kind in (RestrictionKind.NO_NIGHT, RestrictionKind.NO_FAR))
    assert not broken("restricted", tiny_case(restrictions=rows), assigned("C01", "龙桥所/接处警/白", 1))


def test_base_nights_against_it_are_given() -> None:
    case = tiny_case(restrictions=(Restriction(officer="A01", kind=RestrictionKind.NO_NIGHT),))
    night = assigned("A01", "龙桥所/接处警/值", 0, "base")
    assert not broken("restricted", case, night)
    assert given("restricted", case, night) == ["警员A01 7月22日上龙桥所接处警值班，但限制期内不值夜班"]
