"""变更: where the roster departs from what the rotas alone would give, as ranges of dates."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from models.organisation import Officer
from models.roster import Source
from models.words import listed, say
from scheduler.exchange.working.grid import duty_code
from scheduler.exchange.working.officers import by_unit
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.style import Styles
from scheduler.exchange.writing.paper.table import Column, table_sheet
from scheduler.exchange.writing.paper.text import LEAVE, days, shift_sign

COLUMNS = (
    Column("head.unit", 14),
    Column("head.officer", 13, "strong"),
    Column("head.date", 20),
    Column("head.days", 6, "number"),
    Column("head.base", 14, "code"),
    Column("head.now", 30),
    Column("head.reason", 22),
)
NOTE = "sheet.changes.note"
REPOSTED, EXTRA_DUTY, STINT, ON_LEAVE, COMMITTED, RESTING = (
    "sheet.changes.reposted",
    "sheet.changes.extra",
    "sheet.changes.stint",
    "sheet.changes.leave",
    "sheet.changes.committed",
    "sheet.changes.resting",
)


class Change(NamedTuple):
    """`of` names the leave or the stint behind it, which holds over days off as well."""

    day: date
    before: str
    after: str
    why: str
    of: str = ""

    def goes_on(self, other: "Change") -> bool:
        same = self[2:] == other[2:]
        return same and (self.of != "" or other.day - self.day == timedelta(1))


def changes_sheet(book: Any, styles: Styles, tables: Tables) -> None:
    rows = [row for officer in by_unit(tables) for row in _rows(tables, officer)]
    table_sheet(book, styles, say("title.changes"), say(NOTE), COLUMNS, rows)


def _rows(tables: Tables, officer: Officer) -> Iterator[tuple[Any, ...]]:
    """Equal changes on successive dates are one row, with the number of dates changed."""
    run: list[Change] = []
    for change in filter(None, (_change(tables, officer, day) for day in tables.dates)):
        if run and not run[-1].goes_on(change):
            yield _row(tables, officer, run)
            run = []
        run.append(change)
    if run:
        yield _row(tables, officer, run)


def _row(tables: Tables, officer: Officer, run: list[Change]) -> tuple[Any, ...]:
    before = listed(dict.fromkeys(change.before for change in run if change.before))
    span = days(run[0].day, run[-1].day)
    return officer.unit, tables.labels[officer.id], span, len(run), before, run[0].after, run[0].why


def _change(tables: Tables, officer: Officer, day: date) -> Change | None:
    key = (officer.id, day)
    works = tables.works.get(key, [])
    base = tables.base_shift(officer.id, day)
    before = shift_sign(tables.shifts[base]) if base else ""
    if key in tables.stints:
        stint = tables.stints[key]
        return Change(
            day,
            before,
            say("sheet.changes.stint_days", station=stint.station, days=days(stint.first, stint.last)),
            say(STINT),
            str(stint.first),
        )
    for work in works:
        if work.source is Source.EXTRA:
            return Change(day, before, duty_code(tables, officer, work), say(EXTRA_DUTY))
        if work.source is Source.BASE and work.post and officer.home_post and work.post != officer.home_post:
            return Change(day, before, work.post, say(REPOSTED))
    if base and not works and key in tables.leave:
        request = tables.leave[key].request
        return Change(day, before, say(LEAVE), say("sheet.changes.leave_of", kind=say(ON_LEAVE), request=request.id), request.id)
    if base and not works and key in tables.commitments and officer.unit in tables.stations:
        return Change(day, before, tables.commitments[key] or say(COMMITTED), say(COMMITTED))
    if tables.rests(officer.id, day):
        return Change(day, before, say("sheet.changes.off"), say(RESTING))
    return None
