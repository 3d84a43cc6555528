"""From recognised sheets to a case with what was taken where they are silent; or every fault at once."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from models.case import Case
from models.integrity.periods import LONGEST_HORIZON
from models.roster import Roster
from models.words import listed, say
from scheduler.exchange.errors import BlankCase, CaseFault, CaseFaults
from scheduler.exchange.reading.draft import Draft
from scheduler.exchange.reading.faults_in_order import in_order
from scheduler.exchange.reading.granted_leave import with_granted
from scheduler.exchange.reading.opening_state import rested
from scheduler.exchange.reading.rows import Sheets
from scheduler.exchange.reading.rows_of.calendar import read_calendar
from scheduler.exchange.reading.rows_of.case import note_all_oddities, take_rows
from scheduler.exchange.reading.rows_of.leave import clipped
from scheduler.exchange.reading.rows_of.policy import read_policy
from scheduler.exchange.sheets import BY_KEY

FIRST_FREE_CELL = "A2"
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


def assembled(sheets: Sheets) -> ReadResult:
    """Raises `CaseFaults`."""
    draft = Draft(sheets)
    settings = _settings(draft)
    granted = take_rows(draft)
    policy = read_policy(draft)
    note_all_oddities(draft, policy)
    draft.parts["calendar"] = list(read_calendar(draft, settings.pop("calendar", "") == "sheet"))
    _refuse_faults(draft)
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


def _refuse_faults(draft: Draft) -> None:
    sheets = draft.sheets
    crossed = draft.cross_faults() if not _missing_required(sheets) else []
    faults = in_order(sheets.faults + draft.faults, crossed)
    if not faults and not sheets.rows["officers"]:
        faults = (CaseFault(BY_KEY["officers"].title, FIRST_FREE_CELL, say("reader.no_officers"), say("reader.a_row")),)
    if faults:
        raise (BlankCase if _is_blank(sheets) else CaseFaults)(faults)


def _inferred(sheets: Sheets) -> Iterator[str]:
    for (sheet, column, year), cells in sheets.inferred.items():
        yield say("reader.inferred", sheet=sheet, column=column, count=len(cells), year=year, cells=listed(cells))


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
    return any(not sheets.present & set(keys) for keys in sheets.needed)


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
