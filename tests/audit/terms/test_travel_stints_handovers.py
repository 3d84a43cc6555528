from datetime import date

from models.leave import Opening
from tests.audit.reading import term
from tests.cases import stint, tiny_case

STINTS = (
    stint("C01", "龙桥所", 0, 1),
    stint("C01", "凤凰山所", 3, 3),
    stint("C01", "凤凰山所", 5, 5),
    stint("B01", "龙桥所", 2, 2),
)


def test_zones_numbers_and_pairs() -> None:
    """龙桥所 lies in zone 0, 凤凰山所, where B01 comes from, in zone 2."""
    assert term("travel", tiny_case(), stints=STINTS) == 0 + 2 + 2 + 2
    assert term("stints", tiny_case(), stints=STINTS) == 4
    assert term("handovers", tiny_case(), stints=STINTS) == 3


def test_a_stint_that_was_open_is_not_new_but_is_a_face() -> None:
    case = tiny_case(opening=(Opening(officer="C01", stint_station="凤凰山所", stint_first=date(2024, 7, 20)),))
    going_on = (stint("C01", "凤凰山所", -2, 1),)
    assert [term(key, case, stints=going_on) for key in ("travel", "stints", "handovers")] == [0, 0, 1]
