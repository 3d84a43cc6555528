"""Events as they are typed: absences of flags."""

from collections.abc import Iterator

from models.events.event import Event, EventKind, EventReason
from models.roster import RosterFile
from scheduler.exchange.reading.cells.asked import ReferenceReader

OPEN_END = " ?？"
"""Behind the last date that is reckoned with, where the end is not known."""


def absences(file: RosterFile, absent: tuple[str, ...]) -> tuple[Event, ...]:
    """An illness for each flag, numbered after the events that the roster has. Raises `Unclear`."""
    return tuple(_absent(file, absent, len(file.events)))


def _absent(file: RosterFile, absent: tuple[str, ...], before: int) -> Iterator[Event]:
    names = ReferenceReader(file.case)
    for number, text in enumerate(absent, before + 1):
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
