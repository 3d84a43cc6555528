"""现排班 and 期初 as duty grids: who is meant, which shift a code names, and what a blank cell stands for.

A filled cell is the officer's base shift of its date. A blank one leaves the date to the officer's rota; without a rota it is
a day off for whoever stands in the grid.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from operator import itemgetter

from models.alike import name_key
from models.duty import BaseDay
from models.words import listed, say
from scheduler.exchange.errors import CaseFault
from scheduler.exchange.reading.cells.raw import letters
from scheduler.exchange.reading.draft import EXPECTED, Draft
from scheduler.exchange.reading.faults_in_order import times
from scheduler.exchange.reading.grids.grid import Grid, GridCell
from scheduler.exchange.reading.naming.names import Names
from scheduler.exchange.reading.rows import Row
from scheduler.exchange.reading.rows_of.calendar import AFTER
from scheduler.exchange.reading.rows_of.codes import ALONE, OPEN, Code, Codes
from scheduler.exchange.sheets.duty import BASE_ROSTER
from scheduler.exchange.sheets.words import day_off

CODES = "existing_roster.codes"
HEADS = "existing_roster.heads"


def read_grids(draft: Draft, names: Names) -> None:
    """The cells of every grid as rows, with ids in place of names and of codes; each unknown word is a fault once."""
    codes = Codes(draft)
    for key, grids in draft.sheets.grids.items():
        for grid in grids:
            draft.faults += grid.faults
            draft.sheets.rows[key] += _rows(draft, names, codes, grid)
        _refuse_contradictions(draft, draft.sheets.rows[key])


def take_base_roster(draft: Draft) -> None:
    """By officer and date, whatever the layout."""
    reached = draft.end + AFTER
    rows = {(row.values["officer"], row.values["date"]): row for row in draft.sheets.rows["base_roster"]}
    given: dict[str, set[date]] = defaultdict(set)
    for officer, day in rows:
        given[officer].add(day)
    places = {officer.id: place for place, officer in enumerate(draft.parts.get("officers", []))}
    for officer, day in sorted((*rows, *_days_off(draft, given)), key=lambda key: (places[key[0]], key[1])):
        row = rows.get((officer, day))
        if row is None:
            draft.put("base_roster", BaseDay(officer=officer, date=day))
        elif row.values["shift"] != OPEN and draft.start <= day <= reached:
            draft.take("base_roster", BaseDay, row, row.values)
    outside = sorted({day for _, day in rows if not draft.start <= day <= reached})
    if outside:
        span = say("existing_roster.span", first=outside[0], last=outside[-1])
        draft.defaults.append(say("existing_roster.outside", span=span, days=len(outside)))


def _days_off(draft: Draft, given: dict[str, set[date]]) -> Iterable[tuple[str, date]]:
    dates = {day for grid in draft.sheets.grids["base_roster"] for day in grid.dates if draft.start <= day <= draft.end + AFTER}
    on_rota = {officer.id for officer in draft.parts.get("officers", []) if officer.rota is not None}
    lent = defaultdict(list)
    for row in draft.parts.get("secondments", []):
        if getattr(row, "rota", None) is not None:
            lent[row.officer].append(row)
    days_off = [
        (officer, day)
        for officer, filled in given.items()
        if officer not in on_rota
        for day in sorted(dates - filled)
        if not any(row.first <= day <= row.last for row in lent[officer])
    ]
    if days_off:
        who = len({officer for officer, _ in days_off})
        draft.defaults.append(say("existing_roster.blank_as_off", officers=who, cells=len(days_off)))
    return days_off


def _rows(draft: Draft, names: Names, codes: Codes, grid: Grid) -> list[Row]:
    counts = _rows_of_counts(grid, names, codes)
    for number, text in counts.items():
        draft.sheets.ignored.append(say("grids.footer", name=grid.name, number=number, text=text[:20]))
    kept = [cell for cell in grid.cells if cell.row not in counts]
    cells = [part for cell in kept for part in (_parted(cell, names) if cell.head else (cell,))]
    rows: list[Row] = []
    strangers: dict[str, list[str]] = defaultdict(list)
    unclear: dict[Code, list[GridCell]] = defaultdict(list)
    meant = {code: codes.meanings(code) for code in dict.fromkeys(map(_code, cells))}
    named = [(cell.officer, cell.row, cell.name_column) for cell in cells] + grid.idle
    people = {text: names.officers(text) for text in dict.fromkeys(text for text, *_ in named)}
    for text, row, column in sorted(named, key=itemgetter(1, 2)):
        if len(people[text]) != ALONE:
            strangers[text].append(f"{letters(column)}{row}")
    for cell in cells:
        shifts = meant[_code(cell)]
        ids = people[cell.officer]
        if len(shifts) != ALONE:
            unclear[_code(cell)].append(cell)
        elif len(ids) == ALONE:
            columns = dict.fromkeys(("officer", "date", "shift"), cell.column)
            values = {"officer": ids[0], "date": cell.date, "shift": next(iter(shifts))}
            rows.append(Row(BASE_ROSTER, grid.name, cell.row, columns, values))
    for text, places in strangers.items():
        several = sum(name in name_key(text) for name in names.people.names) > ALONE
        hint = "" if people[text] else names.people.hint(text)
        _refuse_stranger(draft, grid, text, people[text], list(dict.fromkeys(places)), several, hint)
    for code, cells in unclear.items():
        _refuse_code(draft, grid, code.texts, cells, meant[code])
    return rows


def _rows_of_counts(grid: Grid, names: Names, codes: Codes) -> dict[int, str]:
    """Below the last officer who is known, rows of a strange name in which numbers stand that are no codes: 白 3 3 4."""
    last = max((cell.row for cell in grid.cells if cell.head or names.officers(cell.officer)), default=0)
    below: dict[int, list[GridCell]] = defaultdict(list)
    for cell in grid.cells:
        if cell.row > last:
            below[cell.row].append(cell)
    return {
        number: cells[0].officer
        for number, cells in below.items()
        if all(cell.codes[0].isdigit() and not codes.meanings(_code(cell)) for cell in cells)
    }


def _code(cell: GridCell) -> Code:
    return Code(cell.codes, bool(cell.head))


def _parted(cell: GridCell, names: Names) -> list[GridCell]:
    return [replace(cell, officer=name) for name in names.parted(cell.officer)]


def _refuse_stranger(draft: Draft, grid: Grid, text: str, ids: list[str], places: list[str], several: bool, hint: str) -> None:
    """`several`: the text holds more than one name that is known. `hint` says whom it is like."""
    if text in draft.hidden.get("officers", set()):
        return
    wrong = (
        say("existing_roster.namesakes", text=text, count=len(ids), officers=listed(ids))
        if ids
        else say("existing_roster.unknown_officer", text=text) + hint
    )
    expected = say(EXPECTED["officers"]) + (say("existing_roster.several") if several else "")
    draft.faults.append(CaseFault(grid.name, places[0], wrong + times(len(places)), expected, tuple(places[1:])))


def _refuse_code(draft: Draft, grid: Grid, texts: tuple[str, ...], cells: list[GridCell], meant: set[str | None]) -> None:
    """`meant` is empty where the words are unknown, else what they mean at once."""
    shifts = listed(sorted(shift or day_off() for shift in meant))
    if cells[0].head:
        row = Row(BASE_ROSTER, grid.name, 0, {})
        wrong = say("existing_roster.several_shifts", text="/".join(texts[::-1]), shifts=shifts, times="") if meant else ""
        fault = row.fault("shift", wrong or say("existing_roster.which_shift", text="/".join(texts[::-1])), say(HEADS))
        draft.faults.append(fault._replace(cell=cells[0].head))
    else:
        row = Row(BASE_ROSTER, grid.name, cells[0].row, {"shift": cells[0].column})
        places = [f"{letters(cell.column)}{cell.row}" for cell in cells]
        if meant:
            fault = row.fault(
                "shift",
                say("existing_roster.several_shifts", text=texts[0], shifts=shifts, times=times(len(places))),
                say("existing_roster.one_shift"),
            )
        else:
            fault = row.fault("shift", say("existing_roster.unknown_code", text=texts[0], times=times(len(places))), say(CODES))
        draft.faults.append(fault._replace(others=tuple(places[1:])))


def _refuse_contradictions(draft: Draft, rows: list[Row]) -> None:
    """One base shift a date; an officer named at two posts of a shift is there once."""
    known: dict[tuple[str, date], Row] = {}
    for row in rows:
        first = known.setdefault((row.values["officer"], row.values["date"]), row)
        if row.values["shift"] != first.values["shift"]:
            mine, other = (either.values["shift"] or day_off() for either in (row, first))
            wrong = say(
                "existing_roster.differs",
                officer=row.values["officer"],
                date=row.values["date"],
                shift=mine,
                sheet=first.name,
                cell=first.cell("shift"),
                other_shift=other,
            )
            draft.faults.append(row.fault("shift", wrong, say("existing_roster.one_shift")))
    rows[:] = known.values()
