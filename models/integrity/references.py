"""Ids that nothing bears."""

from collections.abc import Iterator

from models.alike import known_ids
from models.integrity.fault import Fault, Parts, rows
from models.integrity.ids import KEYED
from models.words import say

REFERENCES: dict[str, dict[str, tuple[str, ...]]] = {
    "officers": {"unit": ("units",), "rota": ("cycle_rotas", "calendar_rotas"), "home_post": ("posts",)},
    "qualifications": {"officer": ("officers",)},
    "secondments": {"officer": ("officers",), "unit": ("units",), "rota": ("cycle_rotas", "calendar_rotas")},
    "shifts": {"not_followed_by": ("shifts",)},
    "calendar_rotas": {"working": ("shifts",), "rest": ("shifts",), "holiday": ("shifts",)},
    "base_roster": {"officer": ("officers",), "shift": ("shifts",)},
    "demands": {"station": ("units",), "post": ("posts",), "shift": ("shifts",)},
    "demand_exceptions": {"station": ("units",), "post": ("posts",), "shift": ("shifts",)},
    "services": {"post": ("posts",), "shift": ("shifts",)},
    "hour_shares": {"service": ("services",)},
    "history": {"station": ("units",), "service": ("services",)},
    "support_requests": {"station": ("units",), "post": ("posts",), "shift": ("shifts",)},
    "leave": {"officer": ("officers",)},
    "pairings": {"station": ("units",), "department": ("units",), "officer": ("officers",), "posts": ("posts",)},
    "mutual_aid": {"station": ("units",), "partner": ("units",)},
    "stay_phases": {"day_shift": ("shifts",), "night_shift": ("shifts",)},
    "restrictions": {"officer": ("officers",), "other": ("officers",)},
    "limits": {"officer": ("officers",), "shift": ("shifts",)},
    "commitments": {"officer": ("officers",), "station": ("units",)},
    "wishes": {"officer": ("officers",), "station": ("units",), "post": ("posts",), "shift": ("shifts",)},
    "bed_requests": {"officer": ("officers",)},
    "pins": {
        "officer": ("officers",),
        "burden_of": ("officers",),
        "station": ("units",),
        "post": ("posts",),
        "shift": ("shifts",),
        "request": ("leave",),
    },
    "opening": {"officer": ("officers",), "last_shift": ("shifts",), "stint_station": ("units",)},
    "past_burdens": {"officer": ("officers",)},
    "stay_records": {"officer": ("officers",), "station": ("units",)},
    "problems": {"station": ("units",), "officer": ("officers",)},
    "results": {"officer": ("officers",), "station": ("units",)},
    "roster_before": {"officer": ("officers",)},
}
"""By sheet and field, the sheets in one of which the id stands."""
TARGETS = {targets for fields in REFERENCES.values() for targets in fields.values()}

STATION_FIELDS = {
    ("demands", "station"),
    ("demand_exceptions", "station"),
    ("history", "station"),
    ("support_requests", "station"),
    ("pairings", "station"),
    ("mutual_aid", "station"),
    ("mutual_aid", "partner"),
    ("opening", "stint_station"),
    ("commitments", "station"),
    ("pins", "station"),
    ("stay_records", "station"),
    ("problems", "station"),
    ("results", "station"),
}
"""Fields that a department may not stand in."""


def references(parts: Parts) -> Iterator[Fault]:
    """Ids that nothing bears, with the one that looks most like each, and departments in place of stations."""
    ids = {sheet: {row.id for row in rows(parts, sheet)} for sheet in KEYED}
    texts = {sheet: known_ids(ids[sheet]) for sheet in KEYED}
    stations = {unit.id for unit in rows(parts, "units") if unit.kind == "station"}
    borne = {targets: frozenset().union(*(ids[target] for target in targets)) for targets in TARGETS}
    for sheet, fields in REFERENCES.items():
        for index, row in enumerate(rows(parts, sheet)):
            for field, targets in fields.items():
                value = getattr(row, field)
                for item in value if isinstance(value, tuple) else (value,):
                    if item is None:
                        continue
                    if item not in borne[targets]:
                        hint = "".join(texts[target].hint(item) for target in targets)
                        wrong = say("integrity.unknown", names=say(KEYED[targets[0]]), item=item) + hint
                        yield Fault(sheet, index, field, wrong, str(item))
                    elif (sheet, field) in STATION_FIELDS and item not in stations:
                        yield Fault(sheet, index, field, say("integrity.not_a_station", item=item), str(item))
