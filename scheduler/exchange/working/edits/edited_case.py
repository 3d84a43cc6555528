"""The case of a 底稿 with its edits as decisions: pins, approved leave, and base shifts in place of the rota's."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count

from models.case import Case
from models.duty import BaseDay
from models.leave import LeaveChoice, LeaveRequest, LeaveStatus, Pin, PinKind
from models.roster import RosterFile
from models.words import say
from scheduler.exchange.working.edits.edit_meanings import Meanings, Meant
from scheduler.exchange.working.edits.leave_edits import LeaveMeant
from scheduler.exchange.writing.paper.roster_tables import Tables

ID_CHARACTERS = 30
"""Of an officer's id in that of an absence, which a number follows."""


def kept_case(file: RosterFile, meant: Meanings) -> Case:
    """With every edit as a pin, every absence as approved leave, and base shifts other than the rota's as rows of 现排班."""
    tables = Tables(file)
    base = [row for wanted in meant.dates if (row := _base_day(tables, wanted))]
    new = {(row.officer, row.date) for row in base}
    pins = [pin for wanted in meant.dates for pin in _pins(wanted)] + [_leave_pin(answer) for answer in meant.leave]
    parts = {
        "base_roster": (*(row for row in file.case.base_roster if (row.officer, row.date) not in new), *base),
        "pins": (*_others(file.case, meant), *pins),
    }
    return Case(**dict(file.case) | parts | _absent(file.case, meant))


def without_replaced(case: Case, meant: Meanings) -> Case:
    """The case that edits are audited against: with the absences, and without the pins that an edit takes the place of."""
    parts = _absent(case, meant) | {"pins": _others(case, meant)}
    return case if all(parts[name] == getattr(case, name) for name in parts) else Case(**dict(case) | parts)


def _absent(case: Case, meant: Meanings) -> dict[str, tuple[LeaveRequest, ...]]:
    """The leave of the case with an approved request for each run of dates on which an officer is absent."""
    known = {request.id for request in case.leave}
    absences = []
    for run in _runs([wanted for wanted in meant.dates if wanted.absence]):
        officer, first, last = run[0].officer, run[0].date, run[-1].date
        ids = (f"{officer[:ID_CHARACTERS]}#{number}" for number in count(1))
        id = next(id for id in ids if id not in known)
        known.add(id)
        choice = LeaveChoice(first=first, last=last, earliest=first, latest=first)
        request = LeaveRequest(id=id, officer=officer, kind=run[0].absence, status=LeaveStatus.APPROVED, choices=(choice,))
        absences.append(request)
    return {"leave": (*case.leave, *absences)}


def _runs(absences: list[Meant]) -> list[list[Meant]]:
    """Successive dates of one officer with the same kind of leave."""
    runs: list[list[Meant]] = []
    for wanted in sorted(absences, key=lambda wanted: (wanted.officer, wanted.absence, wanted.date)):
        if runs and _is_before(runs[-1][-1], wanted):
            runs[-1].append(wanted)
        else:
            runs.append([wanted])
    return runs


def _is_before(absent: Meant, other: Meant) -> bool:
    same = (absent.officer, absent.absence) == (other.officer, other.absence)
    return same and absent.date + timedelta(1) == other.date


def _base_day(tables: Tables, meant: Meant) -> BaseDay | None:
    """The base shift of the date in place of the rota's, where the edit says another, or that of the rota again."""
    unit = tables.unit_of(meant.officer, meant.date)
    base = tables.base_shift(meant.officer, meant.date)
    at_home = [duty.shift for duty in meant.duties if duty.station == unit]
    now = base if base in at_home else next(iter(at_home), None)
    is_elsewhere = bool(meant.duties) and not at_home
    if unit not in tables.stations or is_elsewhere or meant.absence or now == base:
        return None
    if base is None and now != tables.rota_shift(meant.officer, meant.date):
        return None
    return BaseDay(officer=meant.officer, date=meant.date, shift=now)


def _pins(meant: Meant) -> Iterator[Pin]:
    """Duties that were there before, beside one that was added, are not decided by the edit."""
    kind, duties = (PinKind.ASSIGN, meant.added) if meant.added else (PinKind.FORBID, meant.removed)
    edit = meant.edits[0]
    given = {"officer": meant.officer, "date": meant.date, "why": say("edits.why", sheet=edit.sheet, cell=edit.cell)}
    if not meant.absence and not duties:
        yield Pin(kind=PinKind.FORBID, **given)
    for duty in duties:
        if duty.post:
            yield Pin(kind=kind, station=duty.station, post=duty.post, shift=duty.shift, **given)


def _leave_pin(meant: LeaveMeant) -> Pin:
    edit = meant.edits[0]
    why = say("edits.why", sheet=edit.sheet, cell=edit.cell)
    if meant.first is None:
        return Pin(kind=PinKind.REFUSE, request=meant.id, why=why)
    return Pin(kind=PinKind.GRANT, request=meant.id, date=meant.first, why=why)


def _others(case: Case, meant: Meanings) -> tuple[Pin, ...]:
    """An earlier decision about just this date, or this request, gives way to the edit."""
    dates = {(wanted.officer, wanted.date) for wanted in meant.dates}
    requests = {answer.id for answer in meant.leave}

    def is_replaced(pin: Pin) -> bool:
        return pin.request in requests or ((pin.officer or "", pin.date) in dates and pin.last in (None, pin.date))

    return tuple(pin for pin in case.pins if not is_replaced(pin))
