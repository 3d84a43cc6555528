"""What a published roster decided, as given: leave that it grants, and visits where it placed them."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from models.base import Id
from models.case import Case
from models.leave import Commitment, LeaveChoice, LeaveRequest, LeaveStatus
from models.roster import Roster


def with_decided_given(case: Case, roster: Roster, since: date) -> Case:
    """Leave that the roster grants is given, on its dates, and so are visits; what an earlier replan was held to is not."""
    granted = {row.request: (row.first, row.last) for row in roster.leave if row.first and row.last}
    leave = tuple(_granted(row, *granted[row.id]) if row.id in granted else row for row in case.leave)
    pins = tuple(pin for pin in case.pins if pin.request not in granted)
    commitments = tuple(_commitments(case, roster, since))
    given = {"leave": leave, "pins": pins, "commitments": commitments, "roster_before": (), "replan": None}
    return Case(**dict(case) | given)


def _commitments(case: Case, roster: Roster, since: date) -> Iterator[Commitment]:
    """A visit takes the dates on which it was placed; one that was not placed may still be from `since` on.

    Visits of an officer at a station are told apart by their first dates: of several that begin anew, each begins a day later.
    """
    placed = {(visit.officer, visit.station, visit.asked): visit for visit in roster.visits}
    asked = {(row.officer, row.station, row.first) for row in case.commitments if row.days is not None and row.first >= since}
    for row in case.commitments:
        visit = placed.get((row.officer, row.station or "", row.first))
        if row.days is None:
            yield row
        elif visit is not None:
            dated = {"days": None, "first": visit.first, "last": visit.last}
            yield Commitment(**dict(row) | dated)
        else:
            first = row.first if row.first >= since else _free(row, since, asked)
            asked.add((row.officer, row.station, first))
            if row.last >= first + timedelta(row.days - 1):
                yield Commitment(**dict(row) | {"first": first})


def _free(row: Commitment, since: date, asked: Collection[tuple[Id | None, Id | None, date]]) -> date:
    """The first date from `since` on on which no other visit of the officer at the station begins."""
    first = since
    while (row.officer, row.station, first) in asked:
        first += timedelta(1)
    return first


def _granted(row: LeaveRequest, first: date, last: date) -> LeaveRequest:
    choices = (LeaveChoice(first=first, last=last, earliest=first, latest=first),)
    return LeaveRequest(**dict(row) | {"status": LeaveStatus.APPROVED, "choices": choices})
