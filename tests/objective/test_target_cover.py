"""`target_cover` (level 3): officers missing to the target, peak duties weighted."""

from tests.cases import seat, tiny_case
from tests.twins import term_values


def test_each_missing_officer_counts_by_the_weight_of_the_duty() -> None:
    """One free officer before a day duty of weight 1 (target two) and a night of weight 3: nobody, day, or night."""
    demands = (seat("龙桥所/接处警/白", 0, 2), seat("龙桥所/接处警/夜", 0, 1, weight=3))
    case = tiny_case(days=1, only=["A03"], demands=demands)
    assert term_values(case, "target_cover") == {2 + 3, 1 + 3, 2}
