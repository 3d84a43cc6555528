"""Who bears the burden of a duty that was swapped, by the pins that hold it."""

from models.leave import PinKind
from scheduler.formulation.facts import DutyKey
from scheduler.formulation.instance import Instance


def bearers(instance: Instance) -> dict[tuple[int, DutyKey], int]:
    """By worker and duty, the officer who bears its burden."""
    pins = instance.case.pins if instance.active("pins") else ()
    number, day = instance.number, instance.days.number
    return {
        (number[pin.officer], (pin.station or "", pin.post or "", pin.shift or "", day(pin.date))): number[pin.burden_of]
        for pin in pins
        if pin.kind is PinKind.ASSIGN and pin.officer and pin.date and pin.burden_of
    }
