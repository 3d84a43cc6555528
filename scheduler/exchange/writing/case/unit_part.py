"""One unit's part of a case to fill in: its own rows, and beside them the tables that everybody shares."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from models.base import dates
from models.case import Case
from models.organisation import UnitKind
from models.words import in_the_workbook, listed, say
from scheduler.exchange.errors import CaseFault, CaseFaults
from scheduler.exchange.reading.builtin import kind_by_name, named_station, short
from scheduler.exchange.sheets import BY_KEY, SHEETS
from scheduler.exchange.sheets.words import UNIT_KIND
from scheduler.exchange.transaction.atomic import replace_file
from scheduler.exchange.writing.case.case_rows import Grid, Values, base_grid, case_rows
from scheduler.exchange.writing.case.layout import LABELS, grid_labels
from scheduler.exchange.writing.case.template import ORDER, refuse_filled, template_bytes


def write_part(path: Path, unit: str, case: Case | None) -> tuple[str, ...]:
    """Prefilled from `case`; without one the unit's name alone. Says which rows of the case stand in no unit's part.

    Raises `CaseFaults` where the case has no such unit.
    """
    refuse_filled(path)
    rows = {"units": [_unit_row(unit)]} if case is None else {}
    grid: Grid = []
    left_out: tuple[str, ...] = ()
    if case is not None:
        unit = _known(case, unit)
        rows, grid = _own_rows(case, unit), _own_grid(case, unit)
        left_out = tuple(_left_out(case))
    sheets = [sheet for sheet in SHEETS if sheet.offered or rows.get(sheet.key)]
    with in_the_workbook():
        guide = (say("unit_part.guide", unit=unit), *map(say, ORDER[1:]))
        content = template_bytes(sheets, rows, grid, guide, unit)
    replace_file(path, content)
    return left_out


def _unit_row(unit: str) -> Values:
    kind = kind_by_name(unit)
    is_told = named_station(unit) or kind is UnitKind.BUREAU
    return {"id": unit, "kind": UNIT_KIND.shown(kind.value) if is_told else None}


def _known(case: Case, unit: str) -> str:
    ids = [known.id for known in case.units]
    meant = [known for known in ids if unit in (known, short(known)) or short(unit) == short(known)]
    if not meant:
        raise CaseFaults((CaseFault(BY_KEY["units"].title, "", say("unit_part.unknown", unit=unit), listed(ids)),))
    return meant[0]


def _own_rows(case: Case, unit: str) -> dict[str, list[Values]]:
    owners = _Owners(case)
    return {
        key: [row for row in rows if BY_KEY[key].shared or owners.of(key, row) == unit]
        for key, rows in case_rows(case).items()
        if not BY_KEY[key].grid
    }


class _Owners:
    """Which unit's part a row stands in: the officer's unit, else the station; None where two units are concerned."""

    def __init__(self, case: Case) -> None:
        self.unit = {officer.id: officer.unit for officer in case.officers}
        self.asked = {request.id: request.officer for request in case.leave}

    def of(self, key: str, row: Values) -> str | None:
        if key == "officers":
            return str(row["unit"])
        officer = row.get("officer") or self.asked.get(row.get("request") or "")
        if officer is None:
            return row.get("station")
        other = row.get("other")
        return None if other and self.unit[other] != self.unit[officer] else self.unit[officer]


def _left_out(case: Case) -> Iterator[str]:
    owners = _Owners(case)
    for key, rows in case_rows(case).items():
        if BY_KEY[key].shared or BY_KEY[key].grid:
            continue
        for number, row in enumerate(rows, 2):
            if owners.of(key, row) is None:
                yield say("unit_part.two_units", names=BY_KEY[key].title, number=number)


def _own_grid(case: Case, unit: str) -> Grid:
    """The unit's officers by the dates of its roster, or of the horizon where it has none yet."""
    full = base_grid(case)
    own = {row[0]: row for row in full[1:] if row[2] == unit}
    days: tuple[Any, ...] = full[0][LABELS:] if own else tuple(dates(case.start, case.end))
    officers = [officer for officer in case.officers if officer.unit == unit]
    rows = [own.get(officer.id, (officer.id, officer.name, officer.unit, *[None] * len(days))) for officer in officers]
    return [(*grid_labels(), *days), *rows] if officers else []
