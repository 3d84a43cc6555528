"""The roster with some officers' dates and some leave as a planner wants them, everything else as it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from models.findings import Finding
from models.roster import Assignment, LeaveDecision, Roster, Source, Stint
from scheduler.audit.given.line import Line
from scheduler.audit.given.needs import Duty
from scheduler.audit.verdict import breaches
from scheduler.explain.asked.adding import placed, with_rows
from scheduler.explain.asked.view import View
from scheduler.explain.reasons.book import REST, Book, Rows
from scheduler.explain.reasons.obstacles import is_at_base
from scheduler.explain.reasons.placings import placings
from scheduler.explain.reasons.released import released, returned

MOST_SECOND_READINGS = 20
"""Officers whose stints may be understood in two ways, and are tried in the second."""


class Wanted(NamedTuple):
    """The duties of a date, none for a date off; a post that is empty is whatever the rota allows.

    `is_cleared` says that the officer is at no station then, not even between two covers.
    """

    duties: tuple[Duty, ...] = ()
    is_cleared: bool = False


Dates = Mapping[date, Wanted]


class Edited(NamedTuple):
    """`broken` is what the roster breaks that the one before the edits does not, `all_broken` all that it breaks."""

    roster: Roster
    broken: tuple[Finding, ...]
    all_broken: frozenset[Finding]


def edited(view: View, wanted: Mapping[str, Dates], leave: Sequence[LeaveDecision] = ()) -> Edited:
    """Stints grow, shrink and part with their covers; base duties that a stint or leave took away come back. Beds stay.

    Whether an officer stays at the station between two covers is nowhere said: of the two ways that breaks less holds.
    """
    officers = {*wanted, *(view.facts.pending[row.request].officer for row in leave)}
    ways = {officer: _ways(view, view.facts.lines[officer], wanted.get(officer, {}), leave) for officer in sorted(officers)}
    changed = {officer: choices[0] for officer, choices in ways.items()}
    known = _told(view, changed)
    for officer, other in [(officer, choices[1]) for officer, choices in ways.items() if len(choices) > 1][:MOST_SECOND_READINGS]:
        if known.broken:
            told = _told(view, changed | {officer: other})
            if len(told.broken) < len(known.broken):
                known, changed = told, changed | {officer: other}
    return known


def _told(view: View, changed: Mapping[str, Rows]) -> Edited:
    roster = with_rows(view, changed).model_copy(update={"beds": view.roster.beds})
    everything = tuple(breaches(view.facts, roster))
    broken = [finding for finding in everything if finding not in view.broken]
    for officer, rows in changed.items():
        broken += [moved for moved in _moved(view, view.facts.lines[officer], rows) if moved not in broken]
    return Edited(roster, tuple(broken), frozenset((*everything, *broken)))


def _ways(view: View, line: Line, wanted: Dates, leave: Iterable[LeaveDecision]) -> list[Rows]:
    """With as few stints as the rules of the own line like, and, if that is another, with as few dates away as may be."""
    decided = [row for row in leave if view.facts.pending[row.request].officer == line.id]
    choices = [_with_leave(view, line, wanted, _rows(view, line, wanted, is_short), decided) for is_short in (False, True)]
    return choices if choices[0] != choices[1] else choices[:1]


def _rows(view: View, line: Line, wanted: Dates, is_short: bool) -> Rows:
    rows = released(view.facts, view.book.rows(line.id), lambda row: row.date in wanted)
    off = {day for day, cells in wanted.items() if not cells.duties and (cells.is_cleared or is_short)}
    rows = rows._replace(stints=tuple(piece for stint in rows.stints for piece in _parted(view, rows, stint, off)))
    for duty in sorted((duty for cells in wanted.values() for duty in cells.duties), key=lambda duty: duty.day):
        if is_at_base(line, duty):
            rows = rows._replace(works=(*rows.works, _base_row(view, line, duty)))
        else:
            book = Book(view.facts, view.book.page([line.id], {line.id: rows}))
            rung = view.obstacles.rung(line, duty)
            ways = placings(view.facts, book, line, duty, rung)
            rows = min(ways, key=_dates_away) if is_short else placed(book, line, duty, rung)
    return rows


def _dates_away(rows: Rows) -> int:
    return sum((stint.last - stint.first).days + 1 for stint in rows.stints)


def _parted(view: View, rows: Rows, stint: Stint, off: set[date]) -> Iterator[Stint]:
    """The pieces of a stint between dates on which the officer is not there."""
    if not any(stint.first <= day <= stint.last for day in off):
        yield stint
        return
    covers = sorted(row.date for row in rows.works if row.source is Source.COVER and stint.first <= row.date <= stint.last)
    pieces: list[list[date]] = []
    for day in covers:
        if pieces and not any(pieces[-1][-1] < gone < day for gone in off):
            pieces[-1].append(day)
        else:
            pieces.append([day])
    for number, piece in enumerate(pieces):
        goes_on = number == 0 and stint.first < view.case.start
        first = stint.first if goes_on else piece[0]
        yield Stint.model_construct(officer=stint.officer, station=stint.station, first=first, last=piece[-1])


def _with_leave(view: View, line: Line, wanted: Dates, rows: Rows, decided: list[LeaveDecision]) -> Rows:
    """With the decisions; base duties go and come with the leave, decided duties stay where the planner left them."""
    changed = {decision.request for decision in decided}
    rows = rows._replace(leave=(*(row for row in rows.leave if row.request not in changed), *decided))
    page = view.book.page([line.id], {line.id: rows})
    gone = {
        work.row.date
        for work in page.works.get(line.id, ())
        if page.leave_excludes(line, work.duty.day, work.end) or work.duty.day in page.yielded(line)
    }.difference(wanted)
    rows = rows._replace(works=tuple(row for row in rows.works if row.source is not Source.BASE or row.date not in gone))
    back = (row for row in returned(view.facts, view.sheet, page, line) if row.date not in wanted)
    return rows._replace(works=(*rows.works, *back))


def _base_row(view: View, line: Line, duty: Duty) -> Assignment:
    return Assignment(
        officer=line.id,
        station=duty.station,
        post=duty.post,
        shift=duty.shift,
        date=view.facts.date_of(duty.day),
        source=Source.BASE,
        rung=0,
    )


def _moved(view: View, line: Line, rows: Rows) -> list[Finding]:
    """Rest around base duties in another shift than the rota's, which the rules take as given and ask nothing of."""
    own = {base.day: base.clock.id for base in line.duties}

    def is_moved(row: Assignment) -> bool:
        return row.source is Source.BASE and row.shift != own.get(view.facts.day(row.date))

    works = tuple(row.model_copy(update={"source": Source.EXTRA}) if is_moved(row) else row for row in rows.works)
    return view.book.breaks(view.book.page([line.id], {line.id: rows._replace(works=works)}), REST, [line.id])
