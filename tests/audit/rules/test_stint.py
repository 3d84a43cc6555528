from datetime import date

from models.leave import Opening
from tests.audit.reading import broken
from tests.cases import assigned, day, stint, tiny_case

DAY = "龙桥所/接处警/白"


def covers(*days: int):
    return [assigned("C01", DAY, n) for n in days]


def test_too_long() -> None:
    case = tiny_case(policy={"stint": {"value": 3}})
    assert not broken("stint", case, *covers(1, 3), stints=(stint("C01", "龙桥所", 1, 3),))
    says = broken("stint", case, *covers(1, 4), stints=(stint("C01", "龙桥所", 1, 4),))
    assert says == ["警员C01 7月23日至7月26日在龙桥所的帮扶时段长 4 天，不得超过 3 天"]


def test_too_long_idle() -> None:
    case = tiny_case(policy={"stint.idle": {"value": 2}})
    assert not broken("stint", case, *covers(1, 4), stints=(stint("C01", "龙桥所", 1, 4),))
    says = broken("stint", case, *covers(1, 5), stints=(stint("C01", "龙桥所", 1, 5),))
    assert says == ["警员C01 7月23日至7月27日在龙桥所的帮扶时段中7月24日至7月26日连续 3 天无勤务，不得超过 2 天"]


def test_the_gap_between_two() -> None:
    case = tiny_case(policy={"stint.gap": {"value": 2}})
    two = stint("C01", "龙桥所", 0, 1), stint("C01", "龙桥所", 3, 3)
    assert broken("stint", case, *covers(0, 1, 3), stints=two) == [
        "警员C01 7月25日在龙桥所的帮扶时段距上一时段仅隔 1 天，应至少间隔 2 天"
    ]
    assert not broken("stint", case, *covers(0, 1, 4), stints=(two[0], stint("C01", "龙桥所", 4, 4)))


def test_dates_away_of_several_stints() -> None:
    case = tiny_case(policy={"stint.away": {"value": 3}, "stint.away_period": {"value": 5}})
    apart = stint("C01", "龙桥所", 0, 1), stint("C01", "龙桥所", 5, 6)
    assert not broken("stint", case, *covers(0, 1, 5, 6), stints=apart)
    near = stint("C01", "龙桥所", 0, 1), stint("C01", "龙桥所", 3, 4)
    says = broken("stint", case, *covers(0, 1, 3, 4), stints=near)
    assert says == ["警员C01 7月22日至7月26日帮扶时段共 4 天，不得超过 3 天"]


def test_dates_away_before_the_horizon_are_given() -> None:
    opening = Opening(officer="C01", away_dates=(date(2024, 7, 20), date(2024, 7, 21)))
    for most, is_broken in ((3, False), (2, True), (1, True)):
        case = tiny_case(opening=(opening,), policy={"stint.away": {"value": most}})
        assert bool(broken("stint", case, *covers(0), stints=(stint("C01", "龙桥所", 0, 0),))) is is_broken
        assert not broken("stint", case)


def test_a_stint_that_was_open_counts_from_its_first_date_or_ended_on_the_eve() -> None:
    opening = Opening(officer="C01", stint_station="龙桥所", stint_first=date(2024, 7, 20))
    case = tiny_case(opening=(opening,), policy={"stint": {"value": 3}, "stint.gap": {"value": 2}})
    going_on = stint("C01", "龙桥所", -2, 0)
    assert not broken("stint", case, *covers(0), stints=(going_on,))
    assert broken("stint", case, *covers(1), stints=(stint("C01", "龙桥所", -2, 1),))
    says = broken("stint", case, assigned("C01", "凤凰山所/接处警/夜", 1), stints=(stint("C01", "凤凰山所", 1, 1),))
    assert says == ["警员C01 7月23日在凤凰山所的帮扶时段距期初在龙桥所的时段仅隔 1 天，应至少间隔 2 天"]
    assert not broken("stint", case, *covers(2), stints=(stint("C01", "龙桥所", 2, 2),))
    assert going_on.first < day(0)
