"""`donor_floor`: departments keep their floor on home working dates; a station lends only while not critically short itself."""

import pytest

from models.case import Case
from models.duty import BaseDay
from models.leave import LeaveStatus, Pin, PinKind
from models.organisation import Floor, MutualAid, Secondment
from models.roster import Outcome
from tests.cases import FENGHUANG, LONGQIAO, NARCOTICS, UNITS, day, request, seat, tiny_case
from tests.random_cases import random_case
from tests.twins import NAMES, assert_random_twins, assert_twins, broken, optimum, short

DAY, NIGHT = "龙桥所/接处警/白", "龙桥所/接处警/夜"
AID = (MutualAid(station=FENGHUANG, partner=LONGQIAO),)


def floored(minimum: int, duty: str = DAY, first: int = 0, last: int = 6, on: int = 0, **fields: object) -> Case:
    """Two officers of a department with a floor, and one seat at the paired station."""
    floors = (Floor(minimum=minimum, first=day(first), last=day(last)),)
    units = tuple(unit.model_copy(update={"floors": floors}) if unit.id == NARCOTICS else unit for unit in UNITS)
    demands = (seat(duty, on=on),)
    return tiny_case(**{"days": on + 2, "only": ["C01", "C02"], "units": units, "demands": demands, **fields})


def own_duty_out_of_reach(minimum: int = 1, on_day: int = 0, **row: object) -> Case:
    """B01 of 凤凰山 could help 龙桥 on Monday; the own counter asks for a skill that B01 lacks."""
    demands = (seat("凤凰山所/户籍窗口/白", minimum, on=on_day), seat(DAY, on=0))
    policy = {"donor_floor.lender": row}
    return tiny_case(days=2, only=["B01"], demands=demands, mutual_aid=AID, policy=policy)


def test_without_the_rule_the_department_is_left_below_its_floor() -> None:
    assert broken(floored(2), without="donor_floor") == {"donor_floor"}
    assert broken(floored(2)) == set()


@pytest.mark.parametrize(("minimum", "missing"), [(0, 0), (1, 0), (2, 1), (3, 1)])
def test_one_of_two_may_go_while_the_floor_is_one(minimum: int, missing: int) -> None:
    assert short(floored(minimum)) == missing


@pytest.mark.parametrize(("first", "last", "missing"), [(0, 0, 1), (1, 6, 0), (-3, -1, 0), (-3, 0, 1)])
def test_the_floor_holds_from_its_first_to_its_last_date(first: int, last: int, missing: int) -> None:
    assert short(floored(2, first=first, last=last)) == missing


def test_on_dates_without_home_work_there_is_no_floor() -> None:
    """Day 5 is a Saturday."""
    assert short(floored(2, on=5)) == 0


def test_rest_after_a_night_empties_the_office_too() -> None:
    """A night on Monday costs the office Monday (in a stint) and Tuesday (resting); on Friday only Friday."""
    assert short(floored(2, NIGHT, first=1, last=1)) == 1
    assert short(floored(2, NIGHT, first=2, last=2)) == 0
    assert short(floored(2, NIGHT, first=5, last=7, on=4)) == 0


def test_those_absent_by_givens_lower_the_floor() -> None:
    """With C02 on given leave, or resting from the eve, one of two is there: the floor of two asks for one."""
    leave = (request("假", "C02", 0, 0, status=LeaveStatus.APPROVED),)
    assert short(floored(2, leave=leave)) == 1
    assert short(floored(2, leave=leave, only=["C01", "C02", "C03"], policy={"max_away": {"value": 100}})) == 1
    assert short(floored(1, leave=leave, only=["C01", "C02", "C03"], policy={"max_away": {"value": 100}})) == 0


def lent_after_a_base_night(*only: str, **fields: object) -> Case:
    """A01 of 龙桥 works the rota's 值 on day 0, rests until day 2, and is lent to the department from day 1 on; it keeps one."""
    lent = (Secondment(officer="A01", unit=NARCOTICS, rota="机关", first=day(1), last=day(1)),)
    leave = (request("假", "A01", 0, 0),)
    fields = {"secondments": lent, "leave": leave, "demands": (seat("龙桥所/接处警/值", on=0),), **fields}
    return floored(1, days=2, first=1, last=1, only=["A01", *only], **fields)


def test_who_rests_after_a_base_night_is_absent_by_givens() -> None:
    """Leave on day 0 would take the night and the rest away, yet nobody need grant it for the floor: the seat is filled, leave
    refused. Twins: either decision is a roster."""
    case = lent_after_a_base_night()
    assert short(case) == 0
    assert [decision.outcome for decision in optimum(case).roster.leave] == [Outcome.REFUSED]
    assert {len(key[0]) for key in assert_twins(case, NAMES)} == {0, 1}


@pytest.mark.parametrize(("floor", "refused", "missing"), [(1, True, 1), (1, False, 0), (2, False, 1), (0, True, 0)])
def test_who_rests_by_givens_lowers_the_floor_for_the_others(floor: int, refused: bool, missing: int) -> None:
    """C01 could serve 龙桥 on day 1. While A01 rests, one of the two is there, and C01 must stay for a floor of one. With A01's
    leave granted on day 0 nobody rests: A01 keeps a floor of one, and C01 may go; a floor of two keeps both."""
    kind = PinKind.REFUSE if refused else PinKind.GRANT
    floors = (Floor(minimum=floor, first=day(1), last=day(1)),)
    units = tuple(unit.model_copy(update={"floors": floors}) if unit.id == NARCOTICS else unit for unit in UNITS)
    fields = {"units": units, "demands": (seat(DAY, on=1),), "pins": (Pin(kind=kind, request="假"),)}
    case = lent_after_a_base_night("C01", policy={"max_away": {"value": 50}}, **fields)
    assert short(case) == missing
    assert assert_twins(case, NAMES)


def test_without_the_rule_a_station_lends_while_short_itself() -> None:
    """B01 could serve 龙桥; the own counter stays short either way, and for that B01 stays at home."""
    case = own_duty_out_of_reach()
    assert broken(case, without="donor_floor") == {"donor_floor"}
    assert broken(case) == set()
    assert short(case) == 2


def test_a_shortage_below_the_target_alone_does_not_keep_officers() -> None:
    assert short(own_duty_out_of_reach(minimum=0)) == 0


def test_only_the_same_date_counts_and_only_while_the_row_is_on() -> None:
    assert short(own_duty_out_of_reach(on_day=1)) == 1
    assert short(own_duty_out_of_reach(on=False)) == 1
    assert short(own_duty_out_of_reach(value=0)) == 1


def test_twin_of_floors() -> None:
    floors = (Floor(minimum=1, first=day(3), last=day(9)), Floor(minimum=2, first=day(5), last=day(6)))
    units = tuple(unit.model_copy(update={"floors": floors}) if unit.id == "科" else unit for unit in random_case(1).units)
    assert_random_twins("donor_floor", kinds=(2, 3), units=units, beside=["rest"])
    assert_random_twins("donor_floor", kinds=(2,), units=units, beside=["rest"])
    long = {"rest.night": {"value": 4320}, "rest.day24": {"value": 2880}}
    assert_random_twins(
        "donor_floor", kinds=(2,), days=5, demands=(seat("甲所/接处警/夜"),), units=units, beside=["rest"], policy=long
    )


def test_twin_of_lenders() -> None:
    demands = (seat("甲所/接处警/值"), seat("乙所/窗口/白"))
    assert_random_twins("donor_floor", kinds=(1, 6), days=2, beside=["cover", "category"], demands=demands)
    assert_random_twins("donor_floor", kinds=(0, 6), days=2, beside=["cover", "qualified"], demands=demands)


def test_twin_of_a_secondment_to_the_station_of_the_stint() -> None:
    """On a date on which the stint's station is the officer's own unit, idle between two covers, nobody is lent."""
    at_home = (Secondment(officer="警员2", unit="甲所", first=day(5), last=day(6)),)
    demands = (seat("甲所/接处警/值", 2),)
    for seed in range(8):
        case = random_case(seed, (2,), days=4, demands=demands, secondments=at_home)
        assert_twins(case, {"donor_floor", "cover", "rota"})


def lent_before_the_own_duty(minimum: int, **fields: object) -> Case:
    """A01 could cover 凤凰山's night on Monday; Tuesday's own day duty then yields, and A01's seat there is empty."""
    cells = (BaseDay(officer="A01", date=day(0)), BaseDay(officer="A01", date=day(1), shift="白"))
    demands = (seat("凤凰山所/接处警/夜", 2, on=0), seat(DAY, minimum, on=1))
    known = {"days": 3, "only": ["A01"], "base_roster": cells, "demands": demands, "mutual_aid": AID}
    return tiny_case(**known | fields)


@pytest.mark.parametrize(("minimum", "missing"), [(1, 2), (0, 1)])
def test_a_station_whose_own_duty_would_yield_lends_only_without_a_critical_shortage(minimum: int, missing: int) -> None:
    """Two are wanted at 凤凰山. Where the own seat is critical A01 stays; else A01 helps, and Tuesday is below target."""
    assert short(lent_before_the_own_duty(minimum)) == missing
    assert broken(lent_before_the_own_duty(minimum)) == set()
    assert_twins(lent_before_the_own_duty(minimum), NAMES)


def test_without_the_rule_it_lends_all_the_same() -> None:
    """Critical cover is not counted, and the night weighs more below target than the own seat: the rule alone is in the way."""
    case = lent_before_the_own_duty(1, demands=(seat("凤凰山所/接处警/夜", on=0, weight=5), seat(DAY, on=1)))
    cheap = {"critical_cover": {"on": False}}
    case = case.model_copy(update={"policy": case.policy.changed(**cheap)})
    assert broken(case, without="donor_floor") == {"donor_floor"}
    assert broken(case) == set()


def test_own_duties_that_yield_to_a_forced_cover_are_given() -> None:
    """The forced night stays, and 龙桥 may go on lending: nothing of it is decided."""
    pin = Pin(kind=PinKind.ASSIGN, officer="A01", date=day(0), station=FENGHUANG, post="接处警", shift="夜", forced=True)
    case = lent_before_the_own_duty(1, pins=(pin,))
    assert short(case) == 2
    assert broken(case) == set()
    assert_twins(case, NAMES)
