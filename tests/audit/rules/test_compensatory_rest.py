from models.leave import Opening
from models.organisation import MutualAid
from tests.audit.reading import broken, given
from tests.cases import FENGHUANG, LONGQIAO, assigned, day, stint, tiny_case

AWAY, HOME = "龙桥所/接处警/白", "凤凰山所/接处警/白"
ON = {
    "compensatory_rest": {"on": True, "value": 2},
    "compensatory_rest.longer": {"value": 2},
    "compensatory_rest.within": {"value": 3},
}
AID = (MutualAid(station=LONGQIAO, partner=FENGHUANG),)
COVERS = [assigned("B01", AWAY, on, rung=3) for on in (0, 2)]
STAY = {"stints": (stint("B01", LONGQIAO, 0, 2),)}


def free(*on: int):
    return [assigned("B01", HOME, n, "free") for n in on]


def test_more_work_dates_than_leave_room_for_the_days_off() -> None:
    case = tiny_case(policy=ON, mutual_aid=AID)
    assert not broken("compensatory_rest", case, *COVERS, *free(3), **STAY)
    assert not broken("compensatory_rest", case, *COVERS, *free(5, 6), **STAY)
    said = ["警员B01 至7月24日连续帮扶 3 天，其后 3 天内上勤 2 天，应至少休 2 天"]
    assert broken("compensatory_rest", case, *COVERS, *free(3, 5), **STAY) == said


def test_a_stint_no_longer_than_the_row_asks_for_nothing() -> None:
    case = tiny_case(policy=ON | {"compensatory_rest.longer": {"value": 3}}, mutual_aid=AID)
    assert not broken("compensatory_rest", case, *COVERS, *free(3, 4, 5), **STAY)


def test_the_open_stint_that_ended_on_the_eve() -> None:
    opening = (Opening(officer="B01", stint_station=LONGQIAO, stint_first=day(-3)),)
    case = tiny_case(policy=ON, mutual_aid=AID, opening=opening)
    assert broken("compensatory_rest", case, *free(0, 1))
    assert not broken("compensatory_rest", case, *free(0, 3))


def test_base_duties_exceed_it_as_givens_and_leave_no_room() -> None:
    """C01 is at the office after the stint: that is told as given, and a further cover would be a breach."""
    covers = [assigned("C01", AWAY, on) for on in (0, 2)]
    case = tiny_case(policy=ON, only=["C01"])
    stay = {"stints": (stint("C01", LONGQIAO, 0, 2),)}
    assert given("compensatory_rest", case, *covers, **stay) == [
        "警员C01 至7月24日连续帮扶 3 天，其后 3 天内上勤 2 天，应至少休 2 天"
    ]
    assert not broken("compensatory_rest", case, *covers, **stay)
    longer = {"stints": (*stay["stints"], stint("C01", FENGHUANG, 5, 5))}
    assert broken("compensatory_rest", case, *covers, assigned("C01", HOME, 5), **longer)
