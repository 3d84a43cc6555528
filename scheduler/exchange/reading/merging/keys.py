"""What makes two rows of two files the same thing, sheet by sheet."""

from collections.abc import Iterator
from typing import Any

from scheduler.exchange.reading.rows import Row

KEYS: dict[str, tuple[tuple[str, ...], ...]] = {
    "units": (("id", "first", "last"),),
    "officers": (("id",),),
    "qualifications": (("officer", "skill", "first"),),
    "posts": (("id",),),
    "shifts": (("id",),),
    "rotas": (("id", "team"),),
    "base_roster": (("officer", "date"),),
    "opening": (("officer",),),
    "demands": (("station", "post", "shift", "days", "first", "last"),),
    "demand_exceptions": (("station", "post", "shift", "date"),),
    "services": (("id",),),
    "hour_shares": (("service", "hour"),),
    "history": (("station", "service", "date"),),
    "support_requests": (("station", "post", "shift", "first", "last"),),
    "secondments": (("officer", "first"),),
    "pairings": (("station", "department", "officer", "posts", "first", "last"),),
    "mutual_aid": (("station", "partner", "first", "last"),),
    "bed_requests": (("officer", "first", "last"),),
    "holidays": (("first", "last"),),
    "restrictions": (("officer", "kind", "other", "first", "last"),),
    "limits": (("officer", "key", "shift"),),
    "commitments": (("officer", "first", "last", "start"),),
    "wishes": (("officer", "kind", "first", "last", "station", "post", "shift"),),
    "pins": (("kind", "officer", "date", "last", "station", "post", "shift", "request"),),
    "policy": (("key",),),
    "past_burdens": (("officer", "period"),),
    "scenarios": (("name", "action", "subject", "value", "first", "last"),),
    "leave": (("officer", "first", "last", "rank"), ("id", "rank")),
}
SHARED = ("parameters", "units", "posts", "shifts", "rotas", "services", "hour_shares", "holidays", "policy")
"""Sheets of which every part carries the same copy."""


def keys(row: Row) -> Iterator[tuple[Any, ...]]:
    """A request is known by its dates, and by its number where it has one."""
    for columns in KEYS[row.sheet.key]:
        if columns[0] != "id" or row.get("id") is not None:
            yield (columns, *(row.get(column) for column in columns))
