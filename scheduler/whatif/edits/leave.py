"""Leave granted or refused by the scenario in place of the solver."""

from collections.abc import Iterable
from datetime import timedelta

from models.case import Case
from models.leave import LeaveChoice, LeaveRequest, LeaveStatus, Pin, PinKind
from models.scenario import GrantLeave, LoosenLeave, RefuseLeave
from models.words import say
from scheduler.whatif.edits.parts import Impossible, Parts


def grant(case: Case, edit: GrantLeave) -> Parts:
    """Granted leave is given like approved leave, so that it is kept whatever it costs in cover."""
    meant = {request.id for request in _meant(case, edit) if request.status is LeaveStatus.PENDING}
    leave = tuple(_with_status(request, LeaveStatus.APPROVED) if request.id in meant else request for request in case.leave)
    return {"leave": leave, "pins": _unpinned(case, meant)}


def refuse(case: Case, edit: RefuseLeave) -> Parts:
    entitled = case.policy.entries("leave.entitled")
    meant = {request.id: request for request in _meant(case, edit) if edit.request or request.kind not in entitled}
    for request in meant.values():
        if request.kind in entitled:
            raise Impossible(say("whatif.must_grant", request=request.id, kind=request.kind))
    leave = tuple(_with_status(request, LeaveStatus.PENDING) if request.id in meant else request for request in case.leave)
    refusals = tuple(Pin(kind=PinKind.REFUSE, request=id, why="比选方案") for id in meant)
    return {"leave": leave, "pins": (*_unpinned(case, meant), *refusals)}


def loosen(case: Case, edit: LoosenLeave) -> Parts:
    """Of every choice the latest first date moves; entitled kinds are given already and have none."""
    meant = {request.id for request in _meant(case, edit) if request.status is LeaveStatus.PENDING}
    return {"leave": tuple(_later(request, edit.days) if request.id in meant else request for request in case.leave)}


def _later(request: LeaveRequest, days: int) -> LeaveRequest:
    choices = tuple(LeaveChoice(**dict(row) | {"latest": row.latest + timedelta(days)}) for row in request.choices)
    return LeaveRequest(**dict(request) | {"choices": choices})


def _meant(case: Case, edit: GrantLeave | RefuseLeave | LoosenLeave) -> Iterable[LeaveRequest]:
    """The requests named; those of an officer or of everybody where their first choice meets the dates of the edit."""
    first, last = edit.first or case.start, edit.last or case.end
    for request in case.leave:
        named = edit.request == request.id if edit.request else edit.officer in (None, request.officer)
        if named and (edit.request or (request.choices[0].first <= last and first <= request.choices[0].last)):
            yield request


def _with_status(request: LeaveRequest, status: LeaveStatus) -> LeaveRequest:
    return LeaveRequest(**dict(request) | {"status": status})


def _unpinned(case: Case, requests: Iterable[str]) -> tuple[Pin, ...]:
    return tuple(pin for pin in case.pins if pin.request is None or pin.request not in requests)
