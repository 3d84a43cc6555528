"""Who bears the burden of a duty that was swapped, by the pins that hold it."""

from models.leave import PinKind
from scheduler.formulation.facts import Duty
from scheduler.formulation.instance import Instance

Seat = tuple[int, str, str, str, int]
"""Officer, station, post, shift and day."""


def bearers(instance: Instance) -> dict[Seat, int]:
    """By who works where and when, the officer who bears its burden."""
    pins = instance.case.pins if instance.active("pins") else ()
    number, day = instance.number, instance.days.number
    return {
        (number[pin.officer], pin.station or "", pin.post or "", pin.shift or "", day(pin.date)): number[pin.burden_of]
        for pin in pins
        if pin.kind is PinKind.ASSIGN and pin.officer and pin.date and pin.burden_of
    }


def seat(officer: int, duty: Duty) -> Seat:
    return officer, duty.station, duty.post.id, duty.shift.id, duty.day
