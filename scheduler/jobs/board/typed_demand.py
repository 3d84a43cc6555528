"""What the sheets of a case ask for without a forecast: the officers on a post and shift, date by date."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from models.base import dates
from models.case import Case
from models.demand import SupportRequest
from models.duty import Demand, DemandException
from models.words import say
from scheduler.demand.needs import Duty, exceptions, in_force
from scheduler.demand.planning import Origin
from scheduler.exchange.sheets.words import weekday
from scheduler.exchange.writing.paper.text import day_name

Place = tuple[str, str, str]
"""Station, post and shift."""


class TypedDay(NamedTuple):
    """`origin` is empty where nothing is asked for."""

    date: date
    weekday: str
    kind: str
    minimum: int = 0
    target: int = 0
    weight: int = 1
    origin: str = ""
    is_by_hand: bool = False


class TypedDuty(NamedTuple):
    """Each date of the horizon."""

    post: str
    shift: str
    days: tuple[TypedDay, ...]


def typed_places(case: Case) -> tuple[Place, ...]:
    """Where the case says by hand how many are needed, or is asked for support."""
    rows: list[Demand | DemandException | SupportRequest] = [*case.demands, *case.demand_exceptions, *case.support_requests]
    return tuple(dict.fromkeys((row.station, row.post, row.shift) for row in rows))


def typed_duties(case: Case, staffed: Case, places: tuple[Place, ...]) -> Iterator[TypedDuty]:
    """`staffed` is the case with the requests in it."""
    needs, by_hand, raised = in_force(staffed), exceptions(case), exceptions(staffed)
    kinds = {day.date: day_name(day) for day in case.calendar}
    for place in places:
        known = []
        for when in dates(case.start, case.end):
            duty = Duty(*place, when)
            day = TypedDay(when, weekday(when), kinds.get(when, ""))
            if duty in needs:
                row = needs[duty]
                origin = Origin.EXCEPTION if duty in by_hand else Origin.REQUEST if duty in raised else Origin.SHEET
                day = TypedDay(*day[:3], row.minimum, row.target, row.weight, say(origin.value), duty in by_hand)
            known.append(day)
        yield TypedDuty(*place[1:], tuple(known))
