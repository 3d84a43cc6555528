from tests.audit.reading import broken
from tests.cases import assigned, tiny_case

POLICE, WINDOW = "龙桥所/接处警/值", "龙桥所/户籍窗口/白"


def test_an_auxiliary_takes_no_sworn_seat() -> None:
    says = broken("category", tiny_case(), assigned("A04", POLICE, 5, "extra"))
    assert says == ["警员A04 7月27日上龙桥所接处警值班，类别为辅警，该岗位要求中层干部、普通民警"]


def test_a_sworn_officer_takes_an_auxiliarys_seat() -> None:
    assert not broken("category", tiny_case(), assigned("C01", WINDOW, 1), assigned("C03", WINDOW, 2))


def test_leaders_fill_seats_only_where_policy_says_so() -> None:
    assert broken("category", tiny_case(), assigned("L01", POLICE, 1))
    willing = tiny_case(policy={"category.leaders_fill_seats": {"value": 1}})
    assert not broken("category", willing, assigned("L01", POLICE, 1))
    assert not broken("category", tiny_case(), assigned("L01", "龙桥所/带班领导/值", 1))
