"""Of whom 期初 is asked: who can be given a duty in the horizon and of whose eve nothing is known."""

import pytest

from models.leave import LeaveChoice, LeaveRequest, LeaveStatus
from models.organisation import Secondment
from scheduler.exchange.reading.opening_state import rested
from tests.cases import FENGHUANG, START, day, tiny_case

FREE = "A03"
"""On a free line, without a row of 期初."""
LAST = 6


@pytest.mark.parametrize(("first", "last", "is_asked"), [(0, LAST, False), (-3, 9, False), (1, LAST, True), (0, LAST - 1, True)])
def test_who_is_out_of_the_bureau_throughout_is_not_asked(first: int, last: int, is_asked: bool) -> None:
    lent = Secondment(officer=FREE, first=day(first), last=day(last))
    assert bool(rested(tiny_case(only={FREE}, secondments=(lent,)))) is is_asked


def test_who_serves_elsewhere_in_the_bureau_is_asked() -> None:
    lent = Secondment(officer=FREE, unit=FENGHUANG, first=START, last=day(LAST))
    assert rested(tiny_case(only={FREE}, secondments=(lent,)))


@pytest.mark.parametrize(
    ("status", "lent_from", "is_asked"),
    [(LeaveStatus.APPROVED, 4, False), (LeaveStatus.APPROVED, 5, True), (LeaveStatus.PENDING, 4, True)],
)
def test_approved_leave_and_what_follows_it_count_together(status: LeaveStatus, lent_from: int, is_asked: bool) -> None:
    """Leave on days 0 to 3, then lent out: one day between is a day on which a duty can be decided."""
    choice = LeaveChoice(first=START, last=day(3), earliest=START, latest=START)
    leave = LeaveRequest(id="Q1", officer=FREE, status=status, choices=(choice,))
    lent = Secondment(officer=FREE, first=day(lent_from), last=day(LAST))
    assert bool(rested(tiny_case(only={FREE}, leave=(leave,), secondments=(lent,)))) is is_asked
