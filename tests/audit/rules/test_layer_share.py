from tests.audit.reading import broken, term
from tests.cases import assigned, stint, tiny_case

DAY = "龙桥所/接处警/值"
COVERS = [assigned("C03", DAY, n) for n in (1, 3)]


def test_each_head_who_can_cover_serves_two() -> None:
    assert term("layer_share", tiny_case()) == 2
    assert term("layer_share", tiny_case(), COVERS[0]) == 1
    assert term("layer_share", tiny_case(), *COVERS) == 0


def test_a_head_without_candidates_owes_nothing() -> None:
    assert term("layer_share", tiny_case(pairings=(), policy={"admitted_rung.paired": {"on": False}})) == 0


def test_a_breach_where_hard() -> None:
    hard = tiny_case(policy={"layer_share": {"hard": True}})
    parts = {"stints": (stint("C03", "龙桥所", 1, 3),)}
    assert broken("layer_share", hard, COVERS[0]) == ["警员C03（中层干部）编制期内替岗 1 天，应不少于 2 天"]
    assert not broken("layer_share", hard, *COVERS, **parts)
