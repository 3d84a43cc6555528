"""The form of an event: its fields by kind, as the sheet 变动 has them, and what was typed into it read."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from models.case import Case
from models.events.event import NEEDS, Event, EventKind, free_ids
from models.organisation import UnitKind
from models.roster import RosterFile
from models.words import say
from scheduler.exchange.reading.events.file import typed_event
from scheduler.exchange.sheets.events import EVENT, EVENTS
from scheduler.exchange.sheets.sheet import Column, Kind

DURING = ("first", "last")
OFTEN: dict[EventKind, tuple[str, ...]] = {
    EventKind.ILLNESS: (*DURING, "has_open_end"),
    EventKind.RETURN: ("first",),
    EventKind.LEAVE: (*DURING, "leave_kind", "is_pending"),
    EventKind.CANCELLED_LEAVE: DURING,
    EventKind.SUPPORT: DURING,
    EventKind.DEMAND: (*DURING, "target"),
    EventKind.LOST_BED: DURING,
    EventKind.SWAP: ("first", "other_date"),
    EventKind.PIN: ("first",),
}
"""Fields of a kind beside those that it cannot do without."""
ALWAYS = ("reason", "text")
OFFICER_FIELDS = ("officer", "other")


class Field(NamedTuple):
    """`kind` is how it is typed: text, officer, date, number, choice or flag; a choice has its `options`, value and word."""

    name: str
    title: str
    kind: str
    is_needed: bool
    options: tuple[tuple[str, str], ...] = ()


def kinds() -> dict[str, str]:
    """Those that can be typed, and what they are called here."""
    return {value: say(f"events.kind.{value}") for value in EVENT.words}


def officers(case: Case) -> list[tuple[str, str]]:
    """What can be typed for each, and the unit."""
    return [(officer.id, f"{officer.name} {officer.unit}") for officer in case.officers]


def fields(case: Case, kind: str) -> tuple[Field, ...]:
    """In the order of the sheet."""
    asked = EventKind(kind)
    names = {*NEEDS[asked], *OFTEN[asked], *ALWAYS}
    needed = {*NEEDS[asked], "first"}
    return tuple(_field(case, column, column.key in needed) for column in EVENTS.columns if column.key in names)


def read(file: RosterFile, drafted: tuple[Event, ...], typed: Mapping[str, str], author: str) -> Event:
    """Raises `EventRefused` with every fault at once."""
    known = {field.name: typed.get(field.name, "") for field in fields(file.case, typed["kind"])}
    id, at = next(free_ids((*file.events, *drafted))), f"{datetime.now():%Y-%m-%d %H:%M}"
    return typed_event(file.case, known | {"id": id, "kind": typed["kind"], "author": author, "at": at})


def _field(case: Case, column: Column, is_needed: bool) -> Field:
    title = column.title[:1].upper() + column.title[1:]
    if column.key in OFFICER_FIELDS:
        return Field(column.key, title, "officer", is_needed)
    choices: dict[str, list[str]] = {
        "station": [unit.id for unit in case.units if unit.kind is UnitKind.STATION],
        "post": [post.id for post in case.posts],
        "shift": [shift.id for shift in case.shifts],
    }
    if column.key in choices:
        return Field(column.key, title, "choice", is_needed, tuple((name, name) for name in choices[column.key]))
    if column.choice:
        words = tuple((value, column.choice.shown(value)) for value in column.choice.words)
        return Field(column.key, title, "choice", is_needed, words)
    kind = {Kind.DATE: "date", Kind.INT: "number", Kind.FLAG: "flag"}.get(column.kind, "text")
    return Field(column.key, title, kind, is_needed)
