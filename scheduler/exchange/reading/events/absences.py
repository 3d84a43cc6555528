"""Events as they are typed: absences of flags."""

from collections.abc import Iterator
from itertools import count

from models.events.event import Event, EventKind, EventReason
from models.roster import RosterFile
from scheduler.exchange.reading.cells.asked import ReferenceReader

OPEN_END = " ?？"
"""Behind the last date that is reckoned with, where the end is not known."""


def absences(file: RosterFile, absent: tuple[str, ...], others: tuple[Event, ...] = ()) -> Iterator[Event]:
    """An illness for each flag, by the first numbers that no event of the roster nor of the others has. Raises `Unclear`."""
    names, used = ReferenceReader(file.case), {event.id for event in (*file.events, *others)}
    free = (number for number in count(1) if str(number) not in used)
    for number, text in zip(free, absent, strict=False):
        known = text.rstrip(OPEN_END)
        officer, first, last = names.officer_within(known)
        yield Event(
            id=str(number),
            kind=EventKind.ILLNESS,
            officer=officer,
            first=first,
            last=last,
            has_open_end=known != text,
            reason=EventReason.SICK,
        )
