"""A roster's sheet with other rows for a few officers, without indexing all the others' again."""

from collections.abc import Collection, Mapping
from copy import copy
from typing import TypeVar

from models.roster import Roster

from .counts import Count, count
from .given.needs import Duty
from .rows import Work
from .sheet import Sheet

Value = TypeVar("Value")


def derived(sheet: Sheet, page: Sheet, officers: Collection[str], roster: Roster) -> Sheet:
    """As `Sheet(facts, roster)` where `roster` is that of `sheet` with what these officers have on `page`, beds among it."""
    other = copy(sheet)
    for name in ("chosen", "held", "counts"):
        other.__dict__.pop(name, None)
    other.roster, other.strange = roster, [*sheet.strange, *page.strange]
    other.works, other.aways = _with(sheet.works, page.works, officers), _with(sheet.aways, page.aways, officers)
    other.borne = _borne(sheet, page, officers)
    other.leave = _with(sheet.leave, page.leave, officers)
    other.kept_leave = _with(sheet.kept_leave, page.kept_leave, officers)
    other.placed_leave = _with(sheet.placed_leave, page.placed_leave, officers)
    others = {request: row for request, row in sheet.decisions.items() if sheet.facts.pending[request].officer not in officers}
    other.decisions = others | page.decisions
    other.beds = [*(bed for bed in sheet.beds if bed[0] not in officers), *page.beds]
    other.forget(officers)
    touched = {work.duty for officer in officers for each in (sheet, page) for work in each.works.get(officer, ())}
    crews = {duty: _crew(sheet, page, officers, duty) for duty in touched}
    other.crew = {duty: crew for duty, crew in (sheet.crew | crews).items() if crew}
    other.__dict__["counts"] = sheet.counts | _counts(sheet, crews)
    return other


def only(sheet: Sheet, officers: Collection[str]) -> Sheet:
    """What these officers have on it; of the crews and beds nothing."""
    other = copy(sheet)
    for name in ("chosen", "held", "counts"):
        other.__dict__.pop(name, None)
    other.works = {officer: works for officer, works in sheet.works.items() if officer in officers}
    other.aways = {officer: aways for officer, aways in sheet.aways.items() if officer in officers}
    other.crew, other.beds = {}, []
    return other


def _with(rows: Mapping[str, Value], changed: Mapping[str, Value], officers: Collection[str]) -> dict[str, Value]:
    return {officer: row for officer, row in rows.items() if officer not in officers} | dict(changed)


def _borne(sheet: Sheet, page: Sheet, officers: Collection[str]) -> dict[str, list[Work]]:
    gone = {work.bearer for officer in officers for work in sheet.works.get(officer, ()) if work.bearer}
    borne = dict(sheet.borne)
    for bearer in gone | page.borne.keys():
        stay = [work for work in sheet.borne.get(bearer, ()) if work.line.id not in officers]
        borne[bearer] = [*stay, *page.borne.get(bearer, ())]
    return borne


def _crew(sheet: Sheet, page: Sheet, officers: Collection[str], duty: Duty) -> list[Work]:
    stay = [work for work in sheet.crew.get(duty, ()) if work.line.id not in officers]
    return [*stay, *page.crew.get(duty, ())]


def _counts(sheet: Sheet, crews: Mapping[Duty, list[Work]]) -> dict[Duty, Count]:
    needs = sheet.facts.needs
    return {duty: count(sheet.facts, duty, needs[duty], crew) for duty, crew in crews.items() if duty in sheet.counts}
