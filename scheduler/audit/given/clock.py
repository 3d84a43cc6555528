"""Shifts in minutes, with the rest that policy asks for after each."""

from typing import NamedTuple

from models.duty import Shift, ShiftKind
from models.policy import Policy

DAY = 24 * 60


class Clock(NamedTuple):
    id: str
    start: int
    minutes: int
    night: bool
    rest: int
    rest_row: str
    """The policy row that says so, where it is not the rule's own."""
    load: int
    is_standby: bool
    barred: tuple[str, ...]
    """Shifts that may not start on the next date."""

    def begin(self, day: int) -> int:
        return day * DAY + self.start

    def end(self, day: int) -> int:
        return day * DAY + self.start + self.minutes


def clock(shift: Shift, policy: Policy, rest_is_on: bool) -> Clock:
    return Clock(
        id=shift.id,
        start=shift.start.hour * 60 + shift.start.minute,
        minutes=shift.minutes,
        night=is_night(shift),
        rest=rest_after(shift, policy) if rest_is_on else 0,
        rest_row="" if shift.rest_minutes is not None else _rest_row(shift, policy),
        load=shift.minutes if shift.load_minutes is None else shift.load_minutes,
        is_standby=shift.kind is ShiftKind.STANDBY,
        barred=shift.not_followed_by,
    )


def is_night(shift: Shift) -> bool:
    """A day's standby is no night."""
    return shift.night or (shift.minutes >= DAY and shift.kind is not ShiftKind.STANDBY)


def rest_after(shift: Shift, policy: Policy) -> int:
    if shift.rest_minutes is not None:
        return shift.rest_minutes
    return policy.number(_rest_row(shift, policy) or "rest")


def _rest_row(shift: Shift, policy: Policy) -> str:
    """The row of such shifts, if it is on; empty for that of all others."""
    rows = {
        "rest.standby": shift.kind is ShiftKind.STANDBY,
        "rest.day24": shift.minutes >= DAY,
        "rest.night": is_night(shift),
    }
    return next((key for key, is_its in rows.items() if is_its and policy.row(key).on), "")
