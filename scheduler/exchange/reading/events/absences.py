"""Events as they are typed: absences of flags."""

from collections.abc import Iterator

from models.events.event import Event, EventKind, EventReason, free_ids
from models.roster import RosterFile
from scheduler.exchange.reading.cells.asked import ReferenceReader

OPEN_END = " ?？"
"""Behind the last date that is reckoned with, where the end is not known."""


def absences(file: RosterFile, absent: tuple[str, ...], others: tuple[Event, ...] = ()) -> Iterator[Event]:
    """An illness for each flag, by the first numbers that no event of the roster nor of the others has. Raises `Unclear`."""
    names = ReferenceReader(file.case)
    for free, text in zip(free_ids((*file.events, *others)), absent, strict=False):
        known = text.rstrip(OPEN_END)
        officer, first, last = names.officer_within(known)
        yield Event(
            id=free,
            kind=EventKind.ILLNESS,
            officer=officer,
            first=first,
            last=last,
            has_open_end=known != text,
            reason=EventReason.SICK,
        )
