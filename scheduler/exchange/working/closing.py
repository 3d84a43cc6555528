"""期末: each officer's state at the end, in the columns of 期初; 规则: the policy used, in the columns of the case's sheet."""

from collections import defaultdict
from typing import Any

from models.leave import Opening
from models.policy import PolicyRow
from models.words import say
from scheduler.exchange.reading.granted_leave import COLUMN, shown
from scheduler.exchange.sheets import decisions, words
from scheduler.exchange.sheets.people import OFFICERS
from scheduler.exchange.sheets.sheet import Sheet
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.style import Styles
from scheduler.exchange.writing.paper.table import Column, table_sheet
from scheduler.ledger.granted import GrantedLeave, granted_beyond

NAME = OFFICERS.by_key["name"]
CLOSING_LOOKS = {
    "officer": (12, "code"),
    "last_end": (18, "moment"),
    "last_shift": (10, "code"),
    "stint_station": (14, "code"),
    "stint_first": (13, "date"),
    "away_dates": (30, "text"),
    "night_dates": (30, "text"),
    COLUMN: (30, "text"),
}
POLICY_LOOKS = {"key": (28, "text"), "value": (18, "code"), "title": (24, "strong"), "clause": (50, "text")}


def closing_sheet(book: Any, styles: Styles, tables: Tables, closing: tuple[Opening, ...]) -> None:
    columns = [*_columns(decisions.OPENING, CLOSING_LOOKS, (12, "number")), Column(NAME.title, 14)]
    keys = [column.key for column in decisions.OPENING.columns]
    granted: dict[str, list[GrantedLeave]] = defaultdict(list)
    for leave in granted_beyond(tables.case, tables.roster):
        granted[leave.officer].append(leave)
    states = ((opening, opening.__dict__ | {COLUMN: shown(granted[opening.officer])}) for opening in closing)
    rows = [(*(_listed(state[key]) for key in keys), tables.officers[opening.officer].name) for opening, state in states]
    table_sheet(book, styles, say("title.closing"), "", columns, rows)


def _listed(value: Any) -> Any:
    """Several dates in one cell, as the case's sheet has them."""
    return words.separator().join(map(str, value)) if isinstance(value, tuple) else value


def policy_sheet(book: Any, styles: Styles, tables: Tables) -> None:
    columns = _columns(decisions.POLICY, POLICY_LOOKS, (8, "code"))
    keys = [column.key for column in decisions.POLICY.columns]
    rows = [tuple(_policy_cell(row, key) for key in keys) for row in tables.case.policy.rows]
    table_sheet(book, styles, decisions.POLICY.title, "", columns, rows)


def _columns(sheet: Sheet, looks: dict[str, tuple[int, str]], usual: tuple[int, str]) -> list[Column]:
    return [Column(column.title, *looks.get(column.key, usual)) for column in sheet.columns]


def _policy_cell(row: PolicyRow, key: str) -> str | int:
    value: str | int | bool | None = row.texts().get(key, getattr(row, key))
    if isinstance(value, bool):
        return words.FLAG.shown("yes" if value else "no")
    return words.none() if value is None else value
