"""A difference of two rosters in lines: a person a line, dates that change alike together."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from models.leave import RosterDay
from models.publishing.difference import CellChange, Difference, PersonChange
from models.words import listed, say
from scheduler.exchange.writing.paper.text import days, days_of


def difference_lines(differing: Difference, before: str, after: str) -> Iterator[str]:
    yield say("diff.rosters", before=before, after=after, counts=heading(differing))
    for person in differing.people:
        yield say("diff.person", unit=person.unit, name=person.name, officer=person.officer, cells=len(person.cells))
        yield from (f"  {line}" for line in _alike(person))


def heading(differing: Difference) -> str:
    span = days(differing.first, differing.last)
    if not differing.people:
        return say("diff.same", days=span)
    people, cells = len(differing.people), differing.changed
    return say("diff.heading", days=span, people=people, cells=cells)


def _alike(person: PersonChange) -> Iterator[str]:
    """In the order of the first of their dates."""
    alike: dict[tuple[str, str], list[date]] = defaultdict(list)
    for change in person.cells:
        alike[both_texts(change)].append(change.date)
    for (before, after), changed in alike.items():
        yield say("diff.cell", dates=days_of(changed), before=before, after=after)


def both_texts(change: CellChange) -> tuple[str, str]:
    """Old and new; they never read the same."""
    before, after = _text(change.before), _text(change.after)
    return (before, after) if before != after else (_text(change.before, True), _text(change.after, True))


def _text(cell: RosterDay, is_station_told: bool = False) -> str:
    """Duties, then what is not seen from them."""
    parts = ["/".join(filter(None, (duty.station, duty.post, duty.shift))) for duty in cell.duties]
    at_work = {duty.station for duty in cell.duties}
    parts += [say("diff.stint", station=station) for station in cell.detached if is_station_told or station not in at_work]
    if cell.on_leave:
        parts.append(say("diff.leave"))
    if cell.bed:
        parts.append(say("diff.bed"))
    return listed(parts) or say("compare.no_duty")
