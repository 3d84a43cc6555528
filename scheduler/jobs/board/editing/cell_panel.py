"""A cell that is opened: what is typed there, what may be typed, who is on it, and who could step in."""

from typing import NamedTuple

from models.words import say
from scheduler.exchange.working.edits.open_cells import OfficerDate
from scheduler.exchange.working.grid import codes, cover_codes
from scheduler.exchange.writing.paper.text import LEAVE
from scheduler.jobs.board.asked_for import Of, Place
from scheduler.jobs.board.cell_story import duty_of, line_of
from scheduler.jobs.board.editing.crews import crew_text, officers_on
from scheduler.jobs.board.open_roster import OpenRoster
from scheduler.jobs.board.stepping_in import SteppingIn, stepping_in
from scheduler.publishing.standing_in import NoSuchDuty

LEAVE_OFFERED = ("board.edit.sick", "board.edit.annual", "board.edit.personal")
"""Kinds of leave that are given most, each by a button that says and types it."""


class Member(NamedTuple):
    id: str
    name: str


class CellPanel(NamedTuple):
    """`text` is what the cell says, `choices` what may be typed; `off` and `leave` are texts that buttons type.

    `crew` are those on the duty; `standing` None of a date without one.
    """

    title: str
    text: str
    is_edited: bool
    choices: tuple[str, ...]
    off: str
    leave: tuple[str, ...]
    crew: tuple[Member, ...]
    instead_of: str
    standing: SteppingIn | None


def officer_key(opened: OpenRoster, place: Place) -> OfficerDate:
    """Raises `NoSuchCell`."""
    return OfficerDate(line_of(opened, place).id, place.date)


def cell_panel(opened: OpenRoster, place: Place, instead_of: str = "") -> CellPanel:
    """`instead_of` is whose place on a duty is to be taken. Raises `NoSuchCell` and `NoSuchDuty`."""
    return _of_officer(opened, place) if place.of is Of.OFFICERS else _of_duty(opened, place, instead_of)


def _of_officer(opened: OpenRoster, place: Place) -> CellPanel:
    tables, view, key = opened.tables, opened.view, officer_key(opened, place)
    officer, line = tables.officers[key.officer], view.facts.lines[key.officer]
    is_on_duty = any(not work.is_stay for work in view.works_on(key.officer, key.date))
    unit = tables.unit_of(*key) or officer.unit
    offered = codes(tables, unit) if unit in tables.stations else cover_codes(tables)
    leave = tuple(map(say, LEAVE_OFFERED))
    kinds = dict.fromkeys(request.kind for request in tables.case.leave)
    return CellPanel(
        say("board.cell.of_officer", officer=view.named(line), month=key.date.month, day=key.date.day),
        " ".join(opened.mark(officer, key.date).text.split()),
        key in opened.typed,
        tuple(dict.fromkeys((*offered, *leave, *kinds))),
        say(LEAVE),
        leave,
        (),
        "",
        _standing(opened, place) if is_on_duty else None,
    )


def _of_duty(opened: OpenRoster, place: Place, instead_of: str) -> CellPanel:
    tables, duty = opened.tables, duty_of(opened, place)
    crew = officers_on(tables, duty)
    members = tuple(Member(officer, crew_text(tables, duty, [officer])) for officer in crew)
    instead = instead_of if instead_of in crew else ""
    known = _standing(opened, place, instead)
    text = " ".join(crew_text(tables, duty, crew).split())
    view = opened.view
    title = view.said(view.duty(*duty))
    return CellPanel(title, text, duty in opened.typed, (), "", (), members, instead, known)


def _standing(opened: OpenRoster, place: Place, instead_of: str = "") -> SteppingIn | None:
    """None of a duty that is demanded nowhere."""
    try:
        return stepping_in(opened, place, instead_of)
    except NoSuchDuty:
        return None
