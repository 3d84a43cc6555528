"""From a workbook, a folder of CSV files or JSON to a case; or every fault at once."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from models.case import Case
from models.integrity import LONGEST_HORIZON
from models.roster import Roster
from models.words import say
from scheduler.exchange.errors import BlankCase, CaseFault, CaseFaults, Unreadable, UnreadableKind
from scheduler.exchange.reading.child.untrusted import book, text
from scheduler.exchange.reading.draft import Draft
from scheduler.exchange.reading.files.tables import refuse_unreadable
from scheduler.exchange.reading.granted_leave import take_granted, with_granted
from scheduler.exchange.reading.grids.existing_roster import read_grids, take_base_roster
from scheduler.exchange.reading.grids.past_roster import take_past_roster
from scheduler.exchange.reading.names import resolve
from scheduler.exchange.reading.opening_notes import opening_doubts
from scheduler.exchange.reading.recognised import recognise
from scheduler.exchange.reading.rested import rested
from scheduler.exchange.reading.roster_file import has_hidden
from scheduler.exchange.reading.rows import Sheets
from scheduler.exchange.reading.rows_of.calendar import read_calendar
from scheduler.exchange.reading.rows_of.duty import note_repeated, take_posts, take_shifts
from scheduler.exchange.reading.rows_of.history import check_history, take_requests, take_services
from scheduler.exchange.reading.rows_of.leave import clipped, note_kinds, resolve_requests, take_leave
from scheduler.exchange.reading.rows_of.people import note_oddities, take_officers, take_qualifications
from scheduler.exchange.reading.rows_of.pins import take_pins
from scheduler.exchange.reading.rows_of.policy import read_policy
from scheduler.exchange.reading.rows_of.rota import take_rotas
from scheduler.exchange.reading.rows_of.unit import take_units
from scheduler.exchange.sheets import BY_KEY, SHEETS
from scheduler.exchange.transaction.locks import lock_beside

FIRST_FREE = "A2"
"""The first cell below the headers."""


class ReadResult(NamedTuple):
    """`defaults`: what was taken where the file is silent; `clipped`: leave that crosses the horizon.

    `doubts`: what of the opening state may be a slip; `ignored`: sheets and columns that are not of a case; `inferred`: dates
    whose year was not typed; `start`: a roster to begin the search with; `hidden`: what was read though it is not shown.
    """

    case: Case
    defaults: tuple[str, ...] = ()
    clipped: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()
    start: Roster | None = None
    hidden: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def read_case(path: str | Path) -> ReadResult:
    """Raises `CaseFaults` with every fault of the content, or `Unreadable` where there is no content to judge."""
    path = Path(path)
    refuse_unreadable(path)
    found = _read_json(path) if path.is_file() and path.suffix.lower() == ".json" else _read_book(path)
    ignored = (*((say("gate.open", path=path),) if lock_beside(path) else ()), *found.ignored)
    return found._replace(doubts=tuple(opening_doubts(found.case)), ignored=ignored)


def _read_json(path: Path) -> ReadResult:
    case = Case.model_validate_json(text("case", path))
    return ReadResult(case, tuple(rested(case)), tuple(clipped(case.leave, case.start, case.end)))


def _read_book(path: Path) -> ReadResult:
    left_aside, tables, _ = book(path)
    try:
        found = _assembled(recognise(tables))
    except CaseFaults as faults:
        if has_hidden(tables):
            raise Unreadable(UnreadableKind.NOT_A_CASE, say("reader.roster", path=path)) from faults
        raise
    return found._replace(ignored=(*left_aside, *found.ignored))


def _assembled(sheets: Sheets) -> ReadResult:
    draft = Draft(sheets)
    settings = _settings(draft)
    names = resolve(draft)
    read_grids(draft, names)
    take_units(draft, names.units)
    take_rotas(draft)
    take_officers(draft)
    take_qualifications(draft)
    take_services(draft)
    take_shifts(draft)
    take_base_roster(draft)
    take_past_roster(draft)
    take_posts(draft)
    take_requests(draft)
    take_leave(draft)
    granted = take_granted(draft)
    resolve_requests(draft, names)
    for sheet in SHEETS:
        if sheet.noun:
            for row in sheets.rows[sheet.key]:
                draft.take(sheet.key, sheet.noun, row, row.values)
    take_pins(draft)
    policy = read_policy(draft)
    note_kinds(draft, policy)
    note_repeated(draft)
    note_oddities(draft)
    check_history(draft, policy)
    draft.parts["calendar"] = list(read_calendar(draft, settings.pop("calendar", "") == "sheet"))
    crossed = draft.cross_faults() if not _missing_required(sheets) else []
    found = sheets.faults + draft.faults + crossed
    if not found and not sheets.rows["officers"]:
        found = [CaseFault(BY_KEY["officers"].title, FIRST_FREE, say("reader.no_officers"), say("reader.a_row"))]
    if found:
        raise (BlankCase if _is_blank(sheets) else CaseFaults)(_in_order(found))
    _note_defaults(draft, settings)
    parts: dict[str, Any] = {name: tuple(nouns) for name, nouns in draft.parts.items()}
    for part in ("units", "officers", "posts", "shifts", "demands"):
        parts.setdefault(part, ())
    case, carried = with_granted(Case(**settings, **parts, policy=policy), granted)
    return ReadResult(
        case,
        tuple(dict.fromkeys((*draft.defaults, *carried, *rested(case)))),
        tuple(clipped(case.leave, case.start, case.end)),
        ignored=tuple(sheets.ignored),
        inferred=tuple(_inferred(sheets)),
        hidden=tuple(sheets.hidden),
    )


def _inferred(sheets: Sheets) -> Iterator[str]:
    for (sheet, column, year), cells in sheets.inferred.items():
        yield say("reader.inferred", sheet=sheet, column=column, count=len(cells), year=year, cells=say("join.list").join(cells))


def _settings(draft: Draft) -> dict[str, Any]:
    rows = draft.sheets.rows["parameters"]
    if not rows:
        return {}
    row = rows[0]
    start, end = row.get("start"), row.get("end")
    if isinstance(start, date) and isinstance(end, date):
        if end < start:
            draft.faults.append(
                row.fault("end", say("reader.end_before_start", end=end, start=start), say("reader.not_before_start"))
            )
        elif end - start >= LONGEST_HORIZON:
            draft.faults.append(row.fault("end", say("integrity.over_a_year", start=start, end=end), say("reader.within_a_year")))
        else:
            draft.start, draft.end = start, end
    return dict(row.values)


def _missing_required(sheets: Sheets) -> bool:
    return any(sheet.required and not {sheet.key, sheet.instead} & sheets.present for sheet in SHEETS)


def _is_blank(sheets: Sheets) -> bool:
    """Whether only what a template brings along stands in the file: the unit that it was made for, and the rules."""
    typed = any(rows for key, rows in sheets.rows.items() if key not in ("parameters", "units", "policy"))
    dated = any(row.get(key) or row.bad.get(key) for row in sheets.rows["parameters"] for key in ("start", "end"))
    return not typed and not dated and not _missing_required(sheets)


def _note_defaults(draft: Draft, settings: dict[str, Any]) -> None:
    if "as_of" not in settings:
        draft.defaults.append(say("reader.no_planning_date"))
    if not draft.sheets.rows["pairings"]:
        draft.defaults.append(say("reader.no_pairings"))


def _in_order(found: list[CaseFault]) -> tuple[CaseFault, ...]:
    names = [name for sheet in SHEETS for name in sheet.names]

    def place(fault: CaseFault) -> tuple[int, int, int, str]:
        parts = re.match(r"([A-Z]*)\D*(\d*)", fault.cell)
        column, row = parts.groups() if parts else ("", "")
        return (names.index(fault.sheet) if fault.sheet in names else len(names), int(row or 0), len(column), column)

    return tuple(sorted(dict.fromkeys(found), key=place))
