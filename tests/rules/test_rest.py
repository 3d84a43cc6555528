"""`rest`: the next duty starts no sooner than the rest after this one; longer after nights and 24-hour duties."""

from datetime import date, datetime, time

import pytest

from models.case import Case
from models.duty import CalendarRota, Shift
from models.leave import Opening
from scheduler.engine.build import build
from scheduler.formulation.instance import Instance
from tests.cases import CYCLE, SHIFTS, calendar, day, officer, request, seat, tiny_case
from tests.random_cases import random_case
from tests.twins import assert_random_twins, broken, short

FULL, NIGHT, DAY = "龙桥所/接处警/值", "龙桥所/接处警/夜", "龙桥所/接处警/白"
LATE = Shift(id="晚", start=time(16), minutes=480)


def pair(earlier: str, later: str, apart: int, officer: str = "A03", **fields: object) -> Case:
    """One officer, a duty on day 0 and one so many days later."""
    demands = (seat(earlier, on=0), seat(later, on=apart))
    return tiny_case(days=apart + 1, only=[officer], demands=demands, **fields)


def test_without_the_rule_24_hour_duties_follow_at_once() -> None:
    case = pair(FULL, FULL, 1)
    assert broken(case, without="rest") == {"rest"}
    assert broken(case) == set()


@pytest.mark.parametrize(("minutes", "missing"), [(1440, 0), (1441, 1)])
def test_rest_after_a_24_hour_duty_to_the_minute(minutes: int, missing: int) -> None:
    """From 08:00 on Tuesday to 08:00 on Wednesday are 1,440 minutes, over a date without any duty."""
    assert short(pair(FULL, DAY, 2, policy={"rest.day24": {"value": minutes}})) == missing


@pytest.mark.parametrize(("minutes", "missing"), [(0, 0), (1, 1)])
def test_rest_after_a_night_that_ends_as_the_day_duty_starts(minutes: int, missing: int) -> None:
    assert short(pair(NIGHT, DAY, 1, policy={"rest.night": {"value": minutes}})) == missing


@pytest.mark.parametrize(("minutes", "missing"), [(480, 0), (481, 1)])
def test_rest_after_a_duty_that_ends_at_midnight_of_the_month(minutes: int, missing: int) -> None:
    """31 July 16:00–24:00, then 1 August 08:00."""
    case = tiny_case(
        days=2,
        start=date(2024, 7, 31),
        only=["A03"],
        shifts=(*SHIFTS, LATE),
        demands=(seat("龙桥所/接处警/晚", on=9), seat(DAY, on=10)),
        policy={"rest": {"value": minutes}},
    )
    assert short(case) == missing


@pytest.mark.parametrize(("last_end", "missing"), [(datetime(2024, 7, 21, 21), 0), (datetime(2024, 7, 21, 21, 1), 1)])
def test_rest_after_the_last_duty_before_the_horizon(last_end: datetime, missing: int) -> None:
    """Eleven hours to 08:00 on Monday."""
    opening = (Opening(officer="A03", last_end=last_end, last_shift="白"),)
    assert short(tiny_case(days=1, only=["A03"], demands=(seat(DAY),), opening=opening)) == missing


def after_the_rota(duty: str, on: int, **fields: object) -> Case:
    """Team 二 is on 24 hours on day −1, until 08:00 of day 0, and again on day 3; no row on 期初 says anything else."""
    cycle = CYCLE.model_copy(update={"cycle": ("值", None, None, None)})
    return tiny_case(days=2, only=["A02"], cycle_rotas=(cycle,), demands=(seat(duty, on=on),), **fields)


@pytest.mark.parametrize(("minutes", "missing"), [(1440, 0), (1441, 1)])
def test_rest_after_the_rota_before_the_horizon_to_the_minute(minutes: int, missing: int) -> None:
    assert short(after_the_rota(DAY, 1, policy={"rest.day24": {"value": minutes}})) == missing


def test_the_rota_before_the_horizon_asks_for_its_rest() -> None:
    case = after_the_rota(NIGHT, 0)
    assert short(case) == 1
    assert broken(case, without="rest") == {"rest"}


def test_the_rota_before_the_horizon_is_as_if_no_leave() -> None:
    leave = (request("休", "A02", -1, -1, status="approved"),)
    assert short(after_the_rota(NIGHT, 0, leave=leave, policy={"load.extra_leave_gap": {"on": False}})) == 1


def test_a_row_on_the_opening_stands_in_place_of_the_rota() -> None:
    """One without a last duty says that the officer has rested."""
    assert short(after_the_rota(NIGHT, 0, opening=(Opening(officer="A02"),))) == 0
    worked = Opening(officer="A02", last_end=datetime(2024, 7, 22, 8), last_shift="值")
    assert short(after_the_rota(NIGHT, 0, opening=(worked,))) == 1


@pytest.mark.parametrize(("minute", "known", "missing"), [(30, 1, 0), (29, 1, 1), (29, 0, 0)])
def test_home_work_before_the_horizon_asks_for_its_rest_on_known_dates(minute: int, known: int, missing: int) -> None:
    """Of Monday, until 17:30, before Tuesday 04:30: only where the calendar holds Monday."""
    dawn = Shift(id="凌晨", start=time(4, minute), minutes=60)
    case = tiny_case(
        start=day(1),
        days=2,
        only=["C01"],
        calendar=calendar(day(1 - known), 2 + known),
        shifts=(*SHIFTS, dawn),
        demands=(seat("龙桥所/接处警/凌晨", on=1),),
    )
    assert short(case) == missing


@pytest.mark.parametrize(("minutes", "missing"), [(1440, 0), (1441, 1)])
def test_rest_before_the_known_base_duty_after_the_horizon(minutes: int, missing: int) -> None:
    """Team 二 is off on days 1 and 2 of this cycle and serves on day 3 at 08:00; a night from day 1 ends 24 hours before."""
    team = tiny_case(days=2, only=["A02"])
    cycle = team.cycle_rotas[0].model_copy(update={"cycle": (None, None, None, "值")})
    officers = (team.officers[0].model_copy(update={"team": "一"}),)
    case = tiny_case(
        days=2,
        officers=officers,
        cycle_rotas=(cycle,),
        demands=(seat(NIGHT, on=1),),
        policy={"rest.night": {"value": minutes}},
    )
    assert short(case) == missing


def test_home_work_yields_after_a_duty_and_stands_before_one() -> None:
    """Home work on Monday ends at 17:30, eleven hours before 04:30 on Tuesday; a cover on Monday night frees Tuesday."""
    dawn = Shift(id="凌晨", start=time(4, 30), minutes=60)
    case = tiny_case(days=2, only=["C01"], shifts=(*SHIFTS, dawn), demands=(seat("龙桥所/接处警/凌晨", on=1),))
    assert short(case) == 0
    early = dawn.model_copy(update={"start": time(4, 29)})
    assert short(case.model_copy(update={"shifts": (*SHIFTS, early)})) == 1
    assert short(tiny_case(days=2, only=["C01"], demands=(seat(NIGHT, on=0),))) == 0


def test_a_standby_may_follow_at_once() -> None:
    assert short(pair(FULL, "龙桥所/接处警/备", 1)) == 0


def test_twin() -> None:
    assert_random_twins("rest", kinds=(1, 2))
    assert_random_twins("rest", kinds=(0,))
    assert_random_twins("rest", kinds=(5,), count=4, policy={"rest.night": {"value": 1440}})
    assert_random_twins("rest", kinds=(1,), count=4, policy={"one_duty": {"value": "白+夜"}})


def test_twin_of_rests_after_the_rota_before_the_horizon() -> None:
    """Nobody has a row on 期初, and the last duty of the cycle is on each of the dates before."""
    fields = {"demands": (seat("甲所/接处警/值"), seat("甲所/接处警/夜")), "opening": ()}
    for place in range(4):
        cycle = cycles(*[None] * place, "值", *[None] * (3 - place))
        policy = {"rest.day24": {"value": 1440 * (1 + place % 2)}}
        assert_random_twins("rest", kinds=(0,), count=2, days=2, policy=policy, **fields, **cycle)


def test_twin_of_rests_over_several_dates() -> None:
    """Two days after a 24-hour duty: between duties, before home work, and before base duties after the horizon."""
    long = {"rest.day24": {"value": 2881}, "rest.night": {"value": 2880}}
    demands = (seat("甲所/接处警/值"), seat("甲所/接处警/夜"))
    assert_random_twins("rest", kinds=(1,), count=4, days=4, demands=demands, policy=long)
    assert_random_twins("rest", kinds=(2,), count=4, days=3, demands=demands, policy=long)
    assert_random_twins("rest", kinds=(0,), count=4, days=2, demands=demands, policy=long)


def test_twin_of_cycles_of_24_hour_duties() -> None:
    """Few dates are worked, at headquarters or at the station, so that rests of two days and more can be told apart."""
    for minutes in (2880, 2881, 4320):
        policy = {"rest.day24": {"value": minutes}}
        office = (officer("警员2", "科", rota="机关", team="一"),)
        fields = {"demands": (seat("甲所/接处警/值"),), "policy": policy}
        assert_random_twins("rest", kinds=(2,), count=4, days=4, officers=office, **fields, **cycles("值", None, None, None))
        for place in range(7):
            week = cycles(*[None] * place, "值", *[None] * (6 - place))
            assert_random_twins("rest", kinds=(0,), count=2, days=2, **fields, **week)


def cycles(*shifts: str | None) -> dict[str, object]:
    """The same cycle at headquarters and at the station."""
    cycle = random_case(0).cycle_rotas[0].model_copy(update={"cycle": shifts})
    return {"cycle_rotas": (cycle, cycle.model_copy(update={"id": "机关"})), "calendar_rotas": (CalendarRota(id="窗口"),)}


def test_the_same_case_makes_the_same_rows_where_shifts_may_share_a_date() -> None:
    """Pairs of one date once stood in the order of their places in memory; all models are kept, so that none is used again."""
    case = random_case(54)
    models = [build(Instance(case)) for _ in range(20)]
    assert all(model.program.rows == models[0].program.rows for model in models)
