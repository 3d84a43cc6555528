"""期初 from the last fortnight of a duty grid: when the last duty ended, and for how long one has worked or been off."""

from collections import defaultdict
from datetime import date, datetime, timedelta

from models.duty import Shift
from models.leave import Opening
from models.words import say
from scheduler.audit.given.clock import is_night
from scheduler.exchange.errors import FIRST_CELL, CaseFault
from scheduler.exchange.reading.cells.raw import letters
from scheduler.exchange.reading.draft import Draft
from scheduler.exchange.reading.grids.grid import Grid
from scheduler.exchange.reading.rows import Row

FORTNIGHT = timedelta(days=14)
ONE_DAY = timedelta(days=1)


def take_past_roster(draft: Draft) -> None:
    """Needs the shifts; what a grid does not show (covers and burden of the year, an open stint) is taken as none."""
    grids = draft.sheets.grids["opening_grid"]
    rows = draft.sheets.rows["opening_grid"]
    if not draft.dated or not grids:
        return
    eve = draft.start - ONE_DAY
    dates = {day for grid in grids for day in grid.dates if draft.start - FORTNIGHT <= day <= eve}
    if eve not in dates:
        last = say("opening.only_to", dates=max(dates)) if dates else say("opening.no_dates")
        draft.faults.append(
            CaseFault(grids[0].name, _last_cell(grids[0]), say("opening.grid", last=last), say("opening.to_eve", eve=eve))
        )
        return
    worked: dict[str, dict[date, Row]] = defaultdict(dict)
    for row in rows:
        if row.values["date"] in dates:
            worked[row.values["officer"]][row.values["date"]] = row
    shifts = {shift.id: shift for shift in draft.parts.get("shifts", [])}
    for officer, days in worked.items():
        draft.put("opening", _opening(officer, days, dates, eve, shifts), next(iter(days.values())))
    draft.defaults.append(say("opening.derived", dates=min(dates), eve=eve, worked=len(worked)))


def _last_cell(grid: Grid) -> str:
    """The cell of the latest date that is filled."""
    last = max(grid.cells, key=lambda cell: cell.date, default=None)
    return f"{letters(last.column)}{last.row}" if last else FIRST_CELL


def _opening(officer: str, days: dict[date, Row], dates: set[date], eve: date, shifts: dict[str, Shift]) -> Opening:
    on = {day: shift for day, row in days.items() if (shift := shifts.get(row.values["shift"] or ""))}
    ends = {day: datetime.combine(day, shift.start) + timedelta(minutes=shift.minutes) for day, shift in on.items()}
    last = max(ends, key=lambda day: ends[day], default=None)
    return Opening(
        officer=officer,
        last_end=ends[last] if last else None,
        last_shift=on[last].id if last else None,
        work_run=_run(eve, dates & set(on)),
        off_run=_run(eve, dates - set(on)),
        night_dates=tuple(sorted(day for day, shift in on.items() if is_night(shift))),
    )


def _run(eve: date, days: set[date]) -> int:
    length = 0
    while eve - length * ONE_DAY in days:
        length += 1
    return length
