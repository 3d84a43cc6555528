"""Candidates that nobody can be decided on after all: what stands around the roster, a commitment or a pin rules them out."""

from collections.abc import Iterator

from models.leave import PinKind
from models.organisation import Category
from models.roster import Source
from scheduler.certificate.variables import Begun, Variables
from scheduler.formulation.facts import DAY_MINUTES, Line


def add(known: Variables) -> None:
    """One row a candidate."""
    for officer in known.plain():
        for day in range(len(known.dates)):
            for begun in known.decided(officer, day):
                why = next(_reasons(known, begun), None)
                if why is not None:
                    known.system.limit(begun.var, ("closed", why, *known.system.names[begun.var]), 0)


def _reasons(known: Variables, begun: Begun) -> Iterator[str]:
    instance = known.instance
    if instance.active("commitments") and (instance.committed(begun.officer, begun.begin, begun.end) or _meets(known, begun)):
        yield "commitment"
    asks_rest = instance.active("rest")
    if (asks_rest and _rests_before(known, begun)) or (instance.active("shift_sequence") and _is_barred(known, begun)):
        yield "before"
    if asks_rest and _reaches_base(known, begun):
        yield "after"
    if instance.active("pins") and _is_forbidden(known, begun):
        yield "forbidden"


def _meets(known: Variables, begun: Begun) -> bool:
    instance, day = known.instance, begun.key[3]
    unit = instance.lines.unit_on[begun.officer][day]
    senior = instance.officers[begun.officer].category in (Category.LEADER, Category.HEAD)
    if not senior or unit is None or begun.source is not Source.COVER:
        return False
    return instance.units[unit].meeting_weekday == instance.days.date_of(day).weekday()


def _rests_before(known: Variables, begun: Begun) -> bool:
    ended = known.instance.before.ended.get(begun.officer)
    return ended is not None and begun.begin < (ended.end if begun.standby else ended.ready)


def _is_barred(known: Variables, begun: Begun) -> bool:
    instance, opening = known.instance, known.instance.before.openings.get(begun.officer)
    if begun.key[3] != 0 or opening is None or opening.last_end is None or opening.last_shift is None:
        return False
    last = instance.shifts[opening.last_shift]
    is_of_the_eve = (instance.days.minute(opening.last_end) - last.minutes) // DAY_MINUTES == -1
    return is_of_the_eve and begun.key[2] in last.barred


def _reaches_base(known: Variables, begun: Begun) -> bool:
    """Whether the duty or the rest after it lasts into a base duty after the horizon."""
    instance, lines = known.instance, known.instance.lines
    for day in range(instance.days.count, begun.ready // DAY_MINUTES + 1):
        shift = lines.base_on[begun.officer][day]
        if shift is not None and lines.kind_on[begun.officer][day] == Line.ROTA:
            facts = instance.shifts[shift]
            if day * DAY_MINUTES + facts.start < (begun.end if facts.standby else begun.ready):
                return True
    return False


def _is_forbidden(known: Variables, begun: Begun) -> bool:
    instance, (station, post, shift, day) = known.instance, begun.key
    for pin in instance.case.pins:
        if pin.kind is PinKind.FORBID and pin.officer == instance.officers[begun.officer].id and pin.date is not None:
            is_on_day = day in instance.days.clipped(pin.date, pin.last or pin.date)
            asked = ((pin.station, station), (pin.post, post), (pin.shift, shift))
            if is_on_day and all(field is None or field == value for field, value in asked):
                return True
    return False
