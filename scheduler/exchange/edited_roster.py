"""A 底稿 edited by hand: audited with its edits, each finding at its cell, and taken up again with each edit kept."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from models.case import Case
from models.duty import BaseDay
from models.findings import Finding
from models.leave import Pin, PinKind
from models.roster import Roster, RosterFile
from models.words import say
from scheduler.audit.given.needs import Duty
from scheduler.exchange.edit_codes import Meant, meanings
from scheduler.exchange.errors import Unreadable, UnreadableKind
from scheduler.exchange.reader import ReadResult, read_case
from scheduler.exchange.roster_edits import Edit, read_edits
from scheduler.exchange.roster_file import read_roster
from scheduler.exchange.roster_tables import Tables
from scheduler.explain.asked.edited import edited
from scheduler.explain.asked.view import View


class Audited(NamedTuple):
    """`roster` is the one of the grids as they read now; `broken` what each edit breaks, or all of them where edit is None."""

    roster: Roster
    broken: tuple[tuple[Edit | None, Finding], ...]


def with_edits(file: RosterFile, edits: Sequence[Edit]) -> Audited:
    """Raises `CaseFaults` with every edit that cannot be understood."""
    view, tables = View(file), Tables(file)
    wanted: dict[str, dict[date, Duty | None]] = defaultdict(dict)
    for one in meanings(tables, edits):
        wanted[one.edit.officer][one.edit.date] = view.duty(*one.duty) if one.duty else None
    roster, broken = edited(view, wanted)
    return Audited(roster, tuple((_cause(tables, edits, one), one) for one in broken))


def read_case_or_edited(path: Path) -> tuple[ReadResult, tuple[Edit, ...]]:
    """A case, or that of a 底稿 edited by hand with the edits that it asks for.

    Raises `Unreadable` for a roster without edits, `CaseFaults` with every edit that cannot be understood.
    """
    try:
        return read_case(path), ()
    except Unreadable as refused:
        if refused.kind is not UnreadableKind.NOT_A_CASE:
            raise
    file = read_roster(path)
    edits = read_edits(path, file)
    if not edits:
        raise Unreadable(UnreadableKind.NOT_A_CASE, say("edits.none", path=path))
    return ReadResult(kept(file, edits), start=file.roster), edits


def kept(file: RosterFile, edits: Sequence[Edit]) -> Case:
    """The case in which every edit is a pin, and a base shift other than the rota's one of 现排班."""
    tables = Tables(file)
    meant = meanings(tables, edits)
    dates = {(one.edit.officer, one.edit.date) for one in meant}
    base = [row for one in meant if (row := _base_day(tables, one))]
    new = {(row.officer, row.date) for row in base}
    parts = {
        "base_roster": (*(row for row in file.case.base_roster if (row.officer, row.date) not in new), *base),
        "pins": (*(pin for pin in file.case.pins if not _is_replaced(pin, dates)), *filter(None, map(_pin, meant))),
    }
    return Case(**dict(file.case) | parts)


def _cause(tables: Tables, edits: Sequence[Edit], finding: Finding) -> Edit | None:
    """The edit that a finding is about: the officer's nearest, else the nearest of the unit's members."""

    def distance(edit: Edit) -> int:
        return abs((edit.date - finding.date).days) if finding.date else 0

    own = [one for one in edits if one.officer == finding.officer]
    near = [one for one in edits if finding.date in (None, one.date) and finding.station in _stations(tables, one)]
    return min(own or near, key=distance, default=None)


def _stations(tables: Tables, edit: Edit) -> Iterator[str | None]:
    """Every unit whose strength an edit may change."""
    yield tables.posting(tables.officers[edit.officer], edit.date)[0]
    yield from (station for station in tables.stations if station in edit.before + edit.after)


def _base_day(tables: Tables, meant: Meant) -> BaseDay | None:
    """The base shift of the date in place of the rota's, where the edit says another, or that of the rota again."""
    edit = meant.edit
    officer = tables.officers[edit.officer]
    unit, _ = tables.posting(officer, edit.date)
    base = tables.base_shift(officer, edit.date)
    now = meant.duty.shift if meant.duty else None
    is_elsewhere = meant.duty is not None and meant.duty.station != unit
    if unit not in tables.stations or is_elsewhere or now == base:
        return None
    if base is None and now != tables.rota_shift(officer, edit.date):
        return None
    return BaseDay(officer=edit.officer, date=edit.date, shift=now)


def _pin(meant: Meant) -> Pin | None:
    edit, duty = meant
    why = say("edits.why", sheet=edit.sheet, cell=edit.cell)
    if duty is None:
        return Pin(kind=PinKind.FORBID, officer=edit.officer, date=edit.date, why=why)
    if not duty.post:
        return None
    place = {"station": duty.station, "post": duty.post, "shift": duty.shift}
    return Pin(kind=PinKind.ASSIGN, officer=edit.officer, date=edit.date, why=why, **place)


def _is_replaced(pin: Pin, dates: set[tuple[str, date]]) -> bool:
    """An earlier decision about just this date gives way to the edit."""
    return (pin.officer or "", pin.date) in dates and pin.last in (None, pin.date)
