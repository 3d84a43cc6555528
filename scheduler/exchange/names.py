"""What planners call units and officers: 龙桥 = 龙桥所 = 龙桥派出所; an officer is an id, a unique name or 单位/姓名."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from models.organisation import UnitKind
from models.words import say
from scheduler.exchange.builtin import kind_by_name, short
from scheduler.exchange.draft import Draft
from scheduler.exchange.rows import Row
from scheduler.exchange.sheets.sheet import Kind


class Names(NamedTuple):
    units: "UnitNames"
    people: "OfficerNames"

    def officers(self, text: str) -> list[str]:
        """The ids of whom a text may mean."""
        unit, slash, name = text.rpartition("/")
        return self.people.find(f"{self.units.id(unit)}/{name}" if slash and text not in self.people.ids else text)


def resolve(draft: Draft) -> Names:
    """Put the ids in place of what was typed, in every row."""
    units = UnitNames(draft)
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
    found = names.officers(text)
    if len(found) > 1 and row.unit and key == "officer":
        found = names.officers(f"{row.unit}/{text}") or found
    if len(found) > 1:
        draft.faults.append(
            row.fault(
                key, say("names.namesakes", text=text, found=len(found), found_2=say("join.list").join(found)), say("names.id")
            )
        )
    elif found:
        row.values[key] = found[0]


class UnitNames:
    """A unit declared in 单位 keeps the spelling there; others that are stations go by the short name."""

    def __init__(self, draft: Draft) -> None:
        rows = draft.sheets.rows
        self.declared: dict[str, Row] = {row.values["id"]: row for row in rows["units"] if row.get("id")}
        demands = rows["demands"] + rows["demand_exceptions"] + rows["history"]
        self.demanded = {short(str(row.values["station"])) for row in demands if row.get("station")}
        self.inferred: dict[str, UnitKind] = {}
        self._ids: dict[str, str] = {}
        stations = [name for name in self.declared if self.kind(name) is UnitKind.STATION]
        self.by_short = {short(name): name for name in reversed(stations)}

    def id(self, text: str) -> str:
        if text not in self._ids:
            self._ids[text] = self._id(text)
        return self._ids[text]

    def _id(self, text: str) -> str:
        if text in self.declared and self.kind(text) is not UnitKind.STATION:
            return text
        if short(text) in self.by_short:
            return self.by_short[short(text)]
        return short(text) if self.kind(text) is UnitKind.STATION else text

    def note(self, text: str) -> None:
        """A unit that officers belong to exists, whether or not 单位 lists it."""
        name, kind = self.id(text), self.kind(text)
        if name not in self.declared and self.inferred.get(name) is not UnitKind.STATION:
            self.inferred[name] = kind

    def kind(self, name: str) -> UnitKind:
        row = self.declared.get(name)
        if row is not None and row.get("kind"):
            return UnitKind(row.values["kind"])
        return UnitKind.STATION if short(name) in self.demanded else kind_by_name(name)


class OfficerNames:
    def __init__(self, rows: Iterable[Row]) -> None:
        self.ids: set[str] = set()
        self.names: dict[str, list[str]] = {}
        for row in rows:
            if row.get("id"):
                self.ids.add(row.values["id"])
                for name in (row.get("name"), f"{row.get('unit')}/{row.get('name')}"):
                    if name and row.values["id"] not in self.names.setdefault(_closed(name), []):
                        self.names[_closed(name)].append(row.values["id"])

    def find(self, text: str) -> list[str]:
        return [text] if text in self.ids else self.names.get(_closed(text), [])


def _closed(name: str) -> str:
    """Blanks inside a name only fill its width: 张　三 is 张三."""
    return "".join(name.split())
