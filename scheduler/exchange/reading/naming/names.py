"""What planners call units and officers: 龙桥 = 龙桥所 = 龙桥派出所; an officer is an id, a unique name or 单位/姓名."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from models.alike import KnownTexts, id_key, name_key
from models.organisation import UnitKind
from models.words import listed, say
from scheduler.exchange.reading.builtin import COMPLETE_UNIT_NAMES, kind_by_name, short, tidy
from scheduler.exchange.reading.cells import typed
from scheduler.exchange.reading.draft import Draft
from scheduler.exchange.reading.naming.name_cells import parted
from scheduler.exchange.reading.rows import Row
from scheduler.exchange.sheets.sheet import Kind

RECORDS = ("stay_records", "problems", "results")
"""Where there is no demand, these tell which units are stations."""


class Names(NamedTuple):
    units: "UnitNames"
    people: "OfficerNames"

    def officers(self, text: str) -> list[str]:
        """The ids of whom a text may mean."""
        unit, slash, name = typed.slashed(text).rpartition("/")
        return self.people.find(f"{self.units.id(unit)}/{name}" if slash and text not in self.people.ids else text)

    def parted(self, text: str) -> list[str]:
        """The names in one cell. A known name is taken whole, whatever blanks or signs it holds; other blanks part names."""
        return parted(text, lambda name: bool(self.officers(name)))


def resolve(draft: Draft) -> Names:
    """Put the ids in place of what was typed, in every row."""
    for row, key in _typed(draft, Kind.UNIT):
        row.values[key] = tidy(row.values[key])
    units = UnitNames(draft, sorted({row.values[key] for row, key in _typed(draft, Kind.UNIT)}))
    for row in draft.sheets.rows["officers"]:
        if row.get("unit"):
            units.note(row.values["unit"])
    for row, key in _typed(draft, Kind.UNIT):
        row.values[key] = units.id(row.values[key])
    names = Names(units, OfficerNames(draft.sheets.rows["officers"]))
    for row, key in _typed(draft, Kind.OFFICER):
        _resolve_officer(draft, row, key, names)
    return names


def _typed(draft: Draft, kind: Kind) -> Iterator[tuple[Row, str]]:
    """Filled cells of a kind."""
    for rows in draft.sheets.rows.values():
        keys = [column.key for column in rows[0].sheet.columns if column.kind is kind] if rows else []
        yield from ((row, key) for row in rows for key in keys if row.get(key) is not None)


def _resolve_officer(draft: Draft, row: Row, key: str, names: Names) -> None:
    text = row.values[key]
    ids = names.officers(text)
    if len(ids) > 1 and row.unit and key == "officer":
        ids = names.officers(f"{row.unit}/{text}") or ids
    if len(ids) > 1:
        draft.faults.append(
            row.fault(key, say("names.namesakes", text=text, count=len(ids), officers=listed(ids)), say("names.id"))
        )
    elif ids:
        row.values[key] = ids[0]
    else:
        draft.hints[text] = names.people.hint(text)


class UnitNames:
    """A unit declared in 单位 keeps the spelling there; others that are stations go by the short name.

    Spellings that differ only in form, width, case or blanks are one unit: that of 单位, else the first of `typed`.
    """

    def __init__(self, draft: Draft, typed: list[str]) -> None:
        rows = draft.sheets.rows
        self.declared: dict[str, Row] = {row.values["id"]: row for row in rows["units"] if row.get("id")}
        demands = rows["demands"] + rows["demand_exceptions"] + rows["history"]
        telling = demands or [row for key in RECORDS for row in rows[key] if _may_be_station(row.get("station"))]
        self.demanded = {_short_key(str(row.values["station"])) for row in telling if row.get("station")}
        self.inferred: dict[str, UnitKind] = {}
        self._ids: dict[str, str] = {}
        self._spelt: dict[str, str] = {}
        for name in (*self.declared, *typed):
            self._spelt.setdefault(id_key(name), name)
        stations = [name for name in typed if self.kind(name) is UnitKind.STATION]
        self._short = {_short_key(name): short(name) for name in reversed(stations)}
        stations = [name for name in self.declared if self.kind(name) is UnitKind.STATION]
        self.by_short = {_short_key(name): name for name in reversed(stations)}

    def id(self, text: str) -> str:
        if text not in self._ids:
            self._ids[text] = self._id(tidy(text))
        return self._ids[text]

    def _id(self, text: str) -> str:
        name = text if text in self.declared else self._spelt.get(id_key(text), text)
        if name in self.declared and self.kind(name) is not UnitKind.STATION:
            return name
        if _short_key(name) in self.by_short:
            return self.by_short[_short_key(name)]
        return self._short.get(_short_key(name), short(name)) if self.kind(name) is UnitKind.STATION else name

    def note(self, text: str) -> None:
        """A unit that officers belong to exists, whether or not 单位 lists it."""
        name, kind = self.id(text), self.kind(text)
        if name not in self.declared and self.inferred.get(name) is not UnitKind.STATION:
            self.inferred[name] = kind

    def kind(self, name: str) -> UnitKind:
        row = self.declared.get(name)
        if row is not None and row.get("kind"):
            return UnitKind(row.values["kind"])
        return UnitKind.STATION if _short_key(name) in self.demanded else kind_by_name(name)


def _may_be_station(name: str | None) -> bool:
    return name is not None and not name.endswith(COMPLETE_UNIT_NAMES)


def _short_key(name: str) -> str:
    return id_key(short(name))


class OfficerNames:
    """By id, or by a name that is compared by `name_key`, alone or behind the unit."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.ids: dict[str, str] = {}
        self.names: dict[str, list[str]] = {}
        texts: dict[str, list[str]] = {}
        for row in rows:
            id, name = row.get("id"), row.get("name")
            if not id:
                continue
            self.ids[id] = id
            texts.setdefault(id, []).append(id)
            for text in (name, f"{row.get('unit')}/{name}") if name else ():
                texts.setdefault(text, []).append(id)
                known = self.names.setdefault(name_key(text), [])
                if id not in known:
                    known.append(id)
        self._known = KnownTexts(texts)
        self._alike: dict[str, list[str]] = {}
        for id in self.ids:
            self._alike.setdefault(id_key(id), []).append(id)

    def find(self, text: str) -> list[str]:
        """The ids of all whom a text may mean: an id as it is, names, ids that differ in case, width or form."""
        if text in self.ids:
            return [text]
        return self.names.get(name_key(text)) or self._alike.get(id_key(text), [])

    def hint(self, text: str) -> str:
        """Of a text that means nobody: whom it is like, and in what it differs."""
        return self._known.hint(text)
