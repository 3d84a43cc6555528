"""Leave that goes on beyond a roster's end, which the next case has to keep."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from models.case import Case
from models.leave import LeaveRequest
from models.roster import Roster
from scheduler.audit.given.leaves import entitled_kinds, is_given

Span = tuple[date, date]
"""First and last date."""


class GrantedLeave(NamedTuple):
    """`asked` are the dates of the request's choices; `request` is its id, empty where that is not known."""

    officer: str
    kind: str
    first: date
    last: date
    request: str = ""
    asked: tuple[Span, ...] = ()


def granted_beyond(case: Case, roster: Roster) -> Iterator[GrantedLeave]:
    """Given and decided leave that is not over on the last date of the horizon."""
    entitled = entitled_kinds(case.policy)
    decided = {row.request: (row.first, row.last) for row in roster.leave if row.first and row.last}
    for request in case.leave:
        asked = request.choices[0]
        given = (asked.first, asked.last) if is_given(request, entitled) else None
        granted = given or decided.get(request.id)
        if granted and granted[1] > case.end:
            yield GrantedLeave(request.officer, request.kind, *granted, request.id, _asked(request))


def _asked(request: LeaveRequest) -> tuple[Span, ...]:
    return tuple((choice.first, choice.last) for choice in request.choices)
