"""The ways in which an officer's rows could take one more duty: as they are, in a longer stint, in a new one."""

from collections.abc import Iterator

from models.roster import Assignment, Source, Stint
from scheduler.audit.facts import Facts
from scheduler.audit.given.line import Line
from scheduler.audit.given.needs import Duty
from scheduler.audit.rules.admitted_rung import Rung
from scheduler.explain.reasons.book import Book, Rows
from scheduler.explain.reasons.released import rested

NEAR_DAYS = 5
"""A stint at the same station at most so far away is made longer before a new one is tried."""


def placings(facts: Facts, book: Book, line: Line, duty: Duty, rung: Rung | None) -> Iterator[Rows]:
    for rows in _placings(facts, book, line, duty, rung):
        is_rest_owed = line.duties and line.units[duty.day] != duty.station
        yield rested(facts, book.page([line.id], {line.id: rows}), line, rows) if is_rest_owed else rows


def _placings(facts: Facts, book: Book, line: Line, duty: Duty, rung: Rung | None) -> Iterator[Rows]:
    rows, row = book.rows(line.id), _row(facts, line, duty, rung)
    if row.source is not Source.COVER or book.sheet.away(line.id, duty.day):
        yield rows._replace(works=(*rows.works, row))
        return
    for stints, span in _stints(facts, book, line, duty):
        days = {facts.date_of(day) for day in span}
        kept = tuple(work_row for work_row in rows.works if work_row.source is not Source.BASE or work_row.date not in days)
        yield rows._replace(works=(*kept, row), stints=stints)


def _row(facts: Facts, line: Line, duty: Duty, rung: Rung | None) -> Assignment:
    source = Source.COVER
    if line.units[duty.day] == duty.station:
        source = Source.FREE if line.is_free(duty.day) else Source.EXTRA
    return Assignment.model_construct(
        officer=line.id,
        station=duty.station,
        post=duty.post,
        shift=duty.shift,
        date=facts.date_of(duty.day),
        source=source,
        rung=rung.number if rung else 0,
    )


def _stints(facts: Facts, book: Book, line: Line, duty: Duty) -> Iterator[tuple[tuple[Stint, ...], range]]:
    """The officer's stints with one that reaches the duty, and the dates of the horizon that it spans."""
    here = [away for away in book.sheet.aways.get(line.id, ()) if away.station == duty.station]
    near = [*[away for away in here if 0 < duty.day - away.last <= NEAR_DAYS][-1:]]
    near += [away for away in here if 0 < away.first - duty.day <= NEAR_DAYS][:1]
    alone = [[away] for away in near] if len(near) > 1 else []
    for joined in (near, *alone, []) if near else ([],):
        first = min([duty.day, *(away.first for away in joined)])
        last = max([duty.day, *(away.last for away in joined)])
        gone = {id(away.row) for away in joined}
        kept = tuple(row for row in book.rows(line.id).stints if id(row) not in gone)
        for begun in _begun(line, duty, first):
            dates = facts.date_of(begun), facts.date_of(last)
            stint = Stint.model_construct(officer=line.id, station=duty.station, first=dates[0], last=dates[1])
            yield (*kept, stint), range(max(0, begun), last + 1)


def _begun(line: Line, duty: Duty, first: int) -> Iterator[int]:
    """Its first date; that of the stint which was open on the eve where it can go on from that."""
    goes_on = line.before.station == duty.station
    if goes_on and 0 <= first <= NEAR_DAYS:
        yield line.before.first
    if not (goes_on and first == 0):
        yield first
