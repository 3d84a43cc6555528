"""Leave that meets the edges of the horizon: granted beyond it, where nothing is checked, or asked wholly outside it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from models.base import dates
from models.case import Case
from models.leave import LeaveRequest, LeaveStatus
from models.roster import Roster


class Unchecked(NamedTuple):
    """Leave that a roster grants from `first` to `last`: dates `inside` the horizon, and `beyond` it."""

    request: LeaveRequest
    first: date
    last: date
    inside: int
    beyond: int


def is_given(case: Case, request: LeaveRequest) -> bool:
    """Approved leave, and leave of an entitled kind."""
    return request.status is LeaveStatus.APPROVED or request.kind in case.policy.entries("leave.entitled")


def is_outside(case: Case, request: LeaveRequest) -> bool:
    """Whether an open request asks first for dates of which none is in the horizon, so that it is not decided here."""
    asked = request.choices[0]
    return not is_given(case, request) and (asked.last < case.start or case.end < asked.first)


def days_inside(case: Case, first: date, last: date) -> int:
    return len(dates(max(first, case.start), min(last, case.end)))


def outside(case: Case) -> list[LeaveRequest]:
    return [request for request in case.leave if is_outside(case, request)]


def unchecked(case: Case, roster: Roster) -> Iterator[Unchecked]:
    """What the roster grants with dates beyond the horizon."""
    requests = {request.id: request for request in case.leave}
    for decision in roster.leave:
        if decision.first and decision.last and decision.request in requests:
            inside = days_inside(case, decision.first, decision.last)
            beyond = len(dates(decision.first, decision.last)) - inside
            if beyond:
                yield Unchecked(requests[decision.request], decision.first, decision.last, inside, beyond)
