"""`load`: what one officer carries at most in a week, in 28 dates, over the weekends and in a year."""

from datetime import date, datetime, time

import pytest

from models.case import Case
from models.leave import LeaveStatus, Opening
from models.organisation import Category, LimitKey, OfficerLimit
from scheduler.engine.build import build
from scheduler.formulation.instance import Instance
from tests.cases import SHIFTS, day, request, seat, tiny_case
from tests.cases import officer as named
from tests.twins import NAMES, assert_random_twins, assert_twins, broken, cost, short

DAY, NIGHT = "龙桥所/接处警/白", "龙桥所/接处警/夜"
FREE, TEAM, PAIRED = "A03", "A02", "C01"
NINE = datetime(2024, 7, 22, 9)


def carried(officer: str, *on: int, days: int | None = None, duty: str = DAY, **fields: object) -> Case:
    """One officer and a seat on some days."""
    limits = {"load": {"value": 100_000}, "stint.idle": {"value": 0}, **fields.pop("policy", {})}
    demands = fields.pop("demands", tuple(seat(duty, on=n) for n in on))
    return tiny_case(days=days or max(on) + 1, only=[officer], demands=demands, policy=limits, **fields)


def limit(key: str, value: int) -> dict[str, dict[str, object]]:
    return {key: {"value": value, "on": True}}


def test_without_the_rule_an_officer_works_too_many_minutes() -> None:
    case = carried(FREE, 0, 1, policy=limit("load", 1000))
    assert broken(case, without="load") == {"load"}
    assert broken(case) == set()


@pytest.mark.parametrize(("minutes", "missing"), [(1200, 0), (1199, 1)])
def test_minutes_of_a_calendar_week(minutes: int, missing: int) -> None:
    assert short(carried(FREE, 0, 1, policy=limit("load", minutes))) == missing


@pytest.mark.parametrize(("minutes", "missing"), [(0, 0), (1, 1)])
def test_a_duty_of_no_minutes_adds_nothing_to_a_week_that_givens_fill(minutes: int, missing: int) -> None:
    """A01's base 值 on day 0 is 960 minutes, more than the 480 of a week. A standby on day 2 may join if it weighs nothing."""
    shifts = tuple(shift.model_copy(update={"load_minutes": minutes}) if shift.id == "备" else shift for shift in SHIFTS)
    fields = {"days": 3, "only": ["A01"], "shifts": shifts, "demands": (seat("龙桥所/接处警/备", on=2),)}
    for key in ("load", "load.total_minutes"):
        case = tiny_case(policy={key: {"on": True, "value": 480}}, **fields)
        assert short(case) == missing
        assert assert_twins(case, NAMES)


def test_sunday_and_monday_are_two_weeks() -> None:
    """Day 6 is a Sunday; each week holds one duty of ten hours, and no seven dates do more where they are counted."""
    calendar = limit("load", 600) | {"load.rolling": {"on": False}}
    assert short(carried(FREE, 6, 7, policy=calendar)) == 0
    assert short(carried(FREE, 5, 6, policy=calendar)) == 1
    assert short(carried(FREE, 6, 7, policy=limit("load", 600))) == 1


@pytest.mark.parametrize(("last", "missing"), [(8, 1), (9, 0)])
def test_any_seven_dates(last: int, missing: int) -> None:
    """Days 3 and 9 lie in eight dates: seven hold one duty of ten hours. So does a horizon of fewer dates."""
    assert short(carried(FREE, 3, last + 1 if last == 9 else last, policy=limit("load", 600))) == missing
    assert short(carried(FREE, 1, 4, policy=limit("load", 600))) == 1


RELAY = "龙桥所/接处警/值"


def relay(dates: int) -> Case:
    """M2: each date asks for a 24-hour duty, which two officers take in turns."""
    return tiny_case(days=dates, only=["A03", "A05"], officers=PAIR, demands=tuple(seat(RELAY, on=day) for day in range(dates)))


PAIR = (named("A03", "龙桥所"), named("A05", "龙桥所"))


@pytest.mark.parametrize(("dates", "missing"), [(12, 0), (13, 1)])
def test_two_in_turns_fill_the_windows_with_twelve_dates(dates: int, missing: int) -> None:
    """4, 6 and 6 nights in 7, 14 and 28 dates; 3,840 minutes in the fullest seven."""
    assert short(relay(dates)) == missing


def with_policy(case: Case, key: str, **fields: object) -> Case:
    return case.model_copy(update={"policy": case.policy.changed(**{key: fields})})


def test_the_thirteenth_date_is_a_matter_of_the_windows_alone() -> None:
    assert short(with_policy(relay(13), "load.nights", value=10)) == 0
    assert short(with_policy(relay(13), "load.nights", on=False)) == 0


@pytest.mark.parametrize(("minutes", "missing"), [(3840, 0), (3839, 1)])
def test_two_in_turns_fill_the_minutes_of_seven_dates(minutes: int, missing: int) -> None:
    """Monday, Wednesday, Friday and Sunday are one of the officers' four duties of 960 minutes."""
    assert short(with_policy(relay(7), "load", value=minutes)) == missing


@pytest.mark.parametrize(("value", "missing"), [("2:1", 1), ("7:2", 0), ("7:2;14:1", 1), ("1", 1), ("2", 0)])
def test_windows_of_nights(value: str, missing: int) -> None:
    """Two nights in a row."""
    rest = {"rest.night": {"value": 600}}
    assert short(carried(FREE, 0, 1, duty=NIGHT, policy={"load.nights": {"value": value}} | rest)) == missing


@pytest.mark.parametrize(
    ("before", "missing"),
    [({"night_dates": (day(-3),)}, 0), ({"night_dates": (day(-2),)}, 1), ({"last": -2}, 1), ({"last": -3}, 0)],
)
def test_nights_before_the_horizon(before: dict[str, object], missing: int) -> None:
    """Two nights in four dates are one too many; the second is on day 1."""
    last = before.pop("last", None)
    if last is not None:
        before |= {"last_end": datetime.combine(day(int(str(last)) + 1), time(8)), "last_shift": "夜"}
    opening = (Opening(officer=FREE, **before),)
    assert short(carried(FREE, 1, duty=NIGHT, opening=opening, policy={"load.nights": {"value": "4:1"}})) == missing


def test_own_limits_of_nights_and_minutes() -> None:
    nights = (OfficerLimit(officer=FREE, key=LimitKey.LOAD_NIGHTS, value=1),)
    assert short(carried(FREE, 0, 3, duty=NIGHT, limits=nights, policy={"load.nights": {"value": "2:1"}})) == 1
    windows = (OfficerLimit(officer=FREE, key=LimitKey.LOAD_NIGHTS, value="3:1;7:2"),)
    assert short(carried(FREE, 0, 3, duty=NIGHT, limits=windows, policy={"load.nights": {"value": 1}})) == 0
    assert short(carried(FREE, 0, 3, 6, duty=NIGHT, limits=windows, policy={"load.nights": {"value": 9}})) == 1
    minutes = (OfficerLimit(officer=FREE, key=LimitKey.LOAD, value=1199),)
    assert short(carried(FREE, 0, 1, limits=minutes, policy={"load": {"value": 5000}})) == 1


def test_rows_of_nights_are_built_only_where_rest_lets_them_bite() -> None:
    """24 hours of rest leave four 24-hour duties in seven dates, not five."""

    def rows(value: str) -> int:
        return len(build(Instance(with_policy(relay(7), "load.nights", value=value))).program.rows)

    assert rows("7:4") == rows("7:28") < rows("7:3")


def test_twin_of_windows_of_nights() -> None:
    opening = (Opening(officer="警员1", night_dates=(day(-1),)), Opening(officer="警员0", last_end=NINE, last_shift="夜"))
    for value in ("2:1", "3:1;4:2", "4:1"):
        assert_random_twins("load", kinds=(0, 1, 2), count=3, opening=opening, policy={"load.nights": {"value": value}})
        own = tuple(OfficerLimit(officer=name, key=LimitKey.LOAD_NIGHTS, value=value) for name in ("警员0", "警员1"))
        assert_random_twins("load", kinds=(0, 1, 2), count=3, opening=opening, limits=own)


def test_twin_of_windows_that_begin_before_the_horizon() -> None:
    """Nights on both sides of a date without, so that windows lie in others, or not."""
    for before in ((-3, -1), (-2,), (-4, -3)):
        opening = (Opening(officer="警员0", night_dates=tuple(map(day, before))),)
        for value in ("3:1", "4:2", "5:2;6:2"):
            assert_random_twins("load", kinds=(0, 2), count=2, days=4, opening=opening, policy={"load.nights": {"value": value}})


@pytest.mark.parametrize(("minutes", "missing"), [(2 * 540 + 600, 0), (2 * 540 + 599, 1)])
def test_home_work_that_is_done_counts(minutes: int, missing: int) -> None:
    """Monday and Tuesday at the office, a cover on Wednesday."""
    assert short(carried(PAIRED, 2, policy=limit("load", minutes))) == missing


@pytest.mark.parametrize(("last", "missing"), [(28, 0), (27, 1)])
@pytest.mark.parametrize("key", ["load.nights", "load.duties"])
def test_28_dates_hold_one(key: str, last: int, missing: int) -> None:
    assert short(carried(FREE, 0, last, duty=NIGHT, policy=limit(key, 1))) == missing


@pytest.mark.parametrize(("period", "missing"), [(1, 0), (3, 0), (4, 1), (99, 1), (0, 0)])
def test_the_period_is_a_row_of_the_policy(period: int, missing: int) -> None:
    """Duties on days 0 and 3 lie in four dates; a longer period than the horizon is the horizon, one of 0 limits nothing."""
    assert short(carried(FREE, 0, 3, policy=limit("load.duties", 1) | limit("load.period", period))) == missing


@pytest.mark.parametrize(("period", "missing"), [(4, 0), (5, 1)])
def test_extra_duties_count_over_the_period(period: int, missing: int) -> None:
    """Days 2 and 6 lie in five dates."""
    assert short(carried(TEAM, 2, 6, policy=limit("load.extra", 1) | limit("load.period", period))) == missing


def test_a_day_duty_is_no_night() -> None:
    assert short(carried(FREE, 0, 1, policy=limit("load.nights", 0))) == 0
    assert short(carried(FREE, 0, duty=NIGHT, policy=limit("load.nights", 0))) == 1


def test_a_weekend_counts_once() -> None:
    """Days 5 and 6 are one weekend, day 12 is the next."""
    assert short(carried(FREE, 5, 6, policy=limit("load.weekends", 1))) == 0
    assert short(carried(FREE, 5, 12, policy=limit("load.weekends", 1))) == 1
    assert short(carried(FREE, 4, 7, policy=limit("load.weekends", 0))) == 0


def test_covers_of_a_year_end_with_december() -> None:
    """30 and 31 December, or 31 December and 1 January, at one cover a year; day 161 is 30 December."""
    demands = {n: seat(DAY, on=n) for n in (161, 162, 163)}

    def new_year(start: date, *on: int) -> Case:
        policy = limit("load.cover_year", 1)
        return tiny_case(days=2, start=start, only=[PAIRED], demands=tuple(demands[n] for n in on), policy=policy)

    assert short(new_year(date(2024, 12, 30), 161, 162)) == 1
    assert short(new_year(date(2024, 12, 31), 162, 163)) == 0


@pytest.mark.parametrize(("before", "missing"), [(1, 0), (2, 1)])
def test_covers_before_the_horizon_count(before: int, missing: int) -> None:
    opening = (Opening(officer=PAIRED, cover_days=before),)
    assert short(carried(PAIRED, 0, opening=opening, policy=limit("load.cover_year", 2))) == missing


def test_extra_duties_in_28_dates() -> None:
    """Team 二 is off on days 1 and 2, 5 and 6 of the horizon."""
    assert short(carried(TEAM, 2, 6, policy=limit("load.extra", 2))) == 0
    assert short(carried(TEAM, 2, 6, policy=limit("load.extra", 1))) == 1


@pytest.mark.parametrize(("gap", "missing"), [(2, 0), (3, 1)])
def test_extra_duties_keep_away_from_leave(gap: int, missing: int) -> None:
    """An extra duty on day 2 lies three dates before leave on day 5."""
    leave = (request("假", TEAM, 5, 5, status=LeaveStatus.APPROVED),)
    assert short(carried(TEAM, 2, days=6, leave=leave, policy=limit("load.extra_leave_gap", gap))) == missing


@pytest.mark.parametrize(("least", "hours"), [(600, 0), (601, 1), (660, 1), (661, 2)])
def test_missing_hours_are_rounded_up(least: int, hours: int) -> None:
    """One duty of ten hours in a full week."""
    assert cost(carried(FREE, 0, days=7, policy=limit("load.min_minutes", least)), "load.min_minutes") == hours


def test_weeks_that_leave_touches_or_the_edge_cuts_are_waived() -> None:
    policy = limit("load.min_minutes", 900)
    leave = (request("假", FREE, 6, 6, status=LeaveStatus.APPROVED),)
    assert cost(carried(FREE, 0, days=7, leave=leave, policy=policy), "load.min_minutes") == 0
    assert cost(carried(FREE, 0, days=6, policy=policy), "load.min_minutes") == 0


@pytest.mark.parametrize(("minutes", "missing"), [(1200, 0), (1199, 1), (599, 2)])
def test_minutes_of_the_whole_horizon(minutes: int, missing: int) -> None:
    """Days 6 and 7 lie in two weeks."""
    assert short(carried(FREE, 6, 7, policy=limit("load.total_minutes", minutes))) == missing


@pytest.mark.parametrize(("minutes", "missing"), [(2 * 540 + 600, 0), (2 * 540 + 599, 1)])
def test_home_work_counts_in_the_whole_horizon_too(minutes: int, missing: int) -> None:
    assert short(carried(PAIRED, 2, policy=limit("load.total_minutes", minutes))) == missing


@pytest.mark.parametrize(("least", "hours"), [(0, 0), (1200, 0), (1201, 1), (1261, 2)])
def test_missing_hours_of_the_whole_horizon(least: int, hours: int) -> None:
    """Two duties of ten hours; leave on another date takes nothing off."""
    leave = (request("假", FREE, 3, 3, status=LeaveStatus.APPROVED),)
    case = carried(FREE, 0, 1, days=5, leave=leave, policy=limit("load.min_total_minutes", least))
    assert cost(case, "load.min_total_minutes") == hours


def test_a_hard_lower_limit_asks_for_duties_beyond_the_target() -> None:
    policy = {"load.min_total_minutes": {"value": 1200, "hard": True}}
    case = carried(FREE, 0, days=2, policy=policy, demands=(seat(DAY, 0, 0, surplus_weight=1),))
    assert cost(case, "surplus") == 2


def test_an_officer_whom_no_duty_takes_misses_every_hour() -> None:
    """An auxiliary where none are asked for."""
    nobody = (named(FREE, "龙桥所", Category.AUXILIARY),)
    assert cost(carried(FREE, 0, officers=nobody, policy=limit("load.min_total_minutes", 90)), "load.min_total_minutes") == 2


@pytest.mark.parametrize(("value", "missing"), [(0, 2), (1, 1), (2, 0)])
def test_duties_of_one_shift(value: int, missing: int) -> None:
    """Two day duties apart from the nights, of which any number may be worked."""
    own = (OfficerLimit(officer=FREE, key=LimitKey.LOAD_SHIFT, shift="白", value=value),)
    demands = (seat(DAY, on=0), seat(NIGHT, on=3), seat(DAY, on=5))
    assert short(carried(FREE, 5, demands=demands, limits=own)) == missing


@pytest.mark.parametrize("key", [LimitKey.LOAD_WEEKENDS, LimitKey.LOAD_TOTAL_MINUTES])
def test_an_own_value_goes_before_the_bureaus_where_the_row_is_on(key: LimitKey) -> None:
    """Two Saturdays."""

    def missing(common: dict[str, object], own: int) -> int:
        limits = (OfficerLimit(officer=FREE, key=key, value=own),)
        return short(carried(FREE, 5, 12, policy={key.value: common}, limits=limits))

    assert missing({"value": 0, "on": True}, 1200) == 0
    assert missing({"value": 1200, "on": True}, 0) == 2
    assert missing({"value": 1200, "on": False}, 0) == 0


def test_an_own_lower_limit() -> None:
    own = (OfficerLimit(officer=FREE, key=LimitKey.LOAD_MIN_TOTAL_MINUTES, value=700),)
    assert cost(carried(FREE, 0, limits=own), "load.min_total_minutes") == 2


@pytest.mark.parametrize("key", ["load.nights", "load.duties", "load.weekends", "load.extra", "load.cover_year"])
def test_twin_of_counts(key: str) -> None:
    assert_random_twins("load", kinds=(0, 2), count=3, policy=limit(key, 1))


@pytest.mark.parametrize("key", ["load.duties", "load.extra"])
def test_twin_of_counts_over_another_period(key: str) -> None:
    for period in (1, 2):
        assert_random_twins("load", kinds=(0, 2), count=3, days=3, policy=limit(key, 1) | limit("load.period", period))


def test_twin_of_minutes() -> None:
    """Home work and base duties are given and fill the week; what is decided must find room."""
    assert_random_twins("load", kinds=(1, 2), count=4, policy=limit("load", 1200))
    assert_random_twins("load", kinds=(0,), count=4, policy=limit("load", 1560))


def test_twin_of_missing_minutes() -> None:
    """A full week of a free officer, with leave that may touch it or lie beyond it."""
    demands = tuple(seat("甲所/接处警/值", on=n) for n in (7, 9, 13))
    leave = (request("假", "警员1", 13, 13, slack=1),)
    policy = limit("load.min_minutes", 1000)
    assert_random_twins("load", kinds=(1,), count=4, days=11, demands=demands, leave=leave, policy=policy)


def test_twin_of_covers_before_the_horizon() -> None:
    opening = (Opening(officer="警员2", cover_days=1),)
    assert_random_twins("load", kinds=(2,), opening=opening, policy=limit("load.cover_year", 2))


def test_twin_of_weekends_that_base_duties_take() -> None:
    """A weekend with a base duty is given; an extra duty beside it breaks nothing."""
    assert_random_twins("load", kinds=(0,), count=8, days=3, policy=limit("load.weekends", 0))


def test_twin_of_extra_duties_beside_leave() -> None:
    leave = (request("假", "警员0", 6, 6, slack=1),)
    assert_random_twins("load", kinds=(0,), leave=leave, policy=limit("load.extra", 9))


def test_twin_of_the_whole_horizon() -> None:
    """Base duties and home work are given; free officers have an own lower limit."""
    for kinds in ((0,), (2,)):
        assert_random_twins("load", kinds=kinds, count=4, policy=limit("load.total_minutes", 1560))
    own = (OfficerLimit(officer="警员1", key=LimitKey.LOAD_MIN_TOTAL_MINUTES, value=1000),)
    assert_random_twins("load", kinds=(1,), count=4, demands=(seat("甲所/接处警/值"),), limits=own)


def test_twin_of_shifts() -> None:
    own = tuple(OfficerLimit(officer="警员1", key=LimitKey.LOAD_SHIFT, shift=shift, value=n) for n, shift in enumerate("夜值"))
    demands = (seat("甲所/接处警/值"), seat("甲所/接处警/夜"))
    assert_random_twins("load", kinds=(1,), count=4, demands=demands, limits=own)
