"""Shifts with the rest that follows them."""

from models.case import Case
from models.duty import Shift, ShiftKind
from models.policy import Policy
from scheduler.formulation.facts import DAY_MINUTES, ShiftFacts


def shift_facts(case: Case, asks_rest: bool) -> dict[str, ShiftFacts]:
    """By id; without the rule `rest` no shift asks for any."""
    return {shift.id: _facts(shift, case.policy, asks_rest) for shift in case.shifts}


def reach_of(shifts: dict[str, ShiftFacts]) -> int:
    """Dates after its own on which the rest after some duty may still last."""
    ready = (shift.start + shift.minutes + shift.rest for shift in shifts.values())
    return max(ready, default=0) // DAY_MINUTES


def _facts(shift: Shift, policy: Policy, asks_rest: bool) -> ShiftFacts:
    night = shift.night or (shift.minutes >= DAY_MINUTES and shift.kind is ShiftKind.DUTY)
    rest = _rest_after(shift, night, policy) if asks_rest else 0
    start = shift.start.hour * 60 + shift.start.minute
    load = shift.minutes if shift.load_minutes is None else shift.load_minutes
    standby = shift.kind is ShiftKind.STANDBY
    return ShiftFacts(shift.id, start, shift.minutes, night, load, rest, standby, frozenset(shift.not_followed_by))


def _rest_after(shift: Shift, night: bool, policy: Policy) -> int:
    if shift.rest_minutes is not None:
        return shift.rest_minutes
    kinds = (
        ("rest.standby", shift.kind is ShiftKind.STANDBY),
        ("rest.day24", shift.minutes >= DAY_MINUTES),
        ("rest.night", night),
    )
    key = next((key for key, applies in kinds if applies and policy.on(key)), "rest")
    return policy.number(key)
