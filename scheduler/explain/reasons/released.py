"""An officer's rows without some of the duties: stints end with the covers that are left, base duties come and go with them."""

from collections.abc import Callable, Iterator

from models.roster import Assignment, Source, Stint
from scheduler.audit.facts import Facts
from scheduler.audit.given.leaves import Leave
from scheduler.audit.given.line import Base, Line
from scheduler.audit.rules import rota
from scheduler.audit.sheet import Sheet
from scheduler.explain.reasons.book import Rows

NOWHERE = Leave(10**6, 10**6)


def released(facts: Facts, rows: Rows, is_gone: Callable[[Assignment], bool], leave: Leave = NOWHERE) -> Rows:
    """`leave` parts the stints that it overlaps."""
    kept = tuple(row for row in rows.works if not is_gone(row))
    gone = [row for row in rows.works if is_gone(row)]
    stints = tuple(piece for stint in rows.stints for piece in _pieces(facts, stint, kept, gone, leave))
    return rows._replace(works=kept, stints=stints)


def returned(facts: Facts, sheet: Sheet, page: Sheet, line: Line) -> Iterator[Assignment]:
    """Base duties that the roster left out for a leave, a stint or the rest after one which is no longer on the page."""
    for base in line.duties:
        if _is_taken(sheet, line, base) and not _is_taken(page, line, base):
            possible = rota.posts(facts, line, base)
            home = line.officer.home_post
            yield Assignment.model_construct(
                officer=line.id,
                station=line.units[base.day] or "",
                post=home if home in possible else min(possible),
                shift=base.clock.id,
                date=facts.date_of(base.day),
                source=Source.BASE,
                rung=0,
            )


def _is_taken(sheet: Sheet, line: Line, base: Base) -> bool:
    return sheet.is_elsewhere(line, base) or base.day in sheet.yielded(line)


def rested(facts: Facts, page: Sheet, line: Line, rows: Rows) -> Rows:
    """The rows, which the page holds, without base duties that yield to the rest after a cover."""
    gone = {facts.date_of(day) for day in page.yielded(line)}
    return rows._replace(works=tuple(row for row in rows.works if row.source is not Source.BASE or row.date not in gone))


def _pieces(facts: Facts, stint: Stint, kept: tuple[Assignment, ...], gone: list[Assignment], leave: Leave) -> Iterator[Stint]:
    first, last = facts.day(stint.first), facts.day(stint.last)
    parted = leave.first <= last and leave.last >= first
    if not parted and not any(row.source is Source.COVER and stint.first <= row.date <= stint.last for row in gone):
        yield stint
        return
    days = sorted({facts.day(row.date) for row in kept if row.source is Source.COVER and stint.first <= row.date <= stint.last})
    for piece in ([day for day in days if day < leave.first], [day for day in days if day > leave.last]):
        if piece:
            goes_on = first < 0 and piece[0] < leave.first
            begun = stint.first if goes_on else facts.date_of(piece[0])
            yield Stint.model_construct(officer=stint.officer, station=stint.station, first=begun, last=facts.date_of(piece[-1]))
