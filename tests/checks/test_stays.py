"""Shares of stays that nobody can reach are named before solving."""

import pytest

from models.leave import Commitment, Pin, PinKind
from models.organisation import Restriction, RestrictionKind, StayPhase
from scheduler.checks.warnings import WarningKind, warnings
from tests.cases import BUREAU, FENGHUANG, LONGQIAO, day, officer, tiny_case
from tests.checks.test_warnings import QUIET, approved


def told(phase: StayPhase, kind: WarningKind = WarningKind.STAYS, **fields: object) -> list[str]:
    leader = officer("L01", BUREAU, "leader", rota="机关")
    case = tiny_case(**{"demands": QUIET, "stay_phases": (phase,), "officers": (leader,), "qualifications": ()} | fields)
    return [warning.sentence for warning in warnings(case) if warning.kind is kind]


def phase(**fields: int) -> StayPhase:
    return StayPhase(first=day(0), last=day(6), **fields)


def test_shares_that_can_be_reached_are_not_told() -> None:
    assert told(phase(leader_stays=7, station_stays=3, nights=4)) == []


def test_a_leaders_share_and_nights_beyond_the_dates() -> None:
    """Leave of four dates leaves three, and of these two nights with a date between them."""
    leave = (approved("L01", day(0), day(3)),)
    assert told(phase(leader_stays=4, nights=3), leave=leave) == [
        "7月22日至7月28日的驻所阶段：警员L01 应驻 4 场，可排的只有 3 天",
        "7月22日至7月28日的驻所阶段：警员L01 应有夜间 3 场，可排的最多 2 夜",
    ]
    assert told(phase(leader_stays=3, nights=2), leave=leave) == []
    none_at_night = (Restriction(officer="L01", kind=RestrictionKind.NO_NIGHT),)
    assert len(told(phase(leader_stays=1, nights=1), restrictions=none_at_night)) == 1
    court = (Commitment(officer="L01", first=day(0), last=day(6)),)
    assert len(told(phase(leader_stays=1), commitments=court)) == 1


def test_a_stations_share_and_all_of_them_together() -> None:
    """One leader has seven dates; 凤凰山所 is too far."""
    assert told(phase(leader_stays=0, station_stays=4)) == [
        "7月22日至7月28日的驻所阶段：各派出所共应 8 场，局领导合计最多只有 7 天可排"
    ]
    near = (Restriction(officer="L01", kind=RestrictionKind.NO_FAR),)
    assert told(phase(leader_stays=0, station_stays=1), restrictions=near) == [
        "7月22日至7月28日的驻所阶段：凤凰山所 应驻 1 场，可排的只有 0 天"
    ]


def test_nothing_is_told_while_the_rule_is_off() -> None:
    assert told(phase(leader_stays=9), policy={"leader_stays": {"on": False}}) == []


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({}, ""),
        ({"leave": (approved("L01", day(0), day(2)),)}, "在岗可用"),
        ({"policy": {"leader_stays": {"on": False}}}, "规则「局领导驻所」未启用"),
        ({"officers": (officer("L01", LONGQIAO, "leader"),)}, "当日不在机关"),
    ],
)
def test_a_pinned_stay_that_cannot_be_is_named(fields: dict[str, object], why: str) -> None:
    pin = Pin(kind=PinKind.ASSIGN, officer="L01", date=day(1), station=FENGHUANG, shift="夜")
    named = told(phase(), WarningKind.PINS, pins=(pin,), **fields)
    assert named == ([f"锁定做不到（{why}），求解将停在这里：指定 警员L01 7月23日 驻凤凰山所（夜）"] if why else [])
