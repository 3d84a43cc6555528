"""Faults between the parts of a case: unknown and duplicated ids, reversed ranges, uncovered dates.

The parts are looked at as plain tuples, so that a reader can ask for the faults before there is a case.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple, Protocol

from models.alike import difference, id_key, known_ids, zeros_key
from models.base import LARGEST_NUMBER, dates
from models.policy import KIND_PREFIX, default_rows
from models.words import say


class Fault(NamedTuple):
    """A wrong field: its sheet (name of the case's field), row index and field name, and the sentence for the planner.

    `row` is None for a field of the case itself. `unknown` is the id that nothing bears, where that is the fault; `within`
    says where in the row the field stands, such as choices[1].
    """

    sheet: str
    row: int | None
    field: str
    sentence: str
    unknown: str = ""
    within: str = ""

    @property
    def path(self) -> str:
        """As JSON has it."""
        if self.row is None:
            return self.field
        return ".".join(filter(None, (f"{self.sheet}[{self.row}]", self.within, self.field)))


class Parts(Protocol):
    """Whatever carries the fields of a case."""

    @property
    def start(self) -> date: ...

    @property
    def end(self) -> date: ...


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
    "restrictions": {"officer": ("officers",), "other": ("officers",)},
    "limits": {"officer": ("officers",), "shift": ("shifts",)},
    "commitments": {"officer": ("officers",)},
    "wishes": {"officer": ("officers",), "station": ("units",), "post": ("posts",), "shift": ("shifts",)},
    "bed_requests": {"officer": ("officers",)},
    "pins": {
        "officer": ("officers",),
        "station": ("units",),
        "post": ("posts",),
        "shift": ("shifts",),
        "request": ("leave",),
    },
    "opening": {"officer": ("officers",), "last_shift": ("shifts",), "stint_station": ("units",)},
    "past_burdens": {"officer": ("officers",)},
}

NAMES = {
    "units": "noun.unit",
    "officers": "noun.officer",
    "posts": "noun.post",
    "shifts": "noun.shift",
    "leave": "noun.request",
    "services": "noun.service",
} | dict.fromkeys(("cycle_rotas", "calendar_rotas"), "noun.rota")

LONGEST_HORIZON = timedelta(days=366)
"""From the first date to the last, this excluded."""
MOST_COUNTED = 100_000
"""No station counts so many cases in a day: beyond it something else was typed."""
STATION_FIELDS = {
    ("demands", "station"),
    ("demand_exceptions", "station"),
    ("history", "station"),
    ("support_requests", "station"),
    ("pairings", "station"),
    ("mutual_aid", "station"),
    ("mutual_aid", "partner"),
    ("opening", "stint_station"),
    ("pins", "station"),
}

DATED = {("parameters", "end"), ("calendar", "calendar"), ("pins", "date"), ("opening", "last_end"), ("opening", "stint_first")}
"""Fields that are judged by the horizon: without one, nothing is known of them."""

UNIQUE_BY = {
    "base_roster": ("officer", "date"),
    "demand_exceptions": ("station", "post", "shift", "date"),
    "opening": ("officer",),
    "calendar": ("date",),
    "history": ("station", "service", "date"),
    "hour_shares": ("service", "hour"),
    "services": ("post", "shift"),
}


def faults(parts: Parts) -> list[Fault]:
    """Every fault between the parts, in sheet order; an empty list for a sound case."""
    return [
        *_horizon(parts),
        *_duplicates(parts),
        *_alike(parts),
        *_references(parts),
        *_ranges(parts),
        *_amounts(parts),
        *_choices(parts),
        *_rotas(parts),
        *_given_leave_overlaps(parts),
        *_pins(parts),
        *_limits(parts),
        *_opening(parts),
        *_others(parts),
        *_policy(parts),
    ]


def _rows(parts: Parts, sheet: str) -> tuple[Any, ...]:
    return tuple(getattr(parts, sheet, ()))


def _horizon(parts: Parts) -> Iterator[Fault]:
    if parts.end < parts.start:
        yield Fault("parameters", None, "end", say("integrity.end_before_start", end=parts.end, start=parts.start))
        return
    if parts.end - parts.start >= LONGEST_HORIZON:
        yield Fault("parameters", None, "end", say("integrity.over_a_year", start=parts.start, end=parts.end))
        return
    known = {day.date for day in _rows(parts, "calendar")}
    missing = [day for day in dates(parts.start, parts.end) if day not in known]
    if missing:
        yield Fault(
            "calendar",
            None,
            "calendar",
            say("integrity.no_calendar", first_date=missing[0], days=len(missing)),
        )


def _duplicates(parts: Parts) -> Iterator[Fault]:
    rotas: dict[str, str] = {}
    for sheet, noun in KEYED.items():
        seen = rotas if sheet.endswith("rotas") else {}
        for index, row in enumerate(_rows(parts, sheet)):
            if row.id in seen:
                yield Fault(sheet, index, "id", say("integrity.id_twice", noun=say(noun), row_id=row.id))
            seen[row.id] = sheet
    for sheet, fields in UNIQUE_BY.items():
        known = set()
        for index, row in enumerate(_rows(parts, sheet)):
            key = tuple(getattr(row, field) for field in fields)
            if key in known:
                yield Fault(sheet, index, fields[0], say("integrity.twice", key="/".join(map(str, key))))
            known.add(key)


def _alike(parts: Parts) -> Iterator[Fault]:
    """Two ids that look the same, and officers' numbers of which one has lost its zeros."""
    for sheet, noun in KEYED.items():
        key = zeros_key if sheet == "officers" else id_key
        known: dict[str, str] = {}
        for index, row in enumerate(_rows(parts, sheet)):
            like = known.setdefault(key(row.id), row.id)
            if like != row.id and not _differ_in_case(like, row.id):
                what = difference(like, row.id)
                yield Fault(
                    sheet, index, "id", say("integrity.alike", noun=say(noun), row_id=row.id, similar=like, difference=what)
                )


def _differ_in_case(one: str, other: str) -> bool:
    """Which may be meant: a01 beside A01 are two."""
    return one.casefold() == other.casefold()


def _references(parts: Parts) -> Iterator[Fault]:
    ids = {sheet: {row.id for row in _rows(parts, sheet)} for sheet in KEYED}
    known = {sheet: known_ids(ids[sheet]) for sheet in KEYED}
    stations = {unit.id for unit in _rows(parts, "units") if unit.kind == "station"}
    for sheet, fields in REFERENCES.items():
        for index, row in enumerate(_rows(parts, sheet)):
            for field, targets in fields.items():
                value = getattr(row, field)
                for item in value if isinstance(value, tuple) else (value,):
                    if item is None:
                        continue
                    if not any(item in ids[target] for target in targets):
                        hint = "".join(known[target].hint(item) for target in targets)
                        wrong = say("integrity.unknown", names=say(NAMES[targets[0]]), item=item) + hint
                        yield Fault(sheet, index, field, wrong, str(item))
                    elif (sheet, field) in STATION_FIELDS and item not in stations:
                        yield Fault(sheet, index, field, say("integrity.not_a_station", item=item), str(item))


def _ranges(parts: Parts) -> Iterator[Fault]:
    for sheet in REFERENCES:
        for index, row in enumerate(_rows(parts, sheet)):
            for place, item in enumerate(row.choices if sheet == "leave" else (row,)):
                first, last = getattr(item, "first", None), getattr(item, "last", None)
                if first and last and last < first:
                    within = f"choices[{place}]" if sheet == "leave" else ""
                    yield Fault(sheet, index, "last", say("integrity.dates_reversed", last=last, first=first), within=within)
    for index, unit in enumerate(_rows(parts, "units")):
        for place, floor in enumerate(unit.floors):
            if floor.last < floor.first:
                wrong = say("integrity.dates_reversed", last=floor.last, first=floor.first)
                yield Fault("units", index, "last", wrong, within=f"floors[{place}]")


def _amounts(parts: Parts) -> Iterator[Fault]:
    for sheet in ("demands", "demand_exceptions"):
        for index, row in enumerate(_rows(parts, sheet)):
            if row.target < row.minimum:
                yield Fault(sheet, index, "target", say("integrity.target_below", target=row.target, minimum=row.minimum))
    for index, unit in enumerate(_rows(parts, "units")):
        if unit.meeting_weekday is not None and not 0 <= unit.meeting_weekday <= 6:
            yield Fault("units", index, "meeting_weekday", say("integrity.meeting_day", weekday=unit.meeting_weekday))

    for index, row in enumerate(_rows(parts, "history")):
        if row.count > MOST_COUNTED:
            yield Fault("history", index, "count", say("integrity.count", count=row.count, most=MOST_COUNTED))
    for index, row in enumerate(_rows(parts, "hour_shares")):
        if row.hour > 23:
            yield Fault("hour_shares", index, "hour", say("integrity.hour", hour=row.hour))


def _choices(parts: Parts) -> Iterator[Fault]:
    for index, request in enumerate(_rows(parts, "leave")):
        if not request.choices:
            yield Fault("leave", index, "choices", say("integrity.no_dates"))
        for place, choice in enumerate(request.choices):
            if not choice.earliest <= choice.first <= choice.latest:
                wrong = say("integrity.not_movable", first=choice.first, earliest=choice.earliest, latest=choice.latest)
                yield Fault("leave", index, "earliest", wrong, within=f"choices[{place}]")


def _rotas(parts: Parts) -> Iterator[Fault]:
    shifts = {shift.id for shift in _rows(parts, "shifts")}
    teams: dict[str, set[str]] = {}
    for index, rota in enumerate(_rows(parts, "cycle_rotas")):
        teams[rota.id] = {team.id for team in rota.teams}
        for shift in sorted({shift for shift in rota.cycle if shift is not None and shift not in shifts}):
            yield Fault("cycle_rotas", index, "cycle", say("integrity.unknown_shift", shift=shift), str(shift))
        if not rota.cycle:
            yield Fault("cycle_rotas", index, "cycle", say("integrity.empty_cycle"))
        for place, team in enumerate(rota.teams):
            if team.place >= max(1, len(rota.cycle)):
                wrong = say("integrity.beyond_cycle", team=team.id, length=len(rota.cycle))
                yield Fault("cycle_rotas", index, "place", wrong, within=f"teams[{place}]")
    for index, officer in enumerate(_rows(parts, "officers")):
        if officer.rota in teams and officer.team not in teams[officer.rota]:
            yield Fault(
                "officers",
                index,
                "team",
                say("integrity.no_team", rota=officer.rota, team=officer.team or say("integrity.empty")),
            )


def _given_leave_overlaps(parts: Parts) -> Iterator[Fault]:
    """Of each leave the first other that it overlaps: of a thousand alike there would be half a million pairs."""
    taken: dict[str, list[tuple[date, date, str]]] = {}
    for index, request in enumerate(_rows(parts, "leave")):
        if not request.choices:
            continue
        first, last = request.choices[0].first, request.choices[0].last
        for other_first, other_last, other in taken.get(request.officer, []):
            if first <= other_last and other_first <= last:
                yield Fault(
                    "leave",
                    index,
                    "first",
                    say("integrity.overlap", other=other, other_first=other_first, other_last=other_last),
                    within="choices[0]",
                )
                break
        taken.setdefault(request.officer, []).append((first, last, request.id))


PIN_NEEDS = {
    "assign": ("officer", "date", "station", "post", "shift"),
    "forbid": ("officer", "date"),
    "grant": ("request",),
    "refuse": ("request",),
}


def _pins(parts: Parts) -> Iterator[Fault]:
    pending = {request.id: request.status == "pending" for request in _rows(parts, "leave")}
    lengths = {request.id: {choice.last - choice.first for choice in request.choices} for request in _rows(parts, "leave")}
    for index, pin in enumerate(_rows(parts, "pins")):
        for field in PIN_NEEDS[pin.kind]:
            if getattr(pin, field) is None:
                yield Fault("pins", index, field, say("integrity.pin_lacks"))
        if pin.request in pending and not pending[pin.request]:
            yield Fault("pins", index, "request", say("integrity.already_approved", request=pin.request))
        if pin.date and not parts.start <= pin.date <= parts.end and pin.kind != "grant":
            yield Fault("pins", index, "date", say("integrity.outside", date=pin.date, start=parts.start, end=parts.end))
        if pin.last and pin.date and pin.last < pin.date:
            yield Fault("pins", index, "last", say("integrity.dates_reversed", last=pin.last, first=pin.date))
        elif pin.last and pin.kind == "assign" and pin.last != pin.date:
            yield Fault("pins", index, "last", say("integrity.assign_last"))
        elif pin.last and pin.kind in ("grant", "refuse"):
            length = pin.last - pin.date if pin.date else None
            if pin.request in lengths and length not in lengths[pin.request]:
                yield Fault("pins", index, "last", say("integrity.grant_last"))


def _opening(parts: Parts) -> Iterator[Fault]:
    """The state on the eve: nothing of it begins later, and nobody is both on a run of duties and on one of days off."""
    minutes = {shift.id: shift.minutes for shift in _rows(parts, "shifts") if shift.minutes}
    longest = max(minutes.values(), default=0)
    midnight = datetime.combine(parts.start, time())
    for index, row in enumerate(_rows(parts, "opening")):
        length = timedelta(minutes=minutes.get(row.last_shift, longest))
        if row.last_end and row.last_end >= midnight + length:
            yield Fault("opening", index, "last_end", say("integrity.end_later", end=row.last_end, start=parts.start))
        if row.stint_first and row.stint_first >= parts.start:
            yield Fault("opening", index, "stint_first", say("integrity.stint_later", first=row.stint_first, start=parts.start))
        if row.work_run and row.off_run:
            yield Fault("opening", index, "off_run", say("integrity.both_runs", work=row.work_run, off=row.off_run))


def _limits(parts: Parts) -> Iterator[Fault]:
    known = set()
    for index, row in enumerate(_rows(parts, "limits")):
        if (row.key == "load.shift") != (row.shift is not None):
            yield Fault("limits", index, "shift", say("integrity.limit_shift"))
        if (row.officer, row.key, row.shift) in known:
            yield Fault("limits", index, "key", say("integrity.limit_twice", officer=row.officer))
        known.add((row.officer, row.key, row.shift))


def _others(parts: Parts) -> Iterator[Fault]:
    for index, row in enumerate(_rows(parts, "restrictions")):
        pair = row.kind in ("together", "apart")
        if pair and row.other is None:
            yield Fault("restrictions", index, "other", say("integrity.no_other"))
        if row.other is not None and row.other == row.officer:
            yield Fault("restrictions", index, "other", say("integrity.same_officer"))
    for index, row in enumerate(_rows(parts, "pairings")):
        if (row.department is None) == (row.officer is None):
            yield Fault("pairings", index, "department", say("integrity.one_side"))
    for index, row in enumerate(_rows(parts, "mutual_aid")):
        if row.station == row.partner:
            yield Fault("mutual_aid", index, "partner", say("integrity.same_side"))
    spans: dict[str, list[tuple[date, date]]] = {}
    for index, row in enumerate(_rows(parts, "secondments")):
        for first, last in spans.get(row.officer, []):
            if row.first <= last and first <= row.last:
                yield Fault("secondments", index, "first", say("integrity.secondment", first=first, last=last))
        spans.setdefault(row.officer, []).append((row.first, row.last))
    for index, row in enumerate(_rows(parts, "commitments")):
        if (row.start is None) != (row.end is None):
            yield Fault("commitments", index, "start", say("integrity.both_times"))
        elif row.start and time() < row.end <= row.start:
            yield Fault("commitments", index, "end", say("integrity.past_midnight", start=row.start, end=row.end))


def _policy(parts: Parts) -> Iterator[Fault]:
    """Rows that no rule has, and values of another kind than the built-in one."""
    defaults = {row.key: row.value for row in default_rows()}
    policy = getattr(parts, "policy", None)
    for index, row in enumerate(policy.rows if policy else ()):
        is_text = isinstance(defaults.get(row.key), str)
        if row.key not in defaults and not row.key.startswith(KIND_PREFIX):
            yield Fault("policy.rows", index, "key", say("policy_rows.unknown", key=row.key))
        elif isinstance(row.value, str) != is_text:
            yield Fault("policy.rows", index, "value", say("integrity.policy_text" if is_text else "integrity.policy_number"))
        elif not is_text and not 0 <= int(row.value) <= LARGEST_NUMBER:
            yield Fault("policy.rows", index, "value", say("integrity.policy_range", largest=LARGEST_NUMBER))
