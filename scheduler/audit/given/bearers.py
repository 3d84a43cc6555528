"""Who bears the burden of a duty that was swapped, by the pins that hold it."""

from models.leave import PinKind

from .basis import Basis
from .needs import Duty


def bearers(basis: Basis) -> dict[tuple[str, Duty], str]:
    """By who works and the duty, which is in the case's pins."""
    pins = basis.case.pins if "pins" in basis.rules else ()
    return {
        (pin.officer, Duty(pin.station or "", pin.post or "", pin.shift or "", basis.day(pin.date))): pin.burden_of
        for pin in pins
        if pin.kind is PinKind.ASSIGN and pin.officer and pin.date and pin.burden_of
    }
