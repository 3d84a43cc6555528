"""`leader_stays`: what leaders and stations lack of a phase's stays counts; never two leaders at one station on a night."""

from collections.abc import Iterable
from typing import Any

import pytest

from models.case import Case
from models.case_hash import case_hash
from models.leave import Commitment, Wish, WishKind
from models.organisation import Floor, Pairing, Restriction, RestrictionKind, StayPhase
from models.policy import Policy
from models.records.stay import StayTime
from models.rules import rule_of
from scheduler.engine.build import build, objectives
from scheduler.formulation.instance import Instance
from tests.brute_force import TooLarge
from tests.cases import BUREAU, FENGHUANG, LONGQIAO, UNITS, day, officer, request, tiny_case
from tests.random_cases import staying_case
from tests.twins import NAMES, assert_twins, broken, cost, model_rosters, optimum, small_twins, term_values

LEADERS = tuple(officer(f"L0{number}", BUREAU, "leader", rota="机关") for number in (1, 2))
DAY, NIGHT = StayTime


def phase(first: int = 0, last: int = 2, **fields: Any) -> StayPhase:
    return StayPhase(first=day(first), last=day(last), **fields)


def stays_case(*phases: StayPhase, days: int = 3, leaders: int = 1, stations: Iterable[str] = (LONGQIAO,), **fields: Any) -> Case:
    units = tuple(unit for unit in UNITS if unit.id in stations or not unit.id.endswith("所"))
    whole = {"demands": (), "pairings": (), "officers": LEADERS[:leaders], "units": units} | fields
    return tiny_case(days=days, stay_phases=phases, **whole)


def stays(case: Case, without: str | None = None) -> list[tuple[str, str, int, StayTime]]:
    rows = optimum(case, without).roster.stays
    return [(row.officer, row.station, (row.date - case.start).days, row.time) for row in rows]


def test_without_the_rule_no_leader_stays() -> None:
    asked = stays_case(phase(leader_stays=2))
    assert len(stays(asked)) == 2
    assert not stays(asked, without="leader_stays")
    assert cost(asked, "leader_stays", without="leader_stays") == 2
    assert cost(asked, "leader_stays") == 0


@pytest.mark.parametrize(("owed", "lacking"), [(0, 0), (1, 0), (3, 0), (4, 1)])
def test_a_leader_has_a_stay_a_date_at_most(owed: int, lacking: int) -> None:
    assert cost(stays_case(phase(leader_stays=owed)), "leader_stays") == lacking


@pytest.mark.parametrize(("nights", "lacking"), [(1, 0), (2, 0), (3, 1)])
def test_nights_are_two_dates_apart(nights: int, lacking: int) -> None:
    """After a night of rest 24 h: nights on days 0, 2 and no third in three days."""
    assert cost(stays_case(phase(leader_stays=nights, nights=nights)), "leader_stays") == lacking * 2


def test_each_station_has_its_share() -> None:
    both = stays_case(phase(leader_stays=0, station_stays=1), stations=(LONGQIAO, FENGHUANG))
    assert {station for _, station, _, _ in stays(both)} == {LONGQIAO, FENGHUANG}


def test_never_two_leaders_at_a_station_on_a_night() -> None:
    """One has the night, the other the day."""
    few: dict[str, Any] = {"days": 2, "leaders": 2, "policy": {"max_away": {"value": 100}}}
    asked = stays_case(phase(last=0, leader_stays=1, nights=1), **few)
    assert cost(asked, "leader_stays") == 1
    assert {part for _, _, _, part in stays(asked)} == {DAY, NIGHT}
    apart = stays_case(phase(last=0, leader_stays=1, nights=1), stations=(LONGQIAO, FENGHUANG), **few)
    assert cost(apart, "leader_stays") == 0


def test_stays_are_spread_paired_and_off_the_meeting_day() -> None:
    whole = stays_case(phase(last=5, leader_stays=2), days=6)
    first, second = (when for _, _, when, _ in stays(whole))
    assert first < 3 <= second
    own = (Pairing(station=FENGHUANG, officer="L01"),)
    both = stays_case(phase(leader_stays=2), stations=(LONGQIAO, FENGHUANG), pairings=own)
    assert {station for _, station, _, _ in stays(both)} == {FENGHUANG}
    meets = tuple(unit.model_copy(update={"meeting_weekday": 1}) if unit.id == BUREAU else unit for unit in UNITS)
    assert {when for _, _, when, _ in stays(stays_case(phase(leader_stays=2), units=meets))} == {0, 2}
    assert len(stays(stays_case(phase(leader_stays=3), units=meets))) == 3, "the meeting day is priced, not barred"


@pytest.mark.parametrize(
    "fields",
    [
        {"leave": (request("假", "L01", 0, 2, status="approved"),)},
        {"commitments": (Commitment(officer="L01", first=day(0), last=day(3), title="庭审"),)},
        {"restrictions": (Restriction(officer="L01", kind=RestrictionKind.NO_COVER),)},
        {"as_of": day(0)},
        {"officers": (officer("L01", LONGQIAO, "leader"),)},
        {"officers": (officer("C01", "禁毒大队", "head", rota="机关"),)},
    ],
    ids=["leave", "commitment", "restriction", "notice", "at a station", "no leader"],
)
def test_who_may_not_stay_does_not(fields: dict[str, Any]) -> None:
    assert not stays(stays_case(phase(leader_stays=3), **fields))


def test_leave_and_stays_are_decided_together() -> None:
    """Leave (level 2) comes first, then the stays around it."""
    asked = stays_case(phase(leader_stays=3), leave=(request("假", "L01", 1, 1),))
    assert {when for _, _, when, _ in stays(asked)} == {0, 2}


def test_a_floor_and_the_most_away_hold_leaders_back() -> None:
    """One of two leaders stays at the bureau."""
    bureau = next(unit for unit in UNITS if unit.id == BUREAU)
    for limit in ({"floors": (Floor(first=day(0), last=day(6), minimum=1),)}, {"max_away": 1}):
        units = tuple(unit.model_copy(update=limit) if unit is bureau else unit for unit in UNITS)
        asked = stays_case(phase(last=0, leader_stays=1), days=1, leaders=2, units=units)
        assert cost(asked, "leader_stays") == 1, limit
        assert not broken(asked)


def test_a_wish_for_a_day_off_moves_a_stay() -> None:
    asked = stays_case(phase(leader_stays=1), wishes=(Wish(officer="L01", kind=WishKind.OFF, first=day(0), last=day(1)),))
    assert [when for _, _, when, _ in stays(asked)] == [2]


def test_without_a_phase_nothing_changes() -> None:
    """The program is the one that it would be without the rule, and the case has the hash that it always had."""
    case = tiny_case()
    with_rule, without = build(Instance(case)), build(Instance(case, [name for name in NAMES if name != "leader_stays"]))
    assert with_rule.program.rows == without.program.rows
    assert with_rule.program.definitions == without.program.definitions
    assert objectives(with_rule) == objectives(without)
    rows = tuple(row for row in case.policy.rows if rule_of(row.key) != "leader_stays")
    assert case_hash(case.model_copy(update={"policy": Policy.model_construct(rows=rows)})) == case_hash(case)
    assert case_hash(case) != case_hash(case.model_copy(update={"stay_phases": (phase(),)}))


def test_twin() -> None:
    compared = bound = 0
    for case, rosters in small_twins(map(staying_case, range(40)), at_most=500):
        compared += 1
        bound += rosters != model_rosters(case, set(NAMES) - {"leader_stays"})
    assert compared >= 20
    assert bound >= 10


@pytest.mark.parametrize("row", ["leader_stays", "leader_stays.paired", "leader_stays.meeting"])
def test_twin_where_hard(row: str) -> None:
    compared = bound = 0
    for seed in range(20):
        case = staying_case(seed)
        hard = case.model_copy(update={"policy": case.policy.changed(**{row: {"hard": True}})})
        try:
            rosters = assert_twins(hard, NAMES, at_most=500)
        except TooLarge:
            continue
        compared += 1
        bound += rosters.keys() != model_rosters(case, NAMES).keys()
    assert compared >= 10
    assert bound


def test_twin_of_the_shares() -> None:
    """Every number of stays that there may be, at every price."""
    nights = stays_case(phase(last=1, leader_stays=2, nights=1), days=2)
    assert term_values(nights, "leader_stays") == {0, 1, 2, 3}
    four = stays_case(phase(last=3, leader_stays=2), days=4)
    assert term_values(four, "leader_stays.spread") == {0, 1, 2}
    hard = stays_case(phase(last=3, leader_stays=2), days=4, policy={"leader_stays.spread": {"hard": True}})
    assert term_values(hard, "leader_stays.spread") == {0}
