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
    if shift.kind is ShiftKind.STANDBY and policy.row("rest.standby").on:
        return policy.number("rest.standby")
    if shift.minutes >= DAY and policy.row("rest.day24").on:
        return policy.number("rest.day24")
    if is_night(shift) and policy.row("rest.night").on:
        return policy.number("rest.night")
    return policy.number("rest")
