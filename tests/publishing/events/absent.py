"""A published roster at its smallest: one officer serves every day, and two of the department may stand in."""

from datetime import date
from typing import Any

from models.events.event import Event, EventKind
from models.roster import Roster
from scheduler.publishing.events.replan_case import Replanned, replan_case
from tests.cases import LONGQIAO, assigned, day, seat, tiny_case
from tests.publishing.events.replans import file_of

DAY, NIGHT = f"{LONGQIAO}/接处警/白", f"{LONGQIAO}/接处警/夜"
ONLY = ("A03", "C01", "C02")


def ill(first: int, last: int, **fields: Any) -> Event:
    return Event(id="1", kind=EventKind.ILLNESS, officer="A03", first=day(first), last=day(last), **fields)


def published(**fields: Any) -> Any:
    case = tiny_case(**{"days": 5, "only": ONLY, "demands": (seat(DAY),)} | fields)
    return file_of(case, Roster(assignments=tuple(assigned("A03", DAY, number, "free") for number in range(5))))


def replanned(event: Event, since: date, **fields: Any) -> Replanned:
    return replan_case(published(**fields), [event], since)
