"""`visits` (level 6): commitments at a station fall into a stint there where one fits, and visits are made where they can be."""

from datetime import time
from typing import Any

import pytest

from models.case import Case
from models.leave import Commitment, LeaveStatus
from models.roster import Roster, Visit
from scheduler.audit import audit
from tests.cases import FENGHUANG, LONGQIAO, day, request, seat, tiny_case
from tests.random_cases import random_case
from tests.twins import cost, optimum, short, small_twins, term_values

DAY = f"{LONGQIAO}/接处警/白"


def visit(first: int, last: int, days: int | None = 1, officer: str = "C01", **fields: Any) -> Commitment:
    asked = {"station": LONGQIAO, "days": days} | fields
    return Commitment(officer=officer, first=day(first), last=day(last), title="下沉指导", **asked)


def visiting(*rows: Commitment, **fields: Any) -> Case:
    """C01 of headquarters alone, on whose week nothing is demanded unless said."""
    return tiny_case(**{"only": ["C01"], "demands": (), "commitments": rows} | fields)


def placed(roster: Roster) -> list[tuple[int, int]]:
    return [((row.first - day(0)).days, (row.last - day(0)).days) for row in roster.visits]


def test_it_is_placed_in_a_stint_at_its_station_where_one_fits() -> None:
    """Two covers a date apart: the date between is the only one of the stint that no duty takes."""
    duties = (seat(DAY, 1, 1, on=3), seat(DAY, 1, 1, on=5))
    best = optimum(visiting(visit(0, 6), demands=duties)).roster
    assert placed(best) == [(4, 4)]
    assert [(row.first, row.last) for row in best.stints] == [(day(3), day(5))]
    assert cost(visiting(visit(0, 6), demands=duties), "visits") == 0


def test_the_stint_need_not_give_way_to_what_takes_hours_alone() -> None:
    """In the morning of a night at the station: both on one date."""
    night = (seat(f"{LONGQIAO}/接处警/夜", 1, 1, on=2),)
    best = optimum(visiting(visit(0, 6, start=time(9), end=time(11)), demands=night)).roster
    assert placed(best) == [(2, 2)]


@pytest.mark.parametrize(("station", "expected"), [(LONGQIAO, 0), (FENGHUANG, 1)])
def test_a_stint_elsewhere_is_no_place_for_it(station: str, expected: int) -> None:
    duties = (seat(DAY, 1, 1, on=3), seat(DAY, 1, 1, on=5))
    case = visiting(visit(4, 4, station=station), demands=duties)
    best = optimum(case).roster
    assert placed(best) == [(4, 4)]
    assert len(best.stints) == 1 + expected


def test_one_that_must_be_made_alone_costs_its_dates_and_one_not_placed_more() -> None:
    assert cost(visiting(visit(0, 6, days=2)), "visits") == 2
    away = request("r1", "C01", 0, 6, status=LeaveStatus.APPROVED)
    assert cost(visiting(visit(0, 6, days=2), leave=(away,)), "visits") == 6


@pytest.mark.parametrize(("last", "expected"), [(5, [(6, 6)]), (6, [])])
def test_given_leave_leaves_it_the_other_dates(last: int, expected: list[tuple[int, int]]) -> None:
    away = request("r1", "C01", 0, last, status=LeaveStatus.APPROVED)
    assert placed(optimum(visiting(visit(0, 6), leave=(away,))).roster) == expected
    assert not placed(optimum(visiting(visit(0, 6, days=2), leave=(away,))).roster)


def test_it_takes_nobody_from_a_duty() -> None:
    """The only date is that of a base duty, or of the only cover: it is not placed."""
    base = visiting(visit(0, 0, officer="A01"), only=["A01"], demands=(seat(f"{LONGQIAO}/接处警/值", 1, 1, on=0),))
    cover = visiting(visit(0, 0), demands=(seat(DAY, 1, 1, on=0),))
    for case in (base, cover):
        assert short(case) == 0
        assert not placed(optimum(case).roster)


def test_one_with_too_few_dates_here_is_left_to_another_horizon() -> None:
    case = visiting(visit(6, 8, days=2))
    assert not placed(optimum(case).roster)
    assert cost(case, "visits") == 0
    assert placed(optimum(visiting(visit(5, 8, days=2))).roster) == [(5, 6)]


def test_off_it_is_not_decided_on() -> None:
    case = visiting(visit(0, 6), policy={"visits": {"on": False}})
    assert not placed(optimum(case).roster)
    row = Visit(officer="C01", station=LONGQIAO, asked=day(0), first=day(1), last=day(1))
    assert [finding.rule for finding in audit(case, Roster(visits=(row,))).breaches] == ["form"]


def test_typed_dates_cost_where_no_stint_at_the_station_spans_them() -> None:
    """One of four: the others are those of a stint, its date without a duty among them."""
    duties = (seat(DAY, 1, 1, on=3), seat(DAY, 1, 1, on=5))
    meets = {"start": time(20), "end": time(21)}
    case = visiting(visit(2, 5, None, **meets), demands=duties)
    assert cost(case, "visits") == 1
    assert [(row.first, row.last) for row in optimum(case).roster.stints] == [(day(3), day(5))]


def test_model_and_audit_count_alike() -> None:
    early, late = {"start": time(6), "end": time(7)}, {"start": time(20), "end": time(21)}
    case = visiting(visit(0, 1, **early), visit(1, 2, None, **late), days=3, demands=(seat(DAY, 0, 1),))
    assert term_values(case, "visits") >= {0, 1, 2, 3, 4, 5}


def test_model_and_audit_place_alike_in_random_cases() -> None:
    compared = varied = 0
    cases = (case for case in map(random_case, range(90)) if any(row.days for row in case.commitments))
    for _, rosters in small_twins(cases, at_most=200):
        compared += 1
        varied += len({costs.get("visits", 0) for costs in rosters.values()}) > 1
    assert compared > 8
    assert varied > 5
