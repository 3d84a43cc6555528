"""Leave as day numbers: what it excludes, which requests are given and which are decided."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from models.case import Case
from models.leave import LeaveRequest, LeaveStatus
from models.policy import Policy

from .clock import DAY


class Leave(NamedTuple):
    first: int
    last: int

    def covers(self, day: int) -> bool:
        return self.first <= day <= self.last

    def excludes(self, day: int, end: int, eve_end: int) -> bool:
        """A duty that starts in it, or starts earlier and ends after minute `eve_end` of its first date."""
        return day <= self.last and (day >= self.first or end > self.first * DAY + eve_end)


def leave(first: date, last: date, start: date) -> Leave:
    return Leave((first - start).days, (last - start).days)


def entitled_kinds(policy: Policy) -> frozenset[str]:
    return frozenset(policy.entries("leave.entitled"))


def exempt_kinds(policy: Policy) -> frozenset[str]:
    """Kinds that take no place among those on leave at once."""
    row = "leave_capacity.exempt"
    return frozenset(policy.entries(row)) if policy.on(row) else frozenset()


def is_given(request: LeaveRequest, entitled: frozenset[str]) -> bool:
    return request.status is LeaveStatus.APPROVED or request.kind in entitled


def is_outside(request: LeaveRequest, case: Case) -> bool:
    """Whether the dates asked first hold no date of the horizon: another case decides on the request."""
    asked = request.choices[0]
    return asked.last < case.start or asked.first > case.end


def is_before_planning(first: date, case: Case) -> bool:
    """Whether leave would begin before the date on which the roster is made."""
    return case.as_of is not None and first < case.as_of


def is_checked(first: date, last: date, case: Case) -> bool:
    """Whether all dates lie inside the horizon, outside which no rule is looked at."""
    return case.start <= first and last <= case.end


def given_leave(case: Case, without: frozenset[str] = frozenset()) -> dict[str, list[Leave]]:
    """By officer; `without` are kinds left out."""
    entitled = entitled_kinds(case.policy)
    taken: dict[str, list[Leave]] = {}
    for request in case.leave:
        if is_given(request, entitled) and request.kind not in without:
            asked = request.choices[0]
            taken.setdefault(request.officer, []).append(leave(asked.first, asked.last, case.start))
    return taken


def excluded(leaves: Iterable[Leave], day: int, end: int, eve_end: int) -> bool:
    return any(leave.excludes(day, end, eve_end) for leave in leaves)
