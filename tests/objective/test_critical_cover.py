"""`critical_cover` (level 1): officers missing to the minimum."""

from tests.cases import seat, tiny_case
from tests.twins import term_values


def test_between_everybody_and_nobody() -> None:
    """Two free officers before a minimum of three: one is missing at best, three at worst; a target does not count."""
    demands = (seat("龙桥所/接处警/白", 3, 4), seat("龙桥所/接处警/夜", 0, 2))
    case = tiny_case(days=1, only=["A03", "B01", "C01"], demands=demands)
    assert term_values(case, "critical_cover") == {1, 2, 3}
