"""A planner's decisions that the roster must keep."""

from models.leave import Pin, PinKind
from models.roster import Source
from scheduler.formulation.decisions import Start
from scheduler.formulation.model import Model
from scheduler.program.affine import ZERO, of, total


def constrain(model: Model) -> None:
    for pin in model.instance.case.pins:
        keep(model, pin)


def keep(model: Model, pin: Pin) -> None:
    """One pin; a row that nothing can satisfy where the roster cannot have it at all."""
    if pin.kind is PinKind.ASSIGN:
        _assign(model, pin)
    elif pin.kind is PinKind.FORBID:
        _forbid(model, pin)
    else:
        _decide_leave(model, pin)


def _assign(model: Model, pin: Pin) -> None:
    assert pin.officer is not None
    assert pin.date is not None
    starts = model.starts_on(model.instance.number[pin.officer], model.instance.days.number(pin.date))
    wanted = total(start.amount for start in starts if is_asked(start, pin))
    if not wanted.fixed or not wanted.constant:
        model.program.row(wanted, low=1)


def is_asked(start: Start, pin: Pin) -> bool:
    """Whether it is the duty, or the stay, that the pin assigns."""
    is_there = (start.station, start.post, start.shift.id) == (pin.station, pin.post or "", pin.shift)
    return is_there and (start.source is Source.STAY) == pin.is_stay


def _forbid(model: Model, pin: Pin) -> None:
    assert pin.officer is not None
    assert pin.date is not None
    for day in model.instance.days.clipped(pin.date, pin.last or pin.date):
        for start in model.starts_on(model.instance.number[pin.officer], day):
            wanted = ((pin.station, start.station), (pin.post, start.post), (pin.shift, start.shift.id))
            if start.chosen and all(field is None or field == value for field, value in wanted):
                model.program.fix(start.amount.terms[0][0], 0)


def _decide_leave(model: Model, pin: Pin) -> None:
    for index, leave in enumerate(model.instance.leave.decidable):
        if leave.request.id != pin.request:
            continue
        if pin.kind is PinKind.REFUSE:
            model.program.fix(model.leave.refused[index], 1)
            continue
        if pin.date is None and leave.options:
            model.program.fix(model.leave.refused[index], 0)
            continue
        first = None if pin.date is None else model.instance.days.number(pin.date)
        options = zip(leave.options, model.leave.options[index], strict=True)
        model.program.row(total(of(var) for option, var in options if option.first == first), low=1)
    if not any(leave.request.id == pin.request for leave in model.instance.leave.decidable):
        _undecided_leave(model, pin)


def _undecided_leave(model: Model, pin: Pin) -> None:
    """Given leave is on the dates asked, whatever a pin says; a request outside the horizon is not granted here."""
    instance = model.instance
    request = next(request for request in instance.case.leave if request.id == pin.request)
    is_refused = pin.kind is PinKind.REFUSE
    is_as_asked = not is_refused and pin.date in (None, request.choices[0].first)
    if not (is_as_asked if instance.leave.is_given(request) else is_refused):
        model.program.row(ZERO, low=1)
