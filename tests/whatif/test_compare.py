"""What is said of a difference: proven, proven equal, or 未定; and who changes."""

import pytest

from models.comparison import Run, Verdict
from models.findings import AuditReport, Shortage
from models.leave import LeaveStatus
from models.policy import default_policy
from models.roster import LevelResult, Outcome, Proof, Roster, Status, StoppedBy
from models.scenario import Absent, Scenario
from scheduler.whatif.compare import comparison, level_differences, shortage_changes
from scheduler.whatif.officers import officer_changes
from tests.cases import LONGQIAO, assigned, day, granted, refused, request, tiny_case

RESPONSE = f"{LONGQIAO}/接处警/值"


def proof(*levels: tuple[str, int, int]) -> Proof:
    """Levels as name, value and bound."""
    reached = tuple(
        LevelResult(level=at, name=name, value=value, bound=bound, gap=value - bound)
        for at, (name, value, bound) in enumerate(levels, 1)
    )
    return Proof(status=Status.FEASIBLE, stopped_by=StoppedBy.TIME_LIMIT, levels=reached)


def verdicts(before: Proof, after: Proof) -> list[str]:
    return [difference.verdict.value for difference in level_differences(before, after, default_policy())]


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        ((10, 10), (12, 12), Verdict.DECIDED),
        ((10, 8), (12, 11), Verdict.DECIDED),
        ((12, 11), (10, 9), Verdict.DECIDED),
        ((10, 8), (12, 10), Verdict.OPEN),
        ((10, 8), (10, 8), Verdict.OPEN),
        ((10, 10), (10, 9), Verdict.OPEN),
        ((10, 10), (10, 10), Verdict.EQUAL),
    ],
)
def test_a_difference_is_decided_only_where_the_intervals_are_disjoint(before, after, verdict) -> None:
    """[8, 10] and [10, 12] touch: both may be 10."""
    assert verdicts(proof(("critical_cover", *before)), proof(("critical_cover", *after))) == [verdict]


def test_nothing_is_decided_behind_a_level_that_is_open_or_differs() -> None:
    base = proof(("critical_cover", 0, 0), ("leave", 10, 10), ("target_cover", 50, 50))
    assert verdicts(base, proof(("critical_cover", 0, 0), ("leave", 20, 20), ("target_cover", 90, 90))) == [
        "equal",
        "decided",
        "open",
    ]
    assert verdicts(base, proof(("critical_cover", 0, 0), ("leave", 10, 9), ("target_cover", 90, 90)))[2] == "open"


def test_under_another_order_of_levels_nothing_is_decided() -> None:
    base = proof(("critical_cover", 0, 0), ("leave", 10, 10))
    assert verdicts(base, proof(("leave", 0, 0), ("critical_cover", 4, 4))) == ["open", "open"]


def lacking(n: int, below_minimum: int, below_target: int) -> Shortage:
    station, post, shift = RESPONSE.split("/")
    return Shortage(
        station=station,
        post=post,
        shift=shift,
        date=day(n),
        minimum=2,
        target=2,
        weight=1,
        present=0,
        effective=0,
        below_minimum=below_minimum,
        below_target=below_target,
        lacks_lead=False,
        sentence="",
    )


def test_shortages_appear_and_vanish_by_date() -> None:
    before = AuditReport(shortages=(lacking(0, 1, 1), lacking(1, 0, 1)))
    after = AuditReport(shortages=(lacking(1, 0, 1), lacking(2, 2, 2)))
    changes = [(change.date, change.minimum_before, change.minimum_after) for change in shortage_changes(before, after)]
    assert changes == [(day(0), 1, 0), (day(2), 0, 2)]


def test_an_officer_changes_by_days_stations_and_leave() -> None:
    case = tiny_case(leave=(request("r1", "A03", 0, 1), request("r2", "B01", 0, 1, status=LeaveStatus.APPROVED)))
    before = Roster(assignments=(assigned("C01", RESPONSE, 0), assigned("C02", RESPONSE, 2)), leave=(refused("r1"),))
    after = Roster(assignments=(assigned("C01", RESPONSE, 1), assigned("C02", RESPONSE, 2)), leave=(granted("r1", 0, 1),))
    leave, moved = officer_changes((case, before), (case, after))
    assert (leave.officer, leave.days) == ("A03", ())
    assert [(change.before.outcome, change.after.outcome) for change in leave.leave] == [(Outcome.REFUSED, Outcome.GRANTED)]
    assert (moved.officer, moved.stations, moved.leave) == ("C01", (), ())
    assert [(at.date, at.before, at.after) for at in moved.days] == [
        (day(0), (RESPONSE,), ()),
        (day(1), (), (RESPONSE,)),
    ]


def test_days_of_cover_are_counted_by_station() -> None:
    before, after = Roster(), Roster(assignments=tuple(assigned("C01", RESPONSE, n) for n in (0, 2)))
    (change,) = officer_changes((tiny_case(), before), (tiny_case(), after))
    assert [(at.station, at.before, at.after) for at in change.stations] == [(LONGQIAO, 0, 2)]


def test_a_scenario_that_failed_stands_beside_those_that_did_not() -> None:
    case = tiny_case(leave=(request("r1", "A03", 0, 1), request("r2", "B01", 0, 1, status=LeaveStatus.APPROVED)))
    roster = Roster(leave=(granted("r1", 0, 1),), assignments=(assigned("C01", RESPONSE, 0),))
    base = Run(
        case_hash="x", roster=roster, proof=proof(("critical_cover", 1, 1)), report=AuditReport(shortages=(lacking(0, 1, 2),))
    )
    broken = Scenario(name="坏", edits=(Absent(officer="A01"),))
    good = Scenario(name="好", edits=(Absent(officer="A01"),))
    compared = comparison(case, base, [(broken, case, Run(case_hash="y", failure="进程意外退出")), (good, case, base)])
    assert [(row.failure, row.figures is None) for row in compared.scenarios] == [
        ("进程意外退出", True),
        ("", False),
    ]
    figures = compared.figures
    assert (figures.critical, figures.below_target, figures.covers, figures.granted) == (1, 2, 1, 2)
