"""Ids that stand twice, or that only look different."""

from collections.abc import Iterator

from models.alike import difference, id_key, zeros_key
from models.integrity.fault import Fault, Parts, rows
from models.words import say

KEYED = {
    "units": "noun.unit",
    "officers": "noun.officer",
    "posts": "noun.post",
    "shifts": "noun.shift",
    "cycle_rotas": "noun.rota",
    "calendar_rotas": "noun.rota",
    "leave": "noun.request",
    "services": "noun.service",
    "support_requests": "noun.support_request",
}
"""Sheets whose rows have an id, and what such a row is called."""

UNIQUE_BY = {
    "base_roster": ("officer", "date"),
    "demand_exceptions": ("station", "post", "shift", "date"),
    "opening": ("officer",),
    "roster_before": ("officer", "date"),
    "calendar": ("date",),
    "history": ("station", "service", "date"),
    "hour_shares": ("service", "hour"),
    "services": ("post", "shift"),
}
"""Fields that no two rows of a sheet have alike."""


def duplicates(parts: Parts) -> Iterator[Fault]:
    """Rotas of both kinds share their ids."""
    rotas: dict[str, str] = {}
    for sheet, noun in KEYED.items():
        seen = rotas if sheet.endswith("rotas") else {}
        for index, row in enumerate(rows(parts, sheet)):
            if row.id in seen:
                yield Fault(sheet, index, "id", say("integrity.id_twice", noun=say(noun), row_id=row.id))
            seen[row.id] = sheet
    for sheet, fields in UNIQUE_BY.items():
        seen_keys = set()
        for index, row in enumerate(rows(parts, sheet)):
            key = tuple(getattr(row, field) for field in fields)
            if key in seen_keys:
                yield Fault(sheet, index, fields[0], say("integrity.twice", key="/".join(map(str, key))))
            seen_keys.add(key)


def alike(parts: Parts) -> Iterator[Fault]:
    """Two ids that look the same, and officers' numbers of which one has lost its zeros."""
    for sheet, noun in KEYED.items():
        key = zeros_key if sheet == "officers" else id_key
        ids: dict[str, str] = {}
        for index, row in enumerate(rows(parts, sheet)):
            first = ids.setdefault(key(row.id), row.id)
            if first != row.id and not _differ_in_case(first, row.id):
                wrong = say("integrity.alike", noun=say(noun), row_id=row.id, similar=first, difference=difference(first, row.id))
                yield Fault(sheet, index, "id", wrong)


def _differ_in_case(first: str, second: str) -> bool:
    """a01 and A01 may be meant as two."""
    return first.casefold() == second.casefold()
