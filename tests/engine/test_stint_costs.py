"""`stint.idle_cost` and `stint.stations` (level 6): dates on which nobody needs the officer, stations beyond the usual two."""

from datetime import datetime, time

import pytest

from models.case import Case
from models.leave import Commitment, Opening, Pin, PinKind
from models.organisation import MutualAid, OfficerLimit, Pairing, Unit, UnitKind
from tests.cases import FENGHUANG, LONGQIAO, NARCOTICS, SHIFTS, UNITS, day, seat, tiny_case
from tests.twins import NAMES, assert_twins, cost, optimum, term_values

DAY, NIGHT, WHOLE_DAY = (f"龙桥所/接处警/{shift}" for shift in "白夜值")
EASTERN = Unit(id="东门所", kind=UnitKind.STATION)


def covered(*on: int, duty: str = DAY, days: int = 3, who: str = "C01", **fields: object) -> Case:
    """One officer of headquarters, and a seat on some dates: day 0 is a Monday, with office hours from 08:30."""
    return tiny_case(**{"days": days, "only": [who], "demands": tuple(seat(duty, on=n) for n in on)} | fields)


def idle_costs(case: Case) -> set[int]:
    """Over every roster that the rules allow; model and audit agree on each."""
    return term_values(case, "stint.idle_cost")


def test_a_date_on_which_nobody_needs_the_officer_costs() -> None:
    """Monday and Wednesday in one stint leave Tuesday idle; in two they do not."""
    assert idle_costs(covered(0, 2)) == {0, 1}
    best = optimum(covered(0, 2)).roster.stints
    assert [(stint.first, stint.last) for stint in best] == [(day(0), day(2))]


@pytest.mark.parametrize(("weight", "stints"), [(1, 1), (2, 2)])
def test_what_is_idle_is_weighed_against_another_stint(weight: int, stints: int) -> None:
    """Tuesday and Wednesday idle, or a second stint that costs 3."""
    policy = {"stint.idle_cost": {"weight": weight}, "stints": {"weight": 3}}
    assert len(optimum(covered(0, 3, days=4, policy=policy)).roster.stints) == stints


@pytest.mark.parametrize(("on", "hard", "stints"), [(True, False, 1), (False, False, 1), (True, True, 2)])
def test_made_hard_no_date_is_idle(on: bool, hard: bool, stints: int) -> None:
    case = covered(0, 2, policy={"stint.idle_cost": {"on": on, "hard": hard}})
    assert len(optimum(case).roster.stints) == stints
    assert assert_twins(case, NAMES)


@pytest.mark.parametrize(("rest", "costs"), [(1470, {0, 1}), (1471, {0})])
def test_a_resting_date_is_not_idle(rest: int, costs: set[int]) -> None:
    """24 hours from Monday 08:00, and a rest that ends as office hours begin on Wednesday, or a minute later; Tuesday is rest."""
    demands = (seat(WHOLE_DAY, on=0), seat(NIGHT, on=3))
    assert idle_costs(covered(days=4, demands=demands, policy={"rest.day24": {"value": rest}})) == costs


def test_a_date_off_is_not_idle() -> None:
    """Friday and Monday; there are no office hours between them."""
    assert idle_costs(covered(4, 7, days=8)) == {0}


@pytest.mark.parametrize(("first", "last", "costs"), [(8, 9, {0}), (18, 20, {0, 1}), (None, None, {0})])
def test_a_date_of_a_commitment_is_not_idle(first: int | None, last: int | None, costs: set[int]) -> None:
    """Of Tuesday, whether in office hours (08:30–17:30), in the evening, or all day."""
    hours = {"start": time(first), "end": time(last)} if first and last else {}
    event = Commitment(officer="C01", first=day(1), last=day(1), title="开庭", **hours)
    assert idle_costs(covered(0, 2, commitments=(event,))) == costs


@pytest.mark.parametrize(("shift", "costs"), [(None, {0, 1}), ("夜", {0})])
def test_a_stint_that_goes_on_may_begin_idle(shift: str | None, costs: set[int]) -> None:
    """It is open from the eve, and its first cover on Tuesday: Monday is idle unless a night has ended on its morning."""
    last = {"last_end": datetime(2024, 7, 22, 8), "last_shift": shift} if shift else {}
    opening = (Opening(officer="C01", stint_station=LONGQIAO, **last),)
    assert idle_costs(covered(1, days=2, opening=opening)) == costs


@pytest.mark.parametrize(("minutes", "costs"), [(840, {0, 1}), (841, {0})])
def test_a_base_duty_on_standby_may_follow_at_once(minutes: int, costs: set[int]) -> None:
    """A01 of 龙桥 is on standby from Saturday 08:00, as the night of Friday ends, or a minute before."""
    nights = tuple(row.model_copy(update={"minutes": minutes}) if row.id == "夜" else row for row in SHIFTS)
    demands = (seat(f"{FENGHUANG}/接处警/夜", on=4), seat(f"{FENGHUANG}/接处警/白", on=6))
    aid = (MutualAid(station=LONGQIAO, partner=FENGHUANG),)
    assert idle_costs(covered(days=7, who="A01", demands=demands, mutual_aid=aid, shifts=nights)) == costs


def test_two_who_take_turns_are_two_stints_without_an_idle_date() -> None:
    """M2: a seat of 24 hours on twelve dates, with a rest of 24 hours after each: each of the two works every other date."""
    case = tiny_case(days=12, only=["C01", "C02"], demands=(seat(WHOLE_DAY),), policy={"max_away": {"value": 100}})
    best = optimum(case).roster
    assert sorted((stint.first, stint.last) for stint in best.stints) == [(day(0), day(10)), (day(1), day(11))]
    assert {row.officer for row in best.assignments} == {"C01", "C02"}
    assert cost(case, "stint.idle_cost") == 0


def forced(on: int) -> Pin:
    return Pin(kind=PinKind.ASSIGN, officer="C01", date=day(on), station=LONGQIAO, post="接处警", shift="白", forced=True)


def test_what_force_keeps_idle_costs_and_is_no_breach() -> None:
    """Both covers are forced, in one stint or two."""
    pins = tuple(
        Pin(kind=PinKind.ASSIGN, officer="C01", date=day(n), station=LONGQIAO, post="接处警", shift="白", forced=True)
        for n in (0, 2)
    )
    assert idle_costs(covered(0, 2, pins=pins)) == {0, 1}
    assert idle_costs(covered(0, 2, pins=pins, policy={"stint.idle_cost": {"hard": True}})) == {0, 1}


def visits(*stations: str, **fields: object) -> Case:
    """A seat at each of the stations, two dates apart, the first on day 1."""
    demands = tuple(seat(f"{station}/接处警/白", on=2 * n + 1) for n, station in enumerate(stations))
    units, pairings = (*UNITS, EASTERN), tuple(Pairing(station=row.id, department=NARCOTICS) for row in (*UNITS[1:3], EASTERN))
    return covered(days=6, demands=demands, units=units, pairings=pairings, **fields)


@pytest.mark.parametrize(
    ("usual", "own", "costs"), [(2, None, {0, 1}), (3, None, {0}), (1, None, {0, 1, 2}), (3, 1, {0, 1, 2}), (0, 3, {0})]
)
def test_stations_beyond_the_usual_number_cost(usual: int, own: int | None, costs: set[int]) -> None:
    limits = () if own is None else (OfficerLimit(officer="C01", key="stint.stations", value=own),)
    case = visits(LONGQIAO, FENGHUANG, EASTERN.id, limits=limits, policy={"stint.stations": {"value": usual}})
    assert term_values(case, "stint.stations") == costs


@pytest.mark.parametrize(("eve", "costs"), [(EASTERN.id, {0, 1}), (LONGQIAO, {0})])
def test_the_station_of_a_stint_open_before_is_one_of_them(eve: str, costs: set[int]) -> None:
    """Whether the stint goes on or not."""
    opening = (Opening(officer="C01", stint_station=eve),)
    assert term_values(visits(LONGQIAO, FENGHUANG, opening=opening), "stint.stations") == costs


@pytest.mark.parametrize("usual", [0, 1])
def test_a_station_given_breaches_no_limit_made_hard(usual: int) -> None:
    """Of an open stint, which takes the place of a usual one where there is one: no other station is left."""
    opening = (Opening(officer="C01", stint_station=EASTERN.id),)
    case = visits(LONGQIAO, EASTERN.id, opening=opening, policy={"stint.stations": {"value": usual, "hard": True}})
    assert {row.station for row in optimum(case).roster.assignments} == {EASTERN.id}
    assert assert_twins(case, NAMES)


def test_stations_of_wholly_forced_stints_do_not_count() -> None:
    case = visits(LONGQIAO, FENGHUANG, EASTERN.id, pins=(forced(1),), policy={"stint.stations": {"value": 1}})
    assert term_values(case, "stint.stations") == {0, 1}
