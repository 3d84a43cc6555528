"""单位 to units: the first row of a unit carries what it is, further rows only a floor of other dates."""

from models.organisation import Floor, Unit, UnitKind
from models.words import listed, say
from scheduler.exchange.reading.draft import Draft
from scheduler.exchange.reading.naming.names import UnitNames
from scheduler.exchange.reading.rows import Row

ATTRIBUTES = ("kind", "zone", "max_away", "meeting_weekday", "duty_room_beds", "town_beds", "town_beds_women")
FLOOR = {"floors": "minimum"}


def take_units(draft: Draft, names: UnitNames) -> None:
    groups: dict[str, list[Row]] = {}
    for row in draft.sheets.rows["units"]:
        if row.get("id"):
            groups.setdefault(row.values["id"], []).append(row)
        else:
            draft.hide("units", row)
    for unit, rows in groups.items():
        _take(draft, names, unit, rows)
    for unit, inferred_kind in names.inferred.items():
        draft.put("units", Unit(id=unit, kind=inferred_kind))
    for kind, word in ((UnitKind.STATION, "派出所"), (UnitKind.DEPARTMENT, "部门"), (UnitKind.BUREAU, "分局")):
        units = [unit for unit, inferred in names.inferred.items() if inferred is kind]
        if units:
            draft.defaults.append(say("units.taken_as", word=word, units=listed(units)))


def _take(draft: Draft, names: UnitNames, unit: str, rows: list[Row]) -> None:
    head, *others = rows
    for row in others:
        _refuse_repeated(draft, unit, head, row)
        head.bad.update({key: None for key in row.bad if key not in head.values})
    values = {key: head.values[key] for key in ATTRIBUTES if key in head.values}
    if "meeting_weekday" in values:
        values["meeting_weekday"] = int(values["meeting_weekday"])
    floors = [
        Floor(first=row.get("first") or draft.start, last=row.get("last") or draft.end, minimum=row.values["minimum"])
        for row in rows
        if row.get("minimum") is not None
    ]
    spoilt = any(row.bad for row in rows)
    if spoilt:
        head.bad.setdefault("floors", None)
    draft.take("units", Unit, head, {"kind": names.kind(unit)} | values | {"id": unit, "floors": tuple(floors)}, FLOOR)


def _refuse_repeated(draft: Draft, unit: str, head: Row, row: Row) -> None:
    for key in ATTRIBUTES:
        if key in row.values and row.values[key] != head.get(key):
            column = row.sheet.by_key[key]
            draft.faults.append(
                row.fault(key, say("units.differs", unit=unit, column=column.title, number=head.number), say("units.as_first"))
            )
    if "minimum" not in row.values and not row.bad:
        draft.faults.append(row.fault("id", say("units.twice", unit=unit), say("units.one_row")))
