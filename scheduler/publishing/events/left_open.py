"""What an earlier replan left open beyond its notice window, because an end was unknown: it is still to be filled."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from models.case import Case
from models.events.event import Event, EventKind
from models.events.replan import DutyLack
from models.roster import RosterFile

ENDS = frozenset({EventKind.RETURN, EventKind.CANCELLED_LEAVE})


def beyond(case: Case) -> date:
    """The first date of which nobody was told anything new; none where nothing was left open."""
    if case.replan is None or not case.replan.is_held_beyond:
        return date.max
    return case.replan.first_provisional(int(case.policy.number("notice")) if case.policy.on("notice") else 0)


def lacks_as_published(file: RosterFile, lacks: Iterable[DutyLack]) -> Iterator[DutyLack]:
    """`lacks` of the roster, less those of duties left open: those were never published as lacking."""
    first, known = beyond(file.case), _known(file)
    for row in lacks:
        officers = row.officers if row.date < first else min(row.officers, known.get(_place(row), 0))
        if officers:
            yield row.model_copy(update={"officers": officers})


def left_open(file: RosterFile, lacks: Iterable[DutyLack]) -> Iterator[DutyLack]:
    """Duties beyond the window that an absent officer was on, and those that whoever stands in had to leave."""
    first, known = beyond(file.case), _known(file)
    if file.case.replan is not None:
        yield from (row for row in file.case.replan.touched if row.date >= first)
    yield from (row for row in lacks if row.date >= first and row.officers > known.get(_place(row), 0))


def has_open_end(before: Sequence[Event], events: Sequence[Event]) -> bool:
    """Whether nobody knows yet when one of the events ends; who is back since is no longer absent."""
    known = [*before, *events]
    ended = {event.officer: number for number, event in enumerate(known) if event.kind in ENDS}
    return any(event.has_open_end and ended.get(event.officer, -1) < number for number, event in enumerate(known))


def _known(file: RosterFile) -> dict[tuple[str, str, str, date], int]:
    return {_place(row): row.officers for row in file.case.replan.lacks} if file.case.replan else {}


def _place(row: DutyLack) -> tuple[str, str, str, date]:
    return row.station, row.post, row.shift, row.date
