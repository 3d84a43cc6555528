"""What a planner changed by hand in the dated grids of a 底稿, cell by cell, against the roster that the file carries.

The grids may have been sorted, filtered, widened with columns of notes or saved by another program: officers are found by
their labels and dates by the header.
"""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

from models.base import Id
from models.case import Case
from models.roster import RosterFile
from models.words import Language, catalogue, say, speaking
from scheduler.exchange.cells import letters
from scheduler.exchange.errors import CaseFault, Unreadable, UnreadableKind
from scheduler.exchange.roster_page import sheet_name
from scheduler.exchange.roster_tables import Tables
from scheduler.exchange.tables import BOOKS
from scheduler.exchange.untrusted import book
from scheduler.exchange.working_grid import mark
from scheduler.exchange.working_names import ALL_OFFICERS, ID_LABEL, OVERVIEW, OWN_OFFICERS

BLANK = "edits.blank"


class Edit(NamedTuple):
    """One officer's date, as it was written and as it reads now; blanks inside a code do not count."""

    sheet: str
    cell: str
    officer: Id
    date: date
    before: str
    after: str

    def __str__(self) -> str:
        change = f"{self.before or say(BLANK)} → {self.after or say(BLANK)}"
        return say(
            "edits.edit",
            sheet=self.sheet,
            cell=self.cell,
            officer=self.officer,
            month=self.date.month,
            day=self.date.day,
            change=change,
        )


class Grid(NamedTuple):
    """A sheet of officers by date: `labels` tells whom a row's label means, in the column and below the row of `heading`."""

    language: Language
    sheet: str
    heading: str
    labels: dict[str, Id]


def read_edits(path: Path, file: RosterFile) -> tuple[Edit, ...]:
    """Edits of the workbook at `path`, from which `file` was read, sheet by sheet; one made alike on both sheets counts once.

    A roster as JSON has none. Raises `Unreadable` where a grid has lost officers or dates, or two sheets differ.
    """
    if path.suffix.lower() not in BOOKS:
        return ()
    tables = Tables(file)
    found: dict[tuple[Id, date], Edit] = {}
    faults: list[CaseFault] = []
    for grid, rows in _tables(path, tables):
        for edit in _edits(tables, grid, rows, faults):
            known = found.setdefault((edit.officer, edit.date), edit)
            if known.after != edit.after:
                other = say("edits.elsewhere", sheet=known.sheet, cell=known.cell, after=known.after or say(BLANK))
                wrong = say("edits.differs", officer=edit.officer, date=edit.date, after=edit.after or say(BLANK), other=other)
                faults.append(CaseFault(edit.sheet, edit.cell, wrong, say("edits.same")))
    if faults:
        raise Unreadable(UnreadableKind.BROKEN, say("edits.unreadable", path=path) + "\n".join(map(str, faults)))
    return tuple(found.values())


def refuse_stale(path: Path, file: RosterFile, edits: tuple[Edit, ...], current: str) -> None:
    """Edits speak of the roster that they were made on: of another case than that with the hash `current` they say nothing."""
    if edits and file.case_hash != current:
        raise Unreadable(
            UnreadableKind.STALE,
            say("edits.stale", path=path, edits=len(edits), case_hash=file.case_hash[:12], current=current[:12]),
        )


def _grids(tables: Tables, language: Language) -> Iterator[Grid]:
    """Each station's own officers, by the names that the sheets were given; then all officers."""
    words = catalogue(language)
    names = [words[OVERVIEW]]
    for station in tables.stations:
        names.append(sheet_name(SimpleNamespace(sheetnames=names), station))
        labels = {_plain(tables.labels[one.id]): one.id for one in tables.members(station)}
        yield Grid(language, names[-1], words[OWN_OFFICERS], labels)
    everyone = sheet_name(SimpleNamespace(sheetnames=names), words[ALL_OFFICERS])
    yield Grid(language, everyone, words[ID_LABEL], {_plain(id): id for id in tables.officers})


def _tables(path: Path, tables: Tables) -> list[tuple[Grid, list[list[Any]]]]:
    """The grids that are there, in the language that the working copy was written in, with the cells of their sheets."""
    rows = {table.name: table.rows for table in book(path).tables}
    written = next((one for one in Language if catalogue(one)[OVERVIEW] in rows), Language.ZH)
    return [(grid, rows[grid.sheet]) for grid in _grids(tables, written) if grid.sheet in rows]


def _edits(tables: Tables, grid: Grid, rows: list[list[Any]], faults: list[CaseFault]) -> Iterator[Edit]:
    columns = _dates(tables.case, rows)
    heading = next(((at, row.index(grid.heading)) for at, row in enumerate(rows) if grid.heading in row), None)
    if heading is None:
        faults.append(CaseFault(grid.sheet, "", say("edits.no_heading", heading=grid.heading), say("edits.headers")))
        return
    top, label = heading
    places = {}
    for number, row in enumerate(rows[top + 1 :], top + 1):
        officer = grid.labels.get(_plain(row[label])) if label < len(row) else None
        if officer in places:
            faults.append(
                CaseFault(grid.sheet, f"{letters(label)}{number + 1}", say("edits.twice", officer=officer), say("edits.one_row"))
            )
        elif officer is not None:
            places[officer] = number
    missing = [officer for officer in grid.labels.values() if officer not in places]
    lost = [day for day in tables.dates if day not in columns]
    faults += [CaseFault(grid.sheet, "", say("edits.no_row", officer=officer), say("edits.rows")) for officer in missing]
    faults += [CaseFault(grid.sheet, "", say("edits.no_column", day=day), say("edits.columns")) for day in lost]
    with speaking(grid.language, grid.language):
        marks = {(officer, day): mark(tables, tables.officers[officer], day).text for officer in places for day in columns}
    for officer, number in places.items():
        for day, place in columns.items():
            before, after = marks[officer, day], _text(rows[number], place)
            if _plain(before) != _plain(after):
                yield Edit(grid.sheet, f"{letters(place)}{number + 1}", officer, day, " ".join(before.split()), after)


def _dates(case: Case, rows: list[list[Any]]) -> dict[date, int]:
    """The column of each date, from the first row that holds any."""
    for row in rows:
        days = {place: _day(cell) for place, cell in enumerate(row)}
        found = {day: place for place, day in days.items() if day and case.start <= day <= case.end}
        if found:
            return found
    return {}


def _day(cell: object) -> date | None:
    return cell.date() if isinstance(cell, datetime) else cell if isinstance(cell, date) else None


def _text(row: list[Any], place: int) -> str:
    cell = row[place] if place < len(row) else ""
    if isinstance(cell, float) and cell == int(cell):
        cell = int(cell)
    return " ".join(str(cell).split())


def _plain(cell: object) -> str:
    return "".join(str(cell).split())
