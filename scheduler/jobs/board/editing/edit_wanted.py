"""What a planner wants of a cell on the board, as what is to be typed into the 底稿; where two edits differ, the later holds."""

from collections.abc import Iterable
from datetime import date
from itertools import chain

from models.base import Id
from models.words import say
from scheduler.demand.needs import Duty
from scheduler.exchange.working.edits.crew_names import CrewNames
from scheduler.exchange.working.edits.edit_codes import Codes
from scheduler.exchange.working.edits.edit_meanings import is_alike
from scheduler.exchange.working.edits.open_cells import CellKey, OfficerDate
from scheduler.exchange.working.edits.roster_edits import Edit
from scheduler.exchange.working.edits.unclear_cell import UnclearCell
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.jobs.board.editing.crews import crew_text, officers_on
from scheduler.jobs.board.editing.typed_copy import NotEdited, Wanted
from scheduler.jobs.board.editing.working_copy import WorkingCopy


def put_on(copy: WorkingCopy, duty: Duty, officer: Id, instead_of: Id = "") -> Wanted:
    """Raises `NotEdited` for who is nobody, or on the duty already."""
    crew = _crew(copy, duty)
    if officer not in copy.shown.tables.officers or officer in crew:
        raise NotEdited(say("board.edit.on_it" if officer in crew else "board.cell.none"))
    return _with_crew(copy, duty, [*(other for other in crew if other != instead_of), officer])


def taken_off(copy: WorkingCopy, duty: Duty, officer: Id) -> Wanted:
    """Raises `NotEdited` for who is not on the duty."""
    crew = _crew(copy, duty)
    if officer not in crew:
        raise NotEdited(say("board.edit.not_on_it"))
    return _with_crew(copy, duty, [other for other in crew if other != officer])


def typed_crew(copy: WorkingCopy, duty: Duty, text: str) -> Wanted:
    """Names as a duty's cell takes them. Raises `NotEdited` for a name that is nobody's, or several people's."""
    tables = copy.shown.tables
    try:
        named = CrewNames(tables).officers(text, duty.station, _crew(copy, duty))
    except UnclearCell as unclear:
        raise NotEdited(_said(unclear)) from unclear
    return _with_crew(copy, duty, named)


def typed_date(copy: WorkingCopy, officer: Id, when: date, text: str) -> Wanted:
    """A code as an officer's cell takes it. Raises `NotEdited` for what means nothing there."""
    key = OfficerDate(officer, when)
    place, tables = copy.copy.places(key)[0], Tables(copy.copy.file)
    try:
        duty = Codes(tables).meaning(Edit(place.sheet, place.cell, officer, when, place.before, text)).duty
    except UnclearCell as unclear:
        raise NotEdited(_said(unclear)) from unclear
    wanted: dict[CellKey, str | None] = {key: text}
    for other in copy.copy.typed:
        if isinstance(other, Duty) and other.date == when:
            crew = [known for known in _crew(copy, other) if known != officer]
            crew += [officer] if is_alike(other, duty) else []
            wanted[other] = crew_text(tables, other, crew)
    return wanted


def withdrawn(copy: WorkingCopy, sheet: str, cell: str) -> Wanted:
    """What is typed in a cell gives way to what was written there. Raises `NotEdited`."""
    for key in copy.copy.typed:
        if any((place.sheet, place.cell) == (sheet, cell) for place in copy.copy.places(key)):
            return {key: None}
    raise NotEdited(say("board.edit.gone", sheet=sheet, cell=cell))


def _with_crew(copy: WorkingCopy, duty: Duty, officers: Iterable[Id]) -> Wanted:
    """What was typed in the row of an officer who comes or goes gives way."""
    after, before = list(officers), _crew(copy, duty)
    wanted: dict[CellKey, str | None] = {duty: crew_text(copy.shown.tables, duty, after)}
    for officer in chain(after, before):
        key = OfficerDate(officer, duty.date)
        if (officer in after) != (officer in before) and key in copy.copy.typed:
            wanted[key] = None
    return wanted


def _crew(copy: WorkingCopy, duty: Duty) -> list[Id]:
    return officers_on(copy.shown.tables, duty)


def _said(unclear: UnclearCell) -> str:
    return f"{unclear.wrong}{say('faults.expected', expected=unclear.expected)}"
