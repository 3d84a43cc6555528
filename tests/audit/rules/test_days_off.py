from models.leave import Opening
from tests.audit.reading import broken, given, term
from tests.cases import assigned, tiny_case

DAY, NIGHT = "龙桥所/接处警/白", "龙桥所/接处警/夜"


def test_seven_dates_in_seven() -> None:
    week = [assigned("A03", DAY, n, "free") for n in range(7)]
    assert not broken("days_off", tiny_case(), *week[:6])
    assert broken("days_off", tiny_case(), *week) == ["警员A03 7月22日至7月28日七日内上勤 7 天，应至少休 1 天"]


def test_windows_reach_before_the_horizon() -> None:
    def opened(run: int):
        return tiny_case(opening=(Opening(officer="A03", work_run=run),))

    assert not broken("days_off", opened(5), assigned("A03", DAY, 0, "free"))
    assert broken("days_off", opened(6), assigned("A03", DAY, 0, "free"))


def test_home_work_alone_is_given() -> None:
    case = tiny_case(only=("C01",), policy={"days_off": {"value": 3}})
    assert not broken("days_off", case)
    assert given("days_off", case) == ["警员C01 7月20日至7月26日七日内上勤 5 天，应至少休 3 天"]


def test_breaks_of_free_lines_last_whole_days() -> None:
    """From 18:00 of day 1 to 08:00 of day 4 are 62 hours; two days ask for 48, three for 72."""
    duties = assigned("A03", DAY, 1, "free"), assigned("A03", DAY, 4, "free")
    assert term("days_off.run", tiny_case(policy={"days_off.run": {"value": 2}}), *duties) == 0
    assert term("days_off.run", tiny_case(policy={"days_off.run": {"value": 3}}), *duties) == 1
    hard = tiny_case(policy={"days_off.run": {"value": 3, "hard": True}})
    assert broken("days_off", hard, *duties) == ["警员A03 7月26日08:00上白班，此前仅休息 62 小时，连休应不少于 72 小时"]
