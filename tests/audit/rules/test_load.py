from datetime import date, datetime, timedelta

import pytest

from models.leave import Opening
from models.organisation import LimitKey, OfficerLimit
from models.roster import Roster
from scheduler.audit import facts_of
from scheduler.audit.checks import GIVENS
from scheduler.audit.sheet import Sheet
from tests.audit.reading import broken, given, term
from tests.cases import assigned, request, stint, tiny_case

DAY, NIGHT = "龙桥所/接处警/白", "龙桥所/接处警/夜"


def free(duty: str, *days: int):
    return [assigned("A03", duty, n, "free") for n in days]


@pytest.mark.parametrize(("limit", "breaches"), [(1800, 0), (1799, 1)])
def test_minutes_of_a_calendar_week(limit: int, breaches: int) -> None:
    case = tiny_case(days=9, policy={"load": {"value": limit}, "load.rolling": {"on": False}})
    says = broken("load", case, *free(DAY, 0, 3, 6, 7))
    assert says == ["警员A03 7月22日至7月28日一周勤务 1800 分钟，不得超过 1799 分钟"][:breaches]


def test_home_work_is_given_and_counts() -> None:
    """Two days of home work beside the cover; the day after it is rest."""
    case = tiny_case(only=("C01",), days=3, policy={"load": {"value": 1500}, "load.rolling": {"on": False}})
    cover, parts = assigned("C01", NIGHT, 2), {"stints": (stint("C01", "龙桥所", 2, 2),)}
    assert broken("load", case, cover, **parts) == ["警员C01 7月22日至7月24日一周勤务 1920 分钟，不得超过 1500 分钟"]
    assert given("load", case) == ["警员C01 7月22日至7月24日一周勤务 1620 分钟，不得超过 1500 分钟"]


@pytest.mark.parametrize(("row", "duty", "noun"), [("load.nights", NIGHT, "夜班"), ("load.duties", DAY, "上勤")])
def test_counts_in_28_dates(row: str, duty: str, noun: str) -> None:
    case = tiny_case(days=29, policy={row: {"value": 1, "on": True}, "load": {"value": 99999}})
    assert not broken("load", case, *free(duty, 0, 28))
    assert broken("load", case, *free(duty, 1, 28)) == [f"警员A03 7月23日至8月19日{noun} 2 次，不得超过 1 次"]


@pytest.mark.parametrize(
    ("row", "limits", "duty", "noun"),
    [
        ("load.nights", {"value": "3:1"}, NIGHT, "夜班"),
        ("load.duties", {"value": 1, "on": True}, DAY, "上勤"),
    ],
)
def test_counts_over_the_dates_that_policy_asks_for(row: str, limits: dict[str, object], duty: str, noun: str) -> None:
    case = tiny_case(days=29, policy={row: limits, "load": {"value": 99999}, "load.period": {"value": 3}})
    assert not broken("load", case, *free(duty, 0, 3))
    assert broken("load", case, *free(duty, 1, 3)) == [f"警员A03 7月23日至7月25日{noun} 2 次，不得超过 1 次"]


@pytest.mark.parametrize(("limit", "breaches"), [(2400, 0), (2399, 1)])
def test_minutes_of_any_seven_dates(limit: int, breaches: int) -> None:
    """Four duties of ten hours on days 3, 4, 7 and 9, three at most of them in a calendar week."""
    case = tiny_case(days=10, policy={"load": {"value": limit}})
    says = broken("load", case, *free(DAY, 3, 4, 7, 9))
    assert says == ["警员A03 7月25日至7月31日连续七日勤务 2400 分钟，不得超过 2399 分钟"][:breaches]


def nights_before(*days: int, last: int | None = None) -> Opening:
    """The dates of nights before the start, and a last night that began on a date."""
    end = datetime(2024, 7, 22, 8) + timedelta(days=last + 1) if last is not None else None
    dates = tuple(date(2024, 7, 22) + timedelta(days=day) for day in days)
    return Opening(officer="A03", last_end=end, last_shift="夜" if end else None, night_dates=dates)


@pytest.mark.parametrize(
    ("opening", "breaches"),
    [
        (nights_before(-3), 0),
        (nights_before(-2), 1),
        (nights_before(last=-2), 1),
        (nights_before(last=-3), 0),
        (nights_before(-3, last=-2), 0),
    ],
)
def test_nights_before_the_start_are_given(opening: Opening, breaches: int) -> None:
    """Two in four dates: the second on day 1. Where dates are named the last duty says nothing more."""
    case = tiny_case(opening=(opening,), policy={"load.nights": {"value": "4:1"}})
    says = broken("load", case, *free(NIGHT, 1))
    assert says == ["警员A03 7月20日至7月23日夜班 2 次，不得超过 1 次"][:breaches]


def test_nights_before_that_exceed_a_window_name_its_row() -> None:
    case = tiny_case(opening=(nights_before(-4, -3, -2),), policy={"load.nights": {"value": "7:2"}})
    assert given("load", case) == ["警员A03 7月18日至7月22日夜班 3 次，不得超过 2 次"]
    assert [finding.row for finding in GIVENS["load"](facts_of(case), Sheet(facts_of(case), Roster()))] == ["load.nights"]
    assert broken("load", case, *free(NIGHT, 0))
    assert not broken("load", case, *free(NIGHT, 5))


def test_an_own_number_of_nights_takes_the_place_of_all_windows() -> None:
    own = (OfficerLimit(officer="A03", key=LimitKey.LOAD_NIGHTS, value=2),)
    case = tiny_case(limits=own, policy={"load.nights": {"value": "7:1"}})
    assert not broken("load", case, *free(NIGHT, 0, 3))
    assert broken("load", case, *free(NIGHT, 0, 3, 6))


def test_own_windows_of_nights_take_the_place_of_all() -> None:
    own = (OfficerLimit(officer="A03", key=LimitKey.LOAD_NIGHTS, value="3:1;7:2"),)
    case = tiny_case(limits=own, policy={"load.nights": {"value": 1}})
    assert not broken("load", case, *free(NIGHT, 0, 3))
    assert broken("load", case, *free(NIGHT, 0, 2)) == ["警员A03 7月22日至7月24日夜班 2 次，不得超过 1 次"]
    assert broken("load", case, *free(NIGHT, 0, 3, 6)) == ["警员A03 7月22日至7月28日夜班 3 次，不得超过 2 次"]


def test_own_minutes_of_a_week() -> None:
    own = (OfficerLimit(officer="A03", key=LimitKey.LOAD, value=600),)
    assert broken("load", tiny_case(limits=own), *free(DAY, 0, 3))
    assert not broken("load", tiny_case(limits=own), *free(DAY, 0))


def test_weekends() -> None:
    case = tiny_case(days=14, policy={"load.weekends": {"value": 1, "on": True}})
    assert not broken("load", case, *free(DAY, 5, 6))
    assert broken("load", case, *free(DAY, 6, 12)) == ["警员A03 7月22日至8月4日周末上勤 2 个，不得超过 1 个"]


def test_covers_of_a_year_with_those_before() -> None:
    def opened(days: int):
        return tiny_case(opening=(Opening(officer="C01", cover_days=days),), policy={"load.cover_year": {"value": 10}})

    cover, stay = assigned("C01", DAY, 1), (stint("C01", "龙桥所", 1, 1),)
    assert not broken("load", opened(9), cover, stints=stay)
    assert broken("load", opened(10), cover, stints=stay) == ["警员C01 7月22日至7月28日年内累计替岗 11 天，不得超过 10 天"]
    assert given("load", opened(11)) == ["警员C01 7月22日至7月28日年内累计替岗 11 天，不得超过 10 天"]


def test_a_new_year_counts_anew() -> None:
    case = tiny_case(
        start=date(2024, 12, 30),
        days=4,
        opening=(Opening(officer="C01", cover_days=10),),
        policy={"load.cover_year": {"value": 10}},
    )
    on = assigned("C01", DAY, 0).model_copy(update={"date": date(2025, 1, 1)})
    assert not broken("load", case, on)
    assert broken("load", case, on.model_copy(update={"date": date(2024, 12, 31)}))


def test_one_extra_duty_in_28_dates() -> None:
    case = tiny_case()
    extra = [assigned("A02", "龙桥所/接处警/值", n, "extra") for n in (1, 5)]
    assert not broken("load", case, extra[0])
    assert broken("load", case, *extra) == ["警员A02 7月22日至7月28日本所加班 2 次，不得超过 1 次"]


def test_no_extra_duty_beside_leave() -> None:
    case = tiny_case(leave=(request("r", "A02", 3, 4, kind="病假"),))
    says = broken("load", case, assigned("A02", DAY, 2, "extra"))
    assert says == ["警员A02 7月24日上龙桥所接处警白班（加班），距本人7月25日至7月26日的休假应超过 1 天"]
    assert not broken("load", case, assigned("A02", DAY, 1, "extra"))


@pytest.mark.parametrize(("minutes", "hours"), [(600, 0), (601, 1), (660, 1), (661, 2)])
def test_missing_minutes_of_free_lines_cost_by_the_hour(minutes: int, hours: int) -> None:
    case = tiny_case(only=("A03",), policy={"load.min_minutes": {"value": minutes}})
    assert term("load.min_minutes", case, *free(DAY, 1)) == hours


def test_weeks_touched_by_leave_or_cut_by_the_horizon_ask_for_none() -> None:
    policy = {"load.min_minutes": {"value": 600}}
    assert term("load.min_minutes", tiny_case(only=("A03",), policy=policy, leave=(request("r", "A03", 0, 0, kind="病假"),))) == 0
    assert term("load.min_minutes", tiny_case(only=("A03",), policy=policy, days=6)) == 0
