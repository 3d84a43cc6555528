from typing import Any

import pytest

from models.case import Case
from models.organisation import Pairing, StayPhase
from models.records.stay import StayTime
from models.roster import LeaderStay
from tests.audit.reading import broken, report, term
from tests.cases import BUREAU, FENGHUANG, LONGQIAO, UNITS, assigned, day, officer, stint, tiny_case

LEADERS = tuple(officer(f"L0{number}", BUREAU, "leader", rota="机关") for number in (1, 2))
PHASE = StayPhase(first=day(0), last=day(6), leader_stays=2, station_stays=1, nights=1)


def case(*phases: StayPhase, **fields: Any) -> Case:
    officers = (*LEADERS, officer("C01", "禁毒大队", rota="机关"))
    return tiny_case(stay_phases=phases or (PHASE,), officers=officers, demands=(), **fields)


def stay(leader: str, station: str, n: int, part: str = "day") -> LeaderStay:
    return LeaderStay(officer=leader, station=station, date=day(n), time=StayTime(part))


def lacks(*stays: LeaderStay, phase: StayPhase = PHASE, **fields: Any) -> int:
    return term("leader_stays", case(phase, **fields), stays=stays)


def test_what_leaders_nights_and_stations_lack_is_summed() -> None:
    assert lacks() == 2 * 2 + 2 * 1 + 2
    assert lacks(stay("L01", LONGQIAO, 0)) == 8 - 2
    assert lacks(stay("L01", LONGQIAO, 0, "night")) == 8 - 3
    assert lacks(*(stay("L01", LONGQIAO, n, "night") for n in (0, 2, 4))) == 8 - 4


def test_only_what_falls_due_in_the_horizon_is_owed() -> None:
    """Of a phase of fourteen dates whose first seven are the horizon, half."""
    long = StayPhase(first=day(0), last=day(13), leader_stays=3)
    later = StayPhase(first=day(-7), last=day(6), leader_stays=3)
    assert (lacks(phase=long), lacks(phase=later)) == (2 * 2, 2 * 1)
    assert lacks(phase=StayPhase(first=day(9), last=day(12), leader_stays=3)) == 0


def test_two_leaders_on_a_night_are_a_breach() -> None:
    nights = (stay("L01", LONGQIAO, 0, "night"), stay("L02", LONGQIAO, 0, "night"))
    assert broken("leader_stays", case(), stays=nights) == ["警员L02 7月22日驻龙桥所（夜班），同夜警员L01已驻该所"]
    assert not broken("leader_stays", case(), stays=(nights[0], stay("L02", LONGQIAO, 0)))
    assert not broken("leader_stays", case(), stays=(nights[0], stay("L02", FENGHUANG, 0, "night")))


def test_stays_in_one_part_of_the_phase_are_crowded() -> None:
    """Parts are days 0 … 2 and 3 … 6."""
    for days, crowded in (((0, 2), 1), ((2, 3), 0), ((0, 6), 0), ((3, 4, 6), 2)):
        assert term("leader_stays.spread", case(), stays=[stay("L01", LONGQIAO, n) for n in days]) == crowded


def test_stays_beyond_the_own_pairing_and_on_meeting_days_count() -> None:
    own = (Pairing(station=LONGQIAO, officer="L01", last=day(3)), Pairing(station=FENGHUANG, department="禁毒大队"))
    meets = tuple(unit.model_copy(update={"meeting_weekday": 1}) if unit.id == BUREAU else unit for unit in UNITS)
    stays = [stay("L01", FENGHUANG, 1), stay("L01", LONGQIAO, 2), stay("L01", FENGHUANG, 4), stay("L02", FENGHUANG, 1)]
    paired = case(pairings=own, units=meets)
    assert term("leader_stays.paired", paired, stays=stays) == 1
    assert term("leader_stays.meeting", paired, stays=stays) == 2
    assert not report(paired, stays=stays[:3]).breaches


@pytest.mark.parametrize(
    ("row", "stays", "says"),
    [
        ("leader_stays", [], "警员L01 本阶段驻所 0 场，应不少于 2 场"),
        ("leader_stays", [stay("L01", LONGQIAO, 0), stay("L01", LONGQIAO, 4)], "警员L01 本阶段夜间驻所 0 场，应不少于 1 场"),
        ("leader_stays.spread", [stay("L01", LONGQIAO, 0), stay("L01", LONGQIAO, 1)], "警员L01 的驻所在阶段内过于集中"),
        ("leader_stays.paired", [stay("L01", FENGHUANG, 0)], "警员L01 7月22日驻凤凰山所（白班），不是其挂钩所"),
        ("leader_stays.meeting", [stay("L01", LONGQIAO, 0)], "警员L01 7月22日驻龙桥所（白班），当日是本单位例会日"),
    ],
)
def test_a_breach_where_hard(row: str, stays: list[LeaderStay], says: str) -> None:
    meets = tuple(unit.model_copy(update={"meeting_weekday": 0}) if unit.id == BUREAU else unit for unit in UNITS)
    own = (Pairing(station=LONGQIAO, officer="L01"),)
    hard = case(policy={row: {"hard": True}}, units=meets, pairings=own)
    assert broken("leader_stays", hard, stays=stays)[0] == says
    assert not broken("leader_stays", case(units=meets, pairings=own), stays=stays)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (stay("L09", LONGQIAO, 0), "勤务行有未知内容：L09 2024-07-22 驻 龙桥所（白天）"),
        (stay("L01", BUREAU, 0), "勤务行有未知内容：L01 2024-07-22 驻 分局（白天）"),
        (stay("L01", LONGQIAO, 9), "勤务行有未知内容：L01 2024-07-31 驻 龙桥所（白天）"),
        (stay("L01", LONGQIAO, 6), "驻所不在任何驻所阶段内：L01 2024-07-28 驻 龙桥所（白天）"),
        (stay("C01", LONGQIAO, 0), "警员C01 7月22日驻龙桥所（白班），驻所的不是局领导"),
    ],
)
def test_what_is_no_stay_is_said(row: LeaderStay, problem: str) -> None:
    short = StayPhase(first=day(0), last=day(5))
    assert broken("form", case(short), stays=[row]) == [problem]


def test_a_stay_among_the_assignments_is_none() -> None:
    """It would be in no phase, and on no list of stays."""
    for post in ("接处警", ""):
        row = assigned("L01", f"{LONGQIAO}/{post}/白", 0, "stay", rung=0)
        assert broken("form", case(), row) == [f"勤务行有未知内容：L01 2024-07-22 {LONGQIAO}/{post}/白"]


def test_a_stay_twice_and_one_of_a_leader_at_a_station_are_said() -> None:
    twice = [stay("L01", LONGQIAO, 0)] * 2
    assert broken("form", case(), stays=twice) == ["勤务行重复：L01 2024-07-22 驻 龙桥所（白天）"]
    local = tiny_case(stay_phases=(PHASE,), officers=(officer("L03", LONGQIAO, "leader"),), demands=())
    assert broken("form", local, stays=[stay("L03", FENGHUANG, 0)]) == [
        "警员L03 7月22日驻凤凰山所（白班），当日不在机关，不能驻所"
    ]


def test_a_stay_is_work_that_detaches() -> None:
    """It rests, it takes the home work of its date, and no stint spans it."""
    near = [stay("L01", LONGQIAO, 0, "night"), stay("L01", LONGQIAO, 1)]
    assert broken("rest", case(), stays=near)
    assert broken("one_duty", case(), stays=[near[0], stay("L01", FENGHUANG, 0)])
    few = tuple(unit.model_copy(update={"max_away": 1}) if unit.id == BUREAU else unit for unit in UNITS)
    both = [stay("L01", LONGQIAO, 0), stay("L02", FENGHUANG, 0)]
    assert broken("max_away", case(units=few), stays=both) == ["分局7月22日外派 2 人，不得超过 1 人"]
    assert not broken("max_away", case(units=few), stays=both[:1])
    cover = assigned("L01", "龙桥所/带班领导/白", 0)
    beside = broken("form", case(), cover, stays=[stay("L01", LONGQIAO, 0, "night")], stints=(stint("L01", LONGQIAO, 0, 0),))
    assert "警员L01 7月22日驻龙桥所（夜班），但当日在龙桥所的帮扶时段内" in beside
