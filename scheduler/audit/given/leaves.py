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


def is_given(request: LeaveRequest, entitled: frozenset[str]) -> bool:
    return request.status is LeaveStatus.APPROVED or request.kind in entitled


def given_leave(case: Case) -> dict[str, list[Leave]]:
    entitled = entitled_kinds(case.policy)
    taken: dict[str, list[Leave]] = {}
    for request in case.leave:
        if is_given(request, entitled):
            asked = request.choices[0]
            taken.setdefault(request.officer, []).append(leave(asked.first, asked.last, case.start))
    return taken


def excluded(leaves: Iterable[Leave], day: int, end: int, eve_end: int) -> bool:
    return any(one.excludes(day, end, eve_end) for one in leaves)
