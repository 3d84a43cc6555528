"""What happens to a roster once it is published: who falls ill or comes back, what is asked for, who changes places."""

import datetime as dt
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from itertools import count

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from models.base import Count, Id, Moment, Noun, dates
from models.words import listed, say


class EventKind(StrEnum):
    ILLNESS = "illness"
    RETURN = "return"
    LEAVE = "leave"
    CANCELLED_LEAVE = "cancelled_leave"
    SUPPORT = "support"
    DEMAND = "demand"
    LOST_BED = "lost_bed"
    SWAP = "swap"
    PIN = "pin"


class EventReason(StrEnum):
    """The closed list; whatever else there is to say stands in the text beside it."""

    SICK = "sick"
    FAMILY = "family"
    TRAINING = "training"
    COURT = "court"
    INCIDENT = "incident"
    ORDER = "order"
    FACILITY = "facility"
    AGREED = "agreed"
    CORRECTION = "correction"
    OTHER = "other"


NEEDS: dict[EventKind, tuple[str, ...]] = {
    EventKind.ILLNESS: ("officer",),
    EventKind.RETURN: ("officer",),
    EventKind.LEAVE: ("officer",),
    EventKind.CANCELLED_LEAVE: ("officer",),
    EventKind.SUPPORT: ("station", "post", "shift", "officers"),
    EventKind.DEMAND: ("station", "post", "shift", "minimum"),
    EventKind.LOST_BED: ("station", "officers"),
    EventKind.SWAP: ("officer", "other"),
    EventKind.PIN: ("officer", "station", "post", "shift"),
}
"""The fields that a kind of event cannot do without."""


class Event(Noun):
    """One thing that happened, from `first` to `last` (None: that date alone).

    `has_open_end`: nobody knows when it ends, and `last` is the latest that is reckoned with. `officers` are how many more are
    asked for, or beds fewer; `minimum` and `target` (None: as the minimum) what a duty needs from now on. A swap gives the
    officer's date `first` to `other` and the other's `other_date` (None: the same) back. New leave is `is_pending` where it is
    asked for and not yet approved; `leave_kind` is what it is.
    """

    id: Id
    kind: EventKind
    first: date
    last: date | None = None
    has_open_end: bool = False
    officer: Id | None = None
    other: Id | None = None
    other_date: dt.date | None = None
    station: Id | None = None
    post: Id | None = None
    shift: Id | None = None
    officers: Count | None = None
    minimum: Count | None = None
    target: Count | None = None
    leave_kind: Id | None = None
    is_pending: bool = False
    author: str = ""
    at: Moment | None = None
    reason: EventReason = EventReason.OTHER
    text: str = ""

    @property
    def dates(self) -> list[date]:
        return dates(self.first, self.last or self.first)

    @model_validator(mode="after")
    def _says_enough(self) -> "Event":
        lacking = [field for field in NEEDS[self.kind] if getattr(self, field) is None]
        if lacking:
            raise PydanticCustomError(
                "event",
                "{said}",
                {"said": say("events.lacks", event=self.id, fields=listed(say(f"events.field.{field}") for field in lacking))},
            )
        if self.last is not None and self.last < self.first:
            raise PydanticCustomError(
                "event", "{said}", {"said": say("integrity.dates_reversed", last=self.last, first=self.first)}
            )
        return self


def free_ids(events: Iterable[Event]) -> Iterator[Id]:
    """The first numbers that none of the events has."""
    used = {event.id for event in events}
    return (str(number) for number in count(1) if str(number) not in used)
