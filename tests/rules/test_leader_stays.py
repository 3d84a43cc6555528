"""`leader_stays`: what leaders and stations lack of a phase's stays counts; never two leaders at one station on a night."""

from collections.abc import Iterable
from typing import Any

import pytest

from models.case import Case
from models.case_hash import case_hash
from models.leave import Commitment, Pin, PinKind, Wish, WishKind
from models.organisation import Floor, Pairing, Restriction, RestrictionKind, StayPhase
from models.policy import Policy
from models.records.stay import StayTime
from models.rules import rule_of
from scheduler.engine.build import build, objectives
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.explain.conflicts.repair import repair
from scheduler.formulation.instance import Instance
from tests.brute_force import TooLarge
from tests.cases import BUREAU, FENGHUANG, LONGQIAO, UNITS, day, officer, request, tiny_case
from tests.random_cases import staying_case
from tests.twins import NAMES, assert_twins, broken, cost, model_rosters, optimum, small_twins, term_values

LEADERS = tuple(officer(f"L0{number}", BUREAU, "leader", rota="机关") for number in (1, 2))
DAY, NIGHT = StayTime
BOTH = (LONGQIAO, FENGHUANG)
AT_HOME = Wish(officer="L01", kind=WishKind.OFF, first=day(0), last=day(2))


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


def pinned(kind: str, on: int, **fields: Any) -> Pin:
    return Pin(kind=PinKind(kind), officer="L01", date=day(on), **fields)


@pytest.mark.parametrize(("shift", "time"), [("白", DAY), ("夜", NIGHT)])
@pytest.mark.parametrize("on", [0, 2])
def test_a_stay_that_is_pinned_is_kept(on: int, shift: str, time: StayTime) -> None:
    """From the first date of the phase to its last, though no stay is owed; at that station, and at no other time of the day."""
    pin = pinned("assign", on, station=FENGHUANG, shift=shift)
    asked = stays_case(phase(leader_stays=0), stations=BOTH, pins=(pin,), wishes=(AT_HOME,))
    assert stays(asked) == [("L01", FENGHUANG, on, time)]
    assert not broken(asked)
    assert not stays(asked, without="pins")
    assert broken(asked, without="pins") == {"pins"}


def test_a_pinned_stay_counts_among_those_owed() -> None:
    pin = pinned("assign", 1, station=LONGQIAO, shift="夜")
    asked = stays_case(phase(leader_stays=1), pins=(pin,))
    assert stays(asked) == [("L01", LONGQIAO, 1, NIGHT)]
    assert cost(asked, "leader_stays") == 0


@pytest.mark.parametrize(
    ("fields", "left"),
    [
        ({}, set()),
        ({"shift": "白"}, {(LONGQIAO, NIGHT), (FENGHUANG, NIGHT)}),
        ({"station": FENGHUANG}, {(LONGQIAO, DAY), (LONGQIAO, NIGHT)}),
        ({"station": FENGHUANG, "shift": "白", "post": "接处警"}, {(station, time) for station in BOTH for time in StayTime}),
    ],
)
def test_a_forbidden_stay_is_not_decided(fields: dict[str, str], left: set[tuple[str, StayTime]]) -> None:
    """A ban without a post takes in stays, one of a post does not."""
    asked = stays_case(phase(last=0, leader_stays=1), days=1, stations=BOTH, pins=(pinned("forbid", 0, **fields),))
    decided = {(row.station, row.time) for key in model_rosters(asked, NAMES) for row in key[-1]}
    assert decided == left


def test_pinned_stays_that_no_roster_can_have_are_named() -> None:
    """Two nights in a row; one on given leave; two leaders at a station on a night."""
    two = tuple(pinned("assign", on, station=LONGQIAO, shift="夜") for on in (0, 1))
    away = request("假", "L01", 0, 2, status="approved")
    together = (two[0], two[0].model_copy(update={"officer": "L02"}))
    for fields in ({"pins": two}, {"pins": two[:1], "leave": (away,)}, {"pins": together, "leaders": 2}):
        case = stays_case(phase(leader_stays=0), **fields)
        assert not model_rosters(case, NAMES)
        smallest, named = repair(case, Settings().memory_gb, Watch())
        assert smallest is not None
        assert len(smallest.dropped) == 1
        assert "驻龙桥所（夜）" in smallest.dropped[0]
        assert named


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"officer": "C01"}, "不是局领导"),
        ({"date": day(3)}, "不在「驻所」表的任何阶段内"),
        ({"shift": "值"}, "班次应为该阶段的「白」"),
        ({"forced": True}, "不能强制"),
        ({"burden_of": "L02"}, "没有勤务量计入"),
    ],
)
def test_a_pin_without_a_post_is_a_stay_or_wrong(fields: dict[str, Any], wrong: str) -> None:
    pin = pinned("assign", 0, station=LONGQIAO, shift="夜").model_copy(update=fields)
    people = (*LEADERS, officer("C01", "禁毒大队", "head", rota="机关"))
    with pytest.raises(ValueError, match=wrong):
        stays_case(phase(), days=4, officers=people, pins=(pin,))
    with pytest.raises(ValueError, match="缺少此项"):
        stays_case(officers=people, pins=(pin,))


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
