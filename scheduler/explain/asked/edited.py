"""The roster with some officers' dates as a planner wants them, everything else as it is."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from models.findings import Finding
from models.roster import Assignment, Roster, Source
from scheduler.audit.given.line import Line
from scheduler.audit.given.needs import Duty
from scheduler.explain.asked.adding import newly_broken, placed, with_rows
from scheduler.explain.asked.view import View
from scheduler.explain.book import REST, Book, Rows
from scheduler.explain.obstacles import is_at_base
from scheduler.explain.released import released, returned

Wanted = Mapping[date, Duty | None]
"""The duty of each date of one officer; None is a date without one. A post that is empty is whatever the rota allows."""


class Edited(NamedTuple):
    """`broken` is what the roster breaks that the one before the edits does not."""

    roster: Roster
    broken: tuple[Finding, ...]


def edited(view: View, wanted: Mapping[str, Wanted]) -> Edited:
    """Stints grow, shrink and part with their covers; base duties that a stint took away come back. Beds stay."""
    changed = {officer: _rows(view, view.facts.lines[officer], dates) for officer, dates in wanted.items()}
    roster = with_rows(view, changed).model_copy(update={"beds": view.roster.beds})
    broken = newly_broken(view, roster)
    for officer, rows in changed.items():
        broken += [one for one in _moved(view, view.facts.lines[officer], rows) if one not in broken]
    return Edited(roster, tuple(broken))


def _rows(view: View, line: Line, wanted: Wanted) -> Rows:
    rows = released(view.facts, view.book.rows(line.id), lambda row: row.date in wanted)
    for duty in sorted((duty for duty in wanted.values() if duty), key=lambda duty: duty.day):
        if is_at_base(line, duty):
            rows = rows._replace(works=(*rows.works, _base_row(view, line, duty)))
        else:
            book = Book(view.facts, view.book.page([line.id], {line.id: rows}))
            rows = placed(book, line, duty, view.obstacles.rung(line, duty))
    page = view.book.page([line.id], {line.id: rows})
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
