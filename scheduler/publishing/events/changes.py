"""What each kind of event does to the case: parts of it that change."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from models.case import Case
from models.duty import DemandException
from models.errors import EventRefused
from models.events.event import Event, EventKind
from models.leave import LeaveChoice, LeaveRequest, LeaveStatus, Pin, PinKind
from models.words import say
from scheduler.demand.needs import Duty, in_force

Parts = dict[str, Any]
DAY = timedelta(1)
SICK_LEAVE = "病假"
LEAVE_ID = "变动{event}"


def changed(case: Case, event: Event) -> Case:
    """Raises `EventRefused` where there is nothing that the event could change."""
    return Case(**dict(case) | CHANGES[event.kind](case, event))


def leave_id(event: Event) -> str:
    """Of the request that an event of leave adds."""
    return LEAVE_ID.format(event=event.id)


def _absent(case: Case, event: Event) -> Parts:
    """Leave from the event on: given, or asked for where it is still pending, in place of what was asked for those dates before.

    Nobody is absent twice.
    """
    last = event.last or (case.end if event.has_open_end else event.first)
    for row in case.leave:
        choice = row.choices[0]
        if row.officer == event.officer and _is_given(case, row) and choice.first <= last and event.first <= choice.last:
            raise _refused(
                event, say("events.on_leave", officer=event.officer, kind=row.kind, first=choice.first, last=choice.last)
            )
    kind = event.leave_kind or (SICK_LEAVE if event.kind is EventKind.ILLNESS else LeaveRequest.model_fields["kind"].default)
    status = LeaveStatus.PENDING if event.is_pending and event.kind is EventKind.LEAVE else LeaveStatus.APPROVED
    asked = LeaveChoice(first=event.first, last=last, earliest=event.first, latest=event.first)
    request = LeaveRequest(id=leave_id(event), officer=event.officer or "", kind=kind, status=status, choices=(asked,))
    replaced = {
        row.id
        for row in case.leave
        if row.officer == event.officer and row.choices[0].first <= last and event.first <= row.choices[0].last
    }
    kept = (row for row in case.leave if row.id not in replaced)
    return {"leave": (*kept, request), "pins": tuple(pin for pin in case.pins if pin.request not in replaced)}


def _is_given(case: Case, row: LeaveRequest) -> bool:
    return row.status is LeaveStatus.APPROVED or row.kind in case.policy.entries("leave.entitled")


def _back(case: Case, event: Event) -> Parts:
    """Leave ends on the eve of the event."""
    return {"leave": tuple(_shortened(case, event, lambda row: (row.choices[0].first, event.first - DAY)))}


def _cancelled(case: Case, event: Event) -> Parts:
    return {"leave": tuple(_shortened(case, event, lambda row: (row.choices[0].first, row.choices[0].first - DAY)))}


def _shortened(case: Case, event: Event, left: Callable[[LeaveRequest], tuple[Any, Any]]) -> Iterator[LeaveRequest]:
    """Leave with the one that the event speaks of as long as is left of it; none where nothing is."""
    is_known = False
    for row in case.leave:
        choice = row.choices[0]
        if row.officer != event.officer or not _is_given(case, row) or not choice.first <= event.first <= choice.last:
            yield row
            continue
        is_known = True
        first, last = left(row)
        if first <= last:
            choices = (LeaveChoice(first=first, last=last, earliest=first, latest=first),)
            yield LeaveRequest(**dict(row) | {"choices": choices})
    if not is_known:
        raise _refused(event, say("events.not_on_leave", officer=event.officer, date=event.first))


def _more_support(case: Case, event: Event) -> Parts:
    more = event.officers or 0
    return _with_demand(case, event, lambda minimum, target: (minimum + more, target + more))


def _other_demand(case: Case, event: Event) -> Parts:
    minimum = event.minimum or 0
    return _with_demand(case, event, lambda *_: (minimum, minimum if event.target is None else event.target))


def _with_demand(case: Case, event: Event, numbers: Callable[[int, int], tuple[int, int]]) -> Parts:
    known, added = in_force(case), dict[Duty, DemandException]()
    for day in event.dates:
        duty = Duty(event.station or "", event.post or "", event.shift or "", day)
        row = known.get(duty)
        minimum, target = numbers(*((row.minimum, row.target) if row else (0, 0)))
        weights = {"weight": row.weight, "surplus_weight": row.surplus_weight} if row else {}
        added[duty] = DemandException(**duty._asdict(), minimum=minimum, target=target, urgent=True, **weights)
    kept = (row for row in case.demand_exceptions if Duty(row.station, row.post, row.shift, row.date) not in added)
    return {"demand_exceptions": (*kept, *added.values())}


def _fewer_beds(case: Case, event: Event) -> Parts:
    lost = event.officers or 0
    units = (
        unit.model_copy(update={"duty_room_beds": max(0, unit.duty_room_beds - lost)})
        if unit.id == event.station and unit.duty_room_beds is not None
        else unit
        for unit in case.units
    )
    return {"units": tuple(units)}


def _pinned(case: Case, event: Event) -> Parts:
    return {"pins": (*case.pins, *(_pin(event, event.officer, day, PinKind.ASSIGN) for day in event.dates))}


def _pin(event: Event, officer: str | None, day: Any, kind: PinKind) -> Pin:
    place = {"station": event.station, "post": event.post, "shift": event.shift}
    return Pin(kind=kind, officer=officer, date=day, who=event.author, why=event.text, **place)


def _refused(event: Event, wrong: str) -> EventRefused:
    return EventRefused(say("events.wrong", event=event.id, wrong=wrong))


CHANGES: dict[EventKind, Callable[[Case, Event], Parts]] = {
    EventKind.ILLNESS: _absent,
    EventKind.LEAVE: _absent,
    EventKind.RETURN: _back,
    EventKind.CANCELLED_LEAVE: _cancelled,
    EventKind.SUPPORT: _more_support,
    EventKind.DEMAND: _other_demand,
    EventKind.LOST_BED: _fewer_beds,
    EventKind.PIN: _pinned,
}
